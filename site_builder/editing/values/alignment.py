"""Tells which items of two versions of a list are the same item, though something of it may have changed.

Two people must never become one: an item that nothing but its place says to be the same counts as another one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from site_builder.editing.values.tree import YamlValue

YamlItems = Sequence[YamlValue]
Alignment = Mapping[int, int]
"""Where an item stands in one version → where it stands in the other. What is not in it came or went."""
_NAMING = ("name", "title", "label", "question", "sign", "id", "phone", "value", "file", "date")
"""The keys of records by which people know what they are about."""


def aligned(before: YamlItems, after: YamlItems, *, by_place: bool = False) -> Alignment:
    """Returns the items that both versions have. Those with an id are found wherever they stand.

    With `by_place`, what stands instead of as many others counts as the same: for writing, where nothing is judged.
    """
    found: dict[int, int] = dict(_by_id(before, after))
    left = [index for index in range(len(before)) if index not in found]
    right = [index for index in range(len(after)) if index not in set(found.values())]
    one, other = [written_value(before[i]) for i in left], [written_value(after[j]) for j in right]
    for kind, start, end, to, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found |= dict(zip(left[start:end], right[to:until], strict=True))
        elif kind == "replace":
            runs = left[start:end], right[to:until]
            is_paired = by_place and len(runs[0]) == len(runs[1])
            found |= dict(zip(*runs, strict=True) if is_paired else _alike(before, after, *runs))
    return dict(sorted(found.items()))


def is_in_order(alignment: Alignment) -> bool:
    """Returns whether no item has overtaken another one."""
    return all(one < other for one, other in pairwise(alignment.values()))


def item_name(item: YamlValue) -> str:
    """Returns how people know an item; "" where it says nothing of that kind."""
    if isinstance(item, Mapping):
        return next((str(item[key]) for key in _NAMING if isinstance(item.get(key), str)), "")
    return item if isinstance(item, str) else ""


def item_id(item: YamlValue) -> str:
    """Returns the id of a record, or ""."""
    found = item.get("id") if isinstance(item, Mapping) else None
    return found if isinstance(found, str) else ""


def written_value(value: YamlValue) -> str:
    """Returns a value as one text, by which values are compared and put into an order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _by_id(before: YamlItems, after: YamlItems) -> Iterator[tuple[int, int]]:
    """The items with ids that stand once in each version."""
    places = [{item_id(item): index for index, item in enumerate(items)} for items in (before, after)]
    for items, found in zip((before, after), places, strict=True):
        ids = [item_id(item) for item in items]
        for each in {"", *(one for one in ids if ids.count(one) > 1)}:
            found.pop(each, None)
    yield from ((places[0][each], places[1][each]) for each in places[0] if each in places[1])


def _alike(before: YamlItems, after: YamlItems, left: Sequence[int], right: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The items of two runs, one of which has become the other, that are about the same; texts by their place."""
    if len(left) == len(right) and all(isinstance(before[i], str) for i in left):
        return [(i, j) for i, j in zip(left, right, strict=True) if isinstance(after[j], str)]
    free, found = list(right), []
    for i in left:
        j = next((j for j in free if _is_same(before[i], after[j])), None)
        if j is not None:
            found.append((i, j))
            free = free[free.index(j) + 1 :]
    return found


def _is_same(one: YamlValue, other: YamlValue) -> bool:
    """Whether two records are about the same. People are known by their names and numbers alone."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping) or item_id(one) != item_id(other):
        return False
    if "name" in one and "name" in other:
        return one["name"] == other["name"] or (one.get("phone") is not None and one["phone"] == other.get("phone"))
    keys = one.keys() | other.keys()
    alike = {key for key in keys if one.get(key) == other.get(key)}
    return bool(alike.intersection(_NAMING)) or 2 * len(alike) >= len(keys)
