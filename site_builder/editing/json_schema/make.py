"""The content contract as JSON Schema: a kind of file → what an editor's program needs to help and to warn. Pure.

The model is the source (`content.schema.keys_of`), and the words are those of the editors' messages. One law binds a
schema to the reader: what the reader takes without a word, the schema takes. Where a schema cannot know what a reader
knows, it is the milder of the two.

A schema sees what YAML 1.2 makes of a word: `phone: 0912345678` is the number 912345678, `2026-11-01` a text. Types are
unions, and a keyword speaks of one type only (`pattern` of texts, `items` of lists), so that a single value may stand
for a list of one without `anyOf`, in which editors' programs lose the place of a mistake and our words for it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin

from site_builder.content.merge import PROFILE_RULES, by_id
from site_builder.content.schema import Field, keys_of, type_of
from site_builder.editing.json_schema.patterns import Schema, value
from site_builder.model.file_kinds import FILE_KINDS, RECORD_LISTS, FileKind, RecordList
from site_builder.model.location import Record
from site_builder.model.profile import Profile
from site_builder.model.translation import TextTranslation
from site_builder.model.unit import RECORD_TYPES, record_of
from site_builder.report.field_help import EditorHelp, FieldHelp, editor_help

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MADE = "Made from site_builder/model: python3 build.py schema"


def schemas(lang: str) -> Mapping[str, Schema]:
    """The schema of every kind of file, by the name of the file or of the text; that of a text, or of a translation,
    is for its front matter.

    `lang` is the language in which editors are told what is wrong.
    """
    helps = editor_help(lang)
    made = {_name(kind): _schema(kind, helps) for kind in FILE_KINDS.values()}
    return made | {kind.__name__.lower(): _whole(kind, helps) for kind in get_args(TextTranslation)}


def _name(kind: FileKind) -> str:
    return RECORD_TYPES[kind.stem].__name__.lower() if kind.is_folder else kind.stem


def _schema(kind: FileKind, helps: EditorHelp) -> Schema:
    whole = record_of(kind)
    if whole:
        return _whole(whole, helps)
    known: dict[str, Schema] = {}
    return _framed(_lists(kind.lists, known, helps), known)


def _whole(kind: type[Record], helps: EditorHelp) -> Schema:
    """A file that holds one record."""
    known: dict[str, Schema] = {}
    return _framed(_record(kind, known, helps), known)


def _framed(root: Schema, known: Mapping[str, Schema]) -> Schema:
    return {"$schema": _DRAFT, "$comment": _MADE, **root, "$defs": dict(sorted(known.items()))}


def _lists(lists: Mapping[str, RecordList], known: dict[str, Schema], helps: EditorHelp) -> Schema:
    """A file that holds lists of records; it may also be empty."""
    return {
        "type": ["object", "null"],
        "properties": {
            name: {"description": helps.list_of(name), **_record(RECORD_TYPES[name], known, helps, many=True)}
            for name in lists
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
    kind = type_of(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return arguments[0], True
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return arguments[1], True
    return kind, False


_COMPLETED = frozenset(
    {Profile}
    | {RECORD_TYPES[name] for name, records in RECORD_LISTS.items() if records.merge == "by_id"}
    | {_inner(keys_of(Profile)[name].kind)[0] for name, rule in PROFILE_RULES.items() if rule is by_id}
)
"""Records that an outer layer may complete: they may lack all but their id. The base layer's profile has no name."""
