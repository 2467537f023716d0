"""Brings what was typed into a form to a file that somebody else has saved meanwhile.

Two people who change different values of one file do not meet: items are found again by what they are, wherever they
stand now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

from site_builder.editing.forms.answers import REMOVED, Typed
from site_builder.editing.forms.form import NEW, name_in, name_of, path_of
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.tree import Path, YamlValue, at
from site_builder.model.frozen import frozen


@frozen
class Carried:
    """What was typed, as it is for a file that is another now."""

    typed: Typed = field(default_factory=dict)
    """By the names that the values have today."""
    met: tuple[str, ...] = ()
    """The names of values, and of items to be taken out, that somebody else has changed, too."""
    lost: Typed = field(default_factory=dict)
    """What was typed for items that are gone, or are not to be told from others: by their old names."""


def carried(base: YamlValue, now: YamlValue, typed: Typed) -> Carried:
    """Returns what becomes of what somebody has changed in a form. `base` is what the file said when the form was
    opened, `now` what it says.
    """
    here: dict[str, str] = {}
    met: list[str] = []
    lost: dict[str, str] = {}
    for name, text in typed.items():
        mark = REMOVED if name.startswith(REMOVED) else ""
        path = path_of(name.removeprefix(REMOVED))
        place = moved(base, now, path)
        if place is None:
            lost[name] = text
            continue
        here[mark + name_of(place)] = text
        if f"/{NEW}" not in name and _at(base, path) != _at(now, place):
            met.append(mark + name_of(place))
    return Carried(typed=here, met=tuple(met), lost=lost)


def moved(base: YamlValue, now: YamlValue, path: Path) -> Path | None:
    """Returns where a place of `base` is in `now`; None where nobody can tell."""
    found: Path = ()
    for step in path:
        if isinstance(step, int):
            index = _index(_at(base, path[: len(found)]), _at(now, found), step)
            if index is None:
                return None
            found = (*found, index)
        else:
            found = (*found, step)
    return found


def _index(items: YamlValue, others: YamlValue, index: int) -> int | None:
    if not isinstance(items, list) or not isinstance(others, list) or index >= len(items):
        return None
    if items == others:
        return index
    is_one = [_name(item) for item in items].count(_name(items[index])) == 1
    same = [place for place, other in enumerate(others) if _name(other) == _name(items[index])]
    if is_one and len(same) == 1:
        return same[0]
    is_in_place = len(items) == len(others) and _are_alike(items, others, index)
    return index if is_in_place else None


def _are_alike(items: Sequence[YamlValue], others: Sequence[YamlValue], index: int) -> bool:
    """Whether all other items of two lists are the same, so that this one was changed where it stands."""
    return all(one == other for at, (one, other) in enumerate(zip(items, others, strict=True)) if at != index)


def _name(item: YamlValue) -> str:
    """By what an item is known: its id, its name, or all that it is."""
    if isinstance(item, Mapping):
        known = item.get("id")
        return f"id {known}" if isinstance(known, str) else f"name {name_in(item)}" if name_in(item) else repr(item)
    return repr(item)


def _at(tree: YamlValue, path: Path) -> YamlValue:
    try:
        return at(tree, path)
    except CannotEdit:
        return None
