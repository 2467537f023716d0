"""Finds the value of a form that a place in the file is about, also in a file that what was typed would make."""

from site_builder.editing.forms.answers import REMOVED, Typed
from site_builder.editing.forms.form import NEW, FormGroup, name_of, part_at, values_in
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.document import open_document
from site_builder.editing.values.spans import ValueSpan
from site_builder.editing.values.tree import BODY, Path


def path_at(body: bytes, file: str, line: int, column: int) -> Path:
    """Returns the path of the innermost value at a place; () where none is there, or the file cannot be read."""
    try:
        document = open_document(body, file)
    except (CannotEdit, UnicodeDecodeError):
        return ()
    rows = document.text.split("\n")
    offset = sum(len(row) + 1 for row in rows[: line - 1]) + column - 1
    if file.endswith(".md") and offset >= document.below:
        return (BODY,)
    return _within(document.root, offset, ())


def _within(span: ValueSpan, offset: int, path: Path) -> Path:
    for entry in span.entries or ():
        if entry.start <= offset <= max(entry.colon, entry.value.end):
            return _within(entry.value, offset, (*path, entry.key))
    for at, item in enumerate(span.items or ()):
        if item.start <= offset <= item.end:
            return _within(item, offset, (*path, at))
    return path


def place_in(path: Path, body: bytes, file: str) -> tuple[int, int]:
    """Returns line and column of the value at a path; of the innermost around it that is there."""
    document = open_document(body, file)
    span, start = document.root, document.below if path == (BODY,) else document.root.start
    for step in path:
        entry = next((one for one in span.entries or () if one.key == step), None)
        items = span.items or ()
        if entry:
            span, start = entry.value, entry.value.start
        elif isinstance(step, int) and step < len(items):
            span, start = items[step], items[step].start
        else:
            break
    return document.text.count("\n", 0, start) + 1, document.column(start) + 1


def typed_path(path: Path, form: FormGroup, typed: Typed) -> Path:
    """Returns how a place of the changed file is called in the form: there new items have names, and what is taken out
    has not moved those behind it.
    """
    found: Path = ()
    for step in path:
        known = _steps(form, found, typed) if isinstance(step, int) else ()
        found = (*found, known[step] if isinstance(step, int) and step < len(known) else step)
    return found


def _steps(form: FormGroup, path: Path, typed: Typed) -> tuple[str | int, ...]:
    """The items of a list as they will stand in the file, by their names in the form."""
    group = part_at(form, path)
    if not isinstance(group, FormGroup):
        return ()
    return tuple(
        part.path[-1]
        for part in group.parts
        if len(part.path) == len(path) + 1
        and not typed.get(f"{REMOVED}{name_of(part.path)}")
        and (
            not str(part.path[-1]).startswith(NEW)
            or any(typed.get(value.name, "").strip() for value in values_in(part))
        )
    )
