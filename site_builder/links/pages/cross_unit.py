"""The ties of all units, put together: which needs nobody meets, and what nothing leads to. In any order, the same."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from site_builder.model.page_links import DeadLink, Orphan, PageLinks

_VERSION = re.compile(r"(.+)\.[0-9a-f]{8}\.(?:jpg|webp)")
"""The address of a picture's version (`media`): to lead to one of them is to use the picture."""
OfferedAddresses = Callable[[str], str | None]
"""Unit → its addresses, one a line, as in `PageLinks.offers`; None where nobody knows them: then nothing is
missed there."""


def dead_links(
    page_links: Mapping[str, PageLinks], units: frozenset[str], offers: OfferedAddresses
) -> Iterator[tuple[str, DeadLink]]:
    """What leads nowhere: (unit, dead end). `units` are all that exist, "" is the root; `page_links` those of some."""
    answers: dict[str, str] = {}
    known: dict[str, frozenset[str] | None] = {}
    for unit, tied in page_links.items():
        yield from ((unit, end) for end in tied.dead)
        for need in tied.needs:
            if need.address not in answers:
                owner = _owner(need.address, units)
                if owner not in known:
                    told = offers(owner)
                    known[owner] = None if told is None else frozenset(told.split("\n"))
                answers[need.address] = _fault(need.address, known[owner])
            if answers[need.address]:
                yield unit, DeadLink(code=answers[need.address], page=need.page, reference=need.reference)


def _fault(address: str, there: frozenset[str] | None) -> str:
    """What is wrong with an address of a unit that has these. Ids are known of outer units only (`Finder.ties`)."""
    path, mark, _ = address.partition("#")
    if there is None or address in there:
        return ""
    if path not in there:
        return "site-missing"
    return "site-fragment" if mark and any(other.startswith(f"{path}#") for other in there) else ""


def _owner(address: str, units: frozenset[str]) -> str:
    """The unit to which an address belongs: the innermost one in whose folder it lies."""
    folder = address.partition("#")[0].rpartition("/")[0]
    while folder and folder not in units:
        folder = folder.rpartition("/")[0]
    return folder


def orphans(page_links: Iterable[PageLinks]) -> tuple[Orphan, ...]:
    """The pages and media to which no page leads, in their own unit or in any other of these."""
    found = list(page_links)
    lonely = sorted(one for tied in found for one in tied.orphans)
    used = {stem(need.address.partition("#")[0]) for tied in found for need in tied.needs} if lonely else set()
    return tuple(one for one in lonely if stem(one.address) not in used)


def stem(address: str) -> str:
    """What stands for a thing under all its addresses: a picture's, without what tells its versions apart."""
    match = _VERSION.fullmatch(address)
    return match[1] if match else address


def is_page(address: str) -> bool:
    """Whether an address of ours is a page's."""
    return not address or address.endswith(("/", ".html"))
