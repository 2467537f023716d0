"""Rules on days: what follows what, what nobody can have meant, and weekdays that do not fit."""

from collections.abc import Iterator
from datetime import date, datetime, time

from site_builder.check.context import CheckContext
from site_builder.model.announcement import Announcement
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.texts import text_records, texts_of
from site_builder.model.unit import Unit
from site_builder.text.numbers import show_date
from site_builder.text.weekdays import WrongWeekday, wrong_weekdays

_YEARS = 10
"""Nobody announces, or limits, anything for longer; 2062 is a slip of the pen for 2026."""


def dates(context: CheckContext) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    for announcement in context.to_ask.announcements.values():
        event, day = announcement.event, announcement.date
        if day and announcement.expires and announcement.expires < day.date():
            yield Problem.found("dates-crossed", announcement.at("expires"), key="expires", other="date")
        if day and announcement.updated and announcement.updated.date() < day.date():
            yield Problem.found("dates-crossed", announcement.at("updated"), key="updated", other="date")
        if event and event.starts and event.ends and event.ends < event.starts:
            yield Problem.found("dates-crossed", event.at("ends"), key="ends", other="starts")
    for member in (member for team in context.unit.teams.values() for member in team.members):
        if member.valid_from and member.valid_to and member.valid_to < member.valid_from:
            yield Problem.found("dates-crossed", member.at("valid_to"), key="valid_to", other="valid_from")


def far_dates(context: CheckContext) -> Iterator[Problem]:
    """No day is further off than anybody plans."""
    for record, key, day in _days(context.to_ask):
        if day and day.year > context.day.year + _YEARS:
            yield Problem.found("date-far", record.at(key), key=key, day=show_date(day))


def _days(unit: Unit) -> Iterator[tuple[Record, str, date | None]]:
    """Days that editors write of what is to come, or of what they have done."""
    for announcement in unit.announcements.values():
        yield announcement, "date", announcement.date
        yield announcement, "updated", announcement.updated
        yield announcement, "expires", announcement.expires
        if event := announcement.event:
            yield event, "starts", event.starts
            yield event, "ends", event.ends
    for outreach in unit.events:
        yield outreach, "date", outreach.date
        yield outreach, "from_", outreach.from_
        yield outreach, "until", outreach.until
    for given_up in unit.profile.withdrawn:
        yield given_up, "on", given_up.on
    for guide in unit.guides.values():
        yield guide, "checked_on", guide.checked_on
    for service in unit.services.values():
        yield service, "checked_on", service.checked_on


def announced(context: CheckContext) -> Iterator[Problem]:
    """What is urgent says when it ends. Whoever writes an hour is told that an announcement appears at midnight."""
    for announcement in context.to_ask.announcements.values():
        if announcement.urgent and not announcement.expires:
            yield Problem.found("urgent-endless", announcement.at("urgent"))
        moment = announcement.date
        if moment and moment.time() != time() and moment.date() >= context.day:
            words = {"hour": f"{moment:%H:%M}", "day": show_date(moment)}
            yield Problem.found("date-hour", announcement.at("date"), **words)


def weekdays(context: CheckContext) -> Iterator[Problem]:
    """A weekday in a title or text is that of its day."""
    for record in text_records(context.to_ask):
        for wrong, place in _wrong_weekdays(record):
            words = {"value": wrong.written, "day": show_date(wrong.day), "right": wrong.right}
            yield Problem.found("weekday-wrong", place, **words)


@once
def _wrong_weekdays(record: Record) -> tuple[tuple[WrongWeekday, Location], ...]:
    """The weekdays of a record that do not fit. Only an announcement has a day near which its days are."""
    moment: datetime | None = record.date if isinstance(record, Announcement) else None
    lines = ((getattr(record, key, ""), record.at(key)) for key in ("title", "summary"))
    return tuple(
        (wrong, past(place, text, wrong.start))
        for text, place in (*lines, *texts_of(record))
        for wrong in wrong_weekdays(text, moment.date() if moment else None)
    )


CHECKS = (dates, far_dates, announced, weekdays)
