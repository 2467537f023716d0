"""Days that come again: what is understood, which days that are, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.problem import Refused
from site_builder.text.repeats import read_repeat

READ = {
    "thứ Bảy hằng tuần": [5, 12, 19, 26],
    "Thứ 7 hàng tuần": [5, 12, 19, 26],
    "T7 mỗi tuần": [5, 12, 19, 26],
    "mỗi thứ Bảy": [5, 12, 19, 26],
    "hằng tuần vào thứ Bảy": [5, 12, 19, 26],
    "thứ Ba và thứ Sáu hằng tuần": [1, 4, 8, 11, 15, 18, 22, 25, 29],
    "thứ Ba, Sáu hằng tuần": [1, 4, 8, 11, 15, 18, 22, 25, 29],
    "thứ Bảy đầu tháng": [5],
    "Chủ nhật đầu tiên của tháng": [6],
    "thứ Ba đầu tháng": [1],
    "thứ Năm cuối tháng": [31],
    "thứ Bảy thứ hai và thứ tư của tháng": [12, 26],
    "thứ Bảy đầu và cuối tháng": [5, 26],
    "thứ Bảy đầu tháng và thứ Bảy cuối tháng": [5, 26],
    "ngày 15 hằng tháng": [15],
    "ngày 5, 20 hàng tháng": [5, 20],
    "mùng 5 và ngày 20 mỗi tháng": [5, 20],
    "ngày cuối tháng": [31],
}
REFUSED = (
    "",
    "thứ Bảy",
    "ngày 15",
    "thứ tám hằng tuần",
    "ngày 32 hằng tháng",
    "ngày 0 hằng tháng",
    "rằm hằng tháng",
    "ngày 15 âm lịch hằng tháng",
    "cách tuần một lần",
    "thứ Bảy hằng tháng",
    "thứ Bảy thứ năm của tháng",
    "thứ Bảy hằng tuần và lúc nào rảnh",
)


@pytest.mark.parametrize("text", READ)
def test_a_repeat_is_understood(text: str) -> None:
    """The days of December 2026, which begins on a Tuesday."""
    repeat = read_repeat(text)
    assert [day.day for day in repeat.days(date(2026, 12, 1), date(2026, 12, 31))] == READ[text]
    assert [day.day for day in repeat.days(date(2026, 12, 31), date(2026, 12, 1))] == READ[text][::-1]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_sure_is_refused(text: str) -> None:
    """It is never guessed: the lunar calendar, a weekday without its place in the month."""
    with pytest.raises(Refused) as refused:
        read_repeat(text)
    assert refused.value.code == "repeat-form"


def test_a_month_without_such_a_day_has_none() -> None:
    """The 31st is no other day in a shorter month."""
    days = read_repeat("ngày 31 hằng tháng").days(date(2027, 1, 1), date(2027, 6, 30))
    assert [day.month for day in days] == [1, 3, 5]


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_every_month_has_one_first_and_one_last_saturday(start: date) -> None:
    """Law: as many as months begin or end in the span; the first falls before the 8th, the last after the 21st."""
    days = [start + timedelta(days=count) for count in range(400)]
    first, last = read_repeat("thứ Bảy đầu tháng"), read_repeat("thứ Bảy cuối tháng")
    assert all(day.weekday() == 5 and day.day <= 7 for day in days if first.falls_on(day))
    assert all(day.weekday() == 5 and day.day >= 22 for day in days if last.falls_on(day))
    whole = {(day.year, day.month) for day in days[31:-31]}
    for rule in (first, last):
        assert whole <= {(day.year, day.month) for day in days if rule.falls_on(day)}
