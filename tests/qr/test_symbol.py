"""Our symbols are segno's: the same version, level, mask and modules; and they are read."""

import string

import oracle
import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from site_builder import qr
from site_builder.qr.capacity import LEVELS, VERSIONS, division
from site_builder.qr.patterns import size_of
from site_builder.qr.symbol import symbol

ANY_LEVEL = st.sampled_from(LEVELS)


@given(oracle.ADDRESSES, ANY_LEVEL)
def test_an_address_has_the_modules_that_it_has_in_segno(address: str, level: str) -> None:
    """Its level is boosted alike, too."""
    assert symbol(address, level) == oracle.rows(address, level)


def test_every_level_that_is_found_by_boost_is_segnos() -> None:
    """Each is: as far as a longer address takes no larger symbol, it lowers the level."""
    levels = set()
    for length in range(1, 80):
        address = ("https://longkhanh247.example/" * 3)[:length]
        assert symbol(address, "M") == oracle.rows(address, "M")
        levels.add(segno.make(address, error="M", micro=False).error)
    assert levels == {"M", "Q", "H"}


@pytest.mark.parametrize("version", VERSIONS)
def test_so_it_has_when_it_fills_a_symbol_of_any_version_or_is_one_byte_too_long(version: int) -> None:
    """At each level in turn; the next version begins with the byte after."""
    level = LEVELS[version % 4]
    header = 2 if version < 10 else 3  # bytes that mode indicator, count and terminator take
    address = ("https://longkhanh247.example/" * 110)[: division(version, level).data - header]
    full = symbol(address, level)
    assert len(full) == size_of(version)
    assert full == oracle.rows(address, level)
    if version < VERSIONS[-1]:
        longer = symbol(address + "/", level)
        assert len(longer) == size_of(version + 1)
        assert longer == oracle.rows(address + "/", level)


@given(st.text(string.digits, min_size=1, max_size=300), ANY_LEVEL)
def test_digits_are_written_densely(digits: str, level: str) -> None:
    """By threes, as segno does."""
    assert symbol(digits, level) == oracle.rows(digits, level)


@given(st.text(string.digits + string.ascii_uppercase + " $%*+-./:", min_size=1, max_size=200), ANY_LEVEL)
def test_capitals_are_written_densely(text: str, level: str) -> None:
    """By twos; an address in capitals is one of these."""
    assert symbol(text, level) == oracle.rows(text, level)


@pytest.mark.parametrize("version", [9, 10, 26, 27, 40])
@pytest.mark.parametrize(("character", "bits"), [("7", 10 / 3), ("W", 11 / 2)], ids=["digits", "capitals"])
def test_their_count_grows_wider_with_the_symbol(version: int, character: str, bits: float) -> None:
    """From version 10 on, and again from version 27 on."""
    text = character * int((8 * division(version, "L").data - 18) / bits)
    assert len(symbol(text, "L")) == size_of(version)
    assert symbol(text, "L") == oracle.rows(text, "L")


@given(st.text(min_size=1, max_size=60) | st.text("aãéđếЯλ日本ア€", min_size=1), ANY_LEVEL)
def test_any_text_that_begins_in_ascii_is_segnos_and_no_other_is_written(text: str, level: str) -> None:
    """Also letters of other scripts, in the same character set; only texts of kanji alone would need one more mode."""
    assert symbol("/" + text, level) == oracle.rows("/" + text, level)
    if not text[0].isascii():
        with pytest.raises(ValueError, match="begins in ASCII"):
            symbol(text, level)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "begins in ASCII"), ("a" * 2332, "level M cannot hold 2332"), ("a\ud800", "halves")],
    ids=["nothing", "too much", "half a character"],
)
def test_what_no_symbol_can_hold_is_refused(text: str, why: str) -> None:
    """With a reason."""
    with pytest.raises(ValueError, match=why):
        symbol(text, "M")


@given(oracle.ADDRESSES)
def test_a_symbol_is_read(address: str) -> None:
    """By a reader that knows nothing of segno, at level M or better."""
    modules = symbol(address, "M")
    picture = Image.new("1", (len(modules), len(modules)))
    picture.putdata([module == "0" for row in modules for module in row])
    framed = Image.new("1", [len(modules) + 2 * qr.QUIET_ZONE] * 2, color=1)
    framed.paste(picture, (qr.QUIET_ZONE, qr.QUIET_ZONE))
    (code,) = zxingcpp.read_barcodes(framed.resize([4 * framed.width] * 2).convert("L"))
    assert (code.format, code.text) == (zxingcpp.BarcodeFormat.QRCode, address)
    assert code.ec_level in ("M", "Q", "H")


@given(oracle.ADDRESSES, st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30))
def test_the_svg_is_byte_for_byte_the_one_that_is_printed_already(address: str, title: str) -> None:
    """With its title escaped."""
    assert qr.svg(address, oracle.TITLE + title) == oracle.svg(address, oracle.TITLE + title)


@given(oracle.ADDRESSES)
def test_the_terminal_shows_what_it_always_showed(address: str) -> None:
    """Half a block a module."""
    assert qr.terminal(address) == oracle.terminal(address)
