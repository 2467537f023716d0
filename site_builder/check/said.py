"""Lists every text of a record as an editor wrote it, for rules that do not care which field says a thing."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from site_builder.model.contact import Contact
from site_builder.model.location import Location, Record, once, once_per_class
from site_builder.text.contacts import show_contact
from site_builder.text.phones import show_phone

_NOT_SAID = frozenset({"places", "id", "slug", "source", "sources", "aliases", "succession", "localities", "province"})
"""Fields that tell where something was read, or that nobody inherits."""
_NUMBERS = frozenset({"hotline", "phone"})


@once
def said(record: Record) -> tuple[tuple[str, Location], ...]:
    """Returns every text of a record and of those in it, before a unit's own facts were put in; worked out once."""
    return tuple(_said(record))


def _said(record: Record) -> Iterator[tuple[str, Location]]:
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
