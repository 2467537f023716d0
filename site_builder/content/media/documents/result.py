"""The text that was read in a document, and what is known of how much of it that is."""

from collections.abc import Iterable

from site_builder.model.frozen import frozen

MOST_TEXT = 2_000_000
"""The most characters of a document, some 700 pages. Whoever offers more has not read it either."""


MOST_LINKS = 500
"""The most links of a document that are looked at."""


@frozen
class DocumentText:
    """The text of a document, by pages where it has some, and whether that is all of it."""

    texts: tuple[str, ...] = ()
    is_whole: bool = True
    has_pages: bool = False
    is_located: bool = False
    """Whether a photo inside says where it was taken."""
    unread: str = ""
    """The name of a part that was not read, where the rest was."""
    acts: str = ""
    """What the file does by itself when it is opened or touched, as its format calls it; "" where it does nothing."""
    links: tuple[tuple[int, str], ...] = ()
    """The web addresses to which the file leads, each with its page."""


UNREAD = DocumentText(is_whole=False)
"""A document of which nothing could be read."""

_PAPER = 400_000
"""Pixels of a picture from which on a page of writing on it can be read: 500 × 800."""
_LETTERS = 300
"""Letters that stand beside each such picture where it is no scan. A page of an office has 1,500, a stamp of a scanning
app some 30."""


def is_scan(letters: int, areas: Iterable[int]) -> bool:
    """Whether pictures of these areas in pixels are more likely the writing itself than beside it."""
    sizes = list(areas)
    return letters < _LETTERS * sum(size >= _PAPER for size in sizes) or (not letters and bool(sizes))


def reading(text: str) -> DocumentText:
    """Returns a text as one piece, cut where it is too long."""
    return DocumentText(texts=(text[:MOST_TEXT],), is_whole=len(text) <= MOST_TEXT)
