"""Which unit became which, on a day: what all units of the content declare, joined.

Every build knows it before it builds, because predecessors are built before what shows their teams. Of a folder that
nobody has touched the record knows what it declares; of any other, `unit.yaml` is read where it has the word at all.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from site_builder.builder.tree import is_below, unit_of
from site_builder.content import load
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.lineage import SuccessionFault, unit_path, unit_paths
from site_builder.text.encodings import may_say
from site_builder.text.normalize import suggest

if TYPE_CHECKING:
    from site_builder.model.succession import Succession

_WORD = b"succession"


class Declared(NamedTuple):
    """What a unit declares of its succession, as a record keeps it. Days are written 2025-07-01; "" is none."""

    into: tuple[str, ...]
    from_: tuple[str, ...]
    date: str
    begins: str
    ends: bool
    is_apart: bool
    """Whether it left a unit that goes on without it."""

    def is_over(self, day: str) -> bool:
        """Whether the unit has ended by a day."""
        return self.ends and self.date <= day

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which something changes."""
        return tuple(day for day in (self.date, self.begins) if day)


def declared_of(succession: "Succession | None") -> Declared | None:
    """The part of a succession that other units need; None where no unit of the site can be concerned."""
    if succession is None or not (succession.ends or succession.from_ or succession.since):
        return None
    return Declared(
        into=succession.into,
        from_=succession.from_,
        date=succession.date.isoformat() if succession.date and succession.ends else "",
        begins=succession.begins.isoformat() if succession.begins else "",
        ends=succession.ends,
        is_apart=succession.is_apart,
    )


def read_declared(content: Path, listing: Listing) -> Declared | None:
    """Reads what a folder declares. Nothing is parsed where its `unit.yaml` does not have the word."""
    body = load.peek(content, listing, "unit.yaml")
    if not may_say(body, _WORD):
        return None
    from site_builder.content.files import read_layer  # noqa: PLC0415 - it loads what reads YAML

    own, _ = read_layer(Folder(path=listing.path, files={"unit.yaml": body}))
    return declared_of(own.profile.succession)


class SuccessionGraph:
    """Answers what each unit came from and becomes. Units that declare nothing, and are not named, cost nothing."""

    def __init__(self, declared: Mapping[UnitPath, Declared], units: Collection[UnitPath], day: date) -> None:
        self.declared = declared
        self.units = units
        self.day = day.isoformat()
        self._after = {path: unit_paths(one.into) for path, one in declared.items()}
        self._before: dict[UnitPath, list[UnitPath]] = {}
        for path, into in self._after.items():
            for successor in into:
                self._before.setdefault(successor, []).append(path)

    @property
    def followers(self) -> Collection[UnitPath]:
        """The units to which others lead."""
        return self._before.keys()

    def concerns(self, path: UnitPath) -> bool:
        """Whether a unit has a succession, or another one leads to it."""
        return path in self.declared or path in self._before

    def successors(self, path: UnitPath) -> tuple[UnitPath, ...]:
        """The living units that a unit leads to, today or on the day on which it ends."""
        own = self.declared.get(path)
        if own is None or not own.ends:
            return ()
        found = self._living(path, max(self.day, own.date), {path})
        return tuple(dict.fromkeys(found))

    def _living(self, path: UnitPath, day: str, seen: set[UnitPath]) -> Iterator[UnitPath]:
        for successor in unit_paths(self.declared[path].into):
            if successor in self.units and successor not in seen:
                after = self.declared.get(successor)
                if after and after.is_over(day) and any(inner in self.units for inner in unit_paths(after.into)):
                    yield from self._living(successor, day, seen | {successor})
                else:
                    yield successor

    def predecessors(self, path: UnitPath) -> tuple[UnitPath, ...]:
        """The units that are over and lead to a unit; of one that is to come, those that will."""
        own = self.declared.get(path)
        day = max(self.day, own.begins) if own else self.day
        reached = self._reached(path, self._before) - {path}
        found = [one for one in reached if self.declared[one].is_over(day) and path in self.successors(one)]
        apart = [one for one in unit_paths(own.from_) if one in self.units] if own and own.is_apart else []
        innermost = {one for one in found if not any(is_below(other, one) for other in found)}
        return tuple(sorted({*innermost, *apart}))

    def days(self, path: UnitPath) -> tuple[date, ...]:
        """The days on which the unit is told of something else."""
        near = self._reached(path, self._before) | self._reached(path, self._after)
        found = {day for one in near if one in self.declared for day in self.declared[one].days}
        return tuple(map(date.fromisoformat, sorted(found)))

    def faults(self, path: UnitPath) -> Iterator[SuccessionFault]:
        """What is wrong with the units that a unit names."""
        own = self.declared.get(path)
        if own is None:
            return
        for key, texts in (("into", own.into), ("from_", own.from_)):
            for index, text in enumerate(texts):
                other = unit_path(text)
                code, words = self._fault(path, key, other) if other else ("", {})
                if code:
                    yield SuccessionFault(code=code, key=key, index=index, words={"value": text, **words})

    def _fault(self, path: UnitPath, key: str, other: UnitPath) -> tuple[str, dict[str, str]]:
        """The rule that a named unit breaks, with its words; "" where all is well."""
        unit = unit_of(path)
        if other == path:
            return "succession-self", {"unit": unit}
        if other not in self.units:
            return "succession-unknown", {"hint": self._meant(other)}
        if key == "into" and path in self._reached(other, self._after):
            return "succession-loop", {"unit": unit}
        old, new = (path, other) if key == "into" else (other, path)
        return self._disagreement(old, new, is_old=key == "into")

    def _disagreement(self, old: UnitPath, new: UnitPath, *, is_old: bool) -> tuple[str, dict[str, str]]:
        """What the old unit says otherwise than the new one, as it is told at one of the two."""
        before, after = self.declared.get(old), self.declared.get(new)
        words = {"old": unit_of(old), "new": unit_of(new), "day": after.begins if after else ""}
        came_from = unit_paths(after.from_) if after and not after.is_apart else ()
        is_confirmed = old in came_from or any(is_below(inner, old) for inner in came_from)
        if is_old and came_from and not is_confirmed:
            return "succession-unconfirmed", words
        if is_old and came_from and before and after and "" < before.date < after.begins:
            return "succession-early", words
        if not is_old and old in came_from and not (before and new in unit_paths(before.into)):
            return "succession-unsaid", words
        return "", {}

    def _reached(self, path: UnitPath, edges: Mapping[UnitPath, Iterable[UnitPath]]) -> set[UnitPath]:
        """The units that can be reached from one, with itself."""
        found, waiting = {path}, [path]
        while waiting:
            fresh = set(edges.get(waiting.pop(), ())) - found
            found |= fresh
            waiting += fresh
        return found

    def _meant(self, path: UnitPath) -> str:
        """The unit that somebody may have meant; "" where none is near."""
        same = sorted(unit_of(unit) for unit in self.units if unit and unit[-1] == path[-1])
        return same[0] if same else suggest(unit_of(path), map(unit_of, self.units))
