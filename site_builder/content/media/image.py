"""Turns a picture as phones make it into what residents get: upright, small, and nothing but its pixels. It is pure.

Pillow is imported where it is used: it costs a tenth of a second, which a build without new pictures does not pay.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from site_builder.content.media.decoding import plain, read_by
from site_builder.model.frozen import frozen
from site_builder.text.numbers import show_size

if TYPE_CHECKING:
    from PIL.Image import Image

RECIPE = 2
"""This number is raised whenever the same original would come out differently, so that the cache makes it anew."""
_WIDEST, _HIGHEST, _NARROWEST = 800, 1200, 480
"""Pixels. A column of text is at most 756 wide, and a phone has 324 CSS pixels for it; letters need their size."""
_LONGEST = 16_000
"""The longest side of a picture in pixels: WebP allows 16,383."""


@frozen
class Shrunk:
    """The two versions of a picture, which have one size, and what the original was."""

    width: int
    height: int
    webp: bytes
    jpeg: bytes
    located: bool
    """Whether the original says where it was taken."""
    moving: bool
    """Whether the original has more than the one frame that is left."""


@frozen
class _Step:
    """A size and a quality to try: the picture's area in pixels, the qualities of WebP and JPEG."""

    area: int
    webp: int
    jpeg: int


_PHOTO = (
    _Step(area=640 * 480, webp=70, jpeg=65),
    _Step(area=640 * 480, webp=60, jpeg=55),
    _Step(area=640 * 480, webp=50, jpeg=45),
    _Step(area=640 * 480, webp=40, jpeg=40),
    _Step(area=520 * 390, webp=45, jpeg=40),
)
"""These go from fine to coarse. The first whose WebP has at most 25 kB is taken, else the last (a crowd, a lawn)."""
_TEXT = (
    _Step(area=_WIDEST * _LONGEST, webp=65, jpeg=65),
    _Step(area=_WIDEST * _LONGEST, webp=55, jpeg=55),
    _Step(area=_WIDEST * _LONGEST, webp=45, jpeg=45),
)
"""Letters blur before anything else does: a screen or a form keeps its size and gets up to 50 kB."""
_LIGHT, _LIGHT_TEXT = 25_000, 50_000
_KEPT_SIDE, _KEPT_QUALITY = 1600, 88
"""The pixels of the longer side, and the quality, of what is kept among the content: twice what a page shows."""
_FLAT, _PALE = 0.6, 5
"""A picture with this share of equal neighbours, or with no more deviation of its colours, is one to be read."""


def shrink(body: bytes) -> Shrunk:
    """Returns the picture for residents. Raises Refused when it is damaged or far too large."""
    return read_by(_shrink, body)


def without_notes(body: bytes) -> bytes:
    """Returns a picture as it is kept among the content, as a JPEG: upright, as large as pages can use, and without
    notes on where and by whom it was taken. Raises Refused as `shrink` does.
    """
    return read_by(_without_notes, body)


def _without_notes(body: bytes) -> bytes:
    image, _, _ = plain(body)
    image.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
    return _saved(image, "JPEG", quality=_KEPT_QUALITY, optimize=True)


def _shrink(body: bytes) -> Shrunk:
    image, located, moving = plain(body)
    fine = _fitted(image)
    if _is_text(fine):
        shown, webp, jpeg = _versions(image, _TEXT, _LIGHT_TEXT)
        webp = min(_saved(shown, "WEBP", lossless=True, quality=90, method=6), webp, key=len)
    else:
        shown, webp, jpeg = _versions(image, _PHOTO, _LIGHT)
    return Shrunk(width=shown.width, height=shown.height, webp=webp, jpeg=jpeg, located=located, moving=moving)


def overweight(webp: bytes, area: int) -> dict[str, str]:
    """Returns in words how heavy a published picture is and may be; nothing where it is light enough."""
    most = _LIGHT_TEXT if area > _PHOTO[0].area else _LIGHT
    return {"size": show_size(len(webp)), "most": show_size(most)} if len(webp) > most else {}


def _fitted(image: "Image", area: int = _WIDEST * _LONGEST) -> "Image":
    """Resizes a picture for a page, to at most `area` pixels. It is never enlarged."""
    from PIL import Image  # noqa: PLC0415 - see the top

    width, height = image.size
    scale = min(_WIDEST / width, max(_HIGHEST / height, _NARROWEST / width))
    scale = min(1, scale, _LONGEST / height, (area / (width * height)) ** 0.5)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS) if size != image.size else image


def _is_text(image: "Image") -> bool:
    """Tells whether a picture is one to be read: drawings and screens are mostly of one colour, paper has one hue.

    Measured on 800 pixels: in eight photos at most 47 of 100 pixels equal their neighbour, in a drawn screen 84, in a
    logo 65. The colours (Cb, Cr) of those photos deviate by 8 to 32 of 255, those of a page under yellow light by 1.
    """
    from PIL import Image, ImageChops, ImageStat  # noqa: PLC0415 - see the top

    grey = image.convert("L")
    equal = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0)).histogram()[0]
    small = image.resize((100, 100), Image.Resampling.BOX).convert("YCbCr")
    return equal > _FLAT * grey.width * grey.height or max(ImageStat.Stat(small).stddev[1:]) < _PALE


def _versions(image: "Image", steps: Sequence[_Step], light: int) -> tuple["Image", bytes, bytes]:
    """Returns the picture as shown, as WebP and as JPEG, by the first step that makes it light, else by the last."""
    for step in steps:
        shown = _fitted(image, step.area)
        webp = _saved(shown, "WEBP", quality=step.webp, method=6)
        if len(webp) <= light or step is steps[-1]:
            return shown, webp, _saved(shown, "JPEG", quality=step.jpeg, optimize=True, progressive=True)
    raise AssertionError(steps)


def _saved(image: "Image", kind: str, **options: int) -> bytes:
    """Returns the bytes of nothing but the pixels: a new picture has no notes that could come along."""
    from PIL import Image  # noqa: PLC0415 - see the top

    buffer = BytesIO()
    Image.frombytes(image.mode, image.size, image.tobytes()).save(buffer, kind, **options)
    return buffer.getvalue()
