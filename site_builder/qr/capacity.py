"""Tells how much a symbol holds, and finds the smallest one for a segment (ISO/IEC 18004:2015, Tables 1, 7 and 9)."""

from dataclasses import dataclass
from functools import cache

from site_builder.qr.information import reserved
from site_builder.qr.patterns import patterns, size_of
from site_builder.qr.segment import Segment

VERSIONS = range(1, 41)
LEVELS = "LMQH"
"""The error correction levels. About 7, 15, 25 and 30 % of the codewords may be unreadable (6.5.1)."""

_BLOCKS = """
1×7 1×10 1×13 1×17
1×10 1×16 1×22 1×28
1×15 1×26 2×18 2×22
1×20 2×18 2×26 4×16
1×26 2×24 4×18 4×22
2×18 4×16 4×24 4×28
2×20 4×18 6×18 5×26
2×24 4×22 6×22 6×26
2×30 5×22 8×20 8×24
4×18 5×26 8×24 8×28
4×20 5×30 8×28 11×24
4×24 8×22 10×26 11×28
4×26 9×22 12×24 16×22
4×30 9×24 16×20 16×24
6×22 10×24 12×30 18×24
6×24 10×28 17×24 16×30
6×28 11×28 16×28 19×28
6×30 13×26 18×28 21×28
7×28 14×26 21×26 25×26
8×28 16×26 20×30 25×28
8×28 17×26 23×28 25×30
9×28 17×28 23×30 34×24
9×30 18×28 25×30 30×30
10×30 20×28 27×30 32×30
12×26 21×28 29×30 35×30
12×28 23×28 34×28 37×30
12×30 25×28 34×30 40×30
13×30 26×28 35×30 42×30
14×30 28×28 38×30 45×30
15×30 29×28 40×30 48×30
16×30 31×28 43×30 51×30
17×30 33×28 45×30 54×30
18×30 35×28 48×30 57×30
19×30 37×28 51×30 60×30
19×30 38×28 53×30 63×30
20×30 40×28 56×30 66×30
21×30 43×28 59×30 70×30
22×30 45×28 62×30 74×30
24×30 47×28 65×30 77×30
25×30 49×28 68×30 81×30
"""
"""The number of blocks × the error correction codewords of each: a line is a version, a column a level (Table 9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """The division of a symbol into blocks: the data codewords of each, and its error correction codewords."""

    blocks: tuple[int, ...]
    checks: int
    data: int
    """The number of data codewords in the whole symbol (Table 7)."""


@cache
def division(version: int, level: str) -> Division:
    """Returns the blocks of a symbol. They are equal, but the last ones may be one codeword longer (7.5.1)."""
    entry = _BLOCKS.split("\n")[version].split()[LEVELS.index(level)]
    count, checks = map(int, entry.split("×"))
    data = codewords(version) - count * checks
    length, longer = divmod(data, count)
    return Division(blocks=(length,) * (count - longer) + (length + 1,) * longer, checks=checks, data=data)


@cache
def codewords(version: int) -> int:
    """Counts the codewords of a symbol: the modules that patterns, format and version leave free, by 8 (Table 1)."""
    return (size_of(version) ** 2 - len(patterns(version)) - len(reserved(version))) // 8


def smallest(segment: Segment, level: str) -> tuple[int, str]:
    """Returns the lowest version that holds the segment at that level, and the highest level at which it still does."""
    for version in VERSIONS:
        bits = segment.length(version)
        offered = [other for other in LEVELS[LEVELS.index(level) :] if bits <= 8 * division(version, other).data]
        if offered:
            return version, offered[-1]
    raise ValueError(f"a code of level {level} cannot hold {segment.count} characters")
