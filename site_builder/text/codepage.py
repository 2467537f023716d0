"""Ordinary text: nearly every text is made of the same 246 characters, and C looks at all of it in one go.

They are a code page of our own. What is in it needs no mending (`letters.clean`), and to write each letter as another
is to write the text in one code page and to read it in another: 15 times as fast as `str.translate`, which asks a
table for each letter. Whatever is not ordinary takes the long way.
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
"""ASCII without its commands, the letters of Vietnamese, and the signs that people set."""
_CODES = charmap_build("\0" + ORDINARY)  # without the NUL in front it would be a slow table


def is_ordinary(text: str) -> bool:
    """Whether a text holds nothing else."""
    return _codes(text) is not None


class Respelling:
    """Writes letters as others: a table of `str.translate` of which each letter has one in its place."""

    def __init__(self, table: Mapping[int, str]) -> None:
        self.table = table
        self.page = "\0" + ORDINARY.translate(table)

    def __call__(self, text: str) -> str:
        """The text in the other letters; each keeps its place."""
        codes = _codes(text)
        return text.translate(self.table) if codes is None else charmap_decode(codes, "strict", self.page)[0]


def _codes(text: str) -> bytes | None:
    """The text in our code page, a byte for each character; None for one that holds something else."""
    try:
        codes = charmap_encode(text, "strict", _CODES)[0]
    except UnicodeEncodeError:
        return None
    return None if b"\0" in codes else codes
