"""What a unit's pages need of each other and of other units, as it is kept with the unit's result."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class DeadLink(NamedTuple):
    """Something on a page that leads nowhere or says the same twice."""

    code: str
    """Of the rule that it breaks."""
    reference: str
    """As the page has it."""
    page: str


class Wanted(NamedTuple):
    """An address that another unit has, or nobody: with the page that leads there and what it says. A tuple, because a
    country has thirty thousand of them to read at each build.
    """

    address: str
    page: str
    reference: str


class Orphan(NamedTuple):
    """A page or a file of the media to which no page of its unit leads, and the content file that it comes from."""

    address: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """All that has to be known of a unit's pages to check links between units: about 2 kB."""

    dead: tuple[DeadLink, ...] = ()
    needs: tuple[Wanted, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    offers: str = ""
    """Its addresses, one a line: as one text, because hardly any of them is ever asked for."""

    def row(self) -> list[Any]:
        """The ties as JSON has them, to be kept."""
        return [self.dead, self.needs, self.orphans, self.offers]

    @classmethod
    def of(cls, row: Any) -> "PageLinks":  # noqa: ANN401 - JSON
        """Ties out of their row; an error of lookup, value or type where it is damaged."""
        dead, needs, orphans, offers = row
        return cls(
            dead=tuple(DeadLink(*end) for end in dead),
            needs=tuple(Wanted(*need) for need in needs),
            orphans=tuple(Orphan(*one) for one in orphans),
            offers=str(offers),
        )


NO_TIES = PageLinks()
