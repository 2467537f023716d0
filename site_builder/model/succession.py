"""Defines what editors declare of a unit: what it came from, and what it becomes."""

from site_builder.model.choices import SuccessionKind
from site_builder.model.frozen import frozen
from site_builder.model.lineage import unit_path
from site_builder.model.location import Record
from site_builder.model.scalars import Day


@frozen
class Succession(Record):
    """Says what a unit came from and what it becomes. Units of the site are named by path, others in words."""

    kind: SuccessionKind | None = None
    into: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    date: Day | None = None
    """From this day on the unit is what `into` says; without `into`, it exists since then."""
    since: Day | None = None
    """From this day on the unit exists, where `date` says how long."""
    about: bool = False
    """It is true if only the month of `date` is known for sure."""
    note: str = ""
    source: str = ""

    @property
    def ends(self) -> bool:
        """Returns whether the unit ends. One that only gets another name or kind, in words, goes on."""
        is_last = self.kind is SuccessionKind.ENDED or not (self.from_ or self.since)
        return bool(self.into or is_last) and not self.new_name

    @property
    def begins(self) -> Day | None:
        """Returns the day on which the unit began, if it says one."""
        is_first = self.from_ and not self.into and self.kind is not SuccessionKind.ENDED
        return self.since or (self.date if is_first else None)

    @property
    def is_apart(self) -> bool:
        """Returns whether the unit left another one that goes on without it."""
        return self.kind is SuccessionKind.INDEPENDENT

    @property
    def new_name(self) -> str:
        """Returns the kind and name that the unit itself gets on its day, or "" if it gets none."""
        is_same = self.kind in (SuccessionKind.RENAMED, SuccessionKind.CHANGED) and len(self.into) == 1
        return self.into[0] if is_same and not unit_path(self.into[0]) else ""

    def is_over(self, day: Day) -> bool:
        """Returns whether the unit has ended by a day. One that does not say when has ended."""
        return self.ends and not (self.date and self.date > day)

    def is_to_come(self, day: Day) -> bool:
        """Returns whether the unit does not exist yet on a day."""
        return bool(self.begins and self.begins > day)
