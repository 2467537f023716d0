"""JUnit XML, as Jenkins and GitLab read it: counts that are right, names that stay, and nothing that XML forbids."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from report.outcomes import hostile, link, many, phone, result, stray
from site_builder.report.baseline import compared, faults
from site_builder.report.junit import as_junit
from site_builder.report.message import Message
from site_builder.report.outcome import Outcome

OLD = compared(result(link(), link("b.md"), stray()), faults([link(), stray()]))
ALL = {
    "some": result(link(), phone(), phone(5), stray(), phone(file="xuan-an/unit.yaml")),
    "none": replace(result(), healthy=("", "bao-quang")),
    "nothing at all": result(),
    "old ones": OLD,
    "hostile": hostile(),
    "very many": many(500),
}
SUITE = {"id", "name", "package", "hostname", "timestamp", "tests", "failures", "errors", "skipped", "time"}
"""What Ant's schema requires of a suite, and Jenkins's knows."""


def read(outcome: Outcome) -> ET.Element:
    """A report as a reader of XML has it."""
    return ET.fromstring(as_junit(outcome).encode())  # noqa: S314 - our own


def suites(outcome: Outcome) -> dict[str, ET.Element]:
    """The suites of a report by name."""
    return {suite.attrib["name"]: suite for suite in read(outcome)}


@pytest.mark.parametrize("kind", ALL)
def test_it_has_the_structure_that_readers_know(kind: str) -> None:
    """That of both schemas: order of elements, required attributes, one outcome a case, and none besides."""
    root = read(ALL[kind])
    assert (root.tag, root.attrib) == ("testsuites", {})
    assert [suite.attrib["id"] for suite in root] == [str(number) for number in range(len(root))]
    for suite in root:
        cases = suite.findall("testcase")
        assert [child.tag for child in suite] == ["properties", *["testcase"] * len(cases), "system-out", "system-err"]
        assert set(suite.attrib) == SUITE
        for case in cases:
            assert set(case.attrib) == {"name", "classname", "time"}
            assert [child.tag for child in case] in ([], ["failure"], ["skipped"])
            assert all(set(failure.attrib) == {"type", "message"} for failure in case.findall("failure"))
        counts = [len(suite.findall(path)) for path in ("testcase", "testcase/failure", "testcase/skipped")]
        assert [int(suite.attrib[key]) for key in ("tests", "failures", "skipped", "errors")] == [*counts, 0]


def test_a_file_is_a_suite_and_an_error_a_case_that_failed() -> None:
    """With the words of the terminal; warnings are the suite's output, and a file that only has these has passed."""
    found = suites(ALL["some"])
    (unit,) = (name for name in found if name == "content/bao-quang/unit.yaml")
    failures = found[unit].findall("testcase/failure")
    assert [failure.attrib["type"] for failure in failures] == ["phone-short", "phone-short"]
    assert (failures[0].text or "").startswith("content/bao-quang/unit.yaml:3:10: lỗi: Số điện thoại «0912 34»")
    assert "Sửa: ghi đủ số" in (failures[0].text or "")
    warned = found["content/bao-quang/a.docx"]
    assert (warned.attrib["tests"], warned.attrib["failures"]) == ("1", "0")
    assert "nhắc: " in warned.findtext("system-out", "")


def test_healthy_units_have_passed_and_a_clean_check_is_never_empty() -> None:
    """Jenkins fails a build whose report has no case."""
    (healthy,) = suites(ALL["none"]).values()
    assert [case.attrib["name"] for case in healthy.findall("testcase")] == ["Phần chung", "bao-quang"]
    (empty,) = suites(ALL["nothing at all"]).values()
    assert empty.attrib["tests"] == "1"


def test_a_case_keeps_its_name_when_its_line_moves() -> None:
    """GitLab compares runs by name, and takes two of one name for one."""
    assert _names(link(line=7), link(line=9)) == _names(link(line=70), link(line=90))
    assert len(set(_names(link(line=7), link(line=9), link("b.md")))) == 3


def _names(*problems: Message) -> list[str]:
    return [case.attrib["name"] for suite in suites(result(*problems)).values() for case in suite.findall("testcase")]


def test_an_old_fault_was_skipped() -> None:
    """Also a warning; a new one in the same file fails."""
    found = suites(OLD)
    guide, file = found["content/bao-quang/guides/bai.md"], found["content/bao-quang/a.docx"]
    assert (guide.attrib["failures"], guide.attrib["skipped"]) == ("1", "1")
    assert (file.attrib["failures"], file.attrib["skipped"]) == ("0", "1")


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\ufffe", "\uffff", "\udc80", "]]>", "<!--", "&#0;", "\x85"])
def test_no_letter_breaks_the_file(letter: str) -> None:
    """XML forbids some in every form (§2.2)."""
    problem = replace(link(), message=f"a{letter}b", line=f"c{letter}d")
    root = read(result(problem))
    assert root.findall(".//failure")
