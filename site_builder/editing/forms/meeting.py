"""Tells whether what was typed still fits a file that somebody else has saved meanwhile."""

from collections.abc import Iterable, Mapping

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.edits import AddItem, ValueEdit
from site_builder.editing.values.tree import Path, YamlValue, at


def clashes(base: YamlValue, now: YamlValue, edits: Iterable[ValueEdit]) -> list[Path]:
    """Returns the places at which somebody else has written something, too, or of which nobody can tell where they are
    now. `base` is what the file said when the form was opened, `now` what it says.

    Two people who change different values of one file do not meet.
    """
    return [edit.path for edit in edits if not _is_free(base, now, edit)]


def _is_free(base: YamlValue, now: YamlValue, edit: ValueEdit) -> bool:
    items = [edit.path[:depth] for depth in range(1, len(edit.path) + 1) if isinstance(edit.path[depth - 1], int)]
    if not all(_is_same_item(_at(base, path), _at(now, path)) for path in items):
        return False
    return isinstance(edit, AddItem) or _at(base, edit.path) == _at(now, edit.path)


def _is_same_item(one: YamlValue, other: YamlValue) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping) and one.get("id"):
        return one["id"] == other.get("id")
    return one == other


def _at(tree: YamlValue, path: Path) -> YamlValue:
    try:
        return at(tree, path)
    except CannotEdit:
        return None
