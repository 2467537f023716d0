"""Text files, and the Office files of before 2007, of which only the strings are read."""

import re

from site_builder.content.media.documents.result import DocumentText, reading

_NARROW = re.compile(rb"[\x20-\x7e\x80-\xff\t\r\n]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\xff\t\r\n][\x00-\x03\x1e\x20]){4,}")
"""UTF-16, little end first: Latin letters, Vietnamese ones (U+01xx, U+1Exx), punctuation (U+20xx)."""


def read_plain(body: bytes) -> DocumentText:
    """CSV, notes, calendars and visiting cards: UTF-8, UTF-16 with its mark, else as old Windows wrote."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = body.decode("utf-16", "replace")
    else:
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = body.decode("cp1258", "replace")
    return reading(text.replace("\r\n", "\n").replace("\r", "\n"))


def read_legacy(body: bytes) -> DocumentText:
    """The strings of a DOC, XLS or PPT, good enough to find numbers, never all of it.

    A sheet's numbers are binary and Word may keep half a text compressed, so that a person has to look in any case.
    """
    wide = [match[0].decode("utf-16-le", "replace") for match in _WIDE.finditer(body)]
    narrow = [match[0].decode("cp1252", "replace") for match in _NARROW.finditer(body)]
    text = "\n".join((*wide, *narrow)).replace("\r", "\n").replace("\x07", "\t")
    return DocumentText(texts=reading(text).texts, is_whole=False)
