"""What the editor's first page shows of a unit."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from site_builder.builder.queries import UnknownFile
from site_builder.content import load
from site_builder.editing.forms.form import NEW, name_in
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.tree import read
from site_builder.model.addresses import BASE
from site_builder.model.file_kinds import FILE_KINDS, kind_in_unit
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.result import ReviewDue
from site_builder.model.unit import RECORD_TYPES, record_of
from site_builder.report.field_help import EditorHelp
from site_builder.serve.editor.editor import Editor
from site_builder.serve.editor.making import MADE
from site_builder.serve.editor.pages import NEW_FILE, EditorLink, file_link, listed, new_link, unit_link
from site_builder.serve.message import OverlayMessage
from site_builder.serve.preview import PreviewState
from site_builder.text.numbers import show_date

_RECENT = 5
"""So many saves are listed."""


def home_of(editor: Editor, unit: UnitPath, state: PreviewState) -> dict[str, Any]:
    """Returns what the page of a unit shows. Raises UnknownFile where the content has no such unit."""
    units = {listing.path: listing for listing in editor.units()}
    if unit not in units:
        raise UnknownFile("/".join(unit))
    names = {path: _name(editor, units[path]) for path in units if _is_near(path, unit)}
    below = [path for path in names if len(path) > len(unit)]
    return {
        "title": editor.words["editor_title"],
        "unit_name": names[unit],
        "above": [unit_link(unit[:depth], names[unit[:depth]]) for depth in range(len(unit)) if unit[:depth] in names],
        "below": sorted((unit_link(path, names[path]) for path in below), key=attrgetter("name")),
        "groups": _groups(editor, units[unit]),
        "news": _news(editor, units[unit]),
        "wrong": [_wrong(one) for one in state.messages],
        "due": [_due(editor, one) for one in state.due if _is_in(one.place.file, unit)],
        "saves": [{"file": save.file, "says": listed(save.changed)} for save in reversed(editor.saves[-_RECENT:])],
    }


def _is_near(path: UnitPath, unit: UnitPath) -> bool:
    """Whether a unit is this one, above it, or directly inside it."""
    return path == unit[: len(path)] or (path[:-1] == unit and path != unit)


def _is_in(file: str, unit: UnitPath) -> bool:
    return file.startswith("".join(f"{part}/" for part in unit))


def _folder(editor: Editor, listing: Listing) -> Folder:
    return load.read(editor.options().content, listing)


def _name(editor: Editor, listing: Listing) -> str:
    body = _folder(editor, listing).files.get("unit.yaml", b"")
    return _title(body, "unit.yaml") or "/".join(listing.path) or "/"


def _title(body: bytes, name: str) -> str:
    try:
        return name_in(read(body, name)[0])
    except CannotEdit:
        return ""


def _groups(editor: Editor, listing: Listing) -> list[dict[str, Any]]:
    """The files of a unit by their kinds; of the newest texts the first."""
    folder = _folder(editor, listing)
    bodies = {folder.name_of(name): body for name, body in folder.files.items()}
    bodies |= {f"{BASE}/{name}": body for name, body in (folder.base.files if folder.base else {}).items()}
    found: dict[str, list[EditorLink]] = {}
    for file in editor.files(listing):
        label, title = _kind_and_title(editor.helps, file, folder, bodies[file])
        found.setdefault(label, []).append(file_link(file, title or label))
    return [{"name": label, "files": _ordered(files)} for label, files in found.items()]


def _kind_and_title(helps: EditorHelp, file: str, folder: Folder, body: bytes) -> tuple[str, str]:
    start = f"{BASE}/" if file.startswith(f"{BASE}/") else folder.name_of("")
    name = file.removeprefix(start)
    kind = kind_in_unit(name)
    record = record_of(kind) if kind else None
    if kind is None:
        return helps.words["titles.Site"], ""
    if record is None:
        return helps.list_of(next(iter(kind.record_lists))).partition(".")[0], ""
    return helps.title(record), _title(body, name)


def _ordered(files: Iterable[EditorLink]) -> list[EditorLink]:
    return sorted(files, key=attrgetter("file"), reverse=True)


def _news(editor: Editor, listing: Listing) -> list[EditorLink]:
    """The links to what may be made: new texts, and new records of lists."""
    files, links = _folder(editor, listing), list[EditorLink]()
    for name in MADE:
        kind = FILE_KINDS[name]
        key = next(iter(kind.record_lists))
        title = editor.helps.title(RECORD_TYPES[key])
        href = f"{file_link(files.name_of(name), '').href}?o={quote(f'{key}/{NEW}1')}"
        links.append(
            EditorLink(name=title, href=href if name in files.files else new_link(NEW_FILE, listing.path, name))
        )
    return links


def _wrong(message: OverlayMessage) -> dict[str, Any]:
    return {"says": message.says, "is_error": message.is_error, "where": message.where, "href": message.form}


def _due(editor: Editor, one: ReviewDue) -> EditorLink:
    says = editor.words["editor_due_says"].format(day=show_date(one.falls_due))
    return file_link(one.place.file, one.title, line=one.place.line, column=one.place.column, says=says)
