"""Documents that are a zip of XML: Word, Excel and PowerPoint since 2007, LibreOffice."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from site_builder.content.media.documents.result import UNREAD, DocumentText, reading
from site_builder.content.media.documents.spreadsheet import read_sheets
from site_builder.content.media.documents.xml import ParagraphText, parse
from site_builder.content.media.image import is_located_photo

_MAIN = ("word/document", "content", "ppt/slides/")
_MARKED = ("word/", "ppt/", "xl/")
"""Parts in which numbers that are no text stand between the tags: the corners of a drawing."""
_MOST_BYTES = 30_000_000
"""Of all XML parts together, unpacked. A bomb holds gigabytes in a few kB."""
_MOST_PARTS = 5000
_PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
_TEXTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|ppt/(?:slides|notesSlides|comments)/[^/]+\.xml"
    r"|xl/(?:comments\d*|comments/[^/]+|drawings/drawing\d+|threadedComments/[^/]+)\.xml|content\.xml|styles\.xml|meta\.xml"
    r"|docProps/(?:core|app|custom)\.xml|(?:word|ppt/slides|xl/worksheets)/_rels/[^/]+\.rels"
)
_PICTURE = re.compile(r"/media/|^Pictures/")
"""A document of pictures alone is a scan too."""
_SHEETS = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings|styles)\.xml")


def read_office(body: bytes) -> DocumentText:
    """The text of all parts: also headers, notes, comments, deleted words, hidden sheets and properties."""
    try:
        with ZipFile(BytesIO(body)) as archive:
            parts = [item for item in archive.infolist() if _is_wanted(item.filename)]
            if not parts or not _is_harmless(parts):
                return UNREAD
            has_pictures = any(_PICTURE.search(name) for name in archive.namelist())
            unpacked = {item.filename: archive.read(item) for item in sorted(parts, key=lambda item: item.filename)}
            is_located = any(is_located_photo(body) for body in _photos(archive))
        texts = list(_texts(unpacked))
        is_scan = has_pictures and not any(letter.isalpha() for letter in texts[0])
        found = UNREAD if is_scan else reading("\n\n".join(texts))
        return replace(found, is_located=is_located)
    except (BadZipFile, ParseError, EOFError, OSError, ValueError, NotImplementedError, zlib.error):
        return UNREAD


def _photos(archive: ZipFile) -> Iterator[bytes]:
    """The pictures inside, as far as they are of a size that a camera makes."""
    for item in archive.infolist()[:_MOST_PARTS]:
        if _PICTURE.search(item.filename) and item.file_size <= _MOST_BYTES and _is_harmless([item]):
            yield archive.read(item)


def _is_wanted(name: str) -> bool:
    return bool(_TEXTS.fullmatch(name) or _SHEETS.fullmatch(name))


def _is_harmless(parts: list[ZipInfo]) -> bool:
    """Whether all parts can be unpacked: not too much, not encrypted, packed as office programs pack."""
    is_small = sum(item.file_size for item in parts) <= _MOST_BYTES and len(parts) <= _MOST_PARTS
    return is_small and all(not item.flag_bits & 1 and item.compress_type in _PACKED for item in parts)


def _texts(unpacked: dict[str, bytes]) -> Iterator[str]:
    """The text of each part, the main one first, so that its lines are counted from its beginning."""
    yield from read_sheets(unpacked)
    for name in sorted(unpacked, key=lambda name: (not name.startswith(_MAIN), name)):
        if _TEXTS.fullmatch(name):
            yield parse(unpacked[name], ParagraphText(only_marked=name.startswith(_MARKED))).text()
        if name.endswith(".rels"):
            yield "\n".join(re.findall(r'Target="([^"]*)"', unpacked[name].decode("utf-8", "replace")))
