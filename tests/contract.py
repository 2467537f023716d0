"""The content contract as tests go through it: every record, and every list of words, that an editor may write."""

from enum import StrEnum
from typing import Any, get_args

from site_builder.content.schema import keys_of
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.location import Record
from site_builder.model.unit import RECORD_TYPES, record_of


def _within(kind: Any) -> set[type[Any]]:  # noqa: ANN401 - a type is a value here
    """A type, and all of which it consists: `Mapping[str, Guide]` consists of `Mapping`, `str` and `Guide`."""
    inner = get_args(kind)
    return set().union(*map(_within, inner)) if inner else {kind} if isinstance(kind, type) else set()


def _reached() -> tuple[set[type[Record]], set[type[StrEnum]]]:
    waiting = {*filter(None, map(record_of, FILE_KINDS.values())), *RECORD_TYPES.values()}
    records, choices = set[type[Record]](), set[type[StrEnum]]()
    while waiting:
        records |= waiting
        inner = set[type[Any]]().union(*(_within(key.kind) for record in waiting for key in keys_of(record).values()))
        choices |= {kind for kind in inner if issubclass(kind, StrEnum)}
        waiting = {kind for kind in inner if issubclass(kind, Record)} - records
    return records, choices


RECORDS, CHOICES = _reached()
