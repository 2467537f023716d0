"""Finds pages that redirect to each other in a circle."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.links.html.references import LinkFault, ReferenceLocation

SHORT = 10.0
"""A page that refreshes within this many seconds is a redirect. A slower one may be a slide show."""
_AT_ONCE = 1.0
"""A page that loads itself again within this many seconds cannot be read."""


class PageRedirect(NamedTuple):
    """Tells where a page redirects its readers."""

    target: str
    location: ReferenceLocation
    delay: float


def loops(redirects: Mapping[str, PageRedirect]) -> Iterator[LinkFault]:
    """Yields a fault for each page of a circle."""
    quick = {
        page: redirect
        for page, redirect in redirects.items()
        if redirect.delay < (_AT_ONCE if redirect.target == page else SHORT)
    }
    settled: set[str] = set()
    for start in sorted(quick):
        visited: dict[str, int] = {}
        page = start
        while page in quick and page not in visited and page not in settled:
            visited[page] = len(visited)
            page = quick[page].target
        if page in visited:
            circle = [name for name, position in visited.items() if position >= visited[page]]
            yield from (LinkFault(code="site-loop", location=quick[name].location) for name in circle)
        settled |= visited.keys()
