"""Joins the page links of all units, in any order, and finds the dead links between them and the orphans."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from site_builder.model.page_links import DeadLink, Orphan, PageLinks

_VERSION = re.compile(r"(.+)\.[0-9a-f]{8}\.(?:jpg|webp)")
"""A version of a picture has such an address. A link to any version counts as a use of the picture."""
OfferedAddresses = Callable[[str], str | None]
"""It returns the addresses of a unit, one a line, as in `PageLinks.offers`.

It returns None where they are not known; then no link into that unit is called dead."""


def dead_links(
    page_links: Mapping[str, PageLinks], units: frozenset[str], offers: OfferedAddresses
) -> Iterator[tuple[str, DeadLink]]:
    """Yields each dead link with its unit.

    `page_links` are those of some units, and `units` are the paths of all units; the path of the root is "".
    """
    answers: dict[str, str] = {}
    known: dict[str, frozenset[str] | None] = {}
    for unit, links in page_links.items():
        yield from ((unit, link) for link in links.dead)
        for wanted in links.wanted:
            if wanted.address not in answers:
                owner = _owner(wanted.address, units)
                if owner not in known:
                    addresses = offers(owner)
                    known[owner] = None if addresses is None else frozenset(addresses.split("\n"))
                answers[wanted.address] = _fault(wanted.address, known[owner])
            if answers[wanted.address]:
                yield unit, DeadLink(code=answers[wanted.address], page=wanted.page, reference=wanted.reference)


def _fault(address: str, offered: frozenset[str] | None) -> str:
    """Returns the code of what is wrong with an address, given all addresses of its unit, or "" if nothing is.

    The ids of a page are known only if the unit has units below it (`UnitLinkFinder.page_links`).
    """
    path, mark, _ = address.partition("#")
    if offered is None or address in offered:
        return ""
    if path not in offered:
        return "site-missing"
    return "site-fragment" if mark and any(other.startswith(f"{path}#") for other in offered) else ""


def _owner(address: str, units: frozenset[str]) -> str:
    """Returns the unit that owns an address: the innermost one whose folder contains it."""
    folder = address.partition("#")[0].rpartition("/")[0]
    while folder and folder not in units:
        folder = folder.rpartition("/")[0]
    return folder


def unlinked_files(page_links: Iterable[PageLinks]) -> tuple[Orphan, ...]:
    """Returns the pages and media to which no page leads, neither of their own unit nor of the other given units."""
    found = list(page_links)
    unlinked = sorted(one for links in found for one in links.orphans)
    used = {stem(wanted.address.partition("#")[0]) for links in found for wanted in links.wanted} if unlinked else set()
    return tuple(one for one in unlinked if stem(one.address) not in used)


def stem(address: str) -> str:
    """Returns one name for all addresses of a file. For a picture it is the address without the name of the version."""
    match = _VERSION.fullmatch(address)
    return match[1] if match else address


def is_page(address: str) -> bool:
    """Returns whether an address of the site belongs to a page."""
    return not address or address.endswith(("/", ".html"))
