"""Reads the QR codes of a site: drawn on a page, in an SVG file or as a picture. A printed code cannot be corrected."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from site_builder.links.html.references import PageReferences, Reference
from site_builder.links.html.tags import ADDRESS
from site_builder.qr.drawing import payload_of
from site_builder.qr.patterns import size_of
from site_builder.qr.reading import read

_NAMED = re.compile(r"(?:\A|[^a-z])qr|qr(?:-?code)?(?:\Z|[^a-z])", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_DRAWN = re.compile(r"<svg\b.*?</svg\s*>", re.IGNORECASE | re.DOTALL)
_WORDS = re.compile(r"<(?:title|desc|text|tspan)\b[^>]*>([^<]*)<", re.IGNORECASE)
_NEARBY = 300
"""A drawing is a QR code if it is called one within this many characters before or after its beginning."""
_SMALLEST = 300
"""The drawing of the smallest QR code has this many characters. Icons have fewer."""
_DARK = 128
_LARGEST = 4000
"""A picture with a longer side, in pixels, is not read."""


def is_code(path: str) -> bool:
    """Returns whether a picture is a QR code, judged by its name."""
    return bool(_NAMED.search(path)) and path.lower().endswith((".png", ".gif", ".webp"))


def is_drawn_code(path: str) -> bool:
    """Returns whether a drawing is a QR code, judged by its name."""
    return path.lower().endswith(".svg") and bool(_NAMED.search(path))


def with_codes(page_references: PageReferences, payloads: Iterable[tuple[str, int]]) -> PageReferences:
    """Adds the content of QR codes to the references of a file: URLs, or text that a phone understands by itself."""
    found = tuple(payloads)
    references = tuple(Reference("qr", payload, at) for payload, at in found if _WEB.match(payload))
    spoken = tuple((payload, "", at) for payload, at in found if not _WEB.match(payload))
    if not found:
        return page_references
    return replace(
        page_references, references=page_references.references + references, spoken=page_references.spoken + spoken
    )


def codes_in(path: str, text: str, page_references: PageReferences) -> Iterator[tuple[str, int]]:
    """Yields the content of the QR codes that a text draws, with their offsets.

    Content that also stands beside the code in words is left out.
    """
    is_code_file = is_drawn_code(path)
    if "<svg" not in text or not (is_code_file or "qr" in text or "QR" in text or "payload" in text):
        return
    known = {reference.value for reference in page_references.references if reference.kind == "qr"} | {
        address for address, _, _ in page_references.spoken
    }
    if is_code_file:
        for part in _WORDS.finditer(text):
            for found in ADDRESS.finditer(part[1]):
                known.add(found[0])
                yield found[0], part.start(1) + found.start()
    for match in _DRAWN.finditer(text):
        nearby = text[max(0, match.start() - _NEARBY) : match.start() + _NEARBY]
        if len(match[0]) >= _SMALLEST and (is_code_file or "payload" in nearby or _NAMED.search(nearby)):
            payload = _payload(match[0])
            if payload and payload not in known:
                yield payload, match.start()


@lru_cache(maxsize=512)
def _payload(svg: str) -> str | None:
    return payload_of(svg)


def picture_payload(file: str) -> str | None:
    """Returns the text of a QR code that a program has drawn as a picture: upright, and with modules of one size."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - 60 ms that few folders need to pay

    try:
        with Image.open(file) as picture:
            if max(picture.size) > _LARGEST:
                return None
            plain = Image.new("RGBA", picture.size, "white")
            plain.alpha_composite(picture.convert("RGBA"))
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    grey = plain.convert("L")
    edges = ImageOps.invert(grey).point(lambda value: 255 * (value >= _DARK)).getbbox()
    if not edges:
        return None
    left, top, right, bottom = edges
    for version in range(1, 41):
        size = size_of(version)
        across, down = (right - left) / size, (bottom - top) / size
        rows = [
            "".join(
                "01"[_is_dark(grey.getpixel((int(left + across * (column + 0.5)), int(top + down * (row + 0.5)))))]
                for column in range(size)
            )
            for row in range(size)
        ]
        if (text := read(rows)) is not None:
            return text
    return None


def _is_dark(value: object) -> bool:
    return isinstance(value, int | float) and value < _DARK
