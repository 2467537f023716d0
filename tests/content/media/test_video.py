"""Films and recordings: what they say beside pictures and sound is taken out, and nothing moves."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photos import box, film

from site_builder.content.media.video import without_notes
from site_builder.model.problem import Refused

NOTES = {
    "Android": box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+10.9300+107.2400/")),
    "3GPP": box(b"udta", box(b"loci", b"ghi-chu-rieng")),
    "iPhone": box(b"meta", box(b"keys", b"mdtacom.apple.quicktime.location.ISO6709"), box(b"ilst", b"+10.93+107.24/")),
    "XMP": box(b"uuid", b"ghi-chu-rieng exif:GPSLatitude"),
}


@pytest.mark.parametrize("writer", NOTES)
def test_where_a_film_was_taken_is_overwritten(writer: str) -> None:
    """The file keeps its length, because players find pictures by their distance from its beginning."""
    moov = box(b"moov", box(b"mvhd", bytes(100)), NOTES[writer])
    before = box(b"ftyp", b"isom", bytes(4)) + moov + box(b"mdat", b"xyz")
    after, located = without_notes(before)
    assert located
    assert len(after) == len(before)
    assert after.endswith(box(b"mdat", b"xyz"))
    assert not any(word in after for word in (b"10.93", b"ghi-chu", b"GPS", b"location", b"udta", b"meta", b"uuid"))
    assert without_notes(after) == (after, False)


def test_a_film_without_notes_stays_as_it_is() -> None:
    """Pictures and sound are not touched."""
    body = film(noted=False)
    assert without_notes(body) == (body, False)


def test_notes_of_a_large_box_and_of_the_last_one_are_found_too() -> None:
    """A size may stand in eight bytes, or be zero for "up to the end"."""
    large = b"\0\0\0\1udta" + (16 + 8).to_bytes(8, "big") + b"\xa9xyz+10."
    last = b"\0\0\0\0uuidGPSLatitude"
    after, located = without_notes(box(b"ftyp", b"isom", bytes(4)) + box(b"moov", large) + last)
    assert located
    assert after.count(b"free") == 2
    assert b"+10." not in after
    assert b"GPS" not in after
    assert without_notes(after) == (after, False)


@pytest.mark.parametrize("track", [b"camm", b"meta", b"gpmd"])
def test_a_track_that_is_neither_seen_nor_heard_is_refused(track: bytes) -> None:
    """It may be the way that somebody went, second by second."""
    with pytest.raises(Refused, match="film-data"):
        without_notes(film(track=track))


@given(st.integers(1, 250))
def test_a_film_that_is_cut_off_is_refused(missing: int) -> None:
    """Law: at any byte but between two boxes."""
    whole = film()
    ends = {0, len(whole) - 35, 20}
    missing = min(missing, len(whole))
    if len(whole) - missing in ends:
        return
    with pytest.raises(Refused, match="file-broken"):
        without_notes(whole[:-missing])


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from([b"\0\0\0\1", b"\0\0\0\x10", b"moov", b"trak"])).map(b"".join)
)
def test_no_bytes_are_too_much(body: bytes) -> None:
    """Law: it ends, and raises nothing but a refusal; boxes in boxes in boxes are no trouble."""
    for nested in (body, b"\0\0\0\0moov" * 5_000 + body[:20]):
        with suppress(Refused):
            assert len(without_notes(nested)[0]) == len(nested)
