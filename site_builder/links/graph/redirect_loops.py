"""Pages that send their readers on by themselves, and the circles that this may make."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.links.html.references import LinkFault, ReferenceLocation

SHORT = 10.0
"""Seconds within which a page that sends its readers on is a redirect, and not one of a show of pictures."""
_AT_ONCE = 1.0
"""Seconds within which a page that loads itself again cannot be read."""


class PageRedirect(NamedTuple):
    """Where a page sends its readers."""

    target: str
    spot: ReferenceLocation
    delay: float


def loops(turns: Mapping[str, PageRedirect]) -> Iterator[LinkFault]:
    """A fault for each page of a circle."""
    quick = {page: turn for page, turn in turns.items() if turn.delay < (_AT_ONCE if turn.target == page else SHORT)}
    settled: set[str] = set()
    for start in sorted(quick):
        way: dict[str, int] = {}
        page = start
        while page in quick and page not in way and page not in settled:
            way[page] = len(way)
            page = quick[page].target
        if page in way:
            circle = [name for name, position in way.items() if position >= way[page]]
            yield from (LinkFault(code="site-loop", spot=quick[name].spot) for name in circle)
        settled |= way.keys()
