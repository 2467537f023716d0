"""Defines what a unit is told of the units before and after it. A build without changes loads nothing more of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from site_builder.model.frozen import frozen

_UNIT_PATH = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


def unit_path(text: str) -> tuple[str, ...]:
    """Returns the path of a unit that an editor names: "dong-nai/bao-vinh". Words such as "xã Bảo Vinh" have none."""
    path = text.strip("/")
    return tuple(path.split("/")) if _UNIT_PATH.fullmatch(path) else ()


def unit_paths(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Returns the units that a list names by path."""
    return tuple(path for path in map(unit_path, texts) if path)


def in_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Returns what a list names in words: units of other sites."""
    return tuple(text for text in texts if not unit_path(text))


@frozen
class HandedOver:
    """Names a team or an announcement of a unit that is over, with its address on the site."""

    title: str
    address: str
    date: str = ""
    """It is the day of an announcement, as 2022-10-28."""


@frozen
class Handover:
    """Holds what a unit that is over shows at its successors: small values, which travel with its summary."""

    teams: tuple[HandedOver, ...] = ()
    announcements: tuple[HandedOver, ...] = ()

    def row(self) -> list[Any]:
        """Returns the handover as JSON has it, to be kept."""
        return [[[one.title, one.address, one.date] for one in both] for both in (self.teams, self.announcements)]

    @classmethod
    def of(cls, row: Any) -> "Handover":  # noqa: ANN401 - JSON that may be damaged
        """Reads a handover that was kept as JSON. Raises TypeError or ValueError where it is damaged."""
        teams, announcements = (
            tuple(HandedOver(title=title, address=address, date=day) for title, address, day in both) for both in row
        )
        return cls(teams=teams, announcements=announcements)


@frozen
class RelatedUnit:
    """Describes a unit before or after another one, as far as its pages are led to or named."""

    path: tuple[str, ...]
    name: str
    kind: str
    page_name: str = ""
    guides: tuple[str, ...] = ()
    """It holds the slugs of the guides that the unit has."""

    @property
    def full_name(self) -> str:
        """Returns the kind and the name: "phường Bảo Vinh"."""
        return f"{self.kind} {self.name}".strip()


@frozen
class SuccessionFault:
    """Describes what is wrong with a unit that a succession names: the rule, the field, and the item of its list."""

    code: str
    key: str
    index: int
    words: Mapping[str, str]


@frozen
class Lineage:
    """Holds what a unit is told of the units that it came from and that it becomes, on the day of the build."""

    successors: tuple[RelatedUnit, ...] = ()
    """They live on the day on which the unit is over: however many came in between, one link leads there."""
    predecessors: tuple[RelatedUnit, ...] = ()
    handovers: Mapping[tuple[str, ...], Handover] = field(default_factory=dict)
    """Predecessor → what it hands over."""
    faults: tuple[SuccessionFault, ...] = ()
    days: tuple[date, ...] = ()
    """On these days the lineage is another one."""


NO_LINEAGE = Lineage()
