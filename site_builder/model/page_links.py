"""What a unit's pages need of each other and of other units, as it is kept with the unit's result."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class DeadEnd(NamedTuple):
    """Something on a page that leads nowhere or says the same twice."""

    code: str
    """Of the rule that it breaks."""
    reference: str
    """As the page has it."""
    page: str


class Need(NamedTuple):
    """An address that another unit has, or nobody: with the page that leads there and what it says. A tuple, because a
    country has thirty thousand of them to read at each build.
    """

    address: str
    page: str
    reference: str


class Unlinked(NamedTuple):
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
        return [self.dead, self.needs, self.unlinked, self.offers]

    @classmethod
    def of(cls, row: Any) -> "Ties":  # noqa: ANN401 - JSON
        """Ties out of their row; an error of lookup, value or type where it is damaged."""
        dead, needs, unlinked, offers = row
        return cls(
            dead=tuple(DeadEnd(*end) for end in dead),
            needs=tuple(Need(*need) for need in needs),
            unlinked=tuple(Unlinked(*one) for one in unlinked),
            offers=str(offers),
        )


NO_TIES = Ties()
