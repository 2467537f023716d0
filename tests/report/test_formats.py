"""Each form of a result: complete, within its limits, and deaf to what the content would like it to say."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import jsonschema
import pytest

from report.outcomes import hostile, link, many, phone, result, stray
from site_builder.cli.arguments.work import REPORT_KINDS
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.as_json import as_json
from site_builder.report.baseline import compared, faults
from site_builder.report.formats import FORMATS
from site_builder.report.github import as_annotations
from site_builder.report.html import MOST, as_page
from site_builder.report.markdown import as_markdown
from site_builder.report.message import Message, shown
from site_builder.report.outcome import Outcome
from site_builder.report.rules import RULES, SUBJECTS
from site_builder.report.sarif import as_sarif

EVERY = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
LIMITS = {"github": 16_000_000, "html": 1_000_000, "markdown": 1_048_576, "sarif": 20_000_000, "json": 20_000_000}
LIMITS["junit"] = LIMITS["gitlab"] = 16_000_000
"""Bytes for 10,000 problems; those of Markdown are GitHub's own."""
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {"results": {"items": {"$ref": "#/$defs/result"}}},
            },
        },
    },
    "$defs": {
        "result": {
            "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
            "properties": {
                "level": {"enum": ["error", "warning", "note", "none"]},
                "message": {"required": ["text"]},
                "locations": {"minItems": 1, "maxItems": 1, "items": {"required": ["physicalLocation"]}},
                "partialFingerprints": {"additionalProperties": {"type": "string", "minLength": 1}},
            },
        },
    },
}
"""What code hosts ask of a file, beyond what OASIS's own schema does."""


def test_the_command_line_knows_every_form() -> None:
    """It names them without loading them."""
    assert set(FORMATS) == set(REPORT_KINDS)


@EVERY
def test_every_problem_is_in_every_form(form: Callable[[Outcome], str]) -> None:
    """With its code, its file from the root of the repository and its line."""
    told = form(result(phone(7), stray()))
    for word in ("phone-short", "file-unknown", "unit.yaml", "a.docx", "7", "0912 34"):
        assert word in told
    assert told.endswith("\n")


@EVERY
def test_a_result_without_problems_is_told_too(form: Callable[[Outcome], str]) -> None:
    """In both languages."""
    assert form(result()) != form(result(phone()))
    assert form(result(lang="en"))


@EVERY
@pytest.mark.parametrize("kind", ["vi", "en"])
def test_no_form_is_led_astray_by_content(form: Callable[[Outcome], str], kind: str) -> None:
    """No control character reaches a terminal, and every form can be written as UTF-8."""
    told = form(replace(hostile(), lang=kind))
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", told) == []
    assert told.encode().decode() == told


@pytest.mark.parametrize("kind", FORMATS)
def test_ten_thousand_problems_are_laid_out_in_time_and_within_limits(kind: str) -> None:
    """A minute for all of them would be no answer."""
    outcome, started = many(), time.process_time()
    told = FORMATS[kind](outcome)
    assert time.process_time() - started < 10
    assert len(told.encode()) < LIMITS[kind]


class TestGitHub:
    """https://docs.github.com/actions: commands of a workflow."""

    def test_a_note_stands_at_its_place(self) -> None:
        """From the root of the repository; the mark ends with its last character."""
        note = as_annotations(result(phone())).split("\n")[0]
        assert note == (
            "::error file=content/bao-quang/unit.yaml,line=3,col=10,endColumn=16,title=Lỗi [phone-short]"
            "::Số điện thoại «0912 34» thiếu chữ số (cần 10)%0ASửa: ghi đủ số, ví dụ 0912 345 678"
        )

    def test_each_fault_is_noted_before_any_is_repeated(self) -> None:
        """One address that is wrong in twenty files would else take all the notes; what all units share comes first."""
        same = [link("cu.md", file=f"bao-quang/guides/{number:02}.md") for number in range(20)]
        told = as_annotations(result(*same, link("b.md", file="xuan-an/guides/b.md"), link("c.md", file="guides/c.md")))
        notes = [row for row in told.split("\n") if row.startswith("::error")]
        assert [re.findall("«(.*?)»", note)[0] for note in notes] == ["c.md", "cu.md", "b.md", *["cu.md"] * 7]

    def test_colons_and_commas_of_a_name_do_not_end_it(self) -> None:
        """Nor does what looks like an escape already."""
        note = as_annotations(result(stray("a:b,c%0Ad.docx"))).split("\n")[0]
        assert "file=content/a%3Ab%2Cc%250Ad.docx,line=1,title=" in note

    def test_ten_of_each_kind_are_noted_and_the_others_counted(self) -> None:
        """What was just edited first; the log has them all."""
        edited = phone(99, file="xuan-an/unit.yaml", changed=True)
        told = as_annotations(result(*(phone(line) for line in range(1, 15)), *map(_stray, range(12)), edited))
        rows = told.split("\n")
        assert (told.count("\n::error"), told.count("\n::warning"), told.count("\n::notice")) == (9, 10, 1)
        assert rows[0].startswith("::error file=content/xuan-an/unit.yaml,line=99")
        assert "::Còn 7 chỗ nữa. " in told
        assert told.count("[phone-short]\n") == 15

    def test_nothing_in_the_content_is_a_command(self) -> None:
        """A line that begins like one is ours, or stands where the runner does not listen."""
        rows = as_annotations(hostile()).split("\n")
        start, word = next((at, row[17:]) for at, row in enumerate(rows) if row.startswith("::stop-commands::"))
        end = rows.index(f"::{word}::")
        ours = re.compile(r"::(error|warning|notice|group|endgroup|stop-commands)\b")
        assert all(ours.match(row) for row in rows[:start] if row)
        assert rows[end + 1 :] == ["::endgroup::", ""]
        assert not any(row.lstrip().startswith("::") for row in rows[start + 1 : end])
        assert re.fullmatch("[0-9a-f]{64}", word)
        assert word not in "\n".join(rows[start + 1 : end])


def _stray(number: int) -> Message:
    return stray(f"bao-quang/{number}.docx")


class TestSarif:
    """https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

    def test_it_has_what_code_hosts_ask_for(self) -> None:
        """Every result names a rule that is there, and the rule explains itself in both languages."""
        data = json.loads(as_sarif(hostile()))
        jsonschema.validate(data, SARIF)
        rules = data["runs"][0]["tool"]["driver"]["rules"]
        for found in data["runs"][0]["results"]:
            rule = rules[found["ruleIndex"]]
            assert rule["id"] == found["ruleId"]
            assert rule["defaultConfiguration"]["level"] == found["level"]
            assert "Sửa: " in rule["help"]["text"]
            assert "Do: " in rule["help"]["text"]
            assert "](" not in found["message"]["text"], "no link but ours"

    def test_a_place_is_a_region_of_a_file(self) -> None:
        """In characters; the address is escaped and relative."""
        data = json.loads(as_sarif(result(phone(file="bao-quang/guides/bài mới.md"), stray())))
        place = data["runs"][0]["results"][1]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "content/bao-quang/guides/b%C3%A0i%20m%E1%BB%9Bi.md"
        assert place["region"] == {"startLine": 3, "startColumn": 10, "endColumn": 17}
        assert data["runs"][0]["columnKind"] == "unicodeCodePoints"
        assert data["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}

    def test_a_rule_says_its_subject_and_an_old_fault_that_it_is_known(self) -> None:
        """Of every family of links alike; the baseline suppresses a fault and does not hide it."""
        outcome = result(link(), link("b.md", 9), phone())
        run = json.loads(as_sarif(compared(outcome, faults([link()]))))["runs"][0]
        assert [rule["properties"]["tags"] for rule in run["tool"]["driver"]["rules"]] == [["links"], ["values"]]
        known = {found["message"]["text"][:40]: "suppressions" in found for found in run["results"]}
        assert sorted(known.values()) == [False, False, True]
        assert run["results"][-1]["suppressions"][0]["kind"] == "external"
        assert run["results"][-1]["locations"][0]["physicalLocation"]["region"] == {
            "startLine": 7,
            "startColumn": 9,
            "endColumn": 15,
        }

    def test_every_rule_that_there_is_can_be_told(self) -> None:
        """With texts, a subject, a region and a print of its own, whichever family it is of."""
        every = [replace(link(), code=code) for code in RULES]
        run = json.loads(as_sarif(result(*every)))["runs"][0]
        rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
        assert set(rules) == set(RULES)
        assert all(rule["properties"]["tags"][0] in SUBJECTS and rule["help"]["markdown"] for rule in rules.values())
        assert all(
            found["locations"][0]["physicalLocation"]["region"]["endColumn"] == 15
            and rules[found["ruleId"]] is run["tool"]["driver"]["rules"][found["ruleIndex"]]
            for found in run["results"]
        )
        assert len({found["partialFingerprints"]["problem/v1"] for found in run["results"]}) == len(RULES)

    def test_an_alert_is_the_same_when_lines_are_added_above_it(self) -> None:
        """And another when the line itself, the file or the rule is another; twins are told apart."""
        prints = _prints(phone(3), phone(5), phone(7, value="0912 35"), phone(3, file="xuan-an/unit.yaml"), stray())
        assert len(set(prints)) == 5
        assert _prints(phone(13), phone(15)) == prints[1:3]


def _prints(*problems: Message) -> list[str]:
    data = json.loads(as_sarif(result(*problems)))
    return [found["partialFingerprints"]["problem/v1"] for found in data["runs"][0]["results"]]


class TestMarkdown:
    """The summary of a step on GitHub."""

    def test_content_is_neither_html_nor_markdown(self) -> None:
        """Marks outside of <pre> are written as entities; line breaks inside it too, or the list would end."""
        told = as_markdown(hostile())
        assert "<script" not in told
        outside = re.sub(r"<pre>.*?</pre>", "", told)
        assert "](" not in outside
        assert "@admin" not in outside
        assert told.count("<pre>") == len(re.findall(r"<pre>[^\n]*?</pre>", told)) > 5

    def test_what_finds_no_room_is_counted(self) -> None:
        """GitHub refuses a summary that is too long as a whole."""
        told = as_markdown(many())
        shown = told.count("[phone-short]")
        assert 500 < shown < 10_000
        assert f"Còn {10_000 - shown} chỗ nữa" in told[-300:]

    def test_an_example_is_given_once(self) -> None:
        """Folded, below the first problem of its rule."""
        assert as_markdown(result(phone(1), phone(2), stray())).count("<details>") == 2


class _Texts(HTMLParser):
    """The tags of a page and their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "style", "onclick")]


class TestPage:
    """One HTML file for a phone; how it looks is tested in a browser (tests/real_site/test_report.py)."""

    def test_it_loads_nothing_and_runs_nothing(self) -> None:
        """Whatever the content says."""
        page = _Texts(as_page(hostile()))
        assert set(page.tags).isdisjoint({"script", "img", "iframe", "object", "form", "base"})
        assert all(re.fullmatch(r"#u\d+", href) for href in page.links)
        assert "url(" not in as_page(result())

    def test_the_word_that_is_wrong_is_marked(self) -> None:
        """In its line."""
        assert "hotline: <mark>0912 34</mark></pre>" in as_page(result(phone()))
        past = replace(phone(), place=Location(file="a/unit.yaml", line=3, column=40), end=41)
        assert "hotline: 0912 34<mark>&nbsp;</mark>" in as_page(result(past))

    def test_units_that_keep_old_pages_are_named_above_all(self) -> None:
        """Before the first problem."""
        page = as_page(result(phone()))
        assert page.index("Giữ nguyên trang cũ của 1 đơn vị có lỗi: bao-quang.") < page.index("<article")

    def test_a_long_list_ends_with_the_number_of_the_others(self) -> None:
        """A phone is no place for 10,000 problems."""
        page = as_page(many())
        assert page.count("<article") == MOST
        assert f"Còn {10_000 - MOST} chỗ nữa" in page

    def test_every_link_leads_to_a_unit_on_the_page(self) -> None:
        """Also where not all units found room."""
        page = as_page(many())
        assert set(re.findall(r'href="#(.*?)"', page)) == set(re.findall(r'id="(u.*?)"', page))

    def test_its_headline_counts_what_is_to_be_done(self) -> None:
        """The errors, else the warnings, else that there is nothing, or nothing new."""
        old = compared(result(link()), faults([link()]))
        told = [result(link(), phone(), stray()), result(stray()), result(), old]
        assert [re.findall("<h1>(.*?)</h1>", as_page(outcome))[0] for outcome in told] == [
            "2 chỗ phải sửa, trong 2 tệp",
            "1 chỗ nên sửa, trong 1 tệp",
            "Không có lỗi nào. Cảm ơn đã kiểm tra.",
            "Không có lỗi nào mới.",
        ]
        assert "Còn 1 chỗ cũ" in as_page(old)

    def test_one_kind_can_be_looked_at_alone(self) -> None:
        """Each problem, file and unit names its kinds, and each kind there is has a button; one kind needs none."""
        page = as_page(result(link(), link("b.md"), phone(), stray("xuan-an/a.docx")))
        assert re.findall('<label for="(.*?)">(.*?)</label>', page) == [
            ("k-all", "Tất cả (4)"),
            ("k-values", "Nội dung từng mục: số, ngày, mã, tên (1)"),
            ("k-links", "Đường dẫn (2)"),
            ("k-files", "Tệp và thư mục (1)"),
        ]
        assert '<section class="k-links k-values">' in page
        assert page.count('<article class="error k-links">') == 2
        assert "#k-links:checked ~ section article:not(.k-links)" in page
        assert "<input" not in as_page(result(link(), link("b.md")))

    def test_an_address_that_finds_no_room_in_the_sentence_is_shown_whole(self) -> None:
        """Where there is no line to show it in."""
        long = "https://a.gov.vn/" + "a" * 200
        lost = shown(Problem.found("link-guide", Location(file="a.html"), value=long, hint=""), "", "vi")
        assert f'<pre class="source">{long}</pre>' in as_page(result(lost))


def test_json_says_where_from_both_roots() -> None:
    """`file` from the content folder, `path` from the repository."""
    (problem,) = json.loads(as_json(replace(result(phone(changed=True)), root="a/content")))["problems"]
    assert (problem["file"], problem["path"]) == ("bao-quang/unit.yaml", "a/content/bao-quang/unit.yaml")
    assert (problem["end_column"], problem["changed"]) == (17, True)
