"""Defines on which days something comes again: "thứ Bảy đầu tháng", as editors write it once."""

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.model.frozen import frozen

LAST = -1
"""It counts the last weekday or the last day of a month."""
_DAY = timedelta(days=1)


@frozen
class RepeatRule:
    """Describes days by their weekday, by a weekday's place in the month, or by the day of the month."""

    weekday: int | None = None
    """It counts from Monday, which is 0; None where the day of the month is told."""
    ordinal: int = 0
    """It tells which of the month's weekdays is meant: 1 to 4, `LAST`, or 0 for every one."""
    month_day: int = 0
    """It is the day of the month, or `LAST`. A month without such a day has none."""

    def falls_on(self, day: date) -> bool:
        """Returns whether a day is one of them."""
        is_last = (day + _DAY).month != day.month
        if self.weekday is None:
            return is_last if self.month_day == LAST else day.day == self.month_day
        if day.weekday() != self.weekday:
            return False
        is_last_week = (day + 7 * _DAY).month != day.month
        return is_last_week if self.ordinal == LAST else self.ordinal in (0, (day.day + 6) // 7)


@frozen
class Repeat:
    """Holds the rules of what comes again, and how the editor has put them."""

    rules: tuple[RepeatRule, ...]
    written: str

    def falls_on(self, day: date) -> bool:
        """Returns whether a day is one of those on which it comes again."""
        return any(rule.falls_on(day) for rule in self.rules)

    def days(self, first: date, last: date) -> Iterator[date]:
        """Yields the days from the first to the last, both included; backwards where the last is the earlier one."""
        step = _DAY if first <= last else -_DAY
        for count in range(abs((last - first).days) + 1):
            day = first + count * step
            if self.falls_on(day):
                yield day
