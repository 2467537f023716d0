"""The site's own address, as its pages tell it: canonical links, og:url and sitemap vote, the majority is believed."""

from collections import Counter
from collections.abc import Iterable, Iterator

from site_builder.links.graph.file_index import INDEXES, FileIndex
from site_builder.links.html.references import PageReferences
from site_builder.links.url.local import is_local
from site_builder.links.url.resolve import ResolvedUrl, SiteAddress, absolute, decoded
from site_builder.text.url import WebAddress

_OWN = ("canonical", "og url")
_LISTED = ("sitemap", "robots", "feed")
_WEAK = ("a href", "link href", "json-ld", "og", "twitter")
_NOWHERE = WebAddress("https", "", "/")
_MOST = 500
"""Entries of a sitemap that vote."""


def own_home(noted: Iterable[PageReferences], names: FileIndex) -> SiteAddress:
    """The address that most of these files give the site; without a host where they give none."""
    strong, weak, rooted = Counter[SiteAddress](), Counter[SiteAddress](), Counter[SiteAddress]()
    for one in noted:
        strong.update(_votes(one, names))
        weak.update(home for use in one.uses if use.kind in _WEAK for home in _by_file(use.value, names, weak=True))
        rooted.update(_rooted(one, names))
    for votes in (strong, weak, rooted):
        if votes:
            return min(votes, key=lambda home: (-votes[home], home.path, home.host, home.scheme))
    return SiteAddress()


def _votes(noted: PageReferences, names: FileIndex) -> Iterator[SiteAddress]:
    for use in noted.uses[:_MOST]:
        if use.kind in _OWN:
            yield from _by_page(use.value, noted.path)
        elif use.kind in _LISTED:
            yield from _by_file(use.value, names, weak=False)


def _parts(value: str) -> tuple[str, str, str] | None:
    """Scheme, host and decoded path of an absolute address."""
    found = absolute(value, _NOWHERE)
    if isinstance(found, ResolvedUrl) or not found.authority or is_local(found.host):
        return None  # an address of somebody's desk was left in, perhaps on every page
    return found.scheme, found.authority, decoded(found.path)


def _by_page(value: str, path: str) -> Iterator[SiteAddress]:
    """An address of a page itself: what stands before the page's own path."""
    parts = _parts(value)
    if not parts:
        return
    for own in _ways(path):
        if parts[2].endswith(f"/{own}"):
            yield SiteAddress(scheme=parts[0], host=parts[1], path=parts[2][: len(parts[2]) - len(own)])
            return


def _ways(path: str) -> Iterator[str]:
    """How a page may be called: with and without its index, its ending, the last slash."""
    yield path
    for index in INDEXES:
        if path == index or path.endswith(f"/{index}"):
            yield path.removesuffix(index)
            if path != index:
                yield path.removesuffix(f"/{index}")
    yield path.removesuffix(".html")


def _by_file(value: str, names: FileIndex, *, weak: bool) -> Iterator[SiteAddress]:
    """An address of some file: what stands before the longest part that is a file."""
    parts = _parts(value)
    if not parts:
        return
    steps = parts[2].split("/")[1:]
    for index in range(len(steps)):
        rest = "/".join(steps[index:])
        if names.find(rest) and (rest or not weak):
            yield SiteAddress(scheme=parts[0], host=parts[1], path="/" + "".join(f"{step}/" for step in steps[:index]))
            return


def _rooted(noted: PageReferences, names: FileIndex) -> Iterator[SiteAddress]:
    """The path alone, by references from the root of the host that fit when their first steps are left out."""
    for use in noted.uses:
        value = use.value
        if value[:1] == "/" and value[1:2] not in ("/", "\\", ""):
            steps = decoded(value.partition("#")[0].partition("?")[0]).split("/")[1:]
            fits = (
                index for index in range(min(len(steps), 4)) if (rest := "/".join(steps[index:])) and names.find(rest)
            )
            index = next(fits, -1)
            if index >= 0:
                yield SiteAddress(path="/" + "".join(f"{step}/" for step in steps[:index]))
