"""Where a value was written. Every value of the content can say so (law 4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Values = TypeVarTuple("Values")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A character in a content file. `file` is relative to the content folder; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1
    is_folded: bool = field(default=False, compare=False, repr=False)
    """Whether a text begins here whose lines YAML has joined: what stands further on in it cannot be placed."""


def once_per_class(function: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """What follows from a class alone is worked out once."""
    known: dict[type[Any], T] = {}

    def remembering(kind: type[Any]) -> T:
        if kind not in known:
            known[kind] = function(kind)
        return known[kind]

    return remembering


_MOST = 1024
"""Results of a function that are kept: those of some fifty units' records, beside the hundred that all of them share.

Four times as many are looked through for circles again and again (`crew`): 0.5 ms a commune, and 10 MB.
"""


def once(function: Callable[[*Values], T]) -> Callable[[*Values], T]:
    """What follows from values alone is worked out once for the very same ones; they never change.

    The hundred records that 3,321 units inherit are the same objects in each of them, and to ask whether two objects
    are one is quicker than to compare what they hold. The values are kept with the result, so that no other object can
    get their identity.
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
    """A field that must be given somewhere in the layers; `empty` only stands in until the layers are merged."""
    return field(default=empty, metadata={"required": True})


def derived(empty: T) -> T:
    """A field that no editor writes: it follows from the file's name or content."""
    return field(default=empty, metadata={"derived": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A group of values that an editor wrote together.

    `places` maps "" to the record's own place, "phone" to that field's value and "services.2" to an item of a list.
    A field is *given* when it has a place: that is what a nearer layer overrides.
    """

    places: Mapping[str, Location] = field(default_factory=dict, repr=False, compare=False, metadata={"derived": True})

    def at(self, key: str = "", index: int | None = None) -> Location:
        """The nearest known place of a field or of one of its items."""
        for name in (f"{key}.{index}", key, ""):
            if name in self.places:
                return self.places[name]
        return Location(file="")

    def given(self) -> dict[str, Any]:
        """The fields that the editor wrote, by name."""
        return {name: getattr(self, name) for name in field_names(type(self)) if name in self.places}

    def missing(self) -> tuple[str, ...]:
        """The required fields that no layer gives."""
        return tuple(name for name in required_names(type(self)) if name not in self.places)


@once_per_class
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """All fields of a record."""
    return tuple(item.name for item in fields(kind))


@once_per_class
def required_names(kind: type[Any]) -> tuple[str, ...]:
    """The fields that some layer must give."""
    return tuple(item.name for item in fields(kind) if item.metadata.get("required"))


def past(place: Location, text: str, offset: int) -> Location:
    """The place of a character of a text that begins at `place`; every line of a text begins in that column."""
    if place.is_folded:
        return place
    line = text.count("\n", 0, offset)
    column = offset - text.rfind("\n", 0, offset) - 1
    return Location(file=place.file, line=place.line + line, column=place.column + column)
