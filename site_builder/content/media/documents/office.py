"""Reads documents that are a zip of XML: those of Word, Excel and PowerPoint since 2007, and of LibreOffice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import islice

from site_builder.content.media.decoding import is_located_photo, pixels
from site_builder.content.media.documents.archive import BROKEN, Archive
from site_builder.content.media.documents.ods import read_ods_cells
from site_builder.content.media.documents.parts import Part, part_of
from site_builder.content.media.documents.result import MOST_LINKS, UNREAD, DocumentText, is_scan, reading
from site_builder.content.media.documents.xlsx import read_xlsx_cells
from site_builder.content.media.documents.xml import EveryText, ParagraphText, parse

_MAIN = ("word/document", "content", "ppt/slides/")
_MARKED = ("word/", "ppt/", "xl/")
"""In these parts numbers that are no text stand between the tags, such as the corners of a drawing."""
_DEEPEST = 2
"""Files inside files are read so far down."""
_LINKED = re.compile(
    r"<Relationship(?=\s)(?=[^<>]*\sType=\"[^\"]*/hyperlink\")(?=[^<>]*\sTarget=\"(https?:[^\"]*)\")[^<>]*>",
    re.IGNORECASE,
)
_HREF = re.compile(r"<(?:\w+:)?a\s[^<>]*\bxlink:href=\"(https?:[^\"]*)\"", re.IGNORECASE)
_DRAWN = re.compile(rb"(?:[\x20-\xff][\x00-\x03\x1e\x20]){4,}")
"""A text in a drawing of Windows (EMF), in UTF-16."""


def read_office(body: bytes, depth: int = 0) -> DocumentText:
    """Returns the text of all parts: also headers, notes, comments, deleted words, hidden sheets, caches, properties.

    The parts decide what is read, for a workbook may be named like a letter. The cells of a workbook come first.
    """
    try:
        with Archive(body) as archive:
            return _read(archive, depth)
    except BROKEN:
        return UNREAD


def _read(archive: Archive, depth: int) -> DocumentText:
    sorted_names = defaultdict[Part, set[str]](set)
    for name in archive.names:
        sorted_names[part_of(name)].add(name)
    pictures = list(archive.each(sorted_names[Part.PICTURE]))
    is_located = any(map(is_located_photo, pictures))
    cells = [read_xlsx_cells(archive), read_ods_cells(archive)]
    written = _written(archive.read(sorted_names[Part.TEXT]))
    texts = [*(text for found in cells for text in found.texts), *(text.text() for text in written)]
    if not texts:
        return replace(UNREAD, is_located=is_located)
    inner = {name: _inner(archive, name, depth + 1) for name in sorted(sorted_names[Part.FILE])}
    unread = [name for name, found in inner.items() if not found.is_whole] + sorted(sorted_names[Part.UNKNOWN])
    hidden = [
        *("\n\n".join(text.names) for text in written),
        *_caches(archive, sorted_names),
        *(text for found in inner.values() for text in found.texts),
        *_drawn(pictures),
    ]
    shown = sum(letter.isalpha() for letter in texts[0])
    found = reading("\n\n".join((*texts, *hidden)))
    return replace(
        found,
        is_whole=found.is_whole
        and not unread
        and all(part.is_whole for part in cells)
        and not is_scan(shown, map(pixels, pictures)),
        is_located=is_located or any(part.is_located for part in inner.values()),
        unread=next(iter(unread), ""),
        links=tuple((1, address) for address in islice(_links(archive, sorted_names), MOST_LINKS)),
    )


def _links(archive: Archive, names: Mapping[Part, set[str]]) -> Iterator[str]:
    """Yields the web addresses of links: Office keeps them beside its texts, LibreOffice in them."""
    for body in archive.read(names.get(Part.LINKS, set())).values():
        yield from (unescape(found[1]) for found in _LINKED.finditer(body.decode("utf-8", "replace")))
    for body in archive.read({"content.xml"}).values():
        yield from map(unescape, _HREF.findall(body.decode("utf-8", "replace")))


def _inner(archive: Archive, name: str, depth: int) -> DocumentText:
    """Reads a file inside the file."""
    body = next(archive.each({name}), None)
    return read_office(body, depth) if body is not None and depth <= _DEEPEST else UNREAD


def _written(parts: Mapping[str, bytes]) -> list[ParagraphText]:
    """Reads each part, the main one first, so that its lines are counted from its beginning."""
    names = sorted(parts, key=lambda name: (not name.startswith(_MAIN), name))
    return [parse(parts[name], ParagraphText(only_marked=name.startswith(_MARKED))) for name in names]


def _caches(archive: Archive, names: Mapping[Part, set[str]]) -> Iterator[str]:
    """Yields what stands in caches, links to other files, names and XML of other programs."""
    for body in archive.read(names.get(Part.LINKS, set())).values():
        yield "\n".join(re.findall(r'Target="([^"]*)"', body.decode("utf-8", "replace")))
    for body in archive.read(names.get(Part.ALL, set())).values():
        yield "\n\n".join(parse(body, EveryText()).texts)


def _drawn(pictures: Sequence[bytes]) -> Iterator[str]:
    """Yields the texts of drawings of Windows, which are letters and no pixels."""
    for body in pictures:
        if body[40:44] == b" EMF":
            yield "\n".join(match[0].decode("utf-16-le", "replace") for match in _DRAWN.finditer(body))
