"""Finds the Markdown texts of a unit, for all that looks into them: links, pictures and rules."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from site_builder.model.location import Location, Record, once, once_per_class
from site_builder.model.records import Markup, Unit


def texts(unit: Unit) -> Iterator[tuple[Markup, Location]]:
    """Yields every Markdown text of a unit, and where it begins."""
    for record in (unit.profile, *shared_records(unit)):
        yield from texts_of(record)


@once
def texts_of(record: Record) -> tuple[tuple[Markup, Location], ...]:
    """Returns every Markdown text of a record."""
    return tuple(
        (text, record.at(key, index))
        for key in markup_keys(type(record))
        for index, text in enumerate(_each(getattr(record, key)))
        if text
    )


def _each(value: Markup | tuple[Markup, ...]) -> tuple[Markup, ...]:
    return value if isinstance(value, tuple) else (value,)


def shared_records(unit: Unit) -> tuple[Record, ...]:
    """Returns the records that a unit may inherit: topics, categories, services, guides, announcements."""
    collections = (unit.profile.topics, unit.categories, unit.services, unit.guides, unit.announcements)
    return tuple(record for records in collections for record in records.values())


@once_per_class
def markup_keys(kind: type[Any]) -> tuple[str, ...]:
    """Returns the fields of a record that hold Markdown."""
    return tuple(item.name for item in fields(kind) if item.type in (Markup, tuple[Markup, ...]))
