"""What is kept among the content of a photo from a form: upright, as large as pages can use, and without notes."""

from io import BytesIO

import pytest
from photos import BLUE, GREEN, RED, TURN_BACK, colour, is_near, located, marked, saved, scene, segments, shown
from PIL import Image
from pillow_heif import register_heif_opener

from site_builder.content.media.image import without_notes
from site_builder.model.problem import Refused

register_heif_opener()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_what_is_kept_of_an_original_has_no_notes(kind: str) -> None:
    """It is upright, and larger than what pages show: the next recipe can still make something of it."""
    kept = without_notes(located(kind, scene(2400, 1800)))
    image = Image.open(BytesIO(kept))
    assert (image.format, max(image.size)) == ("JPEG", 1600)
    assert set(segments(kept)) <= {0xE0, 0xDB, 0xC0, 0xC4}
    assert without_notes(kept)[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize("orientation", TURN_BACK)
def test_what_is_kept_stands_upright(orientation: int) -> None:
    """However the phone was held."""
    turn = TURN_BACK[orientation]
    laid = marked().transpose(turn) if turn is not None else marked()
    notes = Image.Exif()
    notes[274] = orientation
    image = shown(without_notes(saved(laid, exif=notes, quality=95)))
    assert image.size == (400, 300)
    assert is_near(colour(image, 0.1, 0.1), RED)
    assert is_near(colour(image, 0.9, 0.1), GREEN)
    assert is_near(colour(image, 0.1, 0.9), BLUE)


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"%PDF-1", located()[:3000]])
def test_what_is_no_whole_picture_is_not_kept(body: bytes) -> None:
    """It would be an error of the next build."""
    with pytest.raises(Refused, match="file-broken"):
        without_notes(body)
