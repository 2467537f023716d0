"""Every mistake that an editor can make, through the whole build: which rule, where, and what to do."""

import ast
import re
import string
from pathlib import Path

import pytest
from small_site import CONTENT, PROJECT, SmallSite

from site_builder.load import source_line
from site_builder.report.rules import RULES, Rule
from site_builder.report.summary import as_data
from site_builder.report.terminal import show

UNIT = "name: Bảo Quang\nkind: xã\n"
NEWS = "---\ntitle: Tin\ndate: 2026-11-20\n{}---\n{}"
GUIDE = "---\ntitle: Bài\nsummary: Tóm tắt\nchecked_on: 2026-11-01\n{}---\n{}"
MEMBER = "teams:\n  - id: a\n    members:\n      - name: B\n        role: head\n        {}\n"


def unit(line: str) -> dict[str, str]:
    """A `unit.yaml` with one more line, its third."""
    return {"bao-quang/unit.yaml": f"{UNIT}{line}\n"}


def text(body: str) -> dict[str, str]:
    """A guide with this text, which begins on line 6."""
    return {"bao-quang/guides/bai.md": GUIDE.format("", body)}


def member(line: str) -> dict[str, str]:
    """A member with one more line, the sixth."""
    return {"bao-quang/teams.yaml": MEMBER.format(line)}


Case = tuple[dict[str, str], int, int]
CASES: dict[str, Case] = {
    "encoding": ({"bao-quang/unit.yaml": "\udcff"}, 1, 1),
    "control-character": (unit("note: a\x07"), 3, 8),
    "yaml-tab": (unit("\tnote: a"), 3, 1),
    "yaml-colon": (unit("note: Thứ Hai: nghỉ"), 3, 14),
    "yaml-unclosed": (unit('note: "chưa đóng'), 3, 7),
    "yaml-bracket": (unit("warnings: [a\nnote: b"), 4, 5),
    "yaml-no-colon": (unit("note\ntagline: a"), 3, 1),
    "yaml-curly": (unit("note: “Thứ Hai: nghỉ”"), 3, 7),
    "yaml-dash": ({"bao-quang/teams.yaml": "teams:\n  – id: a\n    name: b\n"}, 2, 3),
    "yaml-nested": (unit("  note: a"), 3, 3),
    "yaml-space": (unit("note:a\ntagline: b"), 3, 5),
    "yaml-indent": ({"bao-quang/teams.yaml": "teams:\n    - id: a\n  - id: b\n"}, 3, 3),
    "yaml-escape": (unit('note: "C:\\đường"'), 3, 10),
    "yaml-start": (unit("note: @xa"), 3, 7),
    "yaml-syntax": (unit("localities: ["), 3, 14),
    "yaml-anchor": (unit("note: *a"), 3, 7),
    "yaml-two-documents": (unit("---\nnote: a"), 3, 1),
    "yaml-deep": (unit("note: " + "[" * 30), 3, 26),
    "yaml-key": (unit("? [a]\n: b"), 3, 3),
    "not-a-mapping": (unit("office: số 1"), 3, 9),
    "duplicate-key": (unit("kind: phường"), 3, 1),
    "no-front-matter": ({"bao-quang/guides/bai.md": "1. Một.\n"}, 1, 1),
    "file-empty": ({"bao-quang/guides/bai.md": " \n"}, 1, 1),
    "front-matter-open": ({"bao-quang/guides/bai.md": "---\ntitle: Bài\n"}, 1, 1),
    "unknown-key": (unit("adress: a"), 3, 1),
    "missing-key": ({"bao-quang/unit.yaml": "name: Bảo Quang\n"}, 1, 1),
    "expected-text": (unit("tagline: [a]"), 3, 10),
    "expected-value": (unit("hotline: [113]"), 3, 10),
    "key-misplaced": (unit("address: a"), 3, 1),
    "not-a-choice": (unit("channels: [{kind: zallo}]"), 3, 19),
    "duplicate-id": (unit("localities:\n- {id: a, kind: ấp, name: b}\n- {id: a, kind: ấp, name: c}"), 5, 8),
    "unknown-id": (member("specialities: [vneid, vneidd]"), 6, 31),
    "phone-letters": (unit("hotline: 0912 345 67x"), 3, 10),
    "phone-none": (unit("hotline: đang cập nhật"), 3, 10),
    "phone-two": (unit("hotline: 0912 345 678 / 0912 345 679"), 3, 10),
    "phone-short": (unit("hotline: 0912 34"), 3, 10),
    "phone-long": (unit("hotline: 01234567890"), 3, 10),
    "phone-unknown": (unit("hotline: 116"), 3, 10),
    "date-form": (member("valid_to: cuối năm"), 6, 19),
    "date-none": (member("valid_to: 31/02/2026"), 6, 19),
    "time-form": ({"bao-quang/announcements/tin.md": NEWS.format("event: {starts: 2026-11-20 25:00}\n", "")}, 4, 17),
    "moment-form": ({"bao-quang/announcements/tin.md": NEWS.format("event: {starts: sáng 2026-11-20}\n", "")}, 4, 17),
    "yes-no": ({"bao-quang/announcements/tin.md": NEWS.format("pinned: có lẽ\n", "")}, 4, 9),
    "count-form": ({"bao-quang/events.yaml": "events:\n  - date: 2026-11-20\n    reached: 7 hộ\n"}, 3, 14),
    "number-form": ({"bao-quang/services.yaml": "services:\n  - id: vneid\n    size_mb: lớn\n"}, 3, 14),
    "slug-form": (unit("localities: [{id: Ấp 1, kind: ấp, name: 1}]"), 3, 19),
    "url-form": ({"bao-quang/services.yaml": "services:\n  - id: vneid\n    website: vneid.gov.vn\n"}, 3, 14),
    "phone-not-mobile": (member("zalo: 1900 1006"), 6, 15),
    "store-id": ({"bao-quang/services.yaml": "services:\n  - id: vneid\n    android: VNeID\n"}, 3, 14),
    "line-long": (unit("note: " + "a" * 5000), 3, 1),
    "picture-outside": (text("![a](https://a.gov.vn/a.png)"), 6, 6),
    "email-form": (unit("office: {email: xa.bao-quang}"), 3, 17),
    "base-url-form": ({"site.yaml": "title: A\nbase_url: https://a.example/?x=1\n"}, 2, 11),
    "dates-crossed": ({"bao-quang/announcements/tin.md": NEWS.format("expires: 2026-11-19\n", "")}, 4, 10),
    "no-consent": (member("phone: 0912 345 678"), 6, 16),
    "link-unknown": (text("[a](../../../b.md)"), 6, 5),
    "link-other-unit": (text("Xem\n\n- [a](../../xuan-an/guides/b.md)"), 8, 7),
    "link-guide": (text("[a](cai-vneidd.md)"), 6, 5),
    "link-announcement": (text("[a](../announcements/2026-11-18-hop.md)"), 6, 5),
    "link-file": (text("[a](../media/b.pdf)"), 6, 5),
    "link-fragment": (text("[a](cai-vneid.md#buoc-9)"), 6, 5),
    "link-scheme": (text("Bấm [a](javascript:b)"), 6, 9),
    "link-host": (text("Bấm [a](https://a.example/b)"), 6, 9),
    "link-short": (text("Bấm [a](https://bit.ly/b)"), 6, 9),
    "link-bare": (text("Bấm [a](dichvucong.gov.vn)"), 6, 9),
    "picture-silent": ({**text("![](../media/a.jpg)"), "bao-quang/media/a.jpg": "a"}, 6, 5),
    "same-address": ({"bao-quang/guides/bai.md": GUIDE.format("aliases: [a, cai-vneid]\n", "")}, 5, 14),
    "no-site": ({"site.yaml": ""}, 1, 1),
    "no-unit": ({"xa-moi/teams.yaml": "teams: []\n"}, 1, 1),
    "no-theme": ({"site.yaml": f"{CONTENT['site.yaml']!s}theme: khong-co\n"}, 3, 8),
    "file-name": ({"bao-quang/guides/Bài Một.md": GUIDE.format("", "")}, 1, 1),
    "reserved-name": ({"lien-he/unit.yaml": UNIT}, 1, 1),
    "same-slug": ({"bao-quang/announcements/2026-11-17-hop-ap.md": NEWS.format("", "")}, 1, 1),
    "file-unknown": ({"bao-quang/ghi-chu.docx": "a"}, 1, 1),
    "file-ending": ({"bao-quang/guides/bai.txt": "a"}, 1, 1),
    "file-large": ({"bao-quang/guides/bai.md": "a" * (1024 * 1024 + 1)}, 1, 1),
    "file-outside": ({"bao-quang/media/ho-so.pdf": "→/etc/hostname"}, 1, 1),
    "file-kind": ({"bao-quang/media/trang.html": "a"}, 1, 1),
    "file-unreadable": ({"bao-quang/guides/bai.md": "→khong-co.md"}, 1, 1),
    "translation-unused": ({"bao-quang/guides/cai-vneid.en.md": GUIDE.format("", "")}, 1, 1),
}
"""Rule → the files that break it, and the line and column that the editor is shown. "→" makes a symbolic link."""
WHOLE_FILE = ("file-", "same-slug", "no-front-matter", "no-site", "no-unit")
"""Rules whose file's first line would explain nothing."""


def spoil(site: SmallSite, code: str) -> SmallSite:
    """The small site with one mistake."""
    if code == "no-site":
        return site.remove("site.yaml")
    for name, written in CASES[code][0].items():
        path = site.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if written.startswith("→"):
            path.symlink_to(written[1:])
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
        shown = show(problem, source, "content", lang).split("\n")
        assert shown[0].startswith(f"content/{problem.place.file}:{line}:{column}: ")
        assert shown[-1].startswith(f"   {advice}")
        assert "{" not in re.sub(r"«[^»]*»|\[ hoặc \{", "", shown[0] + shown[-1])
        assert (len(shown) == 4) == (bool(source.strip()) and not code.startswith(WHOLE_FILE))
        if len(shown) == 4:
            number, _, text = shown[1].partition(" | ")
            assert (int(number), text.rstrip("…")) == (line, source[:160]), "a long line is cut"
            assert shown[2].index("^") == len(number) + len(" | ") + column - 1
        assert as_data(problem, lang)["message"] in shown[0]


@pytest.mark.parametrize("code", sorted(CASES.keys() - {"link-fragment", "yaml-bracket", "yaml-no-colon", "no-theme"}))
def test_one_mistake_is_one_problem(code: str, site: SmallSite) -> None:
    """No mistake pulls others along."""
    problems = spoil(site, code).build(dry=True).report.problems
    assert [problem.code for problem in problems] == [code]


def test_every_rule_is_broken_by_an_example() -> None:
    """A new rule comes with one."""
    assert set(CASES) | {"our-fault"} == set(RULES), "our-fault: test_failures.py"


def test_every_rule_is_used_and_every_code_has_a_rule() -> None:
    """Codes stand in calls of Problem.error, Problem.warning, Refused and report, and in tables of codes."""
    words = re.compile(r"[a-z]+(-[a-z]+)+|encoding")
    files = [path for path in (PROJECT / "site_builder").rglob("*.py") if path.name != "rules.py"]
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
        if name in ("error", "warning", "Refused", "report", "_report"):
            found |= {node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)}
    return {name for name in found if isinstance(name, str) and name}


@pytest.mark.parametrize("code", RULES)
def test_both_languages_tell_the_same(code: str) -> None:
    """Both sentences are there, do not end in a full stop, and need the same words of the problem at most."""
    rule = RULES[code]
    for sentence in (rule.says, rule.do, rule.says_en, rule.do_en):
        assert sentence == sentence.strip()
        assert sentence
        assert not sentence.endswith(".")
    assert _words(rule.says_en, rule.do_en) <= _words(rule.says, rule.do) | {"said"}


def _words(*sentences: str) -> set[str]:
    return {name for sentence in sentences for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_a_rule_is_nothing_but_its_texts() -> None:
    """Its code is its name in the catalogue."""
    assert Rule("a", "b", "c", "d") == Rule(says="a", do="b", says_en="c", do_en="d")


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        (unit("adress: a"), ""),
        (unit("hotlien: 113"), "hotline"),
        (text("[a](cai-vneidd.md)"), "cai-vneid"),
        (text("[a](cai-vneid.md#buoc-22)"), "buoc-2"),
        (member("specialities: [vneidd]"), "vneid"),
        ({**text("[a](../media/ban-do.pd)"), "bao-quang/media/ban-do.pdf": "a"}, "ban-do.pdf"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_the_word_that_was_meant(
    files: dict[str, str], hint: str, site: SmallSite
) -> None:
    """«Sửa: ý bạn là …»; what is like nothing gets the general advice alone."""
    (problem,) = site.put(files).build(dry=True).report.problems
    shown = show(problem, "", "content", "vi")
    assert (f"Sửa: ý bạn là «{hint}»? Nếu không, " in shown) == bool(hint)


@pytest.mark.parametrize("before", [0, 90, 100, 101, 500])
@pytest.mark.parametrize("after", [0, 300])
def test_of_a_long_line_the_part_around_the_mistake_is_shown(before: int, after: int, site: SmallSite) -> None:
    """The caret stands below the mistake all the same, and no line runs over the screen twice."""
    (problem,) = site.put(text(f"{'ấ' * before}[a](sai.md){'ậ' * after}")).build(dry=True).report.problems
    shown = show(problem, source_line(site.content, problem.place), "content", "vi").split("\n")
    assert shown[1][shown[2].index("^") :].startswith("sai.md)")
    assert len(shown[1]) < 180


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
