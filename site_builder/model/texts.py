"""The records of a unit that rules look through, and the Markdown texts in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from site_builder.model.file_kinds import FILE_KINDS, RECORD_LISTS, Records
from site_builder.model.location import Location, Record, once, once_per_class
from site_builder.model.scalars import Markup
from site_builder.model.unit import RECORD_TYPES, Unit


def texts(unit: Unit) -> Iterator[tuple[Markup, Location]]:
    """Every Markdown text of a unit, and where it begins."""
    for record in text_records(unit):
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


@once_per_class
def markup_keys(kind: type[Any]) -> tuple[str, ...]:
    """Returns the fields of a record that hold Markdown."""
    return tuple(item.name for item in fields(kind) if item.type in (Markup, tuple[Markup, ...]))


_SHOWN = tuple(name for kind in FILE_KINDS.values() if kind.page is not None for name in kind.record_lists)
_WITH_TEXT = tuple(name for name in RECORD_LISTS if markup_keys(RECORD_TYPES[name]))
_PARTIAL = tuple(name for name, records in RECORD_LISTS.items() if records.key)


def shown_records(unit: Unit) -> tuple[Record, ...]:
    """The topics, and all records of the files that some page shows."""
    return _records_of(unit.profile.topics, *_lists(unit, _SHOWN))


def partial_records(unit: Unit) -> tuple[Record, ...]:
    """The records that a file may leave incomplete, because another layer may complete them."""
    return _records_of(unit.profile.topics, *_lists(unit, _PARTIAL))


def text_lists(unit: Unit) -> tuple[Records, ...]:
    """The topics, and the lists of records that hold Markdown."""
    return (unit.profile.topics, *_lists(unit, _WITH_TEXT))


def text_records(unit: Unit) -> tuple[Record, ...]:
    """The unit's profile, and every other record that may hold Markdown."""
    return (unit.profile, *_records_of(*text_lists(unit)))


def _lists(unit: Unit, names: tuple[str, ...]) -> Iterator[Records]:
    return (getattr(unit, name) for name in names)


def _records_of(*lists: Records) -> tuple[Record, ...]:
    return tuple(record for records in lists for record in records_in(records))


def records_in(records: Records) -> Iterable[Record]:
    """The records of a list, however a unit holds them."""
    return records.values() if isinstance(records, Mapping) else records
