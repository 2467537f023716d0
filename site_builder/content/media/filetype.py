"""Tells what a file claims to be by its ending, and whether its bytes agree. Residents are offered no other endings.

To allow another kind of file, give its ending a sign here and a reader in `documents.readers`; a file without a reader
is published with a warning. No page, script or app is allowed: it could act in the site's name.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from site_builder.model.problem import Refused

PictureFormat = Literal["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"]
PICTURES = frozenset({"jpg", "jpeg", "jfif", "png", "webp", "gif", "heic", "heif", "avif"})
"""Whatever of these is inside: phones and chat programs give pictures the wrong one of these endings every day."""
FILMS = frozenset({"mp4", "m4a"})
"""Films and sound recordings whose notes are taken out."""
WITHOUT_TEXT = PICTURES | FILMS | {"mp3", "ogg"}
"""What is seen or heard. It has no text that a reader could search for personal numbers."""
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF = frozenset({b"avif", b"avis"})
_PAGES = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<?php")


def ending(name: str) -> str:
    """Returns the ending of a file's name in small letters, without the dot."""
    stem, _, found = name.rpartition("/")[2].rpartition(".")
    return found.lower() if stem else ""


def picture_format(body: bytes) -> PictureFormat | None:
    """Returns the kind of picture by the first bytes; None where they begin no picture."""
    if body.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return "WEBP"
    if body.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    brands = _brands(body)
    if brands & _AVIF:
        return "AVIF"
    return "HEIF" if brands & _HEIF else None


def unmask(name: str, body: bytes) -> None:
    """Refuses a file whose bytes are not of the kind that its ending claims."""
    kind = ending(name)
    is_honest = picture_format(body) is not None if kind in PICTURES else _SIGNS[kind](body)
    if not is_honest:
        raise Refused("file-disguised", ending=kind) if body else Refused("file-broken")


def _brands(body: bytes) -> set[bytes]:
    """Returns the kinds that an ISO media file names as its own (ISO/IEC 14496-12 §4.3)."""
    if body[4:8] != b"ftyp":
        return set()
    size = min(int.from_bytes(body[:4], "big"), 256)
    return {body[8:12], *(body[at : at + 4] for at in range(16, size - 3, 4))}


def _begins(*signs: bytes) -> Callable[[bytes], bool]:
    return lambda body: body.startswith(signs)


def _is_office(body: bytes) -> bool:
    """Tells whether bytes are a Word, Excel or PowerPoint file since 2007: a ZIP with a list of types (ECMA-376-2)."""
    return body.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in body


def _is_open_document(body: bytes) -> bool:
    """Tells whether bytes are a ZIP whose first file says that it is OpenDocument (OpenDocument 1.3 part 2 §3.3)."""
    return body.startswith(b"PK\x03\x04") and body[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.")


def _is_text(body: bytes) -> bool:
    """Tells whether bytes are text, but no page: old browsers would open it as one, whatever the server says."""
    is_utf16 = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = body[2:2048].replace(b"\0", b"") if is_utf16 else body[:1024].removeprefix(b"\xef\xbb\xbf")
    return (is_utf16 or b"\0" not in body) and not start.lstrip().lower().startswith(_PAGES)


def _is_film(body: bytes) -> bool:
    return bool(_brands(body)) and picture_format(body) is None


def _is_mp3(body: bytes) -> bool:
    """Tells whether bytes begin with an ID3 tag, or with the bits of a frame of layer III (ISO/IEC 11172-3)."""
    start = int.from_bytes(body[:2], "big")
    return body.startswith(b"ID3") or start & 0xFFE6 == 0xFFE2  # noqa: PLR2004 - a mask and what it leaves


def _says(word: bytes) -> Callable[[bytes], bool]:
    return lambda body: body.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(word)


_OLD_OFFICE = _begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_SIGNS: Mapping[str, Callable[[bytes], bool]] = {
    "pdf": _begins(b"%PDF"),
    "doc": _OLD_OFFICE,
    "xls": _OLD_OFFICE,
    "ppt": _OLD_OFFICE,
    "docx": _is_office,
    "xlsx": _is_office,
    "pptx": _is_office,
    "odt": _is_open_document,
    "ods": _is_open_document,
    "odp": _is_open_document,
    "csv": _is_text,
    "txt": _is_text,
    "ics": _says(b"BEGIN:VCALENDAR"),
    "vcf": _says(b"BEGIN:VCARD"),
    "mp3": _is_mp3,
    "ogg": _begins(b"OggS"),
    **dict.fromkeys(FILMS, _is_film),
}
"""The test, for each ending, of whether bytes are of that kind."""
ENDINGS = PICTURES | _SIGNS.keys()
