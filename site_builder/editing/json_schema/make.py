"""The content contract as JSON Schema: a kind of file → what an editor's program needs to help and to warn. Pure.

The model is the source (`content.schema.keys_of`), and the words are those of the editors' messages. One law binds a
schema to the reader: what the reader takes without a word, the schema takes. Where a schema cannot know what a reader
knows, it is the milder of the two.

A schema sees what YAML 1.2 makes of a word: `phone: 0912345678` is the number 912345678, `2026-11-01` a text. Types are
unions, and a keyword speaks of one type only (`pattern` of texts, `items` of lists), so that a single value may stand
for a list of one without `anyOf`, in which editors' programs lose the place of a mistake and our words for it.
"""

import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from site_builder.content.merge import PROFILE_RULES, UNIT_RULES, by_id
from site_builder.content.schema import Field, keys_of
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
from site_builder.report.field_help import EditorHelp, FieldHelp, editor_help

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


def shape(kind: str, lang: str) -> Schema:
    """The schema of a kind of file, with what editors are told in that language."""
    holds, helps = FILES[kind], editor_help(lang)
    known: dict[str, Schema] = {}
    root = _record(holds, known, helps) if isinstance(holds, type) else _lists(holds, known, helps)
    return {"$schema": _DRAFT, "$comment": _MADE, **root, "$defs": dict(sorted(known.items()))}


def _lists(lists: Mapping[str, type[Record]], known: dict[str, Schema], helps: EditorHelp) -> Schema:
    """A file that holds lists of records; it may also be empty."""
    return {
        "type": ["object", "null"],
        "properties": {
            name: {"description": helps.list_of(name), **_record(record, known, helps, many=True)}
            for name, record in lists.items()
        },
        **_closed(lists, helps),
    }


def _record(kind: type[Record], known: dict[str, Schema], helps: EditorHelp, *, many: bool = False) -> Schema:
    """A record, or a list of them. What it holds stands in `known`, under its name."""
    name = kind.__name__.lower()
    if name not in known:
        known[name] = {}  # a record may hold others of its kind
        known[name] = _definition(kind, known, helps)
    rule = helps.rule("not-a-mapping")
    example = f"- {next(iter(keys_of(kind)))}" if many else next(iter(keys_of(kind)))
    says = helps.advised(rule.says, rule.do.format(example=example))
    blank: Schema = {"pattern": r"^\s*$", "patternErrorMessage": says, "errorMessage": says}
    one: Schema = {"type": ["object", "string", "null"], **blank, "$ref": f"#/$defs/{name}"}
    return {**one, "type": ["array", *one["type"]], "items": one} if many else one


def _definition(kind: type[Record], known: dict[str, Schema], helps: EditorHelp) -> Schema:
    """The keys of a record; which must be there, each with its own message."""
    keys = keys_of(kind)
    rule = helps.rule("missing-key")
    lacking = [
        {"required": [name], "errorMessage": helps.advised(rule.says, rule.do).format(key=name)}
        for name, field in keys.items()
        if name == "id" or (field.required and kind not in _COMPLETED)
    ]
    return {
        "title": helps.title(kind),
        "properties": {name: _key(name, field, helps.field(kind, name), known, helps) for name, field in keys.items()},
        **_closed(keys, helps),
        **({"allOf": lacking} if lacking else {}),
    }


def _closed(keys: Mapping[str, object], helps: EditorHelp) -> Schema:
    """No other key is taken."""
    advice = helps.rule("unknown-key").do.format(known=", ".join(keys))
    return {"additionalProperties": False, "errorMessage": helps.advised(helps.words["unknown_key"], advice)}


def _key(name: str, field: Field, key: FieldHelp, known: dict[str, Schema], helps: EditorHelp) -> Schema:
    kind, many = _inner(field.kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        return {"description": key.told, **_record(kind, known, helps, many=many)}
    words = kind if isinstance(kind, type) and issubclass(kind, StrEnum) else ()
    meanings = "; ".join(f"{word} = {helps.meaning(word)}" for word in words)
    return {"description": f"{key.told} ({meanings})" if meanings else key.told, **value(kind, name, helps, many=many)}


def _inner(kind: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type, which is a value here
    """What a field holds, and whether it holds many of it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _inner(next(argument for argument in arguments if argument is not type(None)))
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
