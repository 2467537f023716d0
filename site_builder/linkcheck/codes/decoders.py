"""Reads codes out of pictures, by the two programs that most phones' readers are made of or resemble.

zxing-cpp is the better one, and comes with the extra `qr`. ZBar is stricter with inverted and pale codes, and a good
second opinion where somebody has it (`pip install pyzbar`, and the system's libzbar).
"""

import math
from collections.abc import Callable
from functools import cache

import zxingcpp
from PIL import Image

from site_builder.model.frozen import frozen

Point = tuple[int, int]
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
"""It reads Micro QR codes too; each tells what it is."""


@frozen
class DecodedCode:
    """A code that was read out of a picture."""

    text: str
    is_plain_qr: bool
    """Whether it is a QR Code, and not a Micro QR, which few phones read."""
    modules: int
    """How many modules a side of it has; 0 for other symbols."""
    corners: tuple[Point, Point, Point, Point]
    """Its own corners: top left, top right, bottom right, bottom left."""

    @property
    def width(self) -> float:
        """Returns the mean length of its sides, in pixels."""
        pairs = zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)
        return sum(math.dist(corner, following) for corner, following in pairs) / 4


def decode(picture: Image.Image) -> tuple[DecodedCode, ...]:
    """Returns the QR codes of any kind in a picture."""
    return tuple(
        DecodedCode(
            text=found.text,
            is_plain_qr=found.format == zxingcpp.BarcodeFormat.QRCode,
            modules=_modules(found),
            corners=_corners(found.position),
        )
        for found in zxingcpp.read_barcodes(picture, formats=_FORMATS)
    )


def _modules(found: zxingcpp.Barcode) -> int:
    told = found.extra
    version = str(told.get("Version", "")) if isinstance(told, dict) else ""
    return 17 + 4 * int(version) if version.isdecimal() else 0


def _corners(position: zxingcpp.Position) -> tuple[Point, Point, Point, Point]:
    first, second, third, fourth = (
        (corner.x, corner.y)
        for corner in (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    )
    return first, second, third, fourth


@cache
def second_opinion() -> Callable[[Image.Image], tuple[str, ...]] | None:
    """Returns the reader of ZBar, or None where this machine has none."""
    try:
        from pyzbar import pyzbar  # noqa: PLC0415 - few machines have it
    except (ImportError, OSError):
        return None

    def read(picture: Image.Image) -> tuple[str, ...]:
        found = pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])
        return tuple(code.data.decode("utf-8", "replace") for code in found)

    return read
