"""Merges two changes of the same values: what only one of them has changed is taken, the rest is for people to decide.

Neither side comes first: the two may be exchanged, and the same values come out.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from site_builder.editing.base.three_way import merge_lines
from site_builder.editing.values.alignment import (
    Alignment,
    YamlItems,
    aligned,
    is_in_order,
    item_id,
    item_name,
    written_value,
)
from site_builder.editing.values.tree import YamlValue
from site_builder.model.frozen import frozen

ValueLabels = tuple[str, ...]
"""The keys that lead to a value, and the ids or numbers of items between them."""


class Side(StrEnum):
    """Names whose value is taken."""

    MINE = "mine"
    THEIRS = "theirs"


@frozen
class ValueConflict:
    """Describes a value that both have changed, each in another way. None stands for a value that is not there."""

    labels: ValueLabels
    base: YamlValue
    mine: YamlValue
    theirs: YamlValue
    names: ValueLabels = ()
    """How people call what stands at each label: the name of an item instead of its id or number."""

    @property
    def name(self) -> str:
        """Returns the name by which the value is chosen."""
        return ".".join(self.labels)


class _Three(NamedTuple):
    base: YamlValue
    mine: YamlValue
    theirs: YamlValue


class ValueMerge:
    """Merges values, and collects what both have changed. `chosen` maps names of conflicts to what people decided."""

    def __init__(self, chosen: Mapping[str, Side]) -> None:
        self.chosen = chosen
        self.conflicts: list[ValueConflict] = []

    def merged(
        self, base: YamlValue, mine: YamlValue, theirs: YamlValue, labels: ValueLabels = (), names: ValueLabels = ()
    ) -> YamlValue:
        """Returns the value with both changes; where somebody has to decide, mine, and a conflict is added."""
        if mine in (theirs, base):
            return theirs
        if theirs == base:
            return mine
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping) and isinstance(base, Mapping | None):
            return self._mappings(base or {}, mine, theirs, labels, names)
        if isinstance(mine, list) and isinstance(theirs, list) and isinstance(base, list | None):
            return self._lists(base or [], mine, theirs, labels, names)
        if isinstance(mine, str) and isinstance(theirs, str) and isinstance(base, str) and "\n" in mine + theirs:
            lines = merge_lines(*(text.split("\n") for text in (base, mine, theirs)))
            if lines is not None:
                return "\n".join(lines)
        return self._decided(_Three(base, mine, theirs), labels, names)

    def _decided(self, three: _Three, labels: ValueLabels, names: ValueLabels) -> YamlValue:
        conflict = ValueConflict(labels=labels, base=three.base, mine=three.mine, theirs=three.theirs, names=names)
        side = self.chosen.get(conflict.name)
        if side is None:
            self.conflicts.append(conflict)
        return three.theirs if side is Side.THEIRS else three.mine

    def _mappings(
        self,
        base: Mapping[str, YamlValue],
        mine: Mapping[str, YamlValue],
        theirs: Mapping[str, YamlValue],
        labels: ValueLabels,
        names: ValueLabels,
    ) -> YamlValue:
        keys = [*base, *sorted({*mine, *theirs} - {*base})]
        found = {
            key: self.merged(base.get(key), mine.get(key), theirs.get(key), (*labels, key), (*names, key))
            for key in keys
        }
        return {key: value for key, value in found.items() if value is not None} or None

    def _lists(
        self, base: YamlItems, mine: YamlItems, theirs: YamlItems, labels: ValueLabels, names: ValueLabels
    ) -> YamlValue:
        in_mine, in_theirs = aligned(base, mine), aligned(base, theirs)
        if is_in_order(in_mine) and is_in_order(in_theirs):
            return self._woven(base, (mine, in_mine), (theirs, in_theirs), labels, names)
        for there, other in ((in_mine, in_theirs), (in_theirs, in_mine)):
            is_still = len(other) == len(base) == len(theirs if other is in_theirs else mine) and is_in_order(other)
            if is_still and len(there) == len(base):
                return self._reordered(base, (mine, in_mine), (theirs, in_theirs), there, (labels, names))
        return self._decided(_Three(base, mine, theirs), labels, names)

    def _reordered(
        self,
        base: YamlItems,
        mine: tuple[YamlItems, Alignment],
        theirs: tuple[YamlItems, Alignment],
        order: Alignment,
        places: tuple[ValueLabels, ValueLabels],
    ) -> YamlValue:
        """YamlItems in the order that one side has given them; the other one has left all where they were."""
        mover = mine if order is mine[1] else theirs
        back = {there: here for here, there in order.items()}
        found: list[YamlValue] = []
        for index, item in enumerate(mover[0]):
            here = back.get(index)
            found.append(item if here is None else self._item(base, mine, theirs, here, places))
        return [one for one in found if one is not None]

    def _woven(
        self,
        base: YamlItems,
        mine: tuple[YamlItems, Alignment],
        theirs: tuple[YamlItems, Alignment],
        labels: ValueLabels,
        names: ValueLabels,
    ) -> YamlValue:
        """The items that were there, in their order, and behind each the new ones of both sides."""
        new_mine, new_theirs = _additions(*mine), _additions(*theirs)
        found: list[YamlValue] = []
        for index in range(-1, len(base)):
            if index >= 0:
                found.append(self._item(base, mine, theirs, index, (labels, names)))
            found += self._new_items(new_mine.get(index, []), new_theirs.get(index, []), labels, names)
        return [one for one in found if one is not None] or None

    def _item(
        self,
        base: YamlItems,
        mine: tuple[YamlItems, Alignment],
        theirs: tuple[YamlItems, Alignment],
        index: int,
        places: tuple[ValueLabels, ValueLabels],
    ) -> YamlValue:
        """One item that was there before; None where it has gone."""
        item = base[index]
        here, there = (side[where[index]] if index in where else None for side, where in (mine, theirs))
        label = item_id(item) or str(index + 1)
        return self.merged(item, here, there, (*places[0], label), (*places[1], item_name(item) or label))

    def _new_items(
        self, mine: list[YamlValue], theirs: list[YamlValue], labels: ValueLabels, names: ValueLabels
    ) -> list[YamlValue]:
        """New items of both sides at one place. Of one that both have there is one."""
        found: list[YamlValue] = []
        left = list(theirs)
        alone: list[YamlValue] = []
        for item in mine:
            twin = next((one for one in left if one == item or (item_id(item) and item_id(one) == item_id(item))), None)
            if twin is None:
                alone.append(item)
                continue
            left.remove(twin)
            label = item_id(item) or item_name(item)
            found.append(self.merged(None, item, twin, (*labels, label), (*names, item_name(item) or label)))
        found.sort(key=written_value)
        return [*found, *(item for group in sorted([alone, left], key=written_value) for item in group)]


def _additions(items: YamlItems, same: Alignment) -> dict[int, list[YamlValue]]:
    """The new items of one side, by the place of the old item behind which they stand; -1 for the beginning."""
    back = {there: here for here, there in same.items()}
    found: dict[int, list[YamlValue]] = {}
    place = -1
    for index, item in enumerate(items):
        if index in back:
            place = back[index]
        else:
            found.setdefault(place, []).append(item)
    return found
