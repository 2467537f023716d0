"""The baseline: what was there before is told as old wherever its line is now, and what is gone is told too."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.outcomes import link, phone, result, stray
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.baseline import DamagedBaseline, KnownFault, as_text, compared, faults, read_baseline
from site_builder.report.formats import FORMATS
from site_builder.report.message import Message, shown

FAULTS = st.builds(KnownFault, file=st.text(max_size=5), code=st.text(max_size=5), value=st.text(max_size=5))
LINKS = st.lists(st.builds(link, st.sampled_from("abc"), st.integers(1, 99), file=st.sampled_from(["x.md", "y.md"])))


@given(known=st.dictionaries(FAULTS, st.integers(1, 9)))
def test_what_is_written_is_read_again(known: dict[KnownFault, int]) -> None:
    """Whatever letters an address has; and the same faults make the same file."""
    assert read_baseline(as_text(known)) == known
    assert as_text(known) == as_text(dict(reversed(known.items())))


@given(before=LINKS, after=LINKS)
def test_every_problem_is_old_or_new_and_nothing_is_lost(before: list[Message], after: list[Message]) -> None:
    """As many of each fault are old as the baseline has, wherever they stand now."""
    outcome = result(*after)
    known = faults(before)
    told = compared(outcome, known)
    assert sorted((*told.problems, *told.old), key=repr) == sorted(outcome.problems, key=repr)
    assert Counter(faults(told.old)) == Counter(known) & Counter(faults(outcome.problems))
    assert compared(outcome, faults(outcome.problems)).problems == ()


def test_lines_that_move_make_nothing_new() -> None:
    """Another address does, and one more of the same."""
    known = faults([link(line=7), phone()])
    assert compared(result(link(line=70), phone(30)), known).problems == ()
    assert len(compared(result(link(line=7), link(line=8), link("b.md"), phone()), known).problems) == 2


def test_what_is_mended_is_named_once_no_error_can_hide_it() -> None:
    """A file that cannot be read shows no fault at all."""
    known = faults([link("a.md"), link("b.md")])
    assert compared(result(link("a.md")), known).mended == ("bao-quang/guides/bai.md: «b.md» [link-guide]",)
    assert compared(result(link("a.md"), phone()), known).mended == ()
    assert compared(result(link("a.md"), stray()), known).mended == ("bao-quang/guides/bai.md: «b.md» [link-guide]",)


@pytest.mark.parametrize("code", ["personal-id", "private-mobile", "file-personal", "our-fault"])
def test_somebodys_number_and_our_own_faults_are_never_old(code: str) -> None:
    """Not even when somebody writes them into the file."""
    words = {"number": "0", "value": "a", "name": "b", "trace": "c", "kind": "d"}
    problem = shown(Problem.found(code, Location(file="a.md"), **words), "", "vi")
    assert faults([problem]) == {}
    forged = {KnownFault(file="a.md", code=code, value=problem.value): 1}
    assert compared(result(problem), forged).problems == (problem,)


def test_the_file_has_a_line_for_each_fault_and_nobodys_number() -> None:
    """So that a change of it can be read."""
    number = "0912 345 678"
    masked = phone(value=number).value
    text = as_text(faults([link("b.md"), link("a.md"), link("a.md", 9), phone(value=number)]))
    assert text.split("\n") == [
        "{",
        ' "version": 1,',
        ' "faults": [',
        '  {"file": "bao-quang/guides/bai.md", "code": "link-guide", "value": "a.md", "count": 2},',
        '  {"file": "bao-quang/guides/bai.md", "code": "link-guide", "value": "b.md", "count": 1},',
        f'  {{"file": "bao-quang/unit.yaml", "code": "phone-short", "value": "{masked}", "count": 1}}',
        " ]",
        "}",
        "",
    ]
    assert number not in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"faults": []}',
        '{"version": 2, "faults": []}',
        '{"version": 1, "faults": {}}',
        '{"version": 1, "faults": [{"file": "a", "code": "b", "value": "c"}]}',
        '{"version": 1, "faults": [{"file": "a", "code": "b", "value": "c", "count": 0}]}',
        '{"version": 1, "faults": [{"file": "a", "code": "b", "value": "c", "count": true}]}',
        '{"version": 1, "faults": [{"file": 1, "code": "b", "value": "c", "count": 1}]}',
        '<<<<<<< HEAD\n{"version": 1, "faults": []}',
    ],
)
def test_a_damaged_file_is_no_baseline(text: str) -> None:
    """Rather none at all than half of one."""
    with pytest.raises(DamagedBaseline):
        read_baseline(text)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_form_counts_the_old_ones(kind: str) -> None:
    """And says that they do not matter; GitLab's form has no words for that, and leaves them out."""
    told = FORMATS[kind](compared(result(link(), phone()), faults([link()])))
    marks = {"json": '"old": [', "sarif": "suppressions", "junit": "skipped />", "gitlab": "phone-short"}
    assert marks.get(kind, "Còn 1 chỗ cũ") in told
    assert "phone-short" in told
    assert kind != "gitlab" or link().code not in told


def test_what_is_mended_is_counted_and_the_first_are_named() -> None:
    """A hundred names would help nobody."""
    told = compared(result(), faults(link(f"{number}.md") for number in range(100)))
    page = FORMATS["markdown"](replace(told, lang="en"))
    assert "100 places" in page
    assert page.count("bao-quang/guides") == 10
