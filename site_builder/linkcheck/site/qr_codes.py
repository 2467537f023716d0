"""QR codes of a site → what they hold, drawn on a page, in an SVG file or as a picture; in print nobody mends them."""

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
_AROUND = 300
"""Characters before and after the beginning of a drawing in which a code is called one."""
_LEAST = 300
"""Characters of the smallest code; icons have fewer."""
_DARK = 128
_LARGEST = 4000
"""Pixels of a side."""


def is_code(path: str) -> bool:
    """Whether a picture is a code, by its name."""
    return bool(_NAMED.search(path)) and path.lower().endswith((".png", ".gif", ".webp"))


def with_codes(noted: PageReferences, payloads: Iterable[tuple[str, int]]) -> PageReferences:
    """A file, and what its codes hold: addresses of the web, or something that a phone understands by itself."""
    found = tuple(payloads)
    uses = tuple(Reference("qr", payload, at) for payload, at in found if _WEB.match(payload))
    spoken = tuple((payload, "", at) for payload, at in found if not _WEB.match(payload))
    return replace(noted, uses=noted.uses + uses, spoken=noted.spoken + spoken) if found else noted


def codes_in(path: str, text: str, noted: PageReferences) -> Iterator[tuple[str, int]]:
    """What the codes hold that a text draws, with their offsets; not what also stands beside them in words."""
    is_code_file = path.lower().endswith(".svg") and bool(_NAMED.search(path))
    if "<svg" not in text or not (is_code_file or "qr" in text or "QR" in text or "payload" in text):
        return
    told = {use.value for use in noted.uses if use.kind == "qr"} | {address for address, _, _ in noted.spoken}
    if is_code_file:
        for part in _WORDS.finditer(text):
            for found in ADDRESS.finditer(part[1]):
                told.add(found[0])
                yield found[0], part.start(1) + found.start()
    for match in _DRAWN.finditer(text):
        around = text[max(0, match.start() - _AROUND) : match.start() + _AROUND]
        if len(match[0]) >= _LEAST and (is_code_file or "payload" in around or _NAMED.search(around)):
            payload = _payload(match[0])
            if payload and payload not in told:
                yield payload, match.start()


@lru_cache(maxsize=512)
def _payload(svg: str) -> str | None:
    return payload_of(svg)


def picture_payload(file: str) -> str | None:
    """The text of a code that is a picture, as programs make them: upright, its modules all of one size."""
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
