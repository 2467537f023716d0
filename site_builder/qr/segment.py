"""Encodes a text in the densest mode that can write all of it (ISO/IEC 18004:2015, 7.3 and 7.4)."""

import re
from bisect import bisect
from contextlib import suppress
from dataclasses import dataclass

_NUMERIC, _ALPHANUMERIC, _BYTE = "0001", "0010", "0100"
"""The mode indicators (Table 2)."""
WIDTHS = {_NUMERIC: (10, 12, 14), _ALPHANUMERIC: (9, 11, 13), _BYTE: (8, 16, 16)}
WIDER = (10, 27)
"""The bits of the character count, and the last versions before they become more (Table 3)."""
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""The characters of the alphanumeric mode in the order of their values (Table 5)."""
_CHARSETS = ("iso-8859-1", "shift-jis", "utf-8")
"""The character sets of bytes: the first by the standard (7.3.5), the others because readers guess them."""
_PADS = b"\xec\x11"
"""The bytes 11101100 and 00010001 fill by turns what a text leaves free (7.4.10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A whole text in one mode."""

    mode: str
    count: int
    bits: str

    def stream(self, version: int) -> str:
        """Returns the mode indicator, character count and data that begin a symbol of that version (7.4.1)."""
        return f"{self.mode}{self.count:0{self._width(version)}b}{self.bits}"

    def length(self, version: int) -> int:
        """Returns the number of bits in that stream."""
        return len(self.mode) + self._width(version) + len(self.bits)

    def _width(self, version: int) -> int:
        return WIDTHS[self.mode][bisect(WIDER, version)]


def segment_of(payload: str) -> Segment:
    """Returns the segment of an address, or of any text that begins in ASCII.

    Such a text is never all kanji, so the mode for those (7.4.6) is left out; nor is it empty.
    """
    if not payload or not payload[0].isascii():
        raise ValueError(f"the text of a code begins in ASCII, as addresses do: {payload!r}")
    if re.fullmatch("[0-9]+", payload):
        return Segment(mode=_NUMERIC, count=len(payload), bits=_numeric(payload))
    if re.fullmatch(f"[{re.escape(LETTERS)}]+", payload):
        return Segment(mode=_ALPHANUMERIC, count=len(payload), bits=_alphanumeric(payload))
    data = _encoded(payload)
    return Segment(mode=_BYTE, count=len(data), bits=f"{int.from_bytes(data):0{8 * len(data)}b}")


def _numeric(digits: str) -> str:
    """Writes three digits in 10 bits, two in 7, one in 4 (7.4.3)."""
    return "".join(f"{int(part):0{3 * len(part) + 1}b}" for part in re.findall("..?.?", digits))


def _alphanumeric(letters: str) -> str:
    """Writes two characters as a number to base 45 in 11 bits, and a last single one in 6 (7.4.4)."""
    values = [LETTERS.index(letter) for letter in letters]
    pairs = "".join(f"{45 * first + second:011b}" for first, second in zip(values[::2], values[1::2], strict=False))
    return pairs + (f"{values[-1]:06b}" if len(values) % 2 else "")


def _encoded(text: str) -> bytes:
    """Returns the bytes in the first character set that has all letters."""
    for charset in _CHARSETS:
        with suppress(UnicodeEncodeError):
            return text.encode(charset)
    raise ValueError(f"no characters, but halves of some: {text!r}")


def padded(stream: str, count: int) -> bytes:
    """Returns the stream as that many data codewords: ended by four zeros (7.4.9), filled with pads (7.4.10), cut."""
    stream += "0000"
    stream += "0" * (-len(stream) % 8)
    return (int(stream, 2).to_bytes(len(stream) // 8) + _PADS * count)[:count]
