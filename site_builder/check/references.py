"""Rules on the ids by which records name each other."""

import re
from collections.abc import Iterable, Iterator, Mapping

from site_builder.check.context import CheckContext
from site_builder.check.links import unseen
from site_builder.links.routes import is_in_reach, layer_of
from site_builder.model.announcement import Announcement
from site_builder.model.guide import Guide
from site_builder.model.location import Location, Record
from site_builder.model.problem import Problem
from site_builder.model.profile import Locality
from site_builder.model.unit import Unit
from site_builder.text.normalize import SLUG, fold, slug, suggest

_BETWEEN = re.compile(r"[,;]|\s(?:và|với)\s")
"""What people write between two ids without brackets."""
_SHOWN = 12
"""How many ids a message lists to choose from."""
IdReference = tuple[Record, str, tuple[str, ...], Mapping[str, object], str]
"""A record, its key, the ids that it names there, those that exist, and the list in which they stand."""


def references(context: CheckContext) -> Iterator[Problem]:
    """Every id that a record names exists."""
    for record, key, wanted, known, where in _references(context.to_ask):
        for index, name in enumerate(wanted):
            if name not in known:
                yield from _unknown(record, key, index, name, _in_reach(known, record.at(key, index)), where)
            elif key == "related" and isinstance(record, Guide) and not (record.hide or record.draft):
                yield from _unseen(known[name], record.at(key, index))


def _in_reach(known: Mapping[str, object], place: Location) -> Mapping[str, object]:
    """What a file may name: what its own layer has or inherits, and not what some unit below it adds."""
    layer = layer_of(place.file)
    return {
        name: record
        for name, record in known.items()
        if not isinstance(record, Record) or is_in_reach(record.at().file, layer)
    }


def _unseen(text: object, place: Location) -> Iterator[Problem]:
    """Tells that a guide names another one that residents do not see."""
    if isinstance(text, Guide) and (code := unseen(text, layer_of(place.file))):
        yield Problem.found(code, place, value=text.slug, name=text.title)


def _unknown(
    record: Record, key: str, index: int, name: str, known: Mapping[str, object], where: str
) -> Iterator[Problem]:
    """A reference that names nothing, with the id that is meant where that is sure. Only what exists is proposed.

    Of several ids in one text all are proposed in brackets; or else those that do not exist are told, each by itself.
    """
    place, is_list = record.at(key, index), isinstance(getattr(record, key), tuple)
    meant = _called(name, known)
    if meant:
        yield Problem.found("id-by-name", place, key=key, value=name, better=meant)
        return
    parts = [part for part in map(str.strip, _BETWEEN.split(name)) if part] if is_list else [name]
    ids = {part: part if part in known else _called(part, known) or suggest(part, known) for part in parts}
    lost = [part for part, meant in ids.items() if not meant]
    if len(parts) > 1 and not lost:
        yield Problem.found(
            "ids-in-one", place, key=key, value=name, better=f"[{', '.join(dict.fromkeys(ids.values()))}]"
        )
        return
    for part in lost if len(parts) > 1 else [name]:
        hint, choices = suggest(part, known), _some(known)
        yield Problem.found("unknown-id", place, key=key, value=part, hint=hint, known=choices, list=where)


def _called(name: str, known: Mapping[str, object]) -> str:
    """The id of the only record that is called so, or whose id only lacks its form; "" for none or several."""
    wanted = fold(name).replace("-", " ")
    if SLUG.fullmatch(name) or not wanted:
        return ""
    if slug(name) in known:
        return slug(name)
    whole = [one for one, record in known.items() if wanted in map(fold, _names(record))]
    part = [one for one, record in known.items() if any(f" {wanted} " in f" {fold(said)} " for said in _names(record))]
    return next((found[0] for found in (whole, part) if len(found) == 1), "")


def _names(record: object) -> Iterator[str]:
    """What people call a record."""
    for key in ("name", "full_name", "title"):
        yield getattr(record, key, "")
    if isinstance(record, Locality):
        yield f"{record.kind} {record.name}"
    for key in ("former_names", "use"):
        yield from getattr(record, key, ())


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
    for locality in localities.values():
        yield locality, "within", _one(locality.within), localities, "localities (unit.yaml)"
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
