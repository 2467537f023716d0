"""The content contract as JSON Schema: a kind of file → what an editor's program needs to help and to warn. Pure.

The model is the source (`content.schema.keys_of`), and the words are those of the editors' messages. One law binds a
schema to the reader: what the reader takes without a word, the schema takes. Where a schema cannot know what a reader
knows, it is the milder of the two.

A schema sees what YAML 1.2 makes of a word: `phone: 0912345678` is the number 912345678, `2026-11-01` a text. Types are
unions, and a keyword speaks of one type only (`pattern` of texts, `items` of lists), so that a single value may stand
for a list of one without `anyOf`, in which editors' programs lose the place of a mistake and our words for it.
"""

from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints

from site_builder.content.merge import PROFILE_RULES, UNIT_RULES, by_id
from site_builder.content.schema import Field, keys_of, type_of
from site_builder.editing.json_schema.patterns import Schema, value
from site_builder.model.location import Record
from site_builder.model.records import (
    Announcement,
    Category,
    Figure,
    Guide,
    LinkCheck,
    Outreach,
    Profile,
    Service,
    Site,
    Team,
    Unit,
)
from site_builder.report.field_help import CHOICES, KEYS, LISTS, TITLES, FieldHelp
from site_builder.report.rules import RULES

FILES: Mapping[str, type[Record] | Mapping[str, type[Record]]] = {
    "site": Site,
    "unit": Profile,
    "services": {"categories": Category, "services": Service},
    "teams": {"teams": Team},
    "events": {"events": Outreach},
    "figures": {"figures": Figure},
    "checks": {"checks": LinkCheck},
    "guide": Guide,
    "announcement": Announcement,
}
"""Kind of file → the record that it is, or the lists of records that it holds. Of a text, it is the front matter."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MADE = "Made from site_builder/model/records.py: python3 build.py schema"


def shape(kind: str) -> Schema:
    """The schema of a kind of file."""
    holds = FILES[kind]
    known: dict[str, Schema] = {}
    root = _record(holds, known) if isinstance(holds, type) else _lists(holds, known)
    return {"$schema": _DRAFT, "$comment": _MADE, **root, "$defs": dict(sorted(known.items()))}


def _lists(lists: Mapping[str, type[Record]], known: dict[str, Schema]) -> Schema:
    """A file that holds lists of records; it may also be empty."""
    return {
        "type": ["object", "null"],
        "properties": {
            name: {"description": LISTS[name].told, **_record(record, known, many=True)}
            for name, record in lists.items()
        },
        **_closed(lists),
    }


def _record(kind: type[Record], known: dict[str, Schema], *, many: bool = False) -> Schema:
    """A record, or a list of them. What it holds stands in `known`, under its name."""
    name = kind.__name__.lower()
    if name not in known:
        known[name] = {}  # a record may hold others of its kind
        known[name] = _definition(kind, known)
    rule = RULES["not-a-mapping"]
    example = f"- {next(iter(keys_of(kind)))}" if many else next(iter(keys_of(kind)))
    says = f"{rule.says}. Sửa: {rule.do.format(example=example)}"
    blank: Schema = {"pattern": r"^\s*$", "patternErrorMessage": says, "errorMessage": says}
    one: Schema = {"type": ["object", "string", "null"], **blank, "$ref": f"#/$defs/{name}"}
    return {**one, "type": ["array", *one["type"]], "items": one} if many else one


def _definition(kind: type[Record], known: dict[str, Schema]) -> Schema:
    """The keys of a record; which must be there, each with its own message."""
    keys = keys_of(kind)
    rule = RULES["missing-key"]
    lacking = [
        {"required": [name], "errorMessage": f"{rule.says}. Sửa: {rule.do}".format(key=name)}
        for name, field in keys.items()
        if name == "id" or (field.required and kind not in _COMPLETED)
    ]
    return {
        "title": TITLES[kind],
        "properties": {name: _key(name, field, KEYS[kind][name], known) for name, field in keys.items()},
        **_closed(keys),
        **({"allOf": lacking} if lacking else {}),
    }


def _closed(keys: Mapping[str, object]) -> Schema:
    """No other key is taken."""
    advice = RULES["unknown-key"].do.format(known=", ".join(keys))
    return {"additionalProperties": False, "errorMessage": f"Không có mục nào tên như vậy. Sửa: {advice}"}


def _key(name: str, field: Field, key: FieldHelp, known: dict[str, Schema]) -> Schema:
    kind, many = _inner(field.kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        return {"description": key.told, **_record(kind, known, many=many)}
    meanings = "; ".join(f"{word} = {meaning}" for word, meaning in CHOICES.get(kind, {}).items())
    return {"description": f"{key.told} ({meanings})" if meanings else key.told, **value(kind, name, many=many)}


def _inner(kind: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type, which is a value here
    """What a field holds, and whether it holds many of it."""
    kind = type_of(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return arguments[0], True
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return arguments[1], True
    return kind, False


_COMPLETED = frozenset(
    _inner(get_type_hints(layer)[name])[0]
    for layer, rules in ((Unit, UNIT_RULES), (Profile, PROFILE_RULES))
    for name, rule in rules.items()
    if rule is by_id
)
"""Records that an outer layer may complete: they may lack all but their id."""
