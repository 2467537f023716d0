"""A number with one digit a cell, as on every form of an office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import docx, table, xlsx

from site_builder.content.media.documents.inspect import inspect
from site_builder.text.privacy import NumberKind, digits, find
from site_builder.text.privacy.boxes import joined

ID = "048090001234"


@pytest.mark.parametrize("wall", ["\t", " \t", "|", " | "])
@pytest.mark.parametrize(
    ("asked", "number", "kind"),
    [
        ("Số CCCD", ID, NumberKind.CITIZEN_ID),
        ("Số định danh cá nhân:", ID, NumberKind.CITIZEN_ID),
        ("Số CMND", "271234567", NumberKind.OLD_ID),
        ("Điện thoại", "0912345678", NumberKind.MOBILE),
        ("Số tài khoản", "0123456789012", NumberKind.BANK),
    ],
)
def test_a_number_in_boxes_is_found(asked: str, number: str, kind: NumberKind, wall: str) -> None:
    """Beside the words that ask for it, or below them."""
    for between in (wall, "\n"):
        text = f"{asked}{between}{wall.join(number)}{wall}\n"
        (found,) = find(text)
        assert found.kind is kind
        assert digits(text[found.start : found.end]) == number


@pytest.mark.parametrize(
    "text",
    [
        "Số trẻ sinh theo tháng\t0\t0\t1\t0\t0\t0\t2\t0\t0\t0\t1\t3",
        "Phiếu bầu | 0 | 4 | 8 | 0 | 9 | 0 | 0 | 0 | 1 | 2 | 3 | 4 |",
        "Số CCCD\t10\t48\t9\t0\t12",
    ],
)
def test_a_row_of_small_numbers_is_no_identity(text: str) -> None:
    """It counts something."""
    assert find(text) == ()


@given(st.text(alphabet="0123456789 \t|\nabcd", max_size=60).map(lambda text: f"cccd {text}"))
def test_nothing_moves(text: str) -> None:
    """Law: what is found keeps its place, and only walls become blanks."""
    even = joined(text)
    assert len(even) == len(text)
    assert all(new == old or (new == " " and old in "\t|") for new, old in zip(even, text, strict=True))


def test_a_form_of_word_and_one_of_excel() -> None:
    """As they are filled in."""
    cells = "".join(f'<c r="{chr(66 + at)}1"><v>{digit}</v></c>' for at, digit in enumerate(ID))
    book = xlsx('<c r="A1" t="s"><v>0</v></c>' + cells, strings=("Số CCCD",))
    for file, body in (("a.docx", docx(table(("Số CCCD", *ID)))), ("a.xlsx", book)):
        assert [(problem.code, problem.words["number"]) for problem in inspect(file, body)] == [("personal-id", ID)]
