"""ODS: the cells' values, which calamine reads, beside the texts that they show (OpenDocument 1.3 part 3, 9.1).

A cell that shows 4,81E+10 holds all twelve digits of an identity number in an attribute.
"""

import re

from site_builder.content.media.documents.archive import Archive, packed
from site_builder.content.media.documents.grid import LONG_NUMBER, Grid
from site_builder.content.media.documents.isolation import isolated
from site_builder.content.media.documents.result import DocumentText
from site_builder.content.media.documents.spreadsheet import read_cells
from site_builder.content.media.documents.xml import XmlTarget, local, parse

_CONTENT = "content.xml"
_SPREADSHEET = re.compile(rb"<(?:\w+:)?spreadsheet[\s>]")
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = f"""<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
<m:file-entry m:full-path="/" m:media-type="{_KIND}"/></m:manifest>"""


def read_ods_cells(archive: Archive) -> DocumentText:
    """The texts of all sheets, if there are any."""
    content = archive.read({_CONTENT}).get(_CONTENT, b"")
    return isolated(_read, content) if _SPREADSHEET.search(content) else DocumentText()


def _read(content: bytes) -> DocumentText:
    grids = parse(content, _Sheets()).grids
    manifest = {"META-INF/manifest.xml": _MANIFEST.encode()}
    return read_cells(packed({"mimetype": _KIND.encode(), **manifest, _CONTENT: content}), grids)


class _Sheets(XmlTarget):
    """Where the cells of all sheets stand, and what those show that hold no text. A table inside a cell is none."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.depth = 0
        self.is_value = self.is_text = False
        self.text = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Goes on to the next sheet, row or cell."""
        name = local(tag)
        if name in ("table-cell", "covered-table-cell"):
            self.depth += 1
            if self.depth == 1:
                self._cell(attributes)
        elif self.depth:
            self.is_text = name == "p"
        elif name == "table":
            self.grids.append(Grid())
            self.row = self.column = 0
        elif name == "table-row":
            self.rows, self.column = _repeats(attributes, "number-rows-repeated"), 0
        elif name == "named-expression" and self.grids:
            self.grids[-1].notes.append(_attribute(attributes, "expression"))

    def _cell(self, attributes: dict[str, str]) -> None:
        self.columns, self.text = _repeats(attributes, "number-columns-repeated"), ""
        kind, formula = _attribute(attributes, "value-type"), _attribute(attributes, "formula")
        self.is_value = kind not in ("", "string")
        if kind and self.grids:
            self.grids[-1].add((self.row + self.rows - 1, self.column + self.columns - 1))
        if LONG_NUMBER.search(formula) and self.grids:
            self.grids[-1].notes.append(formula)

    def end(self, tag: str) -> None:
        """Keeps what a cell shows, for all the cells that it stands for in its row."""
        name = local(tag)
        self.is_text = False
        if name in ("table-cell", "covered-table-cell") and self.depth:
            self.depth -= 1
            if not self.depth:
                if self.is_value and self.text.strip() and self.grids:
                    self.grids[-1].displayed[self.row, self.column] = " ".join(self.text.split())
                self.column += self.columns
        elif name == "table-row" and not self.depth:
            self.row += self.rows

    def data(self, text: str) -> None:
        """Takes the text of a cell."""
        if self.is_text and self.is_value:
            self.text += text


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _repeats(attributes: dict[str, str], name: str) -> int:
    """How many rows or cells an element stands for."""
    given = _attribute(attributes, name)
    return int(given) if given.isdecimal() and len(given) < 10 else 1  # noqa: PLR2004 - more digits are no sheet
