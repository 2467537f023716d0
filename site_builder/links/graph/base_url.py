"""Finds the site's own URL. Canonical links, og:url and the sitemap vote, and the majority is believed."""

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
"""At most this many entries of a sitemap vote."""


def find_site_address(page_references: Iterable[PageReferences], names: FileIndex) -> SiteAddress:
    """Returns the URL that most of these files give for the site. It has no host if they give none."""
    strong, weak, rooted = Counter[SiteAddress](), Counter[SiteAddress](), Counter[SiteAddress]()
    for one in page_references:
        strong.update(_votes(one, names))
        named = (reference.value for reference in one.references if reference.kind in _WEAK)
        weak.update(home for value in named for home in _by_file(value, names, weak=True))
        rooted.update(_rooted(one, names))
    for votes in (strong, weak, rooted):
        if votes:
            return min(votes, key=lambda home: (-votes[home], home.path, home.host, home.scheme))
    return SiteAddress()


def _votes(page_references: PageReferences, names: FileIndex) -> Iterator[SiteAddress]:
    for reference in page_references.references[:_MOST]:
        if reference.kind in _OWN:
            yield from _by_page(reference.value, page_references.path)
        elif reference.kind in _LISTED:
            yield from _by_file(reference.value, names, weak=False)


def _parts(value: str) -> tuple[str, str, str] | None:
    """Scheme, host and decoded path of an absolute address."""
    found = absolute(value, _NOWHERE)
    if isinstance(found, ResolvedUrl) or not found.authority or is_local(found.host):
        return None  # an address of somebody's desk was left in, perhaps on every page
    return found.scheme, found.authority, decoded(found.path)


def _by_page(value: str, path: str) -> Iterator[SiteAddress]:
    """Reads a page's URL of itself: the site's URL is what stands before the page's own path."""
    parts = _parts(value)
    if not parts:
        return
    for own in _spellings(path):
        if parts[2].endswith(f"/{own}"):
            yield SiteAddress(scheme=parts[0], host=parts[1], path=parts[2][: len(parts[2]) - len(own)])
            return


def _spellings(path: str) -> Iterator[str]:
    """Yields how a page may be named: with and without its index, its ending and the last slash."""
    yield path
    for index in INDEXES:
        if path == index or path.endswith(f"/{index}"):
            yield path.removesuffix(index)
            if path != index:
                yield path.removesuffix(f"/{index}")
    yield path.removesuffix(".html")


def _by_file(value: str, names: FileIndex, *, weak: bool) -> Iterator[SiteAddress]:
    """Reads the URL of any file: the site's URL is what stands before the longest part that is a file."""
    parts = _parts(value)
    if not parts:
        return
    steps = parts[2].split("/")[1:]
    for index in range(len(steps)):
        rest = "/".join(steps[index:])
        if names.find(rest) and (rest or not weak):
            yield SiteAddress(scheme=parts[0], host=parts[1], path="/" + "".join(f"{step}/" for step in steps[:index]))
            return


def _rooted(page_references: PageReferences, names: FileIndex) -> Iterator[SiteAddress]:
    """Finds the path of the site alone.

    A reference from the root of the host may name an existing file once its first steps are left out.
    """
    for reference in page_references.references:
        value = reference.value
        if value[:1] == "/" and value[1:2] not in ("/", "\\", ""):
            steps = decoded(value.partition("#")[0].partition("?")[0]).split("/")[1:]
            fits = (
                index for index in range(min(len(steps), 4)) if (rest := "/".join(steps[index:])) and names.find(rest)
            )
            index = next(fits, -1)
            if index >= 0:
                yield SiteAddress(path="/" + "".join(f"{step}/" for step in steps[:index]))
