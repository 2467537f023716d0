"""Makes edits of what somebody has typed into a form."""

from collections.abc import Iterable, Mapping
from typing import Any

from site_builder.editing.forms.form import NEW, FormGroup, FormPart, FormValue, name_of, path_of, values_in
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.tree import Path, YamlValue
from site_builder.text.normalize import slug

Typed = Mapping[str, str]
"""Name of a value in the form → what was typed there."""
REMOVED = "x:"
"""What stands before the name of an item that is to be taken out."""


def edits_of(form: FormGroup, typed: Typed) -> list[ValueEdit]:
    """Returns the edits that make of the file what was typed: values first, then new items, then what is taken out.

    A value that was not sent stays, and an empty one is taken out. The last item is taken out first, so that none
    stands elsewhere when its turn comes.
    """
    removed = [path_of(name.removeprefix(REMOVED)) for name, word in typed.items() if name.startswith(REMOVED) and word]
    values = [value for value in values_in(form) if not _is_new(value.path) and not _is_within(value.path, removed)]
    changed = [value for value in values if value.name in typed and said(typed[value.name]) != value.written]
    edits: list[ValueEdit] = [SetValue(one.path, said(typed[one.name])) for one in changed if _is_said(typed, one)]
    edits += _additions(form, typed, removed)
    gone = [one.path for one in changed if not _is_said(typed, one)]
    return [*edits, *map(RemoveValue, sorted([*removed, *gone], key=_order, reverse=True))]


def said(text: str) -> str:
    """What was typed, with the line ends of this program."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_said(typed: Typed, value: FormValue) -> bool:
    return bool(said(typed[value.name]).strip())


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
        text = said(typed.get(value.name, "")).strip()
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
    """The data of a new item: what has the names of new items is a list. A record that needs an id gets one of its name,
    because nobody who edits has to know what an id is.
    """
    if not isinstance(item, dict):
        return str(item)
    if all(_is_new((key,)) for key in item):
        return [_plain(one, (*path, key), names) for key, one in item.items()]
    made = {key: _plain(one, (*path, key), names) for key, one in item.items()}
    title = next((text for key in ("name", "sign", "title") if isinstance(text := item.get(key), str)), "")
    is_lacking = "id" not in item and name_of((*path, "id")) in names and slug(title)
    return {"id": slug(title), **made} if is_lacking else made


def changed_parts(form: FormPart, typed: Typed) -> list[FormValue]:
    """Returns the values of a form that were typed otherwise than the file has them."""
    return [value for value in values_in(form) if value.name in typed and said(typed[value.name]) != value.written]


def labelled(form: FormPart, path: Path) -> str:
    """Returns how people call the place of a value: the words of its lists and records, and its own."""
    if isinstance(form, FormValue):
        return form.label
    inner = next((part for part in form.parts if path[: len(part.path)] == part.path), None)
    rest = labelled(inner, path) if inner and name_of(inner.path) != name_of(form.path) else ""
    return " · ".join(filter(None, (form.label if form.path else "", rest)))
