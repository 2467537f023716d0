"""Reads tables as people save them: workbooks of Excel and LibreOffice, and CSV in whatever encoding."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from site_builder.model.frozen import frozen
from site_builder.text.encodings import encoding_of, mark_of, windows_1258
from site_builder.text.normalize import clean
from site_builder.text.old_fonts import from_tcvn3, old_font

_ZIPPED, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MOST_ROWS, _MOST_COLUMNS = 100_000, 200
"""What a table of a province may have: ten thousand people."""
_QUOTED = re.compile(r"'+[=+\-@\t\r]")
"""A text in a CSV file that Excel would compute has an apostrophe before it."""


class NoTable(Exception):  # noqa: N818 - says what a file is not
    """Reports a file that is no table. `word` names the sentence that says why."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@frozen
class ReadTable:
    """Holds a sheet as it was read: rows of texts, the first of them the first of the sheet."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    """The sentences, by name, that tell what had to be done to read it."""


def read_tables(body: bytes, name: str) -> list[ReadTable]:
    """The sheets of a file. Raises NoTable."""
    if body.startswith((_ZIPPED, _OLE)):
        return _workbook(body)
    return [_csv(body, name)]


def _workbook(body: bytes) -> list[ReadTable]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - native code, of this command alone

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        found = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > _MOST_ROWS or sheet.total_width > _MOST_COLUMNS:
                raise NoTable("sheet_large")
            rows = sheet.to_python(skip_empty_area=False)
            found.append(ReadTable(name=name, rows=_rows(rows)))
    except CalamineError as error:
        raise NoTable("sheet_unread") from error
    return found


def _rows(rows: Iterable[Sequence[object]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell_text(cell) for cell in row) for row in rows)


def cell_text(cell: object) -> str:  # noqa: PLR0911 - one answer for each type of cell
    """What a cell holds, as text: whole numbers without a point, days as 2026-12-01."""
    match cell:
        case str():
            return clean(cell).replace("\r\n", "\n").strip()
        case bool():
            return "có" if cell else "không"
        case float():
            return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}".replace(".", ",")
        case datetime():
            return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case time():
            return f"{cell:%H:%M}"
        case None:
            return ""
        case _:
            return str(cell)


def _csv(body: bytes, name: str) -> ReadTable:
    text, notes = _decoded(body)
    first = text.split("\n", 1)[0]
    separator = max(";\t,", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise NoTable("sheet_unread") from error
    if len(rows) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in rows):
        raise NoTable("sheet_large")
    return ReadTable(name=name, rows=tuple(tuple(map(_unquoted, row)) for row in rows), notes=notes)


def _unquoted(cell: str) -> str:
    text = cell_text(cell)
    return text[1:] if _QUOTED.match(text) else text


def _decoded(body: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a CSV file, and what it was saved as where that is not UTF-8. Raises NoTable."""
    codec, size = mark_of(body)
    try:
        text = body[size:].decode(codec or "utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        found = old_font(text)
        return (from_tcvn3(text), ("sheet_tcvn3",)) if found and found[0] == "tcvn3" else (text, ())
    kind = encoding_of(body)
    if kind == "windows-1258":
        return windows_1258(body) or "", ("sheet_1258",)
    if kind == "tcvn3":
        return from_tcvn3(body.decode("latin-1")), ("sheet_tcvn3",)
    if not body.strip():
        raise NoTable("sheet_empty")
    raise NoTable("sheet_encoding")
