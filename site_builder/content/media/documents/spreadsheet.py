"""The cells of a workbook as lines with tabs between them, also those of hidden sheets. Calamine reads them.

It knows days from numbers by their formats, in both of Excel's calendars, and gives the last result of each formula.
Only a process of its own may ask it (`isolation`): a hostile file ends the process that it is in.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from site_builder.content.media.documents.grid import MOST_CELLS, Grid
from site_builder.content.media.documents.result import MOST_TEXT, UNREAD, DocumentText

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MOST_BLANK = 1000
"""Empty rows in succession that count as lines. More of them stand before a cell that somebody has forgotten."""


def read_cells(workbook: bytes, grids: Sequence[Grid]) -> DocumentText:
    """The texts of all sheets, as many as there are grids and in their order; a line is a row of the sheet."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - 2 ms, and native code

    if sum(grid.places for grid in grids) > MOST_CELLS:
        return UNREAD
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(workbook))
    except CalamineError:
        return UNREAD
    texts, is_whole, length = [], len(book.sheet_names) == len(grids), 0
    for name, grid in zip(book.sheet_names, grids, strict=False):
        try:
            text = "\n".join(_lines(book.get_sheet_by_name(name), grid))
        except CalamineError:
            text, is_whole = "", False
        is_whole = is_whole and grid.is_ordered
        texts += [text, *grid.notes]
        length += len(text)
        if length > MOST_TEXT:
            return DocumentText(texts=tuple(texts), is_whole=False)
    return DocumentText(texts=tuple(texts), is_whole=is_whole)


def _lines(sheet: "CalamineSheet", grid: Grid) -> Iterator[str]:
    """The rows of a sheet. Each ends with a tab, so that a single column is one too, and an empty row ends no table."""
    rows = sheet.to_python(skip_empty_area=False)
    nothing: list[object] = [""] * len(rows[0]) if rows else []
    blank = 0
    for row, values in enumerate(rows):
        if values != nothing:
            blank = 0
            yield "\t".join((*(grid.text((row, column), value) for column, value in enumerate(values)), ""))
        elif (blank := blank + 1) <= _MOST_BLANK:
            yield "\t"
