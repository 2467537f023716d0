"""XLS (Excel 97 to 2003): calamine reads the cells, their number formats are read here.

The sheets stand in one stream of records; a record is its kind, its length and its body, in 16 bits each, little end
first (MS-XLS 2.1.4, 2.5.168 …).
"""

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from struct import error as StructError  # noqa: N812 - the module names it like a function
from struct import iter_unpack, unpack_from

from site_builder.content.media.documents.grid import Grid, header_text
from site_builder.content.media.documents.isolation import isolated
from site_builder.content.media.documents.number_format import adds_digits
from site_builder.content.media.documents.result import UNREAD, DocumentText
from site_builder.content.media.documents.spreadsheet import read_cells

_STREAMS = ("Workbook", "Book")
_BEGIN, _END, _BOUNDS, _FORMAT, _STYLE = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_NUMBERS = frozenset({0x203, 0x27E, 0x06, 0x406})
"""NUMBER, RK, FORMULA."""
_MANY = 0xBD
"""MULRK: several numbers side by side."""
_HEADERS = frozenset({0x14, 0x15})
_OTHERS = frozenset({0xFD, 0x204, 0xD6, 0x205})
"""Texts and truth values."""
_VERSION = 0x600
"""Of BIFF8, whose formats are in Unicode."""


def read_xls_cells(body: bytes) -> DocumentText:
    """The cells of all sheets, if the file holds a workbook."""
    return isolated(_read, body) if any(name.encode("utf-16-le") in body for name in _STREAMS) else DocumentText()


def _read(body: bytes) -> DocumentText:
    from olefile import OleFileIO  # noqa: PLC0415 - 20 ms, for builds that meet a new XLS file

    with OleFileIO(BytesIO(body)) as file:
        stream = b""
        for name in _STREAMS:
            with suppress(OSError):  # the file has no such stream
                stream = stream or file.openstream(name).read()
    try:
        return read_cells(body, _grids(stream))
    except StructError:
        return UNREAD


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The place, the kind and the body of each record."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _grids(stream: bytes) -> list[Grid]:
    """Each sheet's cells. A chart in a sheet begins and ends like a sheet of its own, inside it."""
    sheets: dict[int, Grid] = {}
    formats: dict[int, str] = {}
    codes: list[str] = []
    grid, depth = Grid(), 0
    is_unicode = len(stream) > 6 and unpack_from("<H", stream, 4)[0] == _VERSION  # noqa: PLR2004 - a record's beginning
    for at, kind, body in _records(stream):
        if kind == _BEGIN:
            grid, depth = (sheets[at], 0) if at in sheets else (grid, depth + 1)
        elif kind == _END:
            depth -= 1
        elif kind == _BOUNDS:
            sheets[unpack_from("<I", body)[0]] = Grid()
        elif kind == _FORMAT and is_unicode:
            code = _string(body[2:])
            formats[unpack_from("<H", body)[0]] = code if adds_digits(code) else ""
        elif kind == _STYLE:
            codes.append(formats.get(unpack_from("<H", body, 2)[0], ""))
        elif kind in _HEADERS and is_unicode and body:
            grid.notes.append(header_text(_string(body)))
        elif depth <= 0:
            _note(grid, kind, body, codes)
    return list(sheets.values())


def _string(body: bytes) -> str:
    """A text after its length, in one or two bytes a letter (MS-XLS 2.5.294)."""
    length, is_wide = unpack_from("<HB", body)
    return (
        body[3 : 3 + length * 2].decode("utf-16-le", "replace")
        if is_wide & 1
        else body[3 : 3 + length].decode("latin-1")
    )


def _note(grid: Grid, kind: int, body: bytes, codes: list[str]) -> None:
    """Makes room for the cells of a record, and keeps the formats of its numbers."""
    if kind in _OTHERS:
        grid.add(unpack_from("<HH", body))
        return
    if kind in _NUMBERS:
        row, column, style = unpack_from("<HHH", body)
        numbers = [(column, style)]
    elif kind == _MANY:
        row, first = unpack_from("<HH", body)
        numbers = [
            (first + index, style)
            for index, (style, _) in enumerate(iter_unpack("<HI", body[4 : 4 + (len(body) - 6) // 6 * 6]))
        ]
    else:
        return
    for column, style in numbers:
        grid.add((row, column))
        code = codes[style] if style < len(codes) else ""
        if code:
            grid.formats[row, column] = code
