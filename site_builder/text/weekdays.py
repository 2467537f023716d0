"""Finds days that are written with their weekday, and says which weekday they really are: "thứ Sáu 1/12"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
    "bẩy": 5,
    **{str(number): number - 2 for number in range(2, 8)},
    "nhật": 6,
}
"""The word behind "thứ" or "Chủ" → the weekday, as Python counts them."""
_SHOWN = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY = r"h(?:ứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ủ\s+(?P<sunday>nhật))"
"""It lacks its first letter: what stands before that one is looked at when it is found, and not at each character."""
_DAY = (
    r"(?P<d>\d{1,2})(?:[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?|\s+tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{4}))?)"
)
_END = r"(?![\d/.-]*\d)(?!\s*(?:\(?âm|al\b))"
"""A day of the lunar calendar is another day."""
_BEFORE = re.compile(rf"(?P<written>[tc](?<!lần .)(?<!\w.){_WEEKDAY})[\s,(]+(?:ngày\s+)?{_DAY}{_END}")
_BEHIND = re.compile(rf"(?<![\d/.-]){_DAY}{_END}\s*\((?P<written>[tc]{_WEEKDAY})\)")
_MAY_MATTER = re.compile(r"h[ứủ]\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]|nhật)")


class WrongWeekday(NamedTuple):
    """A weekday that does not fit its day: where it begins, how it is written, the day, and the weekday of that day."""

    start: int
    written: str
    day: date
    right: str


def wrong_weekdays(text: str, near: date | None = None) -> Iterator[WrongWeekday]:
    """Yields the weekdays that do not fit. A day without a year is the one nearest to `near`, or is passed over."""
    lower = text.replace("İ", "I").lower()  # the only letter that would become two, and shift all places behind it
    if not _MAY_MATTER.search(lower):
        return
    for pattern in (_BEFORE, _BEHIND) if "(th" in lower or "(ch" in lower else (_BEFORE,):
        for match in pattern.finditer(lower):
            day = _day(match, near)
            if day and day.weekday() != WEEKDAYS[match["name"] or match["sunday"]]:
                start, end = match.span("written")
                yield WrongWeekday(start, text[start:end], day, _SHOWN[day.weekday()])


def _day(match: re.Match[str], near: date | None) -> date | None:
    """The day that is written; None where there is none such, or where its year is unknown."""
    year, month, day = match["y"] or match["y2"], int(match["m"] or match["m2"]), int(match["d"])
    if year:
        return _of(int(year), month, day)
    if near is None:
        return None
    days = (_of(number, month, day) for number in range(near.year - 1, near.year + 2))
    return min((one for one in days if one), key=lambda one: abs(one - near), default=None)


def _of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
