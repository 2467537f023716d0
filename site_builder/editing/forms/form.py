"""Makes the form of a content file: one value for each thing that may be typed, grouped as the records are.

A field that the model gets has its value in the form without a line here. What the file has and the model does not
know is in no form, and stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from site_builder.content.schema import keys_of, type_of
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.tree import BODY, Path, YamlValue
from site_builder.model.file_kinds import FILE_KINDS, FileKind, kind_in_unit
from site_builder.model.frozen import frozen
from site_builder.model.location import Record
from site_builder.model.scalars import Email, Markup, Mobile, Phone, Url
from site_builder.model.unit import RECORD_TYPES, record_of
from site_builder.model.vietnamese import KEYS
from site_builder.report.field_help import EditorHelp

Widget = Literal["line", "lines", "markdown", "choice"]
"""How a value is typed: in one line, in several, as a whole text, or by choosing."""
NEW = "+"
"""What the name of an item begins with that the file does not have yet."""
_INPUTS: Mapping[object, str] = {Phone: "tel", Mobile: "tel", Url: "url", Email: "email", date: "day", datetime: "day"}
"""What is typed there, which decides which keyboard a phone shows, and whether days are turned round."""
_ISO, _TURNED = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)"), re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
"""A day as files have it, and as people write it."""
_OF_FILES = re.compile(r" ?[^.]*«- [^.]*\.?")
"""The sentence that says how items of a list begin in a file."""
_YES = ("có", "không")
Known = Mapping[str, Mapping[str, str]]
"""Key → the ids that may stand there, with the name that people know."""


@frozen
class Choice:
    """One of the words that may be chosen: as it is written, and what it means."""

    value: str
    says: str


@frozen
class FormValue:
    """One value that may be typed."""

    path: Path
    label: str
    says: str = ""
    """What to write there."""
    example: str = ""
    widget: Widget = "line"
    written: str = ""
    """What the file says; "" where it says nothing."""
    choices: tuple[Choice, ...] = ()
    input_kind: str = "text"
    is_required: bool = False

    @property
    def name(self) -> str:
        """The name of the value in the form."""
        return name_of(self.path)

    @property
    def shown(self) -> str:
        """The value as the form has it: days as dd/mm/yyyy."""
        return _ISO.sub(r"\3/\2/\1", self.written) if self.input_kind == "day" else self.written

    def meant(self, typed: str) -> str:
        """What the file has to say for what was typed; what it says already where nobody has changed it."""
        text = typed.replace("\r\n", "\n").replace("\r", "\n")
        if text == self.shown:
            return self.written
        if self.input_kind == "day":
            text = _TURNED.sub(lambda day: f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}", text)
        text = text.strip()
        return text + "\n" if text and self.widget == "lines" and self.written.endswith("\n") else text


@frozen
class FormGroup:
    """A record, or a list of values or records."""

    path: Path
    label: str
    says: str = ""
    parts: "tuple[FormPart, ...]" = ()
    is_list: bool = False
    is_item: bool = False
    is_new: bool = False
    """Whether the file does not have it yet."""

    @property
    def name(self) -> str:
        """The name of the group in the form."""
        return name_of(self.path)


FormPart = FormValue | FormGroup


def name_of(path: Path) -> str:
    """The name of a place: ("teams", 0, "name") is "teams/0/name"."""
    return "/".join(map(str, path))


def path_of(name: str) -> Path:
    """The place that a name stands for."""
    return tuple(int(part) if part.isdecimal() else part for part in name.split("/"))


def part_at(form: FormGroup, path: Path) -> FormPart | None:
    """The part of a form at a place, such as one record of a list."""
    if form.path == path:
        return form
    for part in form.parts:
        if part.path == path:
            return part
        found = part_at(part, path) if isinstance(part, FormGroup) and path[: len(part.path)] == part.path else None
        if found:
            return found
    return None


def values_in(part: FormPart) -> Iterator[FormValue]:
    """Yields all values of a form, in their order."""
    if isinstance(part, FormValue):
        yield part
    else:
        for inner in part.parts:
            yield from values_in(inner)


def form_of(file: str, tree: YamlValue, helps: EditorHelp, known: Known, new_items: tuple[str, ...] = ()) -> FormGroup:
    """Returns the form of a file, by its name in its unit's folder, of which `tree` is what it says.

    `known` names what ids stand for. Each list has room for one more item, and for `new_items`, which are the names of
    those that somebody has begun to type. Raises CannotEdit for a file of which no form can be made.
    """
    kind = FILE_KINDS["site.yaml"] if file == "site.yaml" else kind_in_unit(file)
    if kind is None:
        raise CannotEdit("values_unread", file=file)
    maker = _FormMaker(helps, known, new_items)
    record = record_of(kind)
    if record is None:
        found = tuple(maker.list_of(kind, key, _inner(tree, key)) for key in kind.record_lists)
        return FormGroup(path=(), label=found[0].says, parts=found)
    parts = maker.parts(record, tree, ())
    if kind.is_folder:
        written = _text(_inner(tree, BODY))
        label = helps.words["forms.body"]
        parts = (*parts, FormValue(path=(BODY,), label=label, widget="markdown", written=written))
    return FormGroup(path=(), label=helps.title(record), parts=parts)


class _FormMaker:
    """Makes the parts of a form."""

    def __init__(self, helps: EditorHelp, known: Known, new_items: tuple[str, ...]) -> None:
        self.helps = helps
        self.known = known
        self.new_items = new_items

    def parts(self, record: type[Record], tree: YamlValue, path: Path) -> tuple[FormPart, ...]:
        """The parts of a record: what is filled in or has to be first, in the order of the model."""
        keys = keys_of(record)
        found = ((key, _inner(tree, key)) for key in keys)
        return tuple(
            self._part(record, key, keys[key].kind, data, (*path, key))
            for key, data in found
            if data is None or isinstance(data, str) or _is_several(keys[key].kind)  # else the file has a mistake there
        )

    def list_of(self, kind: FileKind, key: str, data: YamlValue) -> FormGroup:
        """The list at the top of a file."""
        records = RECORD_TYPES[key]
        says, _, _ = self.helps.list_of(key).partition(". ")
        return self._records(records, data, (key,), self.helps.title(records), says if kind.lists else "")

    def _part(self, record: type[Record], key: str, typed: Any, data: YamlValue, path: Path) -> FormPart:  # noqa: ANN401
        kind, helped = type_of(typed), self.helps.field(record, key)
        label, says = label_of(key, helped.says), _OF_FILES.sub("", helped.says)
        inner = record_in(kind)
        if inner and kind is inner:
            parts = self.parts(inner, data, path)
            return FormGroup(path=path, label=label, says=says, parts=parts, is_new=data is None)
        if inner:
            return self._records(inner, data, path, label, says)
        if get_origin(kind) is tuple:
            item = type_of(get_args(kind)[0])
            value = FormValue(path=path, label=label, example=_first(helped.example))
            return self._texts(item, data, value, says)
        is_required = keys_of(record)[key].required
        value = FormValue(path=path, label=label, says=says, example=helped.example, is_required=is_required)
        return self._value(kind, data, value)

    def _texts(self, kind: Any, data: YamlValue, value: FormValue, says: str) -> FormGroup:  # noqa: ANN401
        """A list of texts, which may be written as one text."""
        path = value.path
        several = data if isinstance(data, list) else ()
        known = [(path, data)] if isinstance(data, str) else [((*path, at), one) for at, one in enumerate(several)]
        more = [((*path, name), None) for name in self._new(path)]
        parts = tuple(self._value(kind, one, replace(value, path=place)) for place, one in (*known, *more))
        return FormGroup(path=path, label=value.label, says=says, parts=parts, is_list=True, is_new=data is None)

    def _value(self, kind: Any, data: YamlValue, value: FormValue) -> FormValue:  # noqa: ANN401
        written = _text(data)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            choices = tuple(Choice(value=one, says=self.helps.meaning(one)) for one in kind)
        elif kind is bool:
            choices = tuple(Choice(value=word, says=word) for word in _YES)
        else:
            key = next((step for step in reversed(value.path) if isinstance(step, str) and step[:1] != NEW), "")
            choices = tuple(Choice(value=one, says=name) for one, name in self.known.get(key, {}).items())
        if choices and written not in ("", *(one.value for one in choices)):
            choices = (Choice(value=written, says=written), *choices)  # what is wrong stays until somebody changes it
        widget: Widget = "choice" if choices else "lines" if kind is Markup or "\n" in written else "line"
        kept = _INPUTS.get(kind, "text")
        example = value.example.strip('"')
        if kept == "day":
            example = _ISO.sub(r"\3/\2/\1", example)
        return replace(value, written=written, widget=widget, choices=choices, input_kind=kept, example=example)

    def _records(self, record: type[Record], data: YamlValue, path: Path, label: str, says: str) -> FormGroup:
        """A list of records. One record that stands instead of a list is its only item."""
        several = data if isinstance(data, list) else ()
        known = [(path, data)] if isinstance(data, Mapping) else [((*path, at), one) for at, one in enumerate(several)]
        more = [((*path, name), None) for name in self._new(path)]
        items = tuple(
            FormGroup(
                path=place,
                label=name_in(one) or self.helps.title(record),
                parts=self.parts(record, one, place),
                is_item=True,
                is_new=one is None,
            )
            for place, one in (*known, *more)
        )
        return FormGroup(path=path, label=label, says=says, parts=items, is_list=True, is_new=data is None)

    def _new(self, path: Path) -> tuple[str, ...]:
        """The names of the new items of a list: those that were begun, and one more."""
        start = f"{name_of(path)}/{NEW}"
        begun = {name.removeprefix(start).partition("/")[0] for name in self.new_items if name.startswith(start)}
        numbers = sorted(int(number) for number in begun if number.isdecimal())
        return tuple(f"{NEW}{number}" for number in (*numbers, max(numbers, default=0) + 1))


_NAMES = ("name", "title", "sign", "label", "place", "page", "id", "date", "repeat")
"""The keys by which people know a record, the best first."""


def label_of(key: str, says: str) -> str:
    """What a key is called by those who write it; the sentence about it where it has no word."""
    word = next((word for word, keys in KEYS.items() if keys[0] == key), "")
    word = word or next((word for word, keys in KEYS.items() if key in keys), "")
    return word[:1].upper() + word[1:] if word else says.partition(".")[0].partition(":")[0]


def name_in(data: YamlValue) -> str:
    """What people call a record: by the words that they know it by; "" where it has none."""
    if not isinstance(data, Mapping):
        return ""
    found = (_text(data.get(key)) for key in _NAMES)
    return next(filter(None, found), "")


def record_in(kind: Any) -> type[Record] | None:  # noqa: ANN401 - the type is itself a value here
    """The record that a type is, or of which it is a list."""
    types = (kind, *get_args(kind)) if get_origin(kind) else (kind,)
    return next((one for one in types if isinstance(one, type) and issubclass(one, Record)), None)


def _is_several(kind: Any) -> bool:  # noqa: ANN401
    """Whether a type is a record, or a list of values or records."""
    return record_in(type_of(kind)) is not None or get_origin(type_of(kind)) is tuple


def _inner(tree: YamlValue, key: str) -> YamlValue:
    return tree.get(key) if isinstance(tree, Mapping) else None


def _text(data: YamlValue) -> str:
    return data if isinstance(data, str) else ""


def _first(example: str) -> str:
    """The first item of an example that is a list in brackets."""
    return example.strip("[]").partition(",")[0].strip() if example.startswith("[") else example
