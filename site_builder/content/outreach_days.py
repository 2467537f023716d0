"""Tells which outreach days a unit has: those that are written, and the next ones of what comes again.

A written day stands for the day of a repeat on the same date at the same place; so its result is told. The results of
days that nobody wrote are unknown: they are in no list of the past, except that the last one is asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice

from site_builder.model.teams import Outreach
from site_builder.model.unit import Unit

COMING = 3
"""So many days of a repeat are shown."""
PATIENCE = 7
"""So many days after an outreach day its result is asked for."""
_DAY = timedelta(days=1)
_HORIZON = timedelta(days=366)
"""Nobody looks farther ahead."""


def is_due(day: date, today: date) -> bool:
    """Returns whether the result of a day is asked for by now."""
    return day + (PATIENCE + 1) * _DAY <= today


def coming(unit: Unit, today: date) -> tuple[Outreach, ...]:
    """Returns the days from today on, the next one first: all that are written, and some of each repeat; none from the
    day on which the unit ends.
    """
    if _is_over(unit, today):
        return ()
    last = _last_day(unit)
    written = [event for event in unit.events if event.date and today <= event.date <= last]
    repeated = (day for event in unit.events for day in islice(_repeated(unit, event, today), COMING))
    return tuple(sorted((*written, *repeated), key=in_order))


def past(unit: Unit, today: date) -> tuple[Outreach, ...]:
    """Returns the written days before today, and those of repeats of which nothing is written; the last one first.

    What a unit planned for later than its own end is in no list.
    """
    succession = unit.profile.succession
    end = succession.date if succession and succession.date and _is_over(unit, today) else today
    written = [event for event in unit.events if event.date and event.date < end]
    return tuple(sorted((*written, *(day for _, day in forgotten(unit, today))), key=in_order, reverse=True))


def unreported(unit: Unit, today: date) -> Iterator[Outreach]:
    """Yields the written days of which by now somebody should have written what came of them."""
    if not _is_over(unit, today):
        yield from (event for event in unit.events if event.date and is_unreported(event, today))


def is_unreported(event: Outreach, today: date) -> bool:
    """Returns whether a day lacks its result. Nobody waits for that of a sample, or of what did not take place."""
    return _is_open(event) and event.date is not None and is_due(event.date, today)


def _is_open(event: Outreach) -> bool:
    return event.held and event.reached is None and not event.sample


def forgotten(unit: Unit, today: date) -> Iterator[tuple[Outreach, Outreach]]:
    """Yields each repeat of whose last day that is due nothing is written, with that day.

    Only one that says from when it holds is asked for: of any other nobody knows when it began.
    """
    if _is_over(unit, today):
        return
    for event in unit.events:
        if event.repeat and event.from_ and not event.sample:
            last = min(today - (PATIENCE + 1) * _DAY, event.until or today)
            days = event.repeat.days(last, event.from_) if event.from_ <= last else iter(())
            day = next((day for day in days if day not in event.except_), None)
            if day and not _is_written(unit, event, day):
                yield event, _on(event, day)


def change_days(unit: Unit, today: date) -> Iterator[date]:
    """Yields days on which lists of outreach days change though nobody edits them; among them the next one."""
    if _is_over(unit, today):
        return
    for event in unit.events:
        if event.date:
            yield event.date + _DAY
        if event.date and event.reached is not None:
            yield event.date
        if event.date and _is_open(event):
            yield event.date + (PATIENCE + 1) * _DAY
        yield from (day.date + _DAY for day in islice(_repeated(unit, event, today), 1) if day.date)
    yield from _reminders(unit, today)


def _reminders(unit: Unit, today: date) -> Iterator[date]:
    """Yields the days on which the days that were forgotten are others than today's: a day of a repeat falls due."""
    now = tuple(day for _, day in forgotten(unit, today))
    for event in unit.events:
        if event.repeat and event.from_:
            first = max(event.from_, today - PATIENCE * _DAY)
            last = min(event.until or date.max, first + _HORIZON)
            dues = (day + (PATIENCE + 1) * _DAY for day in event.repeat.days(first, last)) if first <= last else ()
            yield from islice((due for due in dues if tuple(day for _, day in forgotten(unit, due)) != now), 1)


def in_order(event: Outreach) -> tuple[date, time]:
    """Returns when a day begins, for sorting."""
    return event.date or date.min, event.starts or time()


def _repeated(unit: Unit, event: Outreach, today: date) -> Iterator[Outreach]:
    """Yields the next days of a repeat that are not written by themselves."""
    if event.repeat is None:
        return
    first = max(event.from_ or today, today)
    last = min(event.until or date.max, first + _HORIZON, _last_day(unit))
    for day in event.repeat.days(first, last) if first <= last else ():
        if day not in event.except_ and not _is_written(unit, event, day):
            yield _on(event, day)


def _on(event: Outreach, day: date) -> Outreach:
    """Returns one day of a repeat."""
    return replace(event, date=day, repeat=None, from_=None, until=None, except_=())


def _is_written(unit: Unit, repeat: Outreach, day: date) -> bool:
    """Returns whether a day of a repeat is written by itself; without a place it is at the same one."""
    return any(event.date == day and event.place in ("", repeat.place) for event in _written(unit.events))


def _written(events: Iterable[Outreach]) -> Iterator[Outreach]:
    return (event for event in events if event.date and not event.repeat)


def _last_day(unit: Unit) -> date:
    succession = unit.profile.succession
    return succession.date - _DAY if succession and succession.ends and succession.date else date.max


def _is_over(unit: Unit, today: date) -> bool:
    succession = unit.profile.succession
    return bool(succession and succession.is_over(today))
