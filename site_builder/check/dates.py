"""Rules on days that have to follow each other."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.problem import Problem


def dates(context: CheckContext) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    for announcement in context.unit.announcements.values():
        event, day = announcement.event, announcement.date
        if day and announcement.expires and announcement.expires < day.date():
            yield Problem.found("dates-crossed", announcement.at("expires"), key="expires", other="date")
        if event and event.starts and event.ends and event.ends < event.starts:
            yield Problem.found("dates-crossed", event.at("ends"), key="ends", other="starts")
    for member in (member for team in context.unit.teams.values() for member in team.members):
        if member.valid_from and member.valid_to and member.valid_to < member.valid_from:
            yield Problem.found("dates-crossed", member.at("valid_to"), key="valid_to", other="valid_from")
