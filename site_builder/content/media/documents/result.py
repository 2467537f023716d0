"""The text that was read in a document, and what is known of how much of it that is."""

from dataclasses import dataclass

MOST_TEXT = 2_000_000
"""The most characters of a document, some 700 pages. Whoever offers more has not read it either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """The text of a document, by pages where it has some, and whether that is all of it."""

    texts: tuple[str, ...] = ()
    is_whole: bool = True
    has_pages: bool = False
    is_located: bool = False
    """Whether a photo inside says where it was taken."""


UNREAD = DocumentText(is_whole=False)
"""A document of which nothing could be read."""


def reading(text: str) -> DocumentText:
    """Returns a text as one piece, cut where it is too long."""
    return DocumentText(texts=(text[:MOST_TEXT],), is_whole=len(text) <= MOST_TEXT)
