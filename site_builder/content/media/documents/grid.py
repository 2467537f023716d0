"""Where the cells of a sheet stand, and how those look that show other digits than they hold.

Calamine gives a cell's value, not its format; and it lays out every place between the first and the last cell, so that
two cells far apart would take 500 GB (its issue 693). Both are answered before it is asked.
"""

import re
from dataclasses import dataclass, field

from site_builder.content.media.documents.number_format import value_text

MOST_CELLS = 2_000_000
"""Places in all sheets of a workbook, with the empty ones between cells: 64 MB in calamine, 300 MB in lists."""
LONG_NUMBER = re.compile(r"\d{8}")
"""A number in a formula that may be somebody's; the number of a row has up to seven digits."""
_LAYOUT = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|.)')
CellPosition = tuple[int, int]
"""A cell's row and column, from 0."""


@dataclass(slots=True, kw_only=True)
class Grid:
    """One sheet."""

    rows: int = 0
    columns: int = 0
    formats: dict[CellPosition, str] = field(default_factory=dict)
    """The number formats of cells whose format adds digits."""
    displayed: dict[CellPosition, str] = field(default_factory=dict)
    """The texts that cells show, where the file says so (OpenDocument)."""
    notes: list[str] = field(default_factory=list)
    """What the sheet says outside its cells: headers, footers, formulas with numbers in them."""
    is_ordered: bool = True
    """Whether every cell stands behind the one that comes before it: calamine would lose one of the two."""
    last: CellPosition = (-1, -1)

    @property
    def places(self) -> int:
        """How many cells have room between the first one and the last."""
        return self.rows * self.columns

    def add(self, cell: CellPosition) -> None:
        """Makes room for the next cell."""
        self.rows, self.columns = max(self.rows, cell[0] + 1), max(self.columns, cell[1] + 1)
        self.is_ordered = self.is_ordered and self.last < cell
        self.last = cell

    def text(self, cell: CellPosition, value: object) -> str:
        """What a cell shows, and its value where that has digits which are not shown."""
        text = value_text(value, self.formats.get(cell, ""))
        shown = self.displayed.get(cell)
        if shown is None:
            return text
        is_number = isinstance(value, int | float)
        return shown if not is_number or _digits(text) in _digits(shown) else f"{shown} {text}"


def header_text(text: str) -> str:
    """A header of Excel without what it says of its font, size, colour and place (ECMA-376-1, 18.3.1.46)."""
    return _LAYOUT.sub(" ", text)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
