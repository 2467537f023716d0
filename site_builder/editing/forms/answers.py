"""Makes edits of what somebody has typed into a form."""

from collections.abc import Iterable, Mapping
from typing import Any

from site_builder.editing.forms.form import NEW, FormGroup, FormPart, FormValue, name_of, part_at, path_of, values_in
from site_builder.editing.new.naming import name_for
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.tree import BODY, Path, YamlValue

Typed = Mapping[str, str]
"""Name of a value in the form → what was typed there."""
_TITLES = ("name", "sign", "title", "question")
"""The keys of which the id of a new record is made."""
REMOVED = "x:"
"""What stands before the name of an item that is to be taken out."""


def edits_of(form: FormGroup, typed: Typed) -> list[ValueEdit]:
    """Returns the edits that make of the file what was typed. A value that was not sent stays, an empty one is taken
    out.
    """
    removed = _removed(form, typed)
    values = [value for value in changed_values(form, typed) if not _is_within(value.path, removed)]
    meant = {value.path: value.meant(typed[value.name]) for value in values}
    edits: list[ValueEdit] = [SetValue(path, text) for path, text in meant.items() if text or path == (BODY,)]
    edits += _additions(form, typed, removed)
    gone = [path for path in removed if not _is_new(path)] + [
        path for path, text in meant.items() if not text and path != (BODY,)
    ]
    return in_order([*edits, *map(RemoveValue, gone)])


def _removed(form: FormGroup, typed: Typed) -> list[Path]:
    """The items of the form that are to be taken out, but for those inside others."""
    paths = [path_of(name.removeprefix(REMOVED)) for name, word in typed.items() if name.startswith(REMOVED) and word]
    known = [path for path in paths if part_at(form, path)]
    return [path for path in known if not any(path != other and path[: len(other)] == other for other in known)]


def in_order(edits: Iterable[ValueEdit]) -> list[ValueEdit]:
    """Returns edits so that none moves what another means: what is taken out comes last, its last item first."""
    kept: list[ValueEdit] = []
    gone: list[RemoveValue] = []
    for edit in edits:
        if isinstance(edit, RemoveValue):
            gone.append(edit)
        else:
            kept.append(edit)
    return [*kept, *sorted(gone, key=lambda edit: _order(edit.path), reverse=True)]


def changed_values(form: FormPart, typed: Typed) -> list[FormValue]:
    """Returns the values of a form, of those that the file has room for, that were typed otherwise than it has them."""
    return [
        value
        for value in values_in(form)
        if value.name in typed and not _is_new(value.path) and value.meant(typed[value.name]) != value.written
    ]


def _is_new(path: Path) -> bool:
    return any(isinstance(step, str) and step.startswith(NEW) for step in path)


def _is_within(path: Path, removed: Iterable[Path]) -> bool:
    return any(path[: len(one)] == one for one in removed)


def _order(path: Path) -> tuple[tuple[int, int | str], ...]:
    return tuple((0, step) if isinstance(step, int) else (1, step) for step in path)


def _additions(form: FormGroup, typed: Typed, removed: Iterable[Path]) -> list[ValueEdit]:
    """The new items: each is added to the innermost list that the file has, with all that is inside it."""
    found: dict[Path, Any] = {}
    values = [value for value in values_in(form) if _is_new(value.path)]
    for value in values:
        text = value.meant(typed.get(value.name, "")).strip()
        if text and not _is_within(value.path, removed):
            first = next(at for at, step in enumerate(value.path) if _is_new((step,)))
            outer, inner = value.path[: first + 1], value.path[first + 1 :]
            found[outer] = _put(found.get(outer), inner, text)
    names = frozenset(value.name for value in values)
    return [AddItem(path[:-1], _plain(item, path, names)) for path, item in found.items()]


def _put(item: Any, path: Path, text: str) -> Any:  # noqa: ANN401 - data that grows
    if not path:
        return text
    step, *rest = path
    known = item or {}
    return {**known, step: _put(known.get(step), tuple(rest), text)}


def _plain(item: Any, path: Path, names: frozenset[str]) -> YamlValue:  # noqa: ANN401
    """The data of a new item: what has the names of new items is a list. A record that needs an id gets one
    of its name, because nobody who edits has to know what an id is.
    """
    if not isinstance(item, dict):
        return str(item)
    if all(_is_new((key,)) for key in item):
        return [_plain(one, (*path, key), names) for key, one in item.items()]
    made = {key: _plain(one, (*path, key), names) for key, one in item.items()}
    title = next((text for key in _TITLES if isinstance(text := item.get(key), str)), "")
    is_lacking = "id" not in item and name_of((*path, "id")) in names and title
    return {"id": name_for({"title": title}, "muc", is_file=False), **made} if is_lacking else made


def labelled(form: FormPart, path: Path) -> str:
    """Returns how people call the place of a value: the words of its lists and records, and its own."""
    if isinstance(form, FormValue):
        return form.label
    inner = next((part for part in form.parts if path[: len(part.path)] == part.path), None)
    rest = labelled(inner, path) if inner and name_of(inner.path) != name_of(form.path) else ""
    return " · ".join(filter(None, (form.label if form.path else "", rest)))
