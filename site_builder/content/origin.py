"""Tells where a value of a unit comes from, and on which pages the words of a file are shown. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from types import GenericAlias
from typing import Any

from site_builder.content.merge import PROFILE_RULES, UNIT_RULES, by_id, merge
from site_builder.model.contact import Contact
from site_builder.model.frozen import frozen
from site_builder.model.location import Location, Record
from site_builder.model.media import Media
from site_builder.model.quantity import Quantity
from site_builder.model.repeat import Repeat
from site_builder.model.scalars import AndroidId, AppleId, Email, Markup, Mobile, Phone, Province, UnitCode, Url
from site_builder.model.unit import Unit
from site_builder.text.contacts import show_contact
from site_builder.text.normalize import suggest
from site_builder.text.numbers import show_date, show_moment

MARK = "\ue000"
"""It is a private-use character: no text contains it, and a page carries it unchanged."""
_TEXTS: tuple[Any, ...] = (
    *(str, Markup, Phone, Phone | None, Mobile | None),
    *(Url | None, Email, AndroidId, AppleId, UnitCode, Province),
)
_WORDS = frozenset({*_TEXTS, *(GenericAlias(tuple, (kind, ...)) for kind in _TEXTS)})
"""Types of fields that pages show as they are."""
_COMPARED = frozenset({"value", "file"})
"""Fields by which others are found: an exemption's value, an attachment's file."""


@frozen
class LayerValue:
    """Holds what one layer says: the field by its full name, the value in words, and whether the unit shows it."""

    field: str
    place: Location
    value: str
    wins: bool


@frozen
class FieldOrigin:
    """Tells what each layer says of a field, the outermost first, and by which rule one of them wins."""

    said: tuple[LayerValue, ...]
    rule: str
    """It is the name of the merge rule: own, nearest, union, by_id, by_name."""


class UnknownField(Exception):  # noqa: N818 - the name says what happened
    """Reports a field that no layer of the unit has.

    `near` is the field that was probably meant, and `known` are all fields beside it.
    """

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known
        self.near = suggest(name, known)


def trace(layers: list[Unit], field: str) -> FieldOrigin:
    """Returns where a field such as "hotline", "office.phone" or "guides.tra-tien-dien" comes from.

    `layers` are those from the root down to the unit. Raises UnknownField.
    """
    wanted = field.replace("/", ".").strip(".")
    written = [list(leaves(layer)) for layer in layers]
    _require(wanted, {name for leaves in written for name, _, _ in leaves})
    merged = layers[0]
    for layer in layers[1:]:
        merged = merge(merged, layer)
    shown = {(name.partition(".")[0], place) for name, place, _ in leaves(merged)}
    said = tuple(
        LayerValue(field=name, place=place, value=_words(value), wins=(name.partition(".")[0], place) in shown)
        for leaves in written
        for name, place, value in leaves
        if place and f"{name}.".startswith(f"{wanted}.")
    )
    return FieldOrigin(said=said, rule=_rule(wanted.split(".")))


def _require(wanted: str, names: set[str]) -> None:
    """Follows a field's name part by part. Raises UnknownField at the first unknown part."""
    prefix = ""
    for part in wanted.split("."):
        known = sorted({name[len(prefix) :].partition(".")[0] for name in names if name.startswith(prefix)})
        if part not in known:
            raise UnknownField(part, known)
        prefix += f"{part}."


def _rule(parts: list[str]) -> str:
    rule = {**UNIT_RULES, **PROFILE_RULES}[parts[0]]
    return "nearest" if rule is by_id and len(parts) > 2 else rule.__name__  # noqa: PLR2004 - collection, id, key


FieldValue = tuple[str, Location | None, object]
"""It holds a field's full name, where it was written (None: nowhere), and its value."""


def leaves(unit: Unit) -> Iterator[FieldValue]:
    """Yields every field that a layer can have, down to single values."""
    yield from _of_record("", unit.profile)
    for name in UNIT_RULES:
        if name not in ("path", "profile"):
            yield from _of(name, getattr(unit, name), None)


def _of_record(start: str, record: Record) -> Iterator[FieldValue]:
    for item in fields(record):
        if item.name != "places":
            place = record.at(item.name) if item.name in record.places else None
            yield from _of(start + item.name.rstrip("_"), getattr(record, item.name), place, record)


def _of(name: str, value: object, place: Location | None, record: Record | None = None) -> Iterator[FieldValue]:
    """Yields the leaves of one value. `place` is where it was written, and `record` knows the places of list items."""
    match value:
        case Record():
            yield from _of_record(f"{name}.", value)
        case Media():
            yield name, Location(file=value.file), value.file
        case Mapping() if value:
            for key, item in value.items():
                yield from _of(f"{name}.{key}", item, place)
        case tuple() if value:
            for index, item in enumerate(value):
                own = record.at(name.rpartition(".")[2], index) if record and place else place
                yield from _of(f"{name}.{index + 1}", item, own)
        case _:
            yield name, place, value


def _words(value: object) -> str:
    """Returns a value as an editor would read it."""
    match value:
        case datetime():
            return show_moment(value)
        case date():
            return show_date(value)
        case bool():
            return "có" if value else "không"
        case Repeat() | Quantity():
            return value.written
    return show_contact(value) if isinstance(value, Contact) else str(value)


def marked(unit: Unit, file: str) -> Unit:
    """Returns the unit with a mark after every text that was written in `file`. Pages that show a mark depend on it."""
    return replace(unit, **{name: _mark(getattr(unit, name), file) for name in UNIT_RULES if name != "path"})


def _mark(value: Any, file: str) -> Any:  # noqa: ANN401 - a layer holds values of many types
    match value:
        case Media() if value.file == file:
            shown = value.picture
            marked_picture = replace(shown, webp=shown.webp + MARK, jpeg=shown.jpeg + MARK) if shown else None
            return replace(value, file=value.file + MARK, picture=marked_picture)
        case Mapping():
            return {name: _mark(item, file) for name, item in value.items()}
        case tuple():
            return tuple(_mark(item, file) for item in value)
        case Record():
            return _marked_record(value, file)
    return value


def _marked_record(record: Record, file: str) -> Record:
    new: dict[str, Any] = {item.name: _marked_field(record, item.name, item.type, file) for item in fields(record)}
    return replace(record, **new)


def _marked_field(record: Record, name: str, kind: object, file: str) -> object:
    value = getattr(record, name)
    if name == "places":
        return value
    if isinstance(value, Contact):
        marked_texts: dict[str, Any] = {
            item.name: _mark_text(getattr(value, item.name), record.at(name), file) for item in fields(value)
        }
        return replace(value, **marked_texts)
    if value and kind in _WORDS and name in _COMPARED:
        return value
    if not value or kind not in _WORDS:
        return _mark(value, file)
    if isinstance(value, tuple):
        return tuple(_mark_text(text, record.at(name, index), file) for index, text in enumerate(value))
    return _mark_text(value, record.at(name), file)


def _mark_text(text: str, place: Location, file: str) -> str:
    return text + MARK if text and place.file == file else text
