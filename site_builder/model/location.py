"""Records where a value was written. Every value of the content knows its place."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import field, fields
from functools import lru_cache
from itertools import accumulate
from typing import Any, TypeVar, TypeVarTuple

from site_builder.model.frozen import frozen
from site_builder.model.rewriting import Rewritten

T = TypeVar("T")
Values = TypeVarTuple("Values")


@frozen(order=True)
class Location:
    """Names a character in a content file. `file` is relative to the content folder; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1
    is_folded: bool = field(default=False, compare=False, repr=False)
    """It is true for a text whose lines YAML has joined. Places further on in such a text are unknown."""
    rewritten: Rewritten | None = field(default=None, compare=False, repr=False)
    """How a text that begins here was changed since it was written (`text.substitution`)."""


def once_per_class(function: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Caches the result of a function of a class."""
    known: dict[type[Any], T] = {}

    def remembering(kind: type[Any]) -> T:
        if kind not in known:
            known[kind] = function(kind)
        return known[kind]

    return remembering


_MOST = 1024
"""So many results of a function are cached: those for fifty units, besides the hundred records that all share.

Python's garbage collector would look through four times as many again and again: 0.5 ms a commune, and 10 MB."""


def once(function: Callable[[*Values], T]) -> Callable[[*Values], T]:
    """Caches the result of a function of values that never change, for the very same objects.

    The hundred records that 3,321 units inherit are the same objects in each unit, and comparing identities is faster
    than comparing contents. The values are kept with the result, so that no other object can get their identity.
    """
    known: dict[tuple[int, ...], tuple[object, T]] = {}

    def remembering(*values: *Values) -> T:
        key = tuple(map(id, values))
        found = known.get(key)
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[key] = (values, function(*values))
        return found[1]

    return remembering


def required(empty: T) -> T:
    """Declares a field that some layer must give. `empty` stands in until the layers are merged."""
    return field(default=empty, metadata={"required": True})


def derived(empty: T) -> T:
    """Declares a field that no editor writes, because it follows from the file's name or content."""
    return field(default=empty, metadata={"derived": True})


@frozen
class Record:
    """Groups values that an editor wrote together.

    `places` maps "" to the record's own place, "phone" to that field's place, and "services.2" to that of a list's
    item. A field with a place is *given*, and overrides the field of an outer layer.
    """

    places: Mapping[str, Location] = field(default_factory=dict, repr=False, compare=False, metadata={"derived": True})

    def at(self, key: str = "", index: int | None = None) -> Location:
        """Returns the nearest known place of a field or of one of its items."""
        for name in (f"{key}.{index}", key, ""):
            if name in self.places:
                return self.places[name]
        return Location(file="")

    def given(self) -> dict[str, Any]:
        """Returns the fields that the editor wrote, by name."""
        return {name: getattr(self, name) for name in field_names(type(self)) if name in self.places}

    def missing(self) -> tuple[str, ...]:
        """Returns the required fields that no layer gives."""
        return tuple(name for name in required_names(type(self)) if name not in self.places)


@once_per_class
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """Returns the names of all fields of a record."""
    return tuple(item.name for item in fields(kind))


@once_per_class
def required_names(kind: type[Any]) -> tuple[str, ...]:
    """Returns the names of the fields that some layer must give."""
    return tuple(item.name for item in fields(kind) if item.metadata.get("required"))


def past(place: Location, text: str, offset: int) -> Location:
    """Returns the place of a character in a text that begins at `place`. Every line begins in that column."""
    if place.is_folded:
        return place
    if place.rewritten:
        text, offset = place.rewritten.written, place.rewritten.written_offset(offset)
    starts = line_starts(text)
    line = bisect_right(starts, offset) - 1
    return Location(file=place.file, line=place.line + line, column=place.column + offset - starts[line])


@lru_cache(maxsize=8)
def line_starts(text: str) -> tuple[int, ...]:
    """Returns where each line of a text begins: a text with one mistake often has many."""
    return tuple(accumulate(map(len, text.split("\n")), lambda start, length: start + length + 1, initial=0))[:-1]
