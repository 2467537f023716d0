"""What a unit's pages need of each other and of other units, as it is kept with the unit's result."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DeadEnd:
    """Something on a page that leads nowhere or says the same twice; `reference` is as the page has it."""

    code: str
    """Of the rule that it breaks."""
    reference: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Need:
    """An address that another unit has, or nobody: with the page that leads there and what it says."""

    address: str
    page: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Unlinked:
    """A page or a file of the media to which no page of its unit leads, and the content file that it comes from."""

    address: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """All that has to be known of a unit's pages to check links between units: about 2 kB."""

    dead: tuple[DeadEnd, ...] = ()
    needs: tuple[Need, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()
    offers: str = ""
    """Its addresses, one a line: as one text, because hardly any of them is ever asked for."""

    def row(self) -> list[Any]:
        """The ties as JSON has them, to be kept."""
        return [
            [[end.code, end.reference, end.page] for end in self.dead],
            [[need.address, need.page, need.reference] for need in self.needs],
            [[one.address, one.file] for one in self.unlinked],
            self.offers,
        ]

    @classmethod
    def of(cls, row: Any) -> "Ties":  # noqa: ANN401 - JSON
        """Ties out of their row; an error of lookup, value or type where it is damaged."""
        dead, needs, unlinked, offers = row
        return cls(
            dead=tuple(DeadEnd(code=code, reference=reference, page=page) for code, reference, page in dead),
            needs=tuple(Need(address=address, page=page, reference=reference) for address, page, reference in needs),
            unlinked=tuple(Unlinked(address=address, file=file) for address, file in unlinked),
            offers=str(offers),
        )


NO_TIES = Ties()
