"""Reads the text of a PDF page by page. Its limits are counts of bytes and pages, so that no clock decides."""

import re
from collections.abc import Iterator
from io import BytesIO
from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING, Any

from site_builder.content.media.documents.result import MOST_TEXT, UNREAD, DocumentText
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
_LEGIBLE = 0.8
"""A font without its table of letters gives signs that are no letters. A text needs this share of real ones."""


def read_pdf(body: bytes) -> DocumentText:
    """Returns the text of a PDF with its notes, forms and properties; scans, encrypted files and bombs are not read."""
    from pypdf import PdfReader  # noqa: PLC0415 - a third of a second, for builds that meet a new PDF

    getLogger("pypdf").setLevel(CRITICAL)  # it tells of every odd comma on the error stream
    try:
        reader = PdfReader(BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            return UNREAD
        return _read(reader)
    except Exception:  # noqa: BLE001 - pypdf raises whatever a broken file leads it to, RecursionError among them
        return UNREAD


def _read(reader: "PdfReader") -> DocumentText:
    texts: list[str] = []
    drawn, length, is_whole = 0, 0, len(reader.pages) <= _MOST_PAGES
    for page in reader.pages[:_MOST_PAGES]:
        weight = sum(_weights(page, 0))
        drawn += weight
        if weight > _MOST_DRAWING or drawn > _MOST_DRAWINGS or length > MOST_TEXT:
            is_whole = False
            texts.append("")
            continue
        text = page.extract_text()
        length += len(text)
        is_whole = is_whole and _is_read(text, page)
        texts.append("\n\n".join((text, _table(page, text), *_notes(page))))
    about = [str(reader.metadata.get(name, "")) for name in _ABOUT] if reader.metadata else []
    filled = [str(field.get("/V", "")) for field in (reader.get_fields() or {}).values()]
    first, *others = texts or [""]
    return DocumentText(texts=("\n\n".join((first, *about, *filled)), *others), is_whole=is_whole, has_pages=True)


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
    if depth > 5:  # noqa: PLR2004 - forms in forms; a circle ends here
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
    """Tells whether a page's text is all that it shows. A page with a picture and no text is a scan."""
    letters = [letter for letter in text if not letter.isspace()]
    if not letters:
        return not any(item.get("/Subtype") in ("/Image", "/Form") for item in _objects(page))
    return sum(letter.isprintable() and letter != "\ufffd" for letter in letters) >= _LEGIBLE * len(letters)


def _notes(page: Any) -> list[str]:  # noqa: ANN401 - a page or a form on it
    """Returns the comments on a page, and the targets of its links."""
    noted = [item.get_object() for item in page.get("/Annots", ()) or ()]
    links = [note["/A"].get_object().get("/URI", "") for note in noted if "/A" in note]
    return [str(text) for text in (*(note.get("/Contents", "") for note in noted), *links) if text]
