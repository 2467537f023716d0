"""A weekday that does not fit its day is found, however both are written; one that fits never is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import PROJECT

from site_builder.text.numbers import show_day
from site_builder.text.weekdays import wrong_weekdays

NEAR = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Họp thứ Sáu 1/12 tại ấp", "thứ Ba"),
        ("Họp Thứ sáu, ngày 01/12/2026", "thứ Ba"),
        ("họp thứ 6 (1/12)", "thứ Ba"),
        ("Chủ nhật ngày 5 tháng 12 năm 2026", "thứ Bảy"),
        ("ngày 6/12 (thứ Bảy)", "Chủ nhật"),
        ("THỨ HAI 5/1", "thứ Ba"),
    ],
)
def test_a_weekday_that_does_not_fit_is_found(text: str, right: str) -> None:
    """With the weekday that the day has; of a day without a year the nearest one is meant."""
    (found,) = wrong_weekdays(text, NEAR)
    assert found.right == right
    assert text.startswith(found.written, found.start)


@pytest.mark.parametrize(
    "text",
    [
        "thứ Ba 1/12, Chủ nhật 6/12/2026, ngày 5/12 (thứ Bảy)",
        "lần thứ tư 15/12",
        "thứ Sáu 1/12 âm lịch",
        "thứ Sáu 31/11",
        "từ thứ Hai đến thứ Ba 1/12",
        "thứ hai, chuẩn bị 2 giấy",
    ],
)
def test_what_fits_or_is_no_day_is_left_alone(text: str) -> None:
    """The lunar calendar, days that do not exist (told elsewhere), and numbers in an order."""
    assert list(wrong_weekdays(text, NEAR)) == []


def test_without_a_year_near_by_nothing_is_guessed() -> None:
    """A guide is read in any year."""
    assert list(wrong_weekdays("thứ Sáu 1/12")) == []
    assert len(list(wrong_weekdays("thứ Sáu 1/12/2026"))) == 1


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 6))
def test_what_a_page_says_of_a_day_always_fits_and_of_another_never(day: date, off: int) -> None:
    """A law on `show_day`, which writes both."""
    weekday = show_day(day + timedelta(off)).rpartition(" ")[0]
    assert list(wrong_weekdays(show_day(day))) == []
    assert len(list(wrong_weekdays(show_day(day).replace(show_day(day).rpartition(" ")[0], weekday)))) == 1


def test_no_weekday_of_ours_is_wrong() -> None:
    """Whatever has a year in content/."""
    texts = [path.read_text("utf-8") for path in (PROJECT / "content").rglob("*.md") if "README" not in path.name]
    assert [list(wrong_weekdays(text)) for text in texts if list(wrong_weekdays(text))] == []
