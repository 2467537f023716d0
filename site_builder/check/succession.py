"""Rules on what a unit came from and became: units of the site, with days, told alike on both sides."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.lineage import unit_path, unit_paths
from site_builder.model.problem import Problem
from site_builder.model.succession import Succession


def successions(context: CheckContext) -> Iterator[Problem]:
    """A unit's succession names units of the site that agree, and its days."""
    succession = context.own.profile.succession
    if succession is None:
        return
    yield from _days(succession)
    for fault in context.lineage.faults:
        yield Problem.found(fault.code, succession.at(fault.key, fault.index), **fault.words)


def _days(succession: Succession) -> Iterator[Problem]:
    """Whoever names a unit of the site, or a new name, says from when; and nothing ends before it begins."""
    if not succession.date and (unit_paths(succession.into) or succession.new_name):
        yield Problem.found("succession-dateless", succession.at("into"), key="date")
    if not succession.begins and unit_paths(succession.from_):
        key = "since" if succession.into else "date"
        yield Problem.found("succession-dateless", succession.at("from_"), key=key)
    if succession.date and succession.since and succession.date < succession.since:
        yield Problem.found("dates-crossed", succession.at("date"), key="date", other="since")


def places_gone(context: CheckContext) -> Iterator[Problem]:
    """A hamlet or neighbourhood went to a unit that its own one became."""
    succession = context.own.profile.succession
    known = succession.into if succession else ()
    for locality in context.own.profile.localities.values():
        path = unit_path(locality.into)
        if locality.into and locality.into not in known and not (path and path in unit_paths(known)):
            words = {"value": locality.into, "known": ", ".join(known) or "–"}
            yield Problem.found("locality-elsewhere", locality.at("into"), **words)


CHECKS = (successions, places_gone)
