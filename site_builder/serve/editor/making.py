"""Makes new content files from forms: a text, or a list with its first record."""

from collections.abc import Collection, Mapping
from itertools import count
from typing import Any

from site_builder.builder.queries import UnknownFile
from site_builder.builder.trial import FilePlace, unit_as_read
from site_builder.content import load
from site_builder.editing.forms.answers import Typed
from site_builder.editing.forms.form import values_in
from site_builder.editing.new.lines import comment
from site_builder.editing.new.naming import name_for
from site_builder.model.file_kinds import FILE_KINDS, FileKind
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.problem import Refused
from site_builder.serve.editor.answer import FormAnswer, OpenFile
from site_builder.serve.editor.editor import Editor
from site_builder.text.numbers import read_moment, show_date

MADE = ("announcements/", "guides/", "events.yaml", "questions.yaml", "teams.yaml")
"""The kinds of files that are made from forms. What a list has already gets its new record in that file."""
_EMPTY_TEXT = b"---\n---\n"
_NO_NAME = "moi"


def blank(editor: Editor, unit: UnitPath, kind_name: str, typed: Typed) -> OpenFile:
    """Returns the form of a file that is not there yet. Raises UnknownFile where the unit can have none, or has it."""
    kind, folder = FILE_KINDS.get(kind_name), _folder(editor, unit)
    if kind is None or kind_name not in MADE or kind_name in folder.files:
        raise UnknownFile(kind_name)
    name = f"{kind.name}{_name(editor, kind, folder, typed)}.md" if kind.is_folder else kind.name
    place = FilePlace(unit=unit, name=name)
    body = _EMPTY_TEXT if kind.is_folder else _empty_list(editor, kind)
    return editor.opened(folder.name_of(name), place, body, typed, is_new=True)


def first_typed(editor: Editor, kind_name: str) -> dict[str, str]:
    """Returns what stands in a new form: of a dated text today."""
    kind = FILE_KINDS.get(kind_name)
    return {"date": show_date(editor.options().day)} if kind and kind.is_dated else {}


def save_new(
    editor: Editor, unit: UnitPath, kind_name: str, typed: Typed, *, is_sure: bool = False, is_trial: bool = False
) -> FormAnswer:
    """Makes the file of what was typed, or, with `is_trial`, only tells what is wrong. Raises UnknownFile."""
    opened = blank(editor, unit, kind_name, typed)
    known = {value.name for value in values_in(opened.form)}
    said = {name: text for name, text in typed.items() if name in known and text.strip()}
    return editor.finish(FormAnswer(opened=opened, typed=said), is_sure=is_sure, is_trial=is_trial)


def _folder(editor: Editor, unit: UnitPath) -> Folder:
    found = next((listing for listing in editor.units() if listing.path == unit), None)
    if found is None:
        raise UnknownFile("/".join(unit))
    return load.read(editor.options().content, found)


def _empty_list(editor: Editor, kind: FileKind) -> bytes:
    lines = [line for key in kind.lists for line in (*comment(editor.helps.list_of(key)), f"{key}:")]
    return "".join(f"{line}\n" for line in lines).encode()


def _name(editor: Editor, kind: FileKind, folder: Folder, typed: Typed) -> str:
    """The name of a text: its title in plain letters, which no other one of the unit has, behind its day."""
    title = typed.get("title", "")
    slug = name_for({"title": title}, kind.stem) if title.strip() else _NO_NAME
    records: Mapping[str, Any] = getattr(unit_as_read(editor.options(), folder.path, editor.memory), kind.stem)
    taken = {kind.slug_of(file.removeprefix(kind.name).removesuffix(".md")) for file in folder.files} | set(records)
    slug = _unused(slug, taken)
    return f"{_day(editor, typed)}-{slug}" if kind.is_dated else slug


def _unused(slug: str, taken: Collection[str]) -> str:
    return next(name for number in count(1) if (name := slug if number == 1 else f"{slug}-{number}") not in taken)


def _day(editor: Editor, typed: Typed) -> str:
    try:
        return f"{read_moment(typed.get('date', '')):%Y-%m-%d}"
    except Refused:
        return f"{editor.options().day:%Y-%m-%d}"
