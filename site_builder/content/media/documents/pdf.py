"""Reads the text of a PDF page by page. Its limits are counts of bytes and pages, so that no clock decides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice, zip_longest
from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING, Any

from site_builder.content.media.documents.pdf_acts import acts, attached_file, earlier_versions, links
from site_builder.content.media.documents.result import MOST_LINKS, MOST_TEXT, UNREAD, DocumentText, is_scan
from site_builder.text.privacy.kinds import plain

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_HEADS = re.compile(r"sinh|cmnd|can cuoc|cccd|chung minh|tai khoan|stk")
_GAP = re.compile(r" {2,}")
_MOST_PAGES = 200
_MOST_DRAWING = 1_000_000
"""The most bytes of a page's drawing commands. A page of text has some 20 kB; a map has some MB and takes minutes."""
_MOST_DRAWINGS = 5_000_000
"""The most bytes of drawing commands in all pages together, which take about ten seconds."""
_ABOUT = ("/Title", "/Author", "/Subject", "/Keywords")
_MOST_FORMS = 2000
"""Forms and pictures on a page, counted as often as they are used. Forms that use each other would go on for ever."""
_DEEPEST_FORM = 5
"""Forms in forms; a circle ends here."""
_MOST_VERSIONS = 5
"""Earlier versions of the file that are read. Each signature adds one."""
_INLINE = re.compile(rb"\bBI\s")
"""The beginning of a picture among the drawing commands."""
_LEGIBLE = 0.8
"""A font without its table of letters gives signs that are no letters. A text needs this share of real ones."""


def read_pdf(body: bytes) -> DocumentText:
    """Returns the text of a PDF with its notes, forms and properties; scans, encrypted files and bombs are not read."""
    from pypdf import PdfReader  # noqa: PLC0415 - a third of a second, for builds that meet a new PDF

    getLogger("pypdf").setLevel(CRITICAL)  # it tells of every odd comma on the error stream
    versions = earlier_versions(body)
    try:
        reader = PdfReader(BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            return UNREAD
        found = replace(_read(reader), acts=acts(reader), unread=attached_file(reader))
        found = replace(found, links=tuple(islice(links(reader), MOST_LINKS)))
        before = [_read(PdfReader(BytesIO(version))) for version in versions[-_MOST_VERSIONS:]]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - pypdf raises whatever a broken file leads it to, RecursionError among them
        return UNREAD
    is_whole = found.is_whole and not found.unread and len(versions) <= _MOST_VERSIONS
    return replace(found, texts=_joined([found, *before]), is_whole=is_whole and all(one.is_whole for one in before))


def _joined(versions: Sequence[DocumentText]) -> tuple[str, ...]:
    """Returns the texts of each page in all versions, each text once."""
    pages = zip_longest(*(version.texts for version in versions), fillvalue="")
    return tuple("\n\n".join(dict.fromkeys(page)) for page in pages)


def _read(reader: "PdfReader") -> DocumentText:
    texts: list[str] = []
    drawn, length, is_whole = 0, 0, len(reader.pages) <= _MOST_PAGES
    for page in reader.pages[:_MOST_PAGES]:
        weights = list(islice(_weights(page, 0), _MOST_FORMS))
        weight = sum(weights) if len(weights) < _MOST_FORMS else _MOST_DRAWING + 1
        drawn += weight
        if weight > _MOST_DRAWING or drawn > _MOST_DRAWINGS or length > MOST_TEXT:
            is_whole = False
            texts.append("")
            continue
        text = page.extract_text()
        notes = _notes(page)
        length += len(text) + sum(map(len, notes))
        is_whole = is_whole and _is_read(text, page)
        texts.append("\n\n".join((text, _table(page, text), *notes)))
    about = [str(reader.metadata.get(name, "")) for name in _ABOUT] if reader.metadata else []
    filled = [str(field.get("/V", "")) for field in (reader.get_fields() or {}).values()]
    first, *others = texts or [""]
    first = "\n\n".join((first, *about, *filled))
    is_whole = is_whole and length <= MOST_TEXT and len(first) <= 2 * MOST_TEXT
    return DocumentText(texts=(first[: 2 * MOST_TEXT], *others), is_whole=is_whole, has_pages=True)


def _table(page: "PageObject", text: str) -> str:
    """Returns the page again with its columns apart, if one may hold birth dates or card numbers."""
    if not _HEADS.search(plain(text)):
        return ""
    laid = page.extract_text(extraction_mode="layout")
    return "\n".join(_GAP.sub("\t", line.strip()) for line in laid.split("\n") if line.strip())


def _weights(page: Any, depth: int) -> Iterator[int]:  # noqa: ANN401 - a page or a form on it
    """Yields the sizes of what is drawn: of the page's own commands and of the forms that it uses."""
    contents = page.get_contents() if hasattr(page, "get_contents") else page
    if contents is not None:
        yield len(contents.get_data())
    if depth > _DEEPEST_FORM:
        yield _MOST_DRAWING + 1
        return
    for form in _objects(page):
        if form.get("/Subtype") == "/Form":
            yield from _weights(form, depth + 1)


def _objects(page: Any) -> list[Any]:  # noqa: ANN401 - a page or a form on it
    resources = page.get("/Resources")
    named = resources.get_object().get("/XObject") if resources else None
    return [item.get_object() for item in named.get_object().values()] if named else []


def _is_read(text: str, page: Any) -> bool:  # noqa: ANN401 - a page or a form on it
    """Tells whether a page's text is all that it shows. A page of pictures with few letters is a scan."""
    letters = [letter for letter in text if not letter.isspace()]
    shown = list(islice(_pictures(page, 0), _MOST_FORMS))
    if not letters:
        return not shown and not _objects(page) and not _INLINE.search(_commands(page))
    if is_scan(
        sum(map(str.isalnum, letters)), [sum(shown)] if shown else []
    ):  # scanning machines cut a page into strips
        return False
    return sum(letter.isprintable() and letter != "\ufffd" for letter in letters) >= _LEGIBLE * len(letters)


def _commands(page: Any) -> bytes:  # noqa: ANN401 - a page or a form on it
    contents = page.get_contents()
    return bytes(contents.get_data()) if contents is not None else b""


def _pictures(page: Any, depth: int) -> Iterator[int]:  # noqa: ANN401 - a page or a form on it
    """Yields the area in pixels of each picture on a page, also of those in forms."""
    for item in _objects(page):
        if item.get("/Subtype") == "/Image":
            yield int(item.get("/Width", 1)) * int(item.get("/Height", 1))
        elif depth <= _DEEPEST_FORM:
            yield from _pictures(item, depth + 1)


def _notes(page: Any) -> list[str]:  # noqa: ANN401 - a page or a form on it
    """Returns the comments on a page, and the targets of its links, until they are too many."""
    texts: list[str] = []
    room = MOST_TEXT + 1
    for item in page.get("/Annots", ()) or ():
        note = item.get_object()
        link = note["/A"].get_object().get("/URI", "") if "/A" in note else ""
        added = [str(text) for text in (note.get("/Contents", ""), link) if text]
        texts += added
        room -= sum(map(len, added))
        if room < 0:
            break
    return texts
