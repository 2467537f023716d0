"""Takes the notes of the phone out of a film or recording: where it was taken, with what, by whom. It is pure.

The notes are overwritten in place, so that nothing moves and nothing is encoded anew. Source: ISO/IEC 14496-12.
"""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.model.problem import Refused

RECIPE = 1
"""This number is raised whenever the same original would come out differently, so that the cache makes it anew."""
_HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"moof", b"traf"})
_NOTES = frozenset({b"udta", b"meta", b"uuid"})
"""These boxes hold notes: user data, lists of keys, XMP. No player needs them."""
_PLAYED = frozenset({b"vide", b"soun", b"text", b"sbtl", b"subt", b"hint"})
"""Tracks of these kinds are seen or heard. Others may be the way that somebody went, which cameras write too."""
_LOCATIONS = (b"\xa9xyz", b"loci", b"location.ISO6709", b"GPSLatitude", b"GPSCoordinates")


def without_notes(body: bytes) -> tuple[bytes, bool]:
    """Returns the film without its notes, and whether they said where it was taken.

    Refuses a file that is cut off, and one with a track that is neither seen nor heard.
    """
    clean = bytearray(body)
    is_located = False
    for box in _boxes(body):
        if box.kind in _NOTES:
            notes = body[box.inside : box.end]
            is_located |= any(word in notes for word in _LOCATIONS)
            clean[box.start + 4 : box.start + 8] = b"free"
            clean[box.inside : box.end] = bytes(len(notes))
        if box.kind == b"hdlr" and body[box.inside + 8 : box.inside + 12] not in _PLAYED:
            raise Refused("film-data")
    return bytes(clean), is_located


class _Box(NamedTuple):
    kind: bytes
    start: int
    inside: int
    end: int


def _boxes(body: bytes) -> Iterator[_Box]:
    """Yields every box of a film, also those inside other boxes."""
    stretches = [(0, len(body))]
    while stretches:
        start, end = stretches.pop()
        while start < end:
            box = _box(body, start, end)
            yield box
            if box.kind in _HOLDERS:
                stretches.append((box.inside, box.end))
            start = box.end


def _box(body: bytes, start: int, end: int) -> _Box:
    size, inside = int.from_bytes(body[start : start + 4], "big"), start + 8
    if size == 0:  # up to the end
        size = end - start
    elif size == 1:  # the size stands behind the kind, in eight bytes
        size, inside = int.from_bytes(body[inside : inside + 8], "big"), inside + 8
    if not inside <= start + size <= end:
        raise Refused("file-broken")
    return _Box(body[start + 4 : start + 8], start, inside, start + size)
