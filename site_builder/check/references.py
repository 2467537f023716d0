"""Rules on the ids by which records name each other."""

from collections.abc import Iterable, Iterator, Mapping

from site_builder.check.context import CheckContext
from site_builder.model.location import Record
from site_builder.model.problem import Problem
from site_builder.model.records import Announcement, Unit
from site_builder.text.normalize import suggest

_SHOWN = 12
"""How many ids a message lists to choose from."""
IdReference = tuple[Record, str, tuple[str, ...], Mapping[str, object], str]
"""A record, its key, the ids that it names there, those that exist, and the list in which they stand."""


def references(context: CheckContext) -> Iterator[Problem]:
    """Every id that a record names exists."""
    for record, key, wanted, known, where in _references(context.unit):
        for index, name in enumerate(wanted):
            if name not in known:
                words = {"hint": suggest(name, list(known)), "known": _some(known), "list": where}
                yield Problem.found("unknown-id", record.at(key, index), key=key, value=name, **words)


def _some(known: Iterable[str]) -> str:
    """The first ids of a list, to choose from."""
    names = sorted(known) or ["(chưa có mã nào)"]
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _references(unit: Unit) -> Iterator[IdReference]:
    localities, services = unit.profile.localities, unit.services
    for service in services.values():
        yield service, "category", _one(service.category), unit.categories, "categories (services.yaml)"
        yield service, "replaced_by", _one(service.replaced_by), services, "services.yaml"
    for guide in unit.guides.values():
        yield guide, "topic", _one(guide.topic), unit.profile.topics, "topics (unit.yaml)"
        yield guide, "services", guide.services, services, "services.yaml"
        yield guide, "related", guide.related, unit.guides, "guides/"
    for team in unit.teams.values():
        yield team, "locality", _one(team.locality), localities, "localities (unit.yaml)"
        for member in team.members:
            yield member, "specialities", member.specialities, services, "services.yaml"
    for announcement in _own(unit, unit.announcements):
        yield announcement, "localities", announcement.localities, localities, "localities (unit.yaml)"
    for event in unit.events:
        yield event, "localities", event.localities, localities, "localities (unit.yaml)"


def _own(unit: Unit, announcements: Mapping[str, Announcement]) -> Iterator[Announcement]:
    """The announcements that this unit wrote: a city's announcement names the city's localities, not the commune's."""
    start = "/".join((*unit.path, "announcements/"))
    return (item for item in announcements.values() if item.at("localities").file.startswith(start))


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()
