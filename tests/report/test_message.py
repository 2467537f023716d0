"""What may be shown of a problem: one line, no surprises, columns that stay right."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.outcomes import HOSTILE, hostile, phone, result, stray
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.message import Message, excerpt, presentable, shown
from site_builder.report.outcome import by_unit


@given(st.text() | st.just(HOSTILE))
def test_every_text_becomes_one_line_of_the_same_length(text: str) -> None:
    """Without control characters, marks of direction and halves of letters; what is plain stays as it is."""
    seen = presentable(text)
    assert len(seen) == len(text)
    assert len(seen.splitlines()) <= 1
    assert {unicodedata.category(letter) for letter in seen}.isdisjoint({"Cc", "Cs"})
    assert presentable(seen) == seen
    assert presentable("Số «0912 34» ở ấp 1 – 🙂") == "Số «0912 34» ở ấp 1 – 🙂"


def test_whatever_a_format_may_use_has_been_made_presentable() -> None:
    """Every text of every problem; only the trace has several lines."""
    for problem in hostile().problems:
        for text in (problem.message, problem.advice, problem.line, problem.place.file):
            assert text == presentable(text)
        assert "\x1b" not in problem.trace


def test_a_word_without_an_end_is_cut() -> None:
    """A message stays a sentence, whatever somebody has pasted."""
    assert len(phone(value="9" * 100_000).message) < 500


@pytest.mark.parametrize(
    ("problem", "end"),
    [
        (phone(), 17),
        (phone(value="0"), 11),
        (stray(), 2),
        (shown(Problem.found("missing-key", Location(file="a.yaml"), key="name"), "kind: xã", "vi"), 2),
    ],
)
def test_a_mark_covers_the_word_that_is_wrong(problem: Message, end: int) -> None:
    """Where it is known and stands there; else one character."""
    assert problem.end == end


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("unit.yaml", ""),
        ("guides/a.md", ""),
        ("media/a/b.pdf", ""),
        ("bao-quang/unit.yaml", "bao-quang"),
        ("bao-quang/huong-dan/cai-vneid/index.html", "bao-quang"),
        ("index.html", ""),
        ("tinh/xa/guides/a.md", "tinh/xa"),
        ("xa-moi", "xa-moi"),
    ],
)
def test_a_file_belongs_to_the_unit_whose_folder_holds_it(file: str, unit: str) -> None:
    """A folder that should be a unit is one here."""
    assert stray(file).unit == unit


def test_what_was_just_edited_comes_first() -> None:
    """Then the order of files and lines."""
    first = phone(9, file="xuan-an/unit.yaml", changed=True)
    others = [phone(2), phone(3), stray()]
    assert result(*others, first).problems == (first, stray(), phone(2), phone(3))


def test_units_with_errors_come_before_those_with_warnings() -> None:
    """And in a file errors before warnings; units that were just edited before all."""
    edited = stray("xuan-an/a.docx", changed=True)
    grouped = by_unit([stray("bao-vinh/a.docx"), phone(5), phone(2), stray("bao-quang/b.docx"), edited])
    assert [(unit, [file for file, _ in files]) for unit, files in grouped] == [
        ("xuan-an", ["xuan-an/a.docx"]),
        ("bao-quang", ["bao-quang/unit.yaml", "bao-quang/b.docx"]),
        ("bao-vinh", ["bao-vinh/a.docx"]),
    ]
    assert grouped[1][1][0][1] == [phone(2), phone(5)]


@given(st.text(min_size=1), st.integers(1, 500), st.integers(1, 50), st.integers(60, 90))
def test_the_part_of_a_line_that_is_shown_holds_the_mistake(line: str, at: int, before: int, width: int) -> None:
    """At the column that is said, however long the line."""
    column = min(at, len(line))
    part, place = excerpt(line, column, before=before, width=width)
    assert part[place - 1] == line[column - 1]
    assert len(part) <= width + 2
