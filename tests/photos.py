"""Pictures as phones, scanners and strangers make them, and what is inside a picture that was published."""

import random
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>10,55.8N</exif:GPSLatitude></x:xmpmeta>'
SECRETS = (b"Exif", b"GPS", b"xmpmeta", b"adobe", b"Photoshop", b"8BIM", b"MauPhone", b"ghi-chu-rieng", b"ICC_PROFILE")
"""What the notes of `located` hold; none of it may be published."""


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401 - whatever Pillow takes
    """A picture as the bytes of a file."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@cache
def scene(width: int = 800, height: int = 600) -> Image.Image:
    """A picture that compresses as photos do: houses under a sky, and noise of every fineness over them.

    The amplitude of each octave of the noise is alike, as in photos of nature (their spectrum falls with 1/f²). It is
    drawn from a fixed seed, so that it is the same on every machine.
    """
    chance = random.Random(24)  # noqa: S311 - a picture, no secret
    image = Image.new("RGB", (width, height), "#7fb2e5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 0.6, width, height), fill="#5d7a3a")
    for number in range(9):
        left, top = width * number / 9, height * chance.uniform(0.3, 0.6)
        wall = ("#b5493c", "#e2c48d", "#8d8f96")[number % 3]
        draw.rectangle((left, top, left + width / 12, height * 0.75), fill=wall, outline="#222222", width=width // 200)
    cells = 2
    while cells < width:
        size = (cells, max(1, cells * height // width))
        noise = Image.frombytes("RGB", size, chance.randbytes(3 * size[0] * size[1]))
        image = Image.blend(image, noise.resize((width, height), Image.Resampling.BICUBIC), 0.1)
        cells *= 2
    return image


@cache
def noise(width: int, height: int) -> Image.Image:
    """A picture of which no two neighbours are alike: nothing makes it light."""
    chance = random.Random(24)  # noqa: S311 - a picture, no secret
    return Image.frombytes("RGB", (width, height), chance.randbytes(3 * width * height))


@cache
def screen() -> bytes:
    """A telephone's screen: areas of one colour, and letters."""
    image = Image.new("RGB", (1080, 2340), "#f5f5f7")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1080, 220), fill="#c8102e")
    for row in range(11):
        top = 260 + row * 185
        draw.rounded_rectangle((40, top, 1040, top + 160), 24, fill="white", outline="#dddddd", width=2)
        draw.text((200, top + 40), f"Buoc {row + 1}: bam vao day de xem", fill="#222222", font_size=44)
    return saved(image, "PNG")


def notes() -> Image.Exif:
    """What a phone writes into a photo: its maker, a thumbnail's worth of words, and where it was."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "MauPhone"
    exif[ExifTags.Base.ImageDescription] = "ghi-chu-rieng"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLongitudeRef] = "N", "E"
    place[ExifTags.GPS.GPSLatitude] = (IFDRational(10), IFDRational(55), IFDRational(48))
    place[ExifTags.GPS.GPSLongitude] = (IFDRational(107), IFDRational(14), IFDRational(24))
    return exif


def located(kind: str = "JPEG", image: Image.Image | None = None) -> bytes:
    """A photo with all the notes that its format can carry, and something stuck to its end."""
    options: dict[str, Any] = {"exif": notes()} if kind != "GIF" else {"comment": b"ghi-chu-rieng"}
    if kind in ("JPEG", "WEBP", "AVIF", "HEIF"):
        options["xmp"] = XMP
    body = saved(image or scene(), kind, **options)
    if kind == "JPEG":
        photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x12\x1c\x02Z\0\x0dghi-chu-rieng"
        body = body[:2] + _segment(0xED, photoshop) + _segment(0xFE, b"ghi-chu-rieng") + body[2:]
    return body + b"PK\x03\x04ghi-chu-rieng<script>alert(1)</script>"


def _segment(kind: int, content: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(content) + 2).to_bytes(2, "big") + content


def segments(jpeg: bytes) -> list[int]:
    """The markers of a JPEG up to its pixels; whatever follows its end counts as a marker 0."""
    assert jpeg[:2] == b"\xff\xd8"
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        assert jpeg[at] == 0xFF
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found if jpeg.endswith(b"\xff\xd9") and jpeg.count(b"\xff\xd9") == 1 else [*found, 0]


def chunks(webp: bytes) -> list[bytes]:
    """The chunks of a WebP; bytes beyond its end are an error."""
    assert (webp[:4], webp[8:12]) == (b"RIFF", b"WEBP")
    assert int.from_bytes(webp[4:8], "little") + 8 == len(webp)
    found, at = [], 12
    while at < len(webp):
        found.append(webp[at : at + 4])
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return found


def assert_bare(webp: bytes, jpeg: bytes) -> None:
    """Nothing but pixels: of a JPEG the frame, tables and scans, and the JFIF mark, which tells its density."""
    assert chunks(webp) in ([b"VP8 "], [b"VP8L"])
    assert set(segments(jpeg)) <= {0xE0, 0xDB, 0xC0, 0xC2, 0xC4}
    assert jpeg[4:11] == b"\0\x10JFIF\0"
    for secret in SECRETS:
        assert secret not in webp
        assert secret not in jpeg


@cache
def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of 3,600 million black pixels in two megabytes: 450 MB in memory, were it decoded."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\0\0\0\0"
    row = bytes((width + 7) // 8 + 1)
    packer = zlib.compressobj(1)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def box(kind: bytes, *content: bytes) -> bytes:
    """A box of a film (ISO/IEC 14496-12)."""
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def film(*, track: bytes = b"vide", noted: bool = True) -> bytes:
    """A film as a phone writes it, of no pictures."""
    where = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+10.9300+107.2400/")) if noted else b""
    handler = box(b"hdlr", bytes(8), track, bytes(13))
    moov = box(b"moov", box(b"mvhd", bytes(100)), box(b"trak", box(b"mdia", handler)), where)
    return box(b"ftyp", b"isom", bytes(4), b"mp42") + moov + box(b"mdat", b"xyz" * 9)


RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 30), (30, 30, 200), (128, 128, 128)


TURN_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""Exif orientation → how a phone that is held so lays the upright picture into its file."""


Colour = tuple[int, int, int]


def shown(body: bytes) -> Image.Image:
    """A version as a browser sees it."""
    return Image.open(BytesIO(body)).convert("RGB")


def colour(image: Image.Image, x: float, y: float) -> Colour:
    """The pixel at a fraction of width and height."""
    found = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    red, green, blue = found
    return (int(red), int(green), int(blue))


def is_near(one: Colour, other: Colour, by: int = 24) -> bool:
    """Whether nobody would see the difference."""
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def marked(width: int = 400, height: int = 300) -> Image.Image:
    """Four corners of different colours."""
    image = Image.new("RGB", (width, height), GREY)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image
