"""Reads documents that are a zip of XML: those of Word, Excel and PowerPoint since 2007, and of LibreOffice."""

import re
from collections.abc import Iterator
from dataclasses import replace

from site_builder.content.media.documents.archive import BROKEN, Archive
from site_builder.content.media.documents.ods import read_ods_cells
from site_builder.content.media.documents.result import UNREAD, DocumentText, reading
from site_builder.content.media.documents.xlsx import read_xlsx_cells
from site_builder.content.media.documents.xml import ParagraphText, parse
from site_builder.content.media.image import is_located_photo

_MAIN = ("word/document", "content", "ppt/slides/")
_MARKED = ("word/", "ppt/", "xl/")
"""In these parts numbers that are no text stand between the tags, such as the corners of a drawing."""
_TEXTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|ppt/(?:slides|notesSlides|comments)/[^/]+\.xml"
    r"|xl/(?:comments\d*|comments/[^/]+|drawings/drawing\d+|threadedComments/[^/]+)\.xml|content\.xml|styles\.xml|meta\.xml"
    r"|docProps/(?:core|app|custom)\.xml|(?:word|ppt/slides|xl/worksheets)/_rels/[^/]+\.rels"
)
_PICTURE = re.compile(r"/media/|^Pictures/")
"""The pictures of a document. A document of pictures alone is a scan."""


def read_office(body: bytes) -> DocumentText:
    """Returns the text of all parts: also headers, notes, comments, deleted words, hidden sheets and properties.

    The parts decide what is read, for a workbook may be named like a letter. The cells of a workbook come first.
    """
    try:
        with Archive(body) as archive:
            parts = archive.read({name for name in archive.names if _TEXTS.fullmatch(name)})
            cells = [read_xlsx_cells(archive), read_ods_cells(archive)]
            pictures = {name for name in archive.names if _PICTURE.search(name)}
            is_located = any(is_located_photo(picture) for picture in archive.each(pictures))
        texts = [*(text for found in cells for text in found.texts), *_texts(parts)]
    except BROKEN:
        return UNREAD
    if not texts or (pictures and not any(letter.isalpha() for letter in texts[0])):
        return replace(UNREAD, is_located=is_located)
    found = reading("\n\n".join(texts))
    return replace(found, is_whole=found.is_whole and all(part.is_whole for part in cells), is_located=is_located)


def _texts(parts: dict[str, bytes]) -> Iterator[str]:
    """Yields the text of each part, the main one first, so that its lines are counted from its beginning."""
    for name in sorted(parts, key=lambda name: (not name.startswith(_MAIN), name)):
        if name.endswith(".rels"):
            yield "\n".join(re.findall(r'Target="([^"]*)"', parts[name].decode("utf-8", "replace")))
        else:
            yield parse(parts[name], ParagraphText(only_marked=name.startswith(_MARKED))).text()
