"""The model is the schema: a tree of texts in, records out. All mistakes are collected, each with its place.

Why not a validation library: places come with the nodes here, the messages are ours and Vietnamese from the start, and
nothing is imported that a build without changes would not use (pydantic alone: 176 ms).
"""

import functools
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from site_builder.content.unknown_key import unknown_key
from site_builder.content.yaml_nodes import Entries, Items, Node, Scalar
from site_builder.model.contact import Contact
from site_builder.model.frozen import frozen
from site_builder.model.location import Location, Record, once_per_class
from site_builder.model.problem import Problem, Refused
from site_builder.model.quantity import Quantity
from site_builder.model.repeat import Repeat
from site_builder.model.scalars import (
    AndroidId,
    AppleId,
    BaseUrl,
    CodeNumber,
    ContentId,
    Email,
    Language,
    Markup,
    Mobile,
    Phone,
    Province,
    Slug,
    UnitAddress,
    UnitCode,
    Url,
)
from site_builder.text.address import read_android_id, read_apple_id, read_base_url, read_email, read_url
from site_builder.text.code_number import read_code_number
from site_builder.text.contacts import read_contact
from site_builder.text.content_id import read_content_id
from site_builder.text.contract_words import choice_meant
from site_builder.text.identifiers import read_language, read_province, read_unit_address, read_unit_code
from site_builder.text.markdown_limits import tangle
from site_builder.text.normalize import SLUG, slug, suggest
from site_builder.text.numbers import read_count, read_date, read_decimal, read_moment, read_time, read_yes
from site_builder.text.phones import read_mobile, read_phone
from site_builder.text.placeholders import is_placeholder, placeholder_in
from site_builder.text.quantities import read_quantity
from site_builder.text.repeats import read_repeat

R = TypeVar("R", bound=Record)


def read_slug(text: str) -> Slug:
    """An id: refused, with a proposal, unless it is already a slug."""
    if not SLUG.fullmatch(text):
        raise Refused("slug-form", value=text, better=slug(text) or "vi-du")
    return Slug(text)


def read_text(text: str) -> str:
    """One line of plain text: inner line breaks and double spaces collapse."""
    return " ".join(text.split())


def read_markup(text: str) -> Markup:
    """Markdown, unless it is too tangled to be laid out in time."""
    if tangle(text) is not None:
        raise Refused("text-tangled")
    return Markup(text.strip())


def is_blank(node: Node) -> bool:
    """Whether a key was written without a value."""
    return isinstance(node, Scalar) and node.text is None


_NEW_IDS = ("id", "aliases", "theme")
"""The keys at which an id is made up. At all others it names something that exists."""
QUOTES = " \t\n\"'“”„‘’"
"""What Word puts around a value; in a date, number or id it can only be decoration."""
SCALARS: Mapping[object, Callable[[str], Any]] = {
    str: read_text,
    Markup: read_markup,
    Contact: read_text,
    Phone: read_phone,
    Mobile: read_mobile,
    AndroidId: read_android_id,
    AppleId: read_apple_id,
    Slug: read_slug,
    Url: read_url,
    BaseUrl: read_base_url,
    Email: read_email,
    Language: read_language,
    UnitCode: read_unit_code,
    Province: read_province,
    UnitAddress: read_unit_address,
    CodeNumber: read_code_number,
    ContentId: read_content_id,
    date: read_date,
    datetime: read_moment,
    time: read_time,
    Repeat: read_repeat,
    Quantity: read_quantity,
    bool: read_yes,
    int: read_count,
    Decimal: read_decimal,
}
_TYPED_BY: Mapping[object, tuple[str, Callable[[Any, str], Any]]] = {Contact: ("kind", read_contact)}
"""Type that is a text until another field is known → that field, and what reads both; without it, it stays unread."""


@frozen
class Field:
    """A key that an editor may write: the attribute that it fills, its type, and whether it must be given."""

    name: str
    kind: Any
    required: bool


def type_of(kind: Any) -> Any:  # noqa: ANN401 - types are values here
    """The type that a field has when it is given: `Phone | None` → Phone."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    given = [item for item in get_args(kind) if item is not types.NoneType]
    return given[0] if len(given) == 1 else Union[tuple(given)]  # noqa: UP007 - of types that are known when it runs


@once_per_class
def keys_of(kind: type[Any]) -> Mapping[str, Field]:
    """The keys of a record, as they are written in YAML (`from` fills the attribute `from_`)."""
    hints = get_type_hints(kind)
    return {
        item.name.rstrip("_"): Field(name=item.name, kind=hints[item.name], required="required" in item.metadata)
        for item in fields(kind)
        if "derived" not in item.metadata
    }


def read_record(node: Node, kind: type[R], problems: list[Problem], *, partial: bool = False, **known: object) -> R:
    """A record from a YAML mapping.

    A `partial` record may lack required fields: an outer layer may give them. `known` fills the derived fields.
    """
    values: dict[str, object] = dict(known)
    places = {"": node.place}
    entries = node.entries if isinstance(node, Entries) else {}
    allowed, readers = keys_of(kind), _readers_of(kind)
    if not isinstance(node, Entries):
        problems.append(Problem.found("not-a-mapping", node.place, example=next(iter(allowed))))
    for key, (spot, child) in entries.items():
        if key not in allowed:
            place = replace(node.place, line=spot.line, column=spot.column)
            problems.append(_misplaced(key, place, allowed) or unknown_key(key, place, list(allowed)))
        elif not is_blank(child):
            name = allowed[key].name
            value = readers[key](child, problems, places, key)
            places[name] = child.place
            if value is not None:
                values[name] = value
    if not partial and isinstance(node, Entries):
        lacking = [key for key, spec in allowed.items() if spec.required and spec.name not in places]
        problems += [Problem.found("missing-key", node.place, key=key) for key in lacking]
    for name, other, read in _typed_later(kind):
        text = values.pop(name, "")
        if text and other in values:
            read_text_of = functools.partial(read, values[other])
            values[name] = _read_filled(read_text_of, str(text), places[name], problems, name)
    return kind(places=places, **values)


ValueReader = Callable[[Any, list[Problem], dict[str, Location], str], Any]
"""Node, the mistakes found so far, the places of the record's values, key → value, or None where nothing is valid."""


@once_per_class
def _typed_later(kind: type[Any]) -> tuple[tuple[str, str, Callable[[Any, str], Any]], ...]:
    """The fields of a record that wait for another one, that one, and what reads both."""
    typed = ((spec.name, _TYPED_BY.get(type_of(spec.kind))) for spec in keys_of(kind).values())
    return tuple((name, *found) for name, found in typed if found)


@once_per_class
def _readers_of(kind: type[Any]) -> Mapping[str, ValueReader]:
    """What reads the value of each key: types are looked into once, not for every value."""
    return {key: _reader_of(spec.kind) for key, spec in keys_of(kind).items()}


def _reader_of(kind: Any) -> ValueReader:  # noqa: ANN401 - the type is itself a value here
    kind = type_of(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return functools.partial(_read_list, _reader_of(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return functools.partial(_read_records, arguments[1])
    if isinstance(kind, type) and issubclass(kind, Record):
        return functools.partial(_read_inner, kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return functools.partial(_read_choice, kind)
    return functools.partial(_read_words if kind in (str, Markup, Contact) else _read_value, SCALARS[kind])


def _read_list(
    read: ValueReader, node: Node, problems: list[Problem], places: dict[str, Location], key: str
) -> tuple[object, ...]:
    """A list; a single value stands for a list of one, and a list in a list for its own items."""
    found: list[object] = []
    items = node.items if isinstance(node, Items) else [node]
    for item in (inner for one in items for inner in (one.items if isinstance(one, Items) else [one])):
        value = None if is_blank(item) else read(item, problems, places, key)
        if value is not None:
            places[f"{key}.{len(found)}"] = item.place
            found.append(value)
    return tuple(found)


def _read_records(kind: type[R], node: Node, problems: list[Problem], _: object, __: str) -> Mapping[str, R]:
    return read_by_id(node, kind, problems)  # complete after merging: check.required


def _read_inner(kind: type[R], node: Node, problems: list[Problem], _: object, __: str) -> R:
    return read_record(node, kind, problems)


def _read_choice(kind: type[StrEnum], node: Node, problems: list[Problem], _: object, key: str) -> StrEnum | None:
    if not isinstance(node, Scalar):
        problems.append(Problem.found("expected-value", node.place, key=key))
        return None
    text = (node.text or "").strip(QUOTES)
    try:
        return kind(text)
    except ValueError:
        hint = choice_meant(text, kind) or suggest(text, list(kind))
        words = {"value": text, "choices": ", ".join(kind), "hint": hint}
        problems.append(Problem.found("not-a-choice", node.place, key=key, **words))
        return None


def _read_words(read: Callable[[str], Any], node: Node, problems: list[Problem], _: object, key: str) -> object:
    if not isinstance(node, Scalar):
        is_name = isinstance(node, Entries) and node.is_flow and all(is_blank(one) for _, one in node.entries.values())
        problems.append(Problem.found("yaml-brace" if is_name else "expected-text", node.place, key=key))
        return None
    text = node.text or ""
    if (match := placeholder_in(text)) and not is_placeholder(text):
        problems.append(Problem.mild("not-filled", node.place, value=match[0]))
    return _read_filled(read, text, node.place, problems, key)


def _read_value(read: Callable[[str], Any], node: Node, problems: list[Problem], _: object, key: str) -> object:
    if not isinstance(node, Scalar):
        problems.append(Problem.found("expected-value", node.place, key=key))
        return None
    return _read_filled(read, (node.text or "").strip(QUOTES), node.place, problems, key)


def _read_filled(read: Callable[[str], Any], text: str, place: Location, problems: list[Problem], key: str) -> object:
    """A value, unless it is only a place to fill in, or its reader refuses it."""
    if is_placeholder(text):
        problems.append(Problem.found("not-filled", place, value=text))
        return None
    try:
        return read(text)
    except Refused as refused:
        if read is read_slug and key not in _NEW_IDS:
            problems.append(Problem.found("reference-form", place, key=key, value=text))
            return Slug(text)  # which record is meant, `check.references` may know
        problems.append(Problem.found(refused.code, place, key=key, **refused.words))
        return None


def read_by_id(node: Node, kind: type[R], problems: list[Problem], key: str = "id") -> Mapping[str, R]:
    """A list of partial records, by their `id` or another key; the same id twice in one list is a mistake."""
    found: dict[str, R] = {}
    for item in node.items if isinstance(node, Items) else [node]:
        record = read_record(item, kind, problems, partial=True)
        name = getattr(record, key, "")
        if not name:
            if isinstance(item, Entries) and key not in item.entries:
                problems.append(Problem.found("missing-key", item.place, key=key))
            continue
        if name in found:
            problems.append(Problem.found("duplicate-id", record.at(key), id=name, first=str(found[name].at().line)))
            continue
        found[name] = record
    return found


def _misplaced(key: str, place: Location, allowed: Mapping[str, Field]) -> Problem | None:
    """A key that belongs one level deeper, as `starts` belongs into `event`: it lacks its indentation."""
    for parent, spec in allowed.items():
        for kind in (spec.kind, *get_args(spec.kind)):
            if isinstance(kind, type) and issubclass(kind, Record) and key in keys_of(kind):
                return Problem.found("key-misplaced", place, key=key, parent=parent)
    return None
