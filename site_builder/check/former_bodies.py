"""The rule on bodies that residents are sent to or that are said to be in charge: they are still there."""

from collections.abc import Iterator, Mapping
from datetime import date

from site_builder.check.context import CheckContext
from site_builder.check.said import said
from site_builder.model.announcement import Announcement
from site_builder.model.lineage import in_words
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.texts import text_records
from site_builder.text.former_bodies import FormerBody, bodies_of, bodies_of_districts

_REFORM = date(2025, 7, 1)
"""The day on which districts ended."""


def former_bodies(context: CheckContext) -> Iterator[Problem]:
    """No text names the body of a district, or of a commune that the unit was, as if it were still there."""
    gone = _gone(context)
    for record in text_records(context.to_ask):
        if not (isinstance(record, Announcement) and _is_of_the_past(record, context.day)):
            found = (*_of_districts(record), *(_of_communes(record, gone) if gone else ()))
            for place, body in found:
                yield Problem.found("body-gone", place, value=body.value, now=gone.get(body.place, ""))


def _is_of_the_past(item: Announcement, day: date) -> bool:
    """Whether an announcement was made before the reform, or is over: it tells what was so then."""
    last = item.expires or (item.event.ends.date() if item.event and item.event.ends else None)
    return bool((last and last < day) or (item.date and item.date.date() < _REFORM))


@once
def _of_districts(record: Record) -> tuple[tuple[Location, FormerBody], ...]:
    found = ((place, text, body) for text, place in said(record) for body in bodies_of_districts(text))
    return tuple((past(place, text, body.offset), body) for place, text, body in found)


def _of_communes(record: Record, gone: Mapping[str, str]) -> Iterator[tuple[Location, FormerBody]]:
    for text, place in said(record):
        yield from ((past(place, text, body.offset), body) for body in bodies_of(text, gone))


def _gone(context: CheckContext) -> Mapping[str, str]:
    """The names of communes that became others → what they are called now, as far as the unit is told."""
    profile, lineage = context.unit.profile, context.lineage
    succession, own = profile.succession, f"{profile.kind} {profile.name}".strip()
    if succession is None or succession.is_to_come(context.day):
        return {}
    if succession.is_over(context.day):
        now = [unit.full_name for unit in lineage.successors] or list(in_words(succession.into))
        return {} if own in now else {own: ", ".join(now)}
    former = [unit.full_name for unit in lineage.predecessors]
    former += [name.removesuffix(" cũ") for name in in_words(succession.from_) if not name.startswith("một phần")]
    return {name: own for name in former if name != own}
