"""Defines what is found in one file: what it defines, and what it refers to."""

from dataclasses import dataclass
from typing import NamedTuple


class Reference(NamedTuple):
    """Holds one reference. It is a tuple, because a site has hundreds of thousands of them."""

    kind: str
    """It names the element and attribute as people write them ("a href"), or another kind: "css", "sitemap" …"""
    value: str
    """It is written as in the file, with character references read and nothing stripped."""
    at: int
    """It is the offset in the text of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReferences:
    """Holds the references of one file. Several files can be joined in any order, and sent between processes."""

    path: str
    """It is the path from the site's root, with slashes."""
    ids: frozenset[str] = frozenset()
    """A fragment may name these: ids, and the names of `a` elements."""
    repeated: tuple[tuple[str, int], ...] = ()
    """These ids stand twice; the offset is that of the second."""
    references: tuple[Reference, ...] = ()
    base: str | None = None
    """It is the first `<base href>`."""
    delay: float | None = None
    """It is the seconds until the meta refresh, which is one of the references."""
    mentions: frozenset[str] = frozenset()
    """Scripts mention these file names. They are in use, but nothing is known of how."""
    is_hidden: bool = False
    """It is true if the page asks search engines to leave it out."""
    spoken: tuple[tuple[str, str, int], ...] = ()
    """They are links for phones, mailboxes, Zalo, stores and maps: address, visible words, offset."""
    has_places: bool = False
    """It is true if fragments can name elements of the file: a page, a drawing."""
    flaws: tuple[tuple[str, int], ...] = ()
    """They are rules that the file breaks by itself, with offsets: its encoding, its form."""


class ReferenceLocation(NamedTuple):
    """Tells where a reference stands in the whole site."""

    file: str
    at: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFault:
    """Describes a reference that leads nowhere, or a file that is wrong by itself."""

    code: str
    location: ReferenceLocation
    hint: str = ""
    """It is what was probably meant."""
    words: tuple[tuple[str, str], ...] = ()
    """They are further words for the rule's message."""
