"""Dates, times, numbers: read as officials write them, shown as residents read them."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.problem import Refused
from site_builder.model.scalars import Moment
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
    show_seconds,
    show_size,
    show_span,
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
    (read_time, "7g30", time(7, 30)),
    (read_time, "7 h 30", time(7, 30)),
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
    (read_decimal, "71,4", Decimal("71.4")),
    (read_decimal, "71.4", Decimal("71.4")),
    (read_decimal, "78", Decimal(78)),
    (read_decimal, "0,5", Decimal("0.5")),
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
    (read_date, "31/4/2026", "date-none"),
    (read_date, "11/2026", "date-form"),
    (read_date, "46327", "date-form"),
    (read_date, "٠١/١١/٢٠٢٦", "date-form"),
    (read_date, "101/11/2026", "date-form"),
    (read_time, "7.30", "time-form"),
    (read_time, "7:", "time-form"),
    (read_time, "٧:٣٠", "time-form"),
    (read_moment, "28/11/20267h30", "date-form"),
    (read_moment, "12026-11-28", "date-form"),
    (read_moment, "7h3028/11/2026", "date-form"),
    (read_yes, "1", "yes-no"),
    (read_count, "0912", "count-form"),
    (read_count, "0.912", "count-form"),
    (read_count, "+5", "count-form"),
    (read_count, "٣", "count-form"),
    (read_count, "1e3", "count-form"),
    (read_count, "12,5", "count-form"),
    (read_count, "2 000", "count-form"),
    (read_count, "²", "count-form"),
    (read_decimal, "1.871", "number-form"),
    (read_decimal, "007", "number-form"),
    (read_decimal, "+5", "number-form"),
    (read_decimal, "1_000", "number-form"),
    (read_decimal, "٣", "number-form"),
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


@given(st.decimals(0, 10**8, places=2) | st.decimals(0, 10**8, places=1) | st.integers(0, 10**8).map(Decimal))
def test_a_shown_measure_reads_back(number: Decimal) -> None:
    """Law: digit by digit, with the zeros at its end."""
    read = read_decimal(show_decimal(number))
    assert (read, str(read)) == (number, str(number))


WRITTEN = st.text(st.sampled_from("0123456789.,/-: hgiờ"), max_size=12)


@given(WRITTEN)
def test_no_accepted_text_loses_a_digit(text: str) -> None:
    """Law: what is read as a number shows all the digits that were written, in their order."""
    digits = re.sub(r"\D", "", text)
    with suppress(Refused):
        assert re.sub(r"\D", "", show_count(read_count(text))) == digits
    with suppress(Refused):
        assert re.sub(r"\D", "", show_decimal(read_decimal(text))) == digits


@given(WRITTEN)
def test_no_accepted_moment_loses_a_digit(text: str) -> None:
    """Law: a day and an hour are made of the numbers that were written, and of nothing else."""
    with suppress(Refused):
        moment = read_moment(text)
        numbers = sorted(map(int, re.findall(r"\d+", text)))
        day = [moment.year, moment.month, moment.day]
        assert numbers in [sorted(day + rest) for rest in ([], [moment.hour], [moment.hour, moment.minute])]


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
        (show_decimal(Decimal("71.4")), "71,4"),
        (show_decimal(Decimal(78)), "78"),
        (show_decimal(Decimal("71.40")), "71,40"),
        (show_decimal(Decimal("1234567.8")), "1234567,8"),
        (show_size(0), "1 kB"),
        (show_size(23 * 1024), "23 kB"),
        (show_size(1_500_000), "1,4 MB"),
        (show_size(1024 * 1024), "1 MB"),
    ],
)
def test_numbers_are_shown_the_vietnamese_way(shown: str, expected: str) -> None:
    """Dots between thousands, a comma before decimals."""
    assert shown == expected


ENGLISH = {
    "decimal_mark": ".",
    "thousands_mark": ",",
    "weekdays": "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday",
}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (show_count(1871, ENGLISH), "1,871"),
        (show_decimal(Decimal("71.4"), ENGLISH), "71.4"),
        (show_seconds(12.34, 1, ENGLISH), "12.3"),
        (show_size(1_500_000, ENGLISH), "1.4 MB"),
        (show_moment(Moment(2026, 11, 29, 7, 30), ENGLISH), "07:30, Sunday 29/11/2026"),
        (
            show_span(Moment(2026, 11, 28, 7, 30), Moment(2026, 11, 28, 11), ENGLISH),
            "07:30–11:00, Saturday 28/11/2026",
        ),
        (
            show_span(Moment(2026, 11, 28, 7, 30), Moment(2026, 11, 30), ENGLISH),
            "07:30, Saturday 28/11/2026 – Monday 30/11/2026",
        ),
    ],
)
def test_a_language_s_words_say_how_it_writes_numbers_and_days(shown: str, expected: str) -> None:
    """The same words by which pages and messages speak it."""
    assert shown == expected
