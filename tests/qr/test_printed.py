"""What a code costs on paper: its version, its module, the distance from which it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.qr.patterns import size_of
from site_builder.qr.printed import LEAST_MODULE, pixels, printed, readable_from
from site_builder.qr.symbol import symbol

HOST = "https://longkhanh247.example/"
TEXTS = st.from_regex(r"https://[a-z]{1,20}\.vn/[a-z0-9/]{0,180}", fullmatch=True)
SIZES = st.floats(5, 300)


def address(length: int) -> str:
    """An address of so many characters."""
    return (HOST + "q/" + "1" * length)[:length]


@pytest.mark.parametrize(("length", "version", "cost"), [(26, 2, 8.7), (42, 3, 10.1), (43, 4, 11.5), (63, 5, 12.9)])
def test_a_version_costs_so_many_centimetres_at_a_metre(length: int, version: int, cost: float) -> None:
    """A poster of 10 cm is read from a metre if its address has 42 characters, and not if it has 43."""
    found = readable_from(address(length), 1)
    assert (found.version, round(found.size / 10, 1)) == (version, cost)


@given(TEXTS, SIZES)
def test_the_version_is_that_of_the_symbol_which_is_drawn(text: str, size: float) -> None:
    """What is told of a code is true of the one that `symbol` makes at that level."""
    found = printed(text, size)
    assert len(symbol(text, found.level)) == found.modules == size_of(found.version)


@given(TEXTS, SIZES)
def test_level_l_is_taken_only_where_it_saves_modules_that_are_too_small(text: str, size: float) -> None:
    """Fewer modules are worth more than correction, but correction that costs nothing is kept."""
    found, usual = printed(text, size), len(symbol(text, "M"))
    assert found.modules <= usual
    assert found.level != "L" or (size / usual < LEAST_MODULE and found.modules < usual)


@given(TEXTS, st.floats(0.1, 5))
def test_what_is_large_enough_for_a_distance_is_read_from_there(text: str, metres: float) -> None:
    """And no smaller print is, unless its modules are as small as ink allows."""
    found = readable_from(text, metres)
    assert found.metres >= metres * 0.999
    assert not found.is_too_fine or found.module == pytest.approx(LEAST_MODULE)
    assert found.metres == pytest.approx(metres) or found.module == pytest.approx(LEAST_MODULE)


def test_a_poster_a_leaflet_and_a_card_are_alike_to_a_camera() -> None:
    """10 cm at 1 m, 5 cm at 50 cm, 2 cm at 20 cm: a tenth of the distance, 100 pixels."""
    assert {round(pixels(size, metres)) for size, metres in ((100, 1), (50, 0.5), (20, 0.2))} == {100}


def test_the_white_around_a_code_is_part_of_its_picture() -> None:
    """Four modules on each side (ISO/IEC 18004, 9.1)."""
    found = printed(address(42), 29)
    assert (found.module, found.framed) == (1, 37)
