"""Reads Office files of before 2007 (DOC, XLS, PPT): the cells of a workbook, and the strings of every file."""

import re

from site_builder.content.media.documents.result import DocumentText, reading
from site_builder.content.media.documents.xls import read_xls_cells

_NARROW = re.compile(rb"[\x20-\x7e\x80-\xff\t\r\n]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\xff\t\r\n][\x00-\x03\x1e\x20]){4,}")
"""UTF-16, little end first: Latin letters, Vietnamese ones (U+01xx, U+1Exx), punctuation (U+20xx)."""


def read_legacy(body: bytes) -> DocumentText:
    """Returns the cells and the strings, which are good enough to find numbers, and never known to be all.

    Word may keep half a text compressed, and nothing reads pictures and objects inside: a person has to look in any
    case.
    """
    cells = read_xls_cells(body)
    wide = [match[0].decode("utf-16-le", "replace") for match in _WIDE.finditer(body)]
    narrow = [match[0].decode("cp1252", "replace") for match in _NARROW.finditer(body)]
    strings = "\n".join((*wide, *narrow)).replace("\r", "\n").replace("\x07", "\t")
    return DocumentText(texts=reading("\n\n".join((*cells.texts, strings))).texts, is_whole=False)
