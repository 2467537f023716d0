"""These values record what one file defines and what it refers to."""

from typing import NamedTuple

from site_builder.model.frozen import frozen


class Reference(NamedTuple):
    """One reference of a file. It is a tuple, because a site has hundreds of thousands of them."""

    kind: str
    """The element and attribute as people write them ("a href"), or another source: "css", "sitemap" …"""
    value: str
    """The address as it was written, with character references decoded and nothing stripped."""
    at: int
    """The offset in the text of the file at which the address stands."""


@frozen
class PageReferences:
    """What one file defines and refers to. Values of many files can be merged in any order, in any process."""

    path: str
    """The path from the site's root, with slashes."""
    ids: frozenset[str] = frozenset()
    """The ids, and the names of `a` elements: whatever a fragment may name."""
    repeated: tuple[tuple[str, int], ...] = ()
    """Each id that is written twice, with the offset of the second."""
    references: tuple[Reference, ...] = ()
    base: str | None = None
    """The address in the first `<base href>`."""
    delay: float | None = None
    """The seconds until the meta refresh, whose address is one of `references`."""
    mentions: frozenset[str] = frozenset()
    """The names of files that scripts mention. These files are in use, though nobody can tell how."""
    is_hidden: bool = False
    """Whether the page asks search engines to leave it out."""
    spoken: tuple[tuple[str, str, int], ...] = ()
    """The addresses for telephones, mailboxes, Zalo, stores and maps: each with its visible words and its offset."""
    has_places: bool = False
    """Whether fragments can name elements of the file, as in a page or a drawing."""
    flaws: tuple[tuple[str, int], ...] = ()
    """The rules that the file itself breaks, such as those on encoding and syntax, each with its offset."""


class ReferenceLocation(NamedTuple):
    """The place of a reference in a whole site."""

    file: str
    at: int
    kind: str
    value: str


@frozen
class LinkFault:
    """A reference that leads nowhere, or a file that breaks a rule by itself."""

    code: str
    location: ReferenceLocation
    hint: str = ""
    """The address that was probably meant."""
    words: tuple[tuple[str, str], ...] = ()
    """Further words that the rule's sentence needs."""
