"""The rule on texts that come from outside a province: they say nothing that is true in another province only.

Such a text is shown in every province: a number in it would be called by people for whom it does not ring. A unit's own
texts, and those of the layers of its province, may speak of anybody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache

from site_builder.check.context import CheckContext
from site_builder.model.addresses import BASE
from site_builder.model.contact import Contact
from site_builder.model.location import Location, Record, once, once_per_class, past
from site_builder.model.problem import Problem
from site_builder.model.texts import text_records
from site_builder.text.contacts import show_contact
from site_builder.text.local_facts import LocalFact, local_facts
from site_builder.text.phones import show_phone

_NOT_SAID = frozenset({"places", "id", "slug", "source", "sources", "aliases", "succession", "localities", "province"})
"""Fields that tell where something was read, or that nobody inherits."""
_NUMBERS = frozenset({"hotline", "phone"})


def foreign_facts(context: CheckContext) -> Iterator[Problem]:
    """No text from outside the unit's province names a number, host or place of another one."""
    unit, province = context.unit, context.unit.profile.province
    if context.outer is None:
        return
    depth = _depth(unit.profile.at("province").file) if province else 0
    for record in text_records(context.to_ask):
        if not any(_depth(place.file) < depth for place in record.places.values()):
            continue  # most of a unit's own: nothing of it comes from outside
        for place, fact in _facts_of(record):
            if _depth(place.file) < depth and province not in fact.provinces:
                words = {"value": fact.value, "other": ", ".join(sorted(fact.provinces))}
                yield Problem.found("foreign-fact", place, **words)


@lru_cache(maxsize=8192)
def _depth(file: str) -> int:
    """How deep in the tree the layer of a file lies: -1 is the base layer, and 0 the root unit."""
    parts = file.split("/")
    if parts[0] == BASE:
        return -1
    inner = len(parts) - 1
    return inner - 1 if file.endswith(".md") else inner


@once
def _facts_of(record: Record) -> tuple[tuple[Location, LocalFact], ...]:
    """What a record says of one province, and where; worked out once for all units that inherit it."""
    found = ((place, text, fact) for text, place in _said(record) for fact in local_facts(text))
    return tuple((past(place, text, fact.offset), fact) for place, text, fact in found)


def _said(record: Record) -> Iterator[tuple[str, Location]]:
    """Every text of a record as it was written, before a unit's own facts were put in."""
    for key in _keys(type(record)):
        value = getattr(record, key)
        if value:
            yield from _texts_in(key, value, record)


@once_per_class
def _keys(kind: type[Record]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if item.name not in _NOT_SAID)


def _texts_in(key: str, value: object, record: Record) -> Iterator[tuple[str, Location]]:
    if isinstance(value, Record):
        yield from _said(value)
    elif isinstance(value, Contact):
        yield show_contact(value), record.at(key)
    elif isinstance(value, str):
        yield _written(key, value, record.at(key))
    elif isinstance(value, Mapping | tuple):
        for index, item in enumerate(value.values() if isinstance(value, Mapping) else value):
            if isinstance(item, Record):
                yield from _said(item)
            elif isinstance(item, str):
                yield _written(key, item, record.at(key, index))


def _written(key: str, text: str, place: Location) -> tuple[str, Location]:
    if place.rewritten:
        written = place.rewritten.written
        return written, Location(file=place.file, line=place.line, column=place.column, is_folded=place.is_folded)
    return (show_phone(text) if key in _NUMBERS else text), place  # type: ignore[arg-type] # digits of a number
