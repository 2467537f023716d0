"""Numbers of cells: shown in full, with the digits that their format adds."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.media.documents.number_format import adds_digits, number_text, value_text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (48090001234.0, "000000000000", "048090001234"),
        (1090001234.0, "000000000000", "001090001234"),
        (48090001234, "000\\ 000\\ 000\\ 000", "048090001234"),
        (912345678, '"0"#', "0912345678"),
        (912345678, "\\0#########", "0912345678"),
        (912345678, "0### ### ###", "0912345678"),
        (912345678, "[Red]0000000000;[Blue]-0", "0912345678"),
        (912345678, "[<=999999]000000;0000000000", "0912345678"),
        (12, "[<=999999]000000;0000000000", "000012"),
        (48090001234, '"Số: "000000000000', "Số: 048090001234"),
        (5, '"Quý "0" năm 2026"', "Quý 5 năm 2026"),
        (48090001234, "General", "48090001234"),
        (48090001234, "#,##0", "48090001234"),
        (48090001234, "0.00E+00", "48090001234"),
        (48090001234, ";;;", "48090001234"),
        (12.5, "0000", "12.5"),
        (-5, "0000", "-5"),
        (0.1 + 0.2, "", "0.3"),
        (9704361234567890.0, "", "9704361234567890"),
        (1e300, "", "1e+300"),
        (float("nan"), "000", "nan"),
        (float("inf"), "000", "inf"),
    ],
)
def test_a_number_is_shown_in_full(value: float, code: str, text: str) -> None:
    """Zeros in front and digits of a literal text are added, signs between digits are left out, nothing is hidden."""
    assert number_text(value, code) == text


@pytest.mark.parametrize("code", ["", "General", "0", "0.00", "#,##0", '#,##0" đồng"', "dd/mm/yyyy", "@", "0%", ";;;"])
def test_most_formats_add_no_digit(code: str) -> None:
    """Those need not be looked up for a cell."""
    assert not adds_digits(code)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(1975, 3, 12), "12/03/1975"),
        (datetime(1975, 3, 12, 8, 30), "12/03/1975 08:30"),  # noqa: DTZ001 - a sheet knows no time zones
        (time(8, 30), "08:30:00"),
        (timedelta(hours=1, minutes=30), "1.5"),
        (True, "TRUE"),
        ("a\n b\t", "a b"),
    ],
)
def test_other_values_are_shown_on_one_line(value: object, text: str) -> None:
    """A day is never its number in Excel's calendar."""
    assert value_text(value) == text


@given(st.integers(0, 10**14), st.text('0#?,- .\\"[]_*();/$', max_size=30))
def test_no_format_takes_a_digit_away(number: int, code: str) -> None:
    """Law: whatever the format, the digits of a number are in its text, side by side."""
    assert str(number) in number_text(number, code)


@given(st.floats(), st.text(max_size=300))
def test_no_format_is_too_odd(value: float, code: str) -> None:
    """Law: formats are a stranger's too."""
    assert number_text(value, code)
