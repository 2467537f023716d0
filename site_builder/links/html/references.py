"""What is noted of one file: what it defines, and what it uses."""

from dataclasses import dataclass
from typing import NamedTuple


class Reference(NamedTuple):
    """One reference. A tuple, because a site has hundreds of thousands of them."""

    kind: str
    """Element and attribute, as people write them: "a href"; or what else it is: "css", "sitemap" …"""
    value: str
    """As it was written, character references read; nothing stripped."""
    at: int
    """Its offset in the text of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReferences:
    """One file. Values of many files can be put together in any order, and travel between processes."""

    path: str
    """From the site's root, with slashes."""
    ids: frozenset[str] = frozenset()
    """Whatever a fragment may name: ids, and the names of `a` elements."""
    repeated: tuple[tuple[str, int], ...] = ()
    """Ids that stand twice, and where the second stands."""
    uses: tuple[Reference, ...] = ()
    base: str | None = None
    """The first `<base href>`."""
    delay: float | None = None
    """Seconds until its meta refresh, which is one of the uses."""
    mentions: frozenset[str] = frozenset()
    """Names of files that scripts speak of: they are in use, though nothing can be said of how."""
    is_hidden: bool = False
    """Whether it asks search engines to leave it out."""
    spoken: tuple[tuple[str, str, int], ...] = ()
    """Addresses for telephones, mailboxes, Zalo, stores and maps: address, visible words, offset."""
    has_places: bool = False
    """Whether fragments name elements of it: a page, a drawing."""
    flaws: tuple[tuple[str, int], ...] = ()
    """Rules that the file breaks by itself, and where: its encoding, its form."""


class ReferenceLocation(NamedTuple):
    """Where a use stands, in all of a site."""

    file: str
    at: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFault:
    """A reference that leads nowhere, or a file that is wrong by itself."""

    code: str
    location: ReferenceLocation
    hint: str = ""
    """What was probably meant."""
    words: tuple[tuple[str, str], ...] = ()
    """Further words of the rule."""
