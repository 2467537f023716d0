"""Dates, times, numbers: read as officials write them, shown as residents read them."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.content import Moment
from site_builder.model.problem import Refused
from site_builder.text.numbers import (
    read_count,
    read_date,
    read_decimal,
    read_moment,
    read_time,
    read_yes,
    show_count,
    show_date,
    show_decimal,
    show_moment,
    show_size,
)

YEARS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ACCEPTED: list[tuple[Callable[[str], object], str, object]] = [
    (read_date, "2026-11-01", date(2026, 11, 1)),
    (read_date, "01/11/2026", date(2026, 11, 1)),
    (read_date, "1/11/2026", date(2026, 11, 1)),
    (read_date, "1.11.2026", date(2026, 11, 1)),
    (read_date, " 01-11-2026 ", date(2026, 11, 1)),
    (read_date, "29/2/2028", date(2028, 2, 29)),
    (read_time, "7h30", time(7, 30)),
    (read_time, "07:30", time(7, 30)),
    (read_time, "7:30", time(7, 30)),
    (read_time, "7h", time(7)),
    (read_time, "19H05", time(19, 5)),
    (read_time, "7 giờ 30", time(7, 30)),
    (read_time, "7 giờ 5 phút", time(7, 5)),
    (read_time, "7 giờ", time(7)),
    (read_moment, "2026-11-28 07:30", Moment(2026, 11, 28, 7, 30)),
    (read_moment, "7h30, 28/11/2026", Moment(2026, 11, 28, 7, 30)),
    (read_moment, "2026-11-28T07:30", Moment(2026, 11, 28, 7, 30)),
    (read_moment, "28/11/2026", Moment(2026, 11, 28)),
    (read_yes, "có", True),
    (read_yes, "Không", False),
    (read_yes, "x", True),
    (read_yes, "false", False),
    (read_count, "1871", 1871),
    (read_count, "1.871", 1871),
    (read_count, "251.500", 251500),
    (read_count, "1.234.567", 1234567),
    (read_count, "0", 0),
    (read_decimal, "71,4", 71.4),
    (read_decimal, "71.4", 71.4),
    (read_decimal, "78", 78.0),
]
REFUSED: list[tuple[Callable[[str], object], str, str]] = [
    (read_date, "1/11", "date-form"),
    (read_date, "1/11/26", "date-form"),
    (read_date, "2026-11", "date-form"),
    (read_date, "hôm nay", "date-form"),
    (read_date, "1 tháng 11 năm 2026", "date-form"),
    (read_date, "", "date-form"),
    (read_date, "31/02/2026", "date-none"),
    (read_date, "2026-13-45", "date-none"),
    (read_date, "00/11/2026", "date-none"),
    (read_date, "01/11/0226", "date-none"),
    (read_date, "9999-12-31", "date-none"),
    (read_time, "25:00", "time-form"),
    (read_time, "7:60", "time-form"),
    (read_time, "sáng", "time-form"),
    (read_time, "7:3", "time-form"),
    (read_moment, "7h30", "date-form"),
    (read_moment, "sáng 28/11/2026", "moment-form"),
    (read_moment, "28/11/2026 29/11/2026", "moment-form"),
    (read_moment, "28/11/2026 25:00", "time-form"),
    (read_moment, "31/11/2026", "date-none"),
    (read_yes, "có lẽ", "yes-no"),
    (read_yes, "", "yes-no"),
    (read_count, "2.5", "count-form"),
    (read_count, "2.50", "count-form"),
    (read_count, "1,871", "count-form"),
    (read_count, "-1", "count-form"),
    (read_count, "7 người", "count-form"),
    (read_count, "1_000", "count-form"),
    (read_decimal, "nan", "number-form"),
    (read_decimal, "inf", "number-form"),
    (read_decimal, "1e3", "number-form"),
    (read_decimal, "71,4,5", "number-form"),
]


@pytest.mark.parametrize(("read", "text", "expected"), ACCEPTED)
def test_what_officials_write_is_understood(read: Callable[[str], object], text: str, expected: object) -> None:
    """Day before month, comma before decimals, dots between thousands."""
    assert read(text) == expected


@pytest.mark.parametrize(("read", "text", "code"), REFUSED)
def test_what_could_mean_two_things_is_refused(read: Callable[[str], object], text: str, code: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.code == code


@given(YEARS)
def test_a_shown_day_reads_back(day: date) -> None:
    """Law: both spellings mean the same day."""
    assert read_date(show_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.datetimes(Moment(1900, 1, 1), Moment(2199, 1, 1)).map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_an_hour_may_stand_before_or_after_its_day(moment: Moment) -> None:
    """Law: and in any of the ways to write it."""
    for hour in (f"{moment:%H:%M}", f"{moment.hour}h{moment:%M}", f"{moment.hour} giờ {moment.minute}"):
        for text in (f"{moment:%Y-%m-%d} {hour}", f"{hour}, {show_date(moment)}"):
            assert read_moment(text) == moment


@given(st.integers(0, 10**12))
def test_a_shown_count_reads_back(number: int) -> None:
    """Law: also without its dots."""
    assert read_count(show_count(number)) == read_count(str(number)) == number


@given(st.integers(0, 99_999))
def test_a_shown_measure_reads_back(tenths: int) -> None:
    """Law: with one decimal."""
    assert read_decimal(show_decimal(tenths / 10)) == tenths / 10


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment(2026, 11, 28, 7, 30), "07:30, Thứ Bảy 28/11/2026"),
        (Moment(2026, 11, 29), "Chủ Nhật 29/11/2026"),
        (Moment(2026, 11, 23), "Thứ Hai 23/11/2026"),
    ],
)
def test_a_moment_is_shown_with_its_weekday(moment: Moment, expected: str) -> None:
    """Without the hour when there is none."""
    assert show_moment(moment) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (show_count(1871), "1.871"),
        (show_count(999), "999"),
        (show_count(10257), "10.257"),
        (show_decimal(71.4), "71,4"),
        (show_decimal(78.0), "78"),
        (show_size(0), "1 kB"),
        (show_size(23 * 1024), "23 kB"),
        (show_size(1_500_000), "1,4 MB"),
        (show_size(1024 * 1024), "1 MB"),
    ],
)
def test_numbers_are_shown_the_vietnamese_way(shown: str, expected: str) -> None:
    """Dots between thousands, a comma before decimals."""
    assert shown == expected
