"""Turns a picture as phones make it into what residents get: upright, small, and nothing but its pixels. It is pure.

Pillow is imported where it is used: it costs a tenth of a second, which a build without new pictures does not pay.
"""

import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from site_builder.content.media.budget import PICTURE
from site_builder.content.media.filetype import PictureFormat, picture_format
from site_builder.content.media.samples import in_8_bits, of_16_bits
from site_builder.model.frozen import frozen
from site_builder.model.problem import Refused
from site_builder.text.numbers import show_size

if TYPE_CHECKING:
    from PIL.Image import Image

RECIPE = 2
"""This number is raised whenever the same original would come out differently, so that the cache makes it anew."""
MOST_PIXELS = 110
"""Millions of pixels. Phones take up to 108 in one file; decoded, these need 330 MB of memory."""
MOST_SIDE = 30_000
"""Pixels of the longer side. A picture of 1 × 109 million pixels cannot be made smaller before it is coloured."""
_MOST_SCANS = 200
"""Passes in which a progressive JPEG is drawn, each over all its pixels. Cameras and programs make up to 14."""
_SCAN = b"\xff\xda"
"""The mark before each of them (ITU T.81, B.1.1.3)."""
_WIDEST, _HIGHEST, _NARROWEST = 800, 1200, 480
"""Pixels. A column of text is at most 756 wide, and a phone has 324 CSS pixels for it; letters need their size."""
_LONGEST = 16_000
"""The longest side of a picture in pixels: WebP allows 16,383."""
_ENOUGH = 1000
"""The pixels of the shorter side that are kept for the work. To turn and colour more would only take longer."""


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
_FLAT, _PALE = 0.6, 5
"""A picture with this share of equal neighbours, or with no more deviation of its colours, is one to be read."""
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""The operation that turns a picture upright, by its Exif orientation (Exif 3.0, tag 274)."""
_END = b"\xff\xd9"
"""The mark at the end of a JPEG (ITU T.81, B.1.1.3)."""
_ANYTHING = bytes(range(1, 200)) * 40
"""It goes on drawing a JPEG that is not whole."""
_ORIENTATION, _GPS, _GPS_LATITUDE = 274, 0x8825, 2


def shrink(body: bytes) -> Shrunk:
    """Returns the picture for residents. Raises Refused when it is damaged or far too large."""
    from PIL.Image import DecompressionBombError  # noqa: PLC0415 - see the top

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd files; what matters is whether they can be read
        try:
            return _shrink(body)
        except Refused:
            raise
        except (DecompressionBombError, MemoryError) as error:
            raise Refused("picture-huge", most=str(MOST_PIXELS), side=f"{MOST_SIDE:,}".replace(",", ".")) from error
        except Exception as error:  # a decoder that meets a damaged file raises whatever it likes
            raise Refused("file-broken") from error


def _shrink(body: bytes) -> Shrunk:
    kind = picture_format(body)
    if kind is None:
        raise Refused("file-broken")
    if kind == "JPEG" and body.count(_SCAN) > _MOST_SCANS:
        raise Refused("picture-costly", seconds=str(PICTURE.seconds))
    image = _open(body, kind)
    if image.width * image.height > MOST_PIXELS * 1_000_000 or max(image.size) > MOST_SIDE:
        raise Refused("picture-huge", most=str(MOST_PIXELS), side=f"{MOST_SIDE:,}".replace(",", "."))
    moving = kind in ("GIF", "PNG", "WEBP", "AVIF") and bool(getattr(image, "is_animated", False))
    image = _whole(image, body, kind)
    orientation, located = _notes(image)
    image = _on_white(_in_srgb(_upright(image, orientation)))
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


def is_located_photo(body: bytes) -> bool:
    """Tells whether bytes are a picture that says where it was taken, without decoding its pixels. Never raises."""
    kind = picture_format(body)
    try:
        return kind is not None and _notes(_open(body, kind))[1]
    except Exception:  # noqa: BLE001 - a decoder that meets a damaged file raises whatever it likes
        return False


def pixels(body: bytes) -> int:
    """Returns the area of a picture, without decoding it; 1 where the bytes are none that is known. Never raises."""
    kind = picture_format(body)
    try:
        width, height = _open(body, kind).size if kind else (1, 1)
    except Exception:  # noqa: BLE001 - a decoder that meets a damaged file raises whatever it likes
        return 1
    return width * height


def _open(body: bytes, kind: PictureFormat) -> "Image":
    """Opens a picture without decoding its pixels. No decoder but that of its kind is asked."""
    from PIL.Image import open as open_in_memory  # noqa: PLC0415 - see the top

    if kind == "HEIF":
        from pillow_heif import register_heif_opener  # noqa: PLC0415 - see the top

        register_heif_opener()
    return open_in_memory(BytesIO(body), formats=[kind])


def _whole(image: "Image", body: bytes, kind: PictureFormat) -> "Image":
    """Decodes a picture of which nothing is lacking.

    Some programs lose the last bytes of a JPEG, which only say that it ends: it is shown. Whether more is lacking is
    seen by what follows: in a whole picture nothing that stands behind it can change a pixel. Raises Refused.
    """
    try:
        return _decoded(image, body)
    except OSError:
        if kind != "JPEG":
            raise
    start = body.rstrip(b"\0")  # a download that was broken off has its length already
    first, other = (_decoded(_open(start + tail + _END, kind), body) for tail in (b"", _ANYTHING))
    if first.tobytes() != other.tobytes():
        raise Refused("file-broken")
    return first


def _decoded(image: "Image", body: bytes) -> "Image":
    """Decodes no more pixels than the work needs. JPEG can be decoded at a fraction of its size."""
    factor = max(1, min(image.size) // _ENOUGH)
    if image.format in ("JPEG", "MPO"):
        image.draft(image.mode, (image.width // factor, image.height // factor))
    image.load()
    info = image.info
    if image.mode.startswith("I"):  # 16 bits of grey
        image = of_16_bits(image)
    elif image.mode == "P" or "transparency" in info:
        if image.format == "PNG" and image.mode in ("L", "RGB"):
            image.info = {**info, "transparency": in_8_bits(info["transparency"], body)}
        image = image.convert("RGBA")
    elif image.mode == "1":
        image = image.convert("L")
    factor = min(image.size) // _ENOUGH
    reduced = image.reduce(factor) if factor > 1 else image
    reduced.info = info
    return reduced


def _notes(image: "Image") -> tuple[int, bool]:
    """Returns the orientation, and whether the picture says where it was taken. Damaged notes say nothing."""
    located = "GPSLatitude" in str(image.info.get("xmp")) + str(image.info.get("XML:com.adobe.xmp"))
    try:
        exif = image.getexif()
        return exif.get(_ORIENTATION, 1), located or _GPS_LATITUDE in exif.get_ifd(_GPS)
    except Exception:  # noqa: BLE001 - a decoder that meets damaged notes raises whatever it likes
        return 1, located


def _upright(image: "Image", orientation: int) -> "Image":
    from PIL.Image import Transpose  # noqa: PLC0415 - see the top

    turn = _TURNS.get(orientation)
    turned = image.transpose(Transpose[turn]) if turn else image
    turned.info = image.info
    return turned


def _in_srgb(image: "Image") -> "Image":
    """Changes the colours to those that every screen shows. Phones write Display P3, printing houses CMYK."""
    from PIL import ImageCms  # noqa: PLC0415 - see the top

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image
        return made or image
    return image


def _on_white(image: "Image") -> "Image":
    """Fills transparent places with white: a dark drawing would vanish on a dark page."""
    from PIL import Image  # noqa: PLC0415 - see the top

    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


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
