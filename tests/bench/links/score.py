"""What a checker told, held against what was planted: found by kind, on the exact line, and false alarms."""

import html
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from links.kinds import Group
from links.planting import Plant, Spot

_TRIMMED = " \t\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report: a file of the site, a line and column if the checker knows them, an address in any form, a code."""

    file: str
    line: int | None = None
    column: int | None = None
    address: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The numbers of the plants that were told, told on a right line, at a right column; and the false alarms."""

    found: frozenset[int]
    exact: frozenset[int]
    to_the_column: frozenset[int]
    on_decoys: tuple[tuple[int, Told], ...]
    elsewhere: tuple[Told, ...]

    @property
    def alarms(self) -> int:
        """Reports that hit nothing, and decoys that were told, each decoy once."""
        return len({number for number, _ in self.on_decoys}) + len(set(self.elsewhere))

    @property
    def precision(self) -> float:
        """Of what was told, the share that is a fault; 1 when nothing was."""
        told = len(self.found) + self.alarms
        return len(self.found) / told if told else 1.0


class Truth:
    """The plants, so that a report finds its own: by file and line, else by file and address."""

    def __init__(self, plants: Sequence[Plant]) -> None:
        self.plants = plants
        self._spots: dict[str, list[tuple[Spot, int]]] = {}
        for number, plant in enumerate(plants):
            for spot in plant.spots:
                self._spots.setdefault(spot.file, []).append((spot, number))

    def score(self, reports: Iterable[Told]) -> Score:
        """All reports of one checker."""
        found: dict[str, set[int]] = {"found": set(), "exact": set(), "column": set()}
        on_decoys: list[tuple[int, Told]] = []
        elsewhere: list[Told] = []
        for told in reports:
            hit = self._hit(told)
            if hit is None:
                elsewhere.append(told)
            elif self.plants[hit[1]].group is Group.DECOY:
                on_decoys.append((hit[1], told))
            else:
                found["found"].add(hit[1])
                if told.line is not None and _is_on(hit[0], told):
                    found["exact"].add(hit[1])
                    found["column"] |= {hit[1]} if told.column == hit[0].column else set()
        return Score(
            found=frozenset(found["found"]),
            exact=frozenset(found["exact"]),
            to_the_column=frozenset(found["column"]),
            on_decoys=tuple(on_decoys),
            elsewhere=tuple(elsewhere),
        )

    def _hit(self, told: Told) -> tuple[Spot, int] | None:
        """The spot that a report means; a fault rather than a decoy, a spot at its column rather than another."""
        near = self._spots.get(told.file, [])
        hits = [item for item in near if told.line is not None and _is_on(item[0], told)]
        hits = hits or [item for item in near if _is_same(item[0].address, told.address)]
        hits = hits or [item for item in near if told.line is None and item[0].address == told.file]
        return min(hits, key=lambda item: self._rank(item, told), default=None)

    def _rank(self, item: tuple[Spot, int], told: Told) -> tuple[bool, bool, bool]:
        spot, number = item
        is_decoy = self.plants[number].group is Group.DECOY
        return (told.column != spot.column, not _is_same(spot.address, told.address), is_decoy)


def by_kind(plants: Sequence[Plant], found: Iterable[int]) -> dict[tuple[Group, str], tuple[int, int]]:
    """For each kind of fault: how many were found, of how many, in the order in which the kinds were planted."""
    hits = Counter(plants[number].kind for number in found)
    every = Counter((plant.group, plant.kind) for plant in plants if plant.group is not Group.DECOY)
    return {key: (hits[key[1]], count) for key, count in every.items()}


def _is_on(spot: Spot, told: Told) -> bool:
    """Whether a report's line is one of the spot's; an address may go over lines."""
    return told.line is not None and spot.line <= told.line <= spot.line + spot.address.count("\n")


def _is_same(written: str, told: str) -> bool:
    """Whether a checker's address can be the one that was written: it ends in it, decoded, without dots in front."""
    core = _plain(written).lstrip("./\\")
    return bool(core) and _plain(told).endswith(core)


def _plain(address: str) -> str:
    dropped = "".join(letter for letter in html.unescape(address) if letter not in "\t\r\n")
    return unquote(dropped.strip(_TRIMMED))
