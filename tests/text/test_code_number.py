"""Numbers of issued codes: a slip of a finger never leads to another code, and no spreadsheet loses a digit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.issued_code import seal_of
from site_builder.model.problem import Refused
from site_builder.text.code_number import LENGTH, LONGEST, check_digit, draw, is_code_number, read_code_number
from site_builder.text.content_id import parse_content_id, read_content_id

numbers = st.integers(0, 8_999_999).map(lambda lot: draw(lambda _: lot, ()))


@given(numbers, st.integers(0, LENGTH - 1), st.integers(1, 9))
def test_one_wrong_digit_is_never_another_code(number: str, at: int, by: int) -> None:
    """The check digit finds every single slip."""
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert not is_code_number(wrong)


@given(numbers, st.integers(0, LENGTH - 2))
def test_two_neighbours_that_changed_places_are_found(number: str, at: int) -> None:
    """Of two equal digits nobody can tell."""
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    assert is_code_number(swapped) == (swapped == number)


@given(numbers)
def test_a_number_is_eight_digits_and_no_spreadsheet_changes_it(number: str) -> None:
    """It begins with no zero, so that it is the same as text and as a number."""
    assert len(number) == LENGTH
    assert str(int(number)) == number
    assert is_code_number(number)


def test_the_check_digit_is_that_of_the_publication() -> None:
    """Its example is 572, checked by 4."""
    assert check_digit("572") == "4"
    assert check_digit("5724") == "0"


def test_a_drawn_number_is_none_that_is_taken() -> None:
    """The lot is drawn again until the number is free."""
    lots = iter([5, 5, 7])
    first = draw(lambda _: 5, ())
    assert draw(lambda _: next(lots), {first}) == draw(lambda _: 7, ())


@pytest.mark.parametrize("text", ["1234 5671", "1234-5671", "12345671", "1234.5671"])
def test_a_number_may_be_written_in_groups(text: str) -> None:
    """People write it as they read it."""
    assert read_code_number(text) == "12345671"


@pytest.mark.parametrize("text", ["", "12345670", "1234567", "02345671", "12345671x", "１２３４５６７１", "123456711"])
def test_what_was_never_issued_is_refused(text: str) -> None:
    """Also digits of other alphabets."""
    with pytest.raises(Refused):
        read_code_number(text)


def test_the_address_of_a_host_of_22_letters_fits_version_3() -> None:
    """`https://`, the host, `/q/`, the digits and a slash."""
    assert len(f"https://{'h' * 22}/q/{'1' * LENGTH}/") == LONGEST


@pytest.mark.parametrize(
    ("text", "kind", "name", "unit"),
    [
        ("home", "home", "", None),
        ("guide:cai-vneid", "guide", "cai-vneid", None),
        ("long-khanh/bao-vinh/guide:cai-vneid", "guide", "cai-vneid", ("long-khanh", "bao-vinh")),
        ("bao-vinh/home", "home", "", ("bao-vinh",)),
    ],
)
def test_a_content_id_names_a_thing(text: str, kind: str, name: str, unit: tuple[str, ...] | None) -> None:
    """Its kind, its name, and whose it is."""
    assert parse_content_id(read_content_id(text)) == (kind, name, unit)


@pytest.mark.parametrize("text", ["", "guide", "home:x", "guide:", "/huong-dan/x/", "https://a.vn", "guide:Cài", "x:y"])
def test_what_names_nothing_is_refused(text: str) -> None:
    """Also addresses: they change."""
    with pytest.raises(Refused):
        read_content_id(text)


@given(numbers)
def test_a_seal_follows_from_the_line(number: str) -> None:
    """It is the same each time, and of three other lines not each has it."""
    assert re.fullmatch("[a-z]{4}", seal_of(number, "home"))


def test_a_seal_tells_whatever_a_printed_sheet_depends_on() -> None:
    """It is kept in files, so that it never changes."""
    lines = [("home",), ("contact",), ("home", "retired"), ("home", "live", "teams")]
    assert seal_of("52718306", "home") == "krjq"
    assert len({seal_of("52718306", *line) for line in lines}) == len(lines)
