"""Any picture → two small upright ones with nothing in them but pixels."""

import re
import struct
import subprocess
import sys
import zlib

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from photos import (
    BLUE,
    GREEN,
    GREY,
    RED,
    TURN_BACK,
    Colour,
    assert_bare,
    bomb,
    colour,
    is_near,
    located,
    marked,
    png_chunk,
    saved,
    scene,
    screen,
    shown,
)
from PIL import Image, ImageCms
from pillow_heif import register_heif_opener
from small_site import PROJECT

from site_builder.content.media.image import Shrunk, shrink
from site_builder.model.problem import Refused

register_heif_opener()
TABLES = 64
"""Bytes at most between two passes of a progressive JPEG."""
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF")


def corners(body: bytes) -> list[Colour]:
    """The colours of the four corners, row by row."""
    return [colour(shown(body), x, y) for y in (0.1, 0.9) for x in (0.1, 0.9)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", TURN_BACK)
def test_however_the_phone_was_held_the_picture_stands_upright(orientation: int, kind: str) -> None:
    """All eight ways of Exif, also those that mirror (front cameras)."""
    turn = TURN_BACK[orientation]
    exif = Image.Exif()
    exif[274] = orientation
    made = shrink(saved(marked() if turn is None else marked().transpose(turn), kind, exif=exif.tobytes()))
    assert (made.width, made.height) == (400, 300)
    for body in (made.webp, made.jpeg):
        assert shown(body).size == (400, 300)
        assert all(map(is_near, corners(body), (RED, GREEN, BLUE, GREY)))


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
@pytest.mark.parametrize("orientation", TURN_BACK)
def test_so_do_the_formats_of_new_phones(orientation: int, kind: str) -> None:
    """They keep the way in a box of their own."""
    turn = TURN_BACK[orientation]
    exif = Image.Exif()
    exif[274] = orientation
    made = shrink(saved(marked() if turn is None else marked().transpose(turn), kind, exif=exif.tobytes()))
    assert all(map(is_near, corners(made.jpeg), (RED, GREEN, BLUE, GREY)))


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_but_pixels_comes_out(kind: str) -> None:
    """No Exif, GPS, XMP, IPTC, comment, colour profile, and nothing of what was stuck to the end."""
    original = located(kind)
    assert b"ghi-chu-rieng" in original
    made = shrink(original)
    assert_bare(made.webp, made.jpeg)
    assert made.located == (kind != "GIF")


def test_a_photo_that_does_not_say_where_it_was_taken_is_not_said_to() -> None:
    """Notes without GPS."""
    exif = Image.Exif()
    exif[274] = 1
    assert not shrink(saved(scene(), exif=exif)).located


def test_notes_that_cannot_be_read_do_not_spoil_the_picture() -> None:
    """Its pixels are whole."""
    made = shrink(saved(marked(), exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12"))
    assert all(map(is_near, corners(made.webp), (RED, GREEN, BLUE, GREY)))


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000)])
def test_a_photo_of_twelve_megapixels_becomes_light(size: tuple[int, int]) -> None:
    """At most 25 kB; the fallback weighs little more."""
    original = saved(scene(*size), quality=92)
    assert len(original) > 2_500_000
    made = shrink(original)
    assert len(made.webp) <= 25_000
    assert len(made.jpeg) <= 40_000
    assert sorted((made.width, made.height)) == [480, 640]


def test_a_screen_keeps_its_letters() -> None:
    """It stays more than twice as wide as a column of a telephone's page, and weighs what letters need."""
    made = shrink(screen())
    assert (made.width, made.height) == (554, 1200)
    assert len(made.webp) <= 50_000


@pytest.mark.parametrize(
    ("size", "becomes"),
    [
        ((64, 48), (64, 48)),
        ((1, 1), (1, 1)),
        ((1080, 6000), (480, 2667)),
        ((6000, 400), (800, 53)),
        ((1, 16_000), (1, 16_000)),
        ((16_000, 1), (800, 1)),
    ],
)
def test_every_shape_fits_a_page(size: tuple[int, int], becomes: tuple[int, int]) -> None:
    """Never larger than it was; a long picture stays wide enough to be read, and no longer than WebP allows."""
    made = shrink(saved(Image.new("RGB", size, "#0a7"), "PNG"))
    assert (made.width, made.height) == becomes
    assert shown(made.webp).size == shown(made.jpeg).size == becomes


@pytest.mark.parametrize("size", [(1, 40_000), (40_000, 1)])
def test_a_picture_too_long_for_any_page_is_refused(size: tuple[int, int]) -> None:
    """Its pixels are few, and yet some readers take memory by its longest side."""
    with pytest.raises(Refused, match="picture-huge"):
        shrink(saved(Image.new("RGB", size, "#0a7"), "PNG"))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_seen(mode: str) -> None:
    """Black and white, grey, 16 bits, palettes, transparency: dark on light stays dark on light."""
    image = Image.new("L", (200, 100), 255)
    image.paste(0, (0, 0, 100, 100))
    if mode == "I;16":
        image = Image.new("I;16", (200, 100), 65535)
        image.paste(0, (0, 0, 100, 100))
    made = shrink(saved(image if mode == "I;16" else image.convert(mode), "PNG"))
    for body in (made.webp, made.jpeg):
        assert is_near(colour(shown(body), 0.25, 0.5), (0, 0, 0))
        assert is_near(colour(shown(body), 0.75, 0.5), (255, 255, 255))


def png(depth: int, samples: list[tuple[int, ...]], transparent: tuple[int, ...]) -> bytes:
    """A PNG of one row with samples of any width, and a value or colour that stands for "transparent"."""
    colours = len(transparent)
    bits = "".join(f"{part:0{depth}b}" for sample in samples for part in sample)
    row = b"\0" + int(bits.ljust(-len(bits) // 8 * -8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")
    head = struct.pack(">IIBBBBB", len(samples), 100, depth, 0 if colours == 1 else 2, 0, 0, 0)
    value = struct.pack(f">{colours}H", *transparent)
    parts = (b"IHDR", head), (b"tRNS", value), (b"IDAT", zlib.compress(row * 100)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(kind, body) for kind, body in parts)


@pytest.mark.parametrize(("depth", "colours"), [(1, 1), (2, 1), (4, 1), (8, 1), (16, 1), (8, 3), (16, 3)])
def test_one_value_of_a_png_is_transparent_and_every_other_is_seen(depth: int, colours: int) -> None:
    """However many bits a sample has: black, a third, and white that is see-through."""
    most = 2**depth - 1
    levels = (0, most // 3, most)
    samples = [(level,) * colours for level in levels for _ in range(80)]
    made = shrink(png(depth, samples, (levels[1],) * colours))
    for body in (made.webp, made.jpeg):
        seen = [colour(shown(body), where, 0.5) for where in (1 / 6, 3 / 6, 5 / 6)]
        wanted = [(0, 0, 0), (255, 255, 255), (255, 255, 255)]
        if depth == 1:  # a third of one bit is black
            wanted[0] = (255, 255, 255)
        assert all(is_near(one, other) for one, other in zip(seen, wanted, strict=True))


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("tail", [b"", b"\xff", b"\0" * 2000])
def test_a_jpeg_without_its_end_is_shown(tail: bytes, *, progressive: bool) -> None:
    """Nothing of the picture is lacking, and the versions are those of the whole file."""
    whole = saved(scene(), progressive=progressive)
    assert whole.endswith(b"\xff\xd9")
    assert shrink(whole[:-2] + tail) == shrink(whole)


@given(st.integers(50, 20_000), st.booleans())
@example(9055, False)  # cut behind 255 and 0, which stand for one byte
def test_a_jpeg_that_lacks_more_is_told(count: int, progressive: bool) -> None:  # noqa: FBT001 - drawn
    """Its lower part would be grey; so also where the file has its length already and zeros stand in it.

    One that ends between two passes of a progressive picture has no grey part: it is coarser, and is shown.
    """
    whole = saved(scene(320, 240), progressive=progressive)
    cut = whole[: max(1, len(whole) - count)]
    passes = [match.start() for match in re.finditer(b"\xff\xda", whole)][1:]
    assume(not any(start - TABLES <= len(cut) <= start for start in passes))
    assert outcome(cut) == outcome(cut + b"\0" * count) == "file-broken"


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    """A dark drawing would vanish on a dark page."""
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    image.paste((20, 20, 20, 255), (0, 0, 100, 100))
    made = shrink(saved(image.quantize(8) if mode == "P" else image, "PNG"))
    for body in (made.webp, made.jpeg):
        assert is_near(colour(shown(body), 0.25, 0.5), (20, 20, 20))
        assert is_near(colour(shown(body), 0.75, 0.5), (255, 255, 255))


def test_colours_of_a_printing_house_are_shown_as_on_a_screen() -> None:
    """CMYK: browsers guess at it, each in its own way."""
    made = shrink(saved(marked().convert("CMYK")))
    assert all(map(is_near, corners(made.jpeg), (RED, GREEN, BLUE, GREY)))


def test_a_colour_profile_is_applied_before_it_is_dropped() -> None:
    """In the profile of this picture red light is called blue and blue light red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    made = shrink(saved(marked(), "PNG", icc_profile=profile))
    assert all(map(is_near, corners(made.jpeg), (BLUE, GREEN, RED, GREY)))
    assert_bare(made.webp, made.jpeg)


def test_a_profile_that_cannot_be_read_is_no_profile() -> None:
    """The picture is shown as it is."""
    made = shrink(saved(marked(), icc_profile=b"hong"))
    assert all(map(is_near, corners(made.jpeg), (RED, GREEN, BLUE, GREY)))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_a_moving_picture_the_first_frame_is_left(kind: str) -> None:
    """And said to be."""
    made = shrink(saved(marked(), kind, save_all=True, append_images=[marked().rotate(180)], duration=90))
    assert made.moving
    assert all(map(is_near, corners(made.webp), (RED, GREEN, BLUE, GREY)))
    assert not shrink(saved(marked(), kind)).moving


@pytest.mark.parametrize("size", [(11_000, 10_001), (60_000, 60_000)])
def test_a_bomb_is_refused_before_it_goes_off(size: tuple[int, int]) -> None:
    """By its head alone: more pixels than any phone takes."""
    original = bomb(*size)
    assert len(original) < 2_000_000
    with pytest.raises(Refused, match="picture-huge"):
        shrink(original)


def outcome(body: bytes) -> Shrunk | str:
    """What becomes of an original, or the rule by which it is refused."""
    try:
        return shrink(body)
    except Refused as refused:
        return refused.code


@given(st.sampled_from(FORMATS), st.floats(0, 0.9))
def test_a_picture_that_is_cut_off_is_refused_or_whole(kind: str, share: float) -> None:
    """Law: nothing but a refusal is raised, wherever the upload broke off."""
    whole = saved(scene(64, 48), kind)
    made = outcome(whole[: int(len(whole) * share)])
    if isinstance(made, Shrunk):
        assert kind in ("GIF", "HEIF", "AVIF"), "a frame may be there before its file is complete"
        assert_bare(made.webp, made.jpeg)
    else:
        assert made == "file-broken"


@settings(max_examples=60)
@given(
    st.sampled_from(FORMATS), st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=4)), max_size=8)
)
def test_a_damaged_picture_is_refused_or_bare(kind: str, damage: list[tuple[float, bytes]]) -> None:
    """Law: whatever bytes are changed, a decoder's surprise is a refusal and what comes out is nothing but pixels."""
    body = bytearray(located(kind, scene(64, 48)))
    for where, what in damage:
        at = int(where * len(body))
        body[at : at + len(what)] = what
    made = outcome(bytes(body))
    if isinstance(made, Shrunk):
        assert_bare(made.webp, made.jpeg)
    else:
        assert made in ("file-broken", "picture-huge")


SCRIPT = "import sys; from site_builder.content.media.image import shrink; print(shrink(sys.stdin.buffer.read()))"


def test_the_same_original_always_becomes_the_same_bytes() -> None:
    """Twice in one process, and in others with other hash seeds."""
    original = saved(scene())
    made: Shrunk = shrink(original)
    assert shrink(original) == made
    for seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=original,
            capture_output=True,
            check=True,
            cwd=PROJECT,
            env={"PYTHONHASHSEED": seed},
        )
        assert run.stdout.decode().strip() == repr(made)
