"""Makes tables that people open in Excel: workbooks (XLSX) and CSV, as bytes.

The same tables give the same bytes on any machine. A cell is what its type says: text stays text whatever it looks
like, so that a telephone number keeps its zero, and "=1+1" is no formula.

A CSV file is for Excel on a machine in Vietnam: UTF-8 with a mark at its start, without which Excel reads Windows-1258;
`;` between cells and a comma in fractions, as Windows has them with Vietnam's region. Where Windows has the region of
America, Excel shows each line in one cell: `separator=","` is for these.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from site_builder.model.frozen import frozen

SheetCell = str | int | Decimal | date | None
Separator = Literal[";", ","]
_LONGEST_TEXT = 32767
"""Excel takes no more letters in a cell."""
_LONGEST_NAME = 31
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""A text in a CSV file that begins so is computed when it is opened; one with an apostrophe would lose it."""
_WIDEST = 60
_A4 = 9
"""It is the number of the paper in ECMA-376, 18.3.1.63."""
_CHOICES = "_"
_LAST_ROW = 1_048_575


class NoXlsxWriter(Exception):  # noqa: N818 - says what is lacking
    """The library that writes workbooks is not installed: it comes with the extra `xlsx`."""


class TooLong(ValueError):  # noqa: N818 - says what the cell is
    """A text has more letters than Excel takes in a cell."""


@frozen
class SheetColumn:
    """Describes a column of a table: what stands at its head, and how it is filled in."""

    head: str
    width: int | None = None
    """It counts letters. None makes the column as wide as its longest cell, within reason."""
    choices: tuple[str, ...] = ()
    """Excel offers these for the cells below, and takes nothing else."""
    is_open: bool = False
    """Whether Excel takes other texts beside the choices: several names, or a new one."""
    note: str = ""
    """It is shown when the pointer rests on the head."""
    is_hidden: bool = False


@frozen
class Table:
    """Describes a sheet of a workbook: a row of heads and the rows below it, each with a cell for every column."""

    name: str
    """It is shown on the sheet's tab, without what Excel allows in no name, and cut to 31 letters."""
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    sums: tuple[SheetCell, ...] = ()
    """It is a last row, in bold letters."""
    notes: tuple[str, ...] = ()
    """They stand below the table, a line each."""
    is_hidden: bool = False


def xlsx(tables: Sequence[Table], day: date) -> bytes:
    """Makes a workbook with a sheet for each table, as of a day. A printer puts a table on the width of its paper.

    Raises NoXlsxWriter where the library is lacking, TooLong where a text fits no cell.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as error:
        raise NoXlsxWriter from error
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"created": datetime.combine(day, time())})
    styles = _Styles(book)
    for table, name in zip(tables, _names(tables), strict=True):
        sheet = book.add_worksheet(name)
        _fill(sheet, table, styles)
        _print_on_paper(sheet)
    _offer_choices(book, tables)
    book.close()
    return made.getvalue()


def csv_text(table: Table, separator: Separator = ";") -> bytes:
    """Makes a CSV file of one table, without its notes. A text that Excel would compute has an apostrophe before it."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator="\r\n")
    writer.writerow([_plain(column.head, separator) for column in table.columns])
    for row in (*table.rows, *([table.sums] if table.sums else [])):
        writer.writerow([_plain(cell, separator) for cell in row])
    return made.getvalue().encode("utf-8-sig")


class _Styles:
    """Holds the looks of cells in one workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - the library has no types
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "num_format": "@"})
        looks: dict[type, dict[str, Any]] = {
            str: {"num_format": "@", "text_wrap": True, "valign": "top"},
            int: {"num_format": "#,##0", "valign": "top"},
            Decimal: {"valign": "top"},
            date: {"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"},
        }
        self.plain = {kind: book.add_format(look) for kind, look in looks.items()}
        self.bold = {kind: book.add_format({**look, "bold": True, "top": 1}) for kind, look in looks.items()}
        self.note = book.add_format({"num_format": "@", "italic": True})


def _fill(sheet: Any, table: Table, styles: _Styles) -> None:  # noqa: ANN401 - the library has no types
    for at, column in enumerate(table.columns):
        _write_text(sheet, 0, at, column.head, styles.head)
        sheet.set_column(at, at, _width(table, at), styles.plain[str], {"hidden": column.is_hidden})
        if column.note:
            sheet.write_comment(0, at, column.note, {"x_scale": 3, "author": ""})
    for down, row in enumerate(table.rows, 1):
        _write_row(sheet, down, row, styles.plain)
    below = 1 + len(table.rows)
    if table.sums:
        _write_row(sheet, below, table.sums, styles.bold)
        below += 1
    for down, note in enumerate(table.notes, below + 1):
        _write_text(sheet, down, 0, note, styles.note)
    sheet.freeze_panes(1, 0)
    if table.is_hidden:
        sheet.hide()


def _print_on_paper(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
    """Puts the columns side by side on a page of A4, and the heads on top of each page."""
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _offer_choices(book: Any, tables: Sequence[Table]) -> None:  # noqa: ANN401 - the library has no types
    """Lets people choose in the cells of some columns. The choices stand in a hidden sheet, because beside the cells
    Excel takes no more than 255 letters of them.
    """
    from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 - an optional extra

    sheets = book.worksheets()
    offered = [
        (sheet, at, column)
        for sheet, table in zip(sheets, tables, strict=True)
        for at, column in enumerate(table.columns)
        if column.choices
    ]
    if not offered:
        return
    hidden = book.add_worksheet(_CHOICES)
    hidden.hide()
    for aside, (sheet, at, column) in enumerate(offered):
        for down, choice in enumerate(column.choices):
            hidden.write_string(down, aside, choice)
        source = f"='{_CHOICES}'!{xl_range_abs(0, aside, len(column.choices) - 1, aside)}"
        rule = {"validate": "list", "source": source, "show_error": not column.is_open}
        sheet.data_validation(1, at, _LAST_ROW, at, rule)


def _write_row(sheet: Any, down: int, row: tuple[SheetCell, ...], looks: dict[type, Any]) -> None:  # noqa: ANN401 - the same
    for at, cell in enumerate(row):
        match cell:
            case None:
                sheet.write_blank(down, at, None, looks[str])
            case str():
                _write_text(sheet, down, at, cell, looks[str])
            case date():
                sheet.write_datetime(down, at, cell, looks[date])
            case Decimal():
                sheet.write_number(down, at, float(cell), looks[Decimal])
            case _:
                sheet.write_number(down, at, cell, looks[int])


def _write_text(sheet: Any, down: int, at: int, text: str, look: Any) -> None:  # noqa: ANN401 - the same
    if len(text) > _LONGEST_TEXT:
        raise TooLong(text[:40])
    sheet.write_string(down, at, _UNWRITABLE.sub("", text), look)


def _width(table: Table, at: int) -> int:
    column = table.columns[at]
    longest = max((len(_plain(row[at], ";")) for row in table.rows), default=0)
    return column.width or min(_WIDEST, max(longest, *map(len, column.head.split() or [""]), 6) + 2)


def _names(tables: Sequence[Table]) -> Iterator[str]:
    """Yields the name of each sheet, which no other sheet has in any capitals."""
    taken = {_CHOICES}
    for table in tables:
        name = _UNNAMEABLE.sub(" ", table.name).strip(" '") or "1"
        tried, number = name[:_LONGEST_NAME].strip(" '"), 1
        while tried.lower() in taken:
            number += 1
            tried = f"{name[: _LONGEST_NAME - 4].strip()} {number}"
        taken.add(tried.lower())
        yield tried


def _plain(cell: SheetCell, separator: Separator) -> str:
    """Returns a cell as it stands in a CSV file."""
    match cell:
        case None:
            return ""
        case date():
            return f"{cell:%d/%m/%Y}"
        case Decimal():
            return f"{cell:f}".replace(".", "," if separator == ";" else ".")
        case str():
            return f"'{cell}" if _FORMULA.match(cell) else cell
        case _:
            return str(cell)
