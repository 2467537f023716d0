"""Reads XML as a stream of events. No tree is built, so that neither depth nor size can hurt."""

from functools import lru_cache
from typing import TypeVar
from xml.parsers.expat import ExpatError, ParserCreate

_TEXT = frozenset({"t", "delText", "instrText", "v"})
_LINE = frozenset({"p", "br", "cr", "h", "line-break", "row", "tr", "table-row", "comment", "text"})
_APART = frozenset({"v", "si", "is"})
"""A value of a cell or chart, and a string of a workbook, which have nothing to do with the next one."""
_CELL = frozenset({"tc", "table-cell", "covered-table-cell"})
_NAMES = frozenset({"name", "descr", "title", "alias", "author"})
"""The attributes in which people write: names of bookmarks and tables, descriptions of pictures, authors."""
_MOST_CELLS = 50
"""A cell stands for no more than these: LibreOffice writes "the next 16,000 cells are empty" as one."""


class XmlTarget:
    """Takes the events of an XML file, and as it stands is interested in none of them."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text inside it."""


T = TypeVar("T", bound=XmlTarget)


class XmlError(ValueError):
    """A part of a document that no XML parser can read, or that declares entities of its own."""


def parse(body: bytes, target: T) -> T:
    """Feeds a file to a target. Raises XmlError."""
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = target.start, target.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = target.data, _refuse
    try:
        parser.Parse(body, True)
    except (ExpatError, LookupError) as error:  # the second is an encoding that Python does not know
        raise XmlError(str(error)) from error
    return target


def _refuse(*_: object) -> None:
    """No office program writes a document type, and entities of 45 kB may become 4 GB."""
    raise XmlError("a document type")


@lru_cache(maxsize=512)
def local(tag: str) -> str:
    """Returns a tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


class ParagraphText(XmlTarget):
    """Collects the text of a document: a line for each paragraph, and for each row of a table, with tabs between cells.

    Where `only_marked`, only the elements that are made for text count, and not the numbers of a drawing's corners.
    """

    def __init__(self, *, only_marked: bool) -> None:
        self.only_marked = only_marked
        self.parts: list[str] = []
        self.names: list[str] = []
        self.cells = 0
        self.repeat: list[int] = []
        self.is_text = not only_marked

    def text(self) -> str:
        """Returns all text so far."""
        return "".join(self.parts)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Opens a cell or a text."""
        name = local(tag)
        self.names += [value for key, value in attributes.items() if local(key) in _NAMES and value]
        if name in _CELL:
            self.cells += 1
            given = next((value for key, value in attributes.items() if local(key) == "number-columns-repeated"), "1")
            self.repeat.append(min(int(given), _MOST_CELLS) if given.isdecimal() else 1)
        self.is_text = not self.only_marked or name in _TEXT
        if name in ("tab", "s"):
            self.parts.append(" ")

    def end(self, tag: str) -> None:
        """Ends a word, a line, a cell."""
        name = local(tag)
        if name in _CELL and self.repeat:
            self.cells -= 1
            self.parts.append("\t" * self.repeat.pop())
        elif name in _APART:
            self.parts.append("\n\n")
        elif name in _LINE:
            self.parts.append(" " if self.cells else "\n")
        elif not self.only_marked:
            self.parts.append("" if name in ("span", "a", "s") else "\n" * (not self.cells))
        if self.only_marked:
            self.is_text = False

    def data(self, text: str) -> None:
        """Takes text where it counts."""
        if self.is_text and text:
            self.parts.append(text)


class EveryText(XmlTarget):
    """Collects all texts and all attributes, each apart from the next."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - as the others
        """Takes the attributes."""
        self.texts += attributes.values()

    def data(self, text: str) -> None:
        """Takes text."""
        if text.strip():
            self.texts.append(text)
