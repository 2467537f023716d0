"""Defines what a unit's pages link to, in the form in which it is kept with the unit's result."""

from typing import Any, NamedTuple

from site_builder.model.frozen import frozen


class DeadLink(NamedTuple):
    """Describes a link that leads nowhere, or an id that occurs twice on a page."""

    code: str
    """It is the code of the rule that is broken."""
    reference: str
    """It is written as on the page."""
    page: str


class Wanted(NamedTuple):
    """Names an address outside the unit, the first page that links to it, and the link as it is written there.

    It is a tuple, because a build of the whole country reads thirty thousand of them.
    """

    address: str
    page: str
    reference: str


class Orphan(NamedTuple):
    """Names a page or media file to which no page of its unit leads, and the content file that it comes from."""

    address: str
    file: str


@frozen
class PageLinks:
    """Holds all that has to be known of a unit's pages to check the links between units. It takes about 2 kB."""

    dead: tuple[DeadLink, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    offers: str = ""
    """It lists the addresses of the unit, one a line. It is one text, because hardly any of them is ever looked up."""
    anchors: str = ""
    """It lists, one a line, the parts of the unit's own texts to which another of its pages leads."""

    def row(self) -> list[Any]:
        """Returns the links as a row for JSON."""
        return [self.dead, self.wanted, self.orphans, self.offers, self.anchors]

    @classmethod
    def of(cls, row: Any) -> "PageLinks":  # noqa: ANN401 - JSON
        """Reads the links from such a row. Raises LookupError, ValueError or TypeError where it is damaged."""
        dead, wanted, orphans, offers, anchors = row
        return cls(
            dead=tuple(DeadLink(*end) for end in dead),
            wanted=tuple(Wanted(*wanted) for wanted in wanted),
            orphans=tuple(Orphan(*one) for one in orphans),
            offers=str(offers),
            anchors=str(anchors),
        )


NO_PAGE_LINKS = PageLinks()
