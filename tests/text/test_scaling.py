"""No text that somebody may write or publish takes a time that grows by its square: see `tests/scaling.py`."""

import os
import re

import pytest
from scaling import ALL, BUILT, FIXED, PIECES, TEXTS, Reader, judged, slow

EVERYTHING = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
HARDEST = [name for name in TEXTS if name not in {repr(piece) for pieces in PIECES.values() for piece in pieces}]
"""Texts of many pieces, of which each is another one."""
MOST_USED = {f"{what}: {name}" for what in ("build", "fix") for name in ("an announcement", "a title", "a list")}
PLACES = [name for name in (*BUILT, *FIXED) if EVERYTHING or name in MOST_USED]
FUNCTIONS = [name for name in ALL if name not in BUILT and name not in FIXED]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_takes_time_in_proportion_to_its_text(function: str) -> None:
    """Whatever sign is repeated, and however many different pieces there are."""
    assert [found for name in TEXTS if (found := slow(function, name, 8_000 if EVERYTHING else 4_000))] == []


@pytest.mark.parametrize("place", PLACES)
def test_a_unit_takes_time_in_proportion_to_a_text_in_it(place: str) -> None:
    """Where functions call each other; the deep profile puts every text into every place."""
    names = TEXTS if EVERYTHING else HARDEST
    assert [found for name in names if (found := slow(place, name))] == []


def test_what_grows_by_the_square_is_found() -> None:
    """The measure can fail: it sees what Python does, and what happens inside one regular expression."""
    pattern = re.compile(r"0+1")
    slowly: dict[str, Reader] = {
        "pairs": lambda text: [one for one in text for _ in text[::36]],
        "pattern": pattern.findall,
    }
    assert all(isinstance(judged(read, "0" * 10_000, "0" * 40_000), tuple) for read in slowly.values())
