"""Reads a picture of any kind, damaged or hostile ones too: upright, in the colours of screens, whole. It is pure.

Pillow is imported where it is used: it costs a tenth of a second, which a build without new pictures does not pay.
"""

import warnings
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from site_builder.content.media.budget import PICTURE
from site_builder.content.media.filetype import PictureFormat, picture_format
from site_builder.content.media.samples import in_8_bits, of_16_bits
from site_builder.model.problem import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

Made = TypeVar("Made")
MOST_PIXELS = 110
"""Millions of pixels. Phones take up to 108 in one file; decoded, these need 330 MB of memory."""
MOST_SIDE = 30_000
"""Pixels of the longer side. A picture of 1 × 109 million pixels cannot be made smaller before it is coloured."""
_MOST_SCANS = 200
"""Passes in which a progressive JPEG is drawn, each over all its pixels. Cameras and programs make up to 14."""
_SCAN = b"\xff\xda"
"""The mark before each of them (ITU T.81, B.1.1.3)."""
_ENOUGH = 1000
"""The pixels of the shorter side that are kept for the work. To turn and colour more would only take longer."""
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


def read_by(work: Callable[[bytes], Made], body: bytes) -> Made:
    """Returns what is made of a picture. Raises Refused when it is damaged or far too large."""
    from PIL.Image import DecompressionBombError  # noqa: PLC0415 - see the top

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd files; what matters is whether they can be read
        try:
            return work(body)
        except Refused:
            raise
        except (DecompressionBombError, MemoryError) as error:
            raise Refused("picture-huge", most=str(MOST_PIXELS), side=f"{MOST_SIDE:,}".replace(",", ".")) from error
        except Exception as error:  # a decoder that meets a damaged file raises whatever it likes
            raise Refused("file-broken") from error


def plain(body: bytes) -> tuple["Image", bool, bool]:
    """Returns a picture upright and in the colours of screens, whether it says where it was taken, and whether it
    moves.
    """
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
    return _on_white(_in_srgb(_upright(image, orientation))), located, moving


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
    if start.endswith(b"\xff"):  # with a zero behind it it is a byte of the picture, else the half of a mark
        start = start + b"\0" if len(start) < len(body) else start.rstrip(b"\xff")
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
