"""Every mistake that an editor can make, through the whole build: which rule, where, and what to do."""

import ast
import os
import re
from pathlib import Path

import pytest
from papers import pdf
from small_site import PROJECT, SmallSite

from report.cases import CASES
from report.cases.contents import member, text, unit
from site_builder.content.load import source_line
from site_builder.model.severity import AGAINST_LAST
from site_builder.report.message import presentable, shown
from site_builder.report.phrases import PHRASES
from site_builder.report.rule_text import rule_text
from site_builder.report.rules import RULES, SUBJECT
from site_builder.report.rules.outside import RULES as OUTSIDE
from site_builder.report.rules.printing import RULES as PRINTING
from site_builder.report.terminal import show
from site_builder.text.privacy import mask

ABOUT_BRACES = ("foreign-fact", "yaml-brace", "substitution-form", "substitution-lacking", "substitution-unknown")
"""Rules that show an editor how braces are written."""


def spoil(site: SmallSite, code: str) -> SmallSite:
    """The small site with one mistake."""
    if code == "no-site":
        return site.remove("site.yaml")
    for name, written in CASES[code][0].items():
        path = site.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if written.startswith("→"):
            path.symlink_to(written[1:])
        elif written == "|":
            os.mkfifo(path)
        else:
            site.put({name: written.encode("utf-8", "surrogateescape")})
    return site


@pytest.mark.parametrize("code", CASES)
def test_a_mistake_is_told_at_its_place(code: str, site: SmallSite) -> None:
    """As file:line:column, with the line and a caret below the character, and what to do; in English too."""
    problems = spoil(site, code).build(dry=True).report.problems
    problem = next(problem for problem in problems if problem.code == code)
    _, line, column = CASES[code]
    assert (problem.place.line, problem.place.column) == (line, column)
    source = source_line(site.content, problem.place)
    for lang, advice in (("vi", "Sửa: "), ("en", "Do: ")):
        told = show(shown(problem, source, lang), "content").split("\n")
        assert told[0].startswith(f"content/{mask(problem.place.file)}:{line}:{column}: ")
        assert told[0].endswith(f" [{code}]")
        assert told[-1].startswith(f"   {advice}")
        if code not in ABOUT_BRACES:
            assert "{" not in re.sub(r"«[^»]*»|\[ hoặc \{", "", told[0] + told[-1])
        assert (len(told) == 4) == (bool(source.strip()) and RULES[code].shows_line)
        if len(told) == 4:
            number, _, text = told[1].partition(" | ")
            assert (int(number), text.rstrip("…")) == (line, presentable(source[:160])), "a long line is cut"
            assert told[2].index("^") == len(number) + len(" | ") + column - 1


_SECRET = ("url-login", "stall-account")
"""A line that has such a mistake must stand in no log."""


@pytest.mark.parametrize("code", CASES)
def test_a_line_is_hidden_where_the_whole_file_is_meant(code: str) -> None:
    """Such a mistake is told at the file's first character. The others hold a password or an account."""
    assert RULES[code].shows_line or CASES[code][1:] == (1, 1) or code in _SECRET
    assert not (RULES[code].shows_line and code in _SECRET)


_SEVERAL = {"link-fragment", "yaml-bracket", "yaml-no-colon", "no-theme", "succession-loop"}
"""A loop is told at each of its units."""


@pytest.mark.parametrize("code", sorted(CASES.keys() - _SEVERAL))
def test_one_mistake_is_one_problem(code: str, site: SmallSite) -> None:
    """No mistake pulls others along."""
    problems = spoil(site, code).build(dry=True).report.problems
    assert [problem.code for problem in problems if problem.code != "site-unused"] == [code]


def test_every_rule_is_broken_by_an_example() -> None:
    """A new rule comes with one."""
    elsewhere = {"our-fault", "reference-form", "attachment-unread", "cache-differs", "form-pay-fields", "form-pay-sum"}
    elsewhere |= {"guide-app-gone", "guide-app-name", "guide-code", "guide-link-dead", "guide-link-moved"}
    elsewhere |= {"guide-no-helper", "guide-overdue", "output-unclaimed", "unit-misnamed", "unit-vanished", *OUTSIDE}
    elsewhere |= PRINTING.keys() - {"code-address-long"}
    elsewhere |= {"unit-died", "unit-stalled"}
    elsewhere |= {code for code in RULES if SUBJECT[code] == "ledger"}
    elsewhere |= {"ended-living", *AGAINST_LAST}
    elsewhere |= {"output-unremoved", "output-unwritten"}
    elsewhere |= {code for code in RULES if code.startswith("theme-")} | {"translation-lost"}
    elsewhere |= {code for code in RULES if code.startswith("site-")}
    elsewhere |= {code for code in RULES if SUBJECT[code] == "weight"} - CASES.keys()
    tested = "test_against_last.py, test_theme_faults.py, test_failures.py, test_damaged_manifest.py, test_verify.py, "
    tested += "test_ledger.py, test_withdrawn.py, test_page_budget.py, "
    tested += "document/test_inspect.py, external/, links/, audit/, check/"
    assert set(CASES) | elsewhere == set(RULES), tested


def test_every_rule_is_used_and_every_code_has_a_rule() -> None:
    """Codes stand in calls of Problem.found, Problem.mild, Refused and report, and in tables of codes."""
    words = re.compile(r"[a-z]+(-[a-z]+)+|encoding")
    files = [path for path in (PROJECT / "site_builder").rglob("*.py") if path.parent.name != "rules"]
    used = {name for path in files for name in _strings(path) if words.fullmatch(name)}
    called = {name for path in files for name in _reported(path)}
    assert set(RULES) - used == set()
    assert called - set(RULES) == set()
    assert len(called) > 30


def _strings(path: Path) -> set[str]:
    """Every text in a file."""
    return {str(node.value) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)}


def _reported(path: Path) -> set[str]:
    """The first arguments of whatever reports."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call) and node.args]
    found: set[object] = set()
    for call in calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in ("found", "mild", "Refused", "report", "_report"):
            found |= {node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)}
    return {name for name in found if isinstance(name, str) and name}


@pytest.mark.parametrize("lang", PHRASES)
@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_a_sentence_and_what_to_do(code: str, lang: str) -> None:
    """Without a full stop, which every form of a report sets by itself."""
    text = rule_text(code, lang)
    for sentence in (text.says, text.do):
        assert sentence == sentence.strip()
        assert not sentence.endswith(".")


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        (unit("adress: a"), ""),
        (unit("hotlien: 113"), "hotline"),
        (text("[a](cai-vneidd.md)"), "cai-vneid.md"),
        (text("[a](cai-vneid.md#buoc-22)"), "cai-vneid.md#buoc-2"),
        (member("specialities: [vneidd]"), "vneid"),
        ({**text("[a](../media/ban-do.pd)"), "bao-quang/media/ban-do.pdf": pdf("a")}, "../media/ban-do.pdf"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_the_word_that_was_meant(
    files: dict[str, str], hint: str, site: SmallSite
) -> None:
    """«Sửa: ý bạn là …»; what is like nothing gets the general advice alone."""
    (problem,) = site.put(files).build(dry=True).report.problems
    assert (f"ý bạn là «{hint}»? Nếu không, " in shown(problem, "", "vi").advice) == bool(hint)


@pytest.mark.parametrize("before", [0, 90, 100, 101, 500])
@pytest.mark.parametrize("after", [0, 300])
def test_of_a_long_line_the_part_around_the_mistake_is_shown(before: int, after: int, site: SmallSite) -> None:
    """The caret stands below the mistake all the same, and no line runs over the screen twice."""
    (problem,) = site.put(text(f"{'ấ' * before}[a](sai.md){'ậ' * after}")).build(dry=True).report.problems
    told = show(shown(problem, source_line(site.content, problem.place), "vi"), "content").split("\n")
    assert told[1][told[2].index("^") :].startswith("sai.md)")
    assert len(told[1]) < 180


def test_all_mistakes_of_all_files_are_told_at_once(site: SmallSite) -> None:
    """In the order of files, lines and columns, each once."""
    site.put({**unit("hotline: 0912 34\nadress: a"), **text("[a](b.md) [c](d.md)"), "xuan-an/events.yaml": "events: ["})
    assert site.build(dry=True).told == [
        ("bao-quang/guides/bai.md", "link-guide", 6, 5),
        ("bao-quang/guides/bai.md", "link-guide", 6, 15),
        ("bao-quang/unit.yaml", "phone-short", 3, 10),
        ("bao-quang/unit.yaml", "unknown-key", 4, 1),
        ("xuan-an/events.yaml", "yaml-syntax", 1, 10),
    ]
