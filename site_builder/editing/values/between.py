"""Finds the edits that lead from one version of a file's values to another one."""

from collections.abc import Iterator, Mapping

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.alignment import YamlItems, aligned, is_in_order
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.tree import Path, YamlValue, read, said


def edits_between(before: YamlValue, after: YamlValue) -> list[ValueEdit]:
    """Returns the edits that make of values, in which nothing is empty, other ones.

    Raises CannotEdit where items change places, or new ones stand before old ones: no edit does that.
    """
    return list(_between(before or {}, after or {}, ()))


def with_values(body: bytes, file: str, values: YamlValue) -> bytes:
    """Returns a file that says these values, whatever it said; all else in it stays. Raises CannotEdit."""
    before, _ = read(body, file)
    return changed(body, file, edits_between(said(before), said(values)))


def _between(before: YamlValue, after: YamlValue, path: Path) -> Iterator[ValueEdit]:
    if before == after:
        return
    if after is None:
        yield RemoveValue(path)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key, value in after.items():
            yield from _between(before.get(key), value, (*path, key))
        yield from (RemoveValue((*path, key)) for key in before if key not in after)
    elif isinstance(before, str) and isinstance(after, str):
        yield SetValue(path, after)
    elif before is None or isinstance(before, str | Mapping) or isinstance(after, str | Mapping):
        if before is not None:
            yield RemoveValue(path)
        yield SetValue(path, after)
    else:
        yield from _between_lists(before, after, path)


def _between_lists(before: YamlItems, after: YamlItems, path: Path) -> Iterator[ValueEdit]:
    """Values first, then new items, then those that go, the last one first: so none stands elsewhere at its turn."""
    same = aligned(before, after, by_place=True)
    new = [index for index in range(len(after)) if index not in set(same.values())]
    if not is_in_order(same) or (new and same and new[0] < max(same.values())):
        raise CannotEdit("values_unproved")
    for old, now in same.items():
        yield from _between(before[old], after[now], (*path, old))
    yield from (AddItem(path, after[index]) for index in new)
    yield from (RemoveValue((*path, index)) for index in reversed(range(len(before))) if index not in same)
