"""Reads the text of a QR Code symbol that a program drew. It corrects nothing, because such a symbol has no damage.

The text is encoded again, and believed only if that gives the same codewords.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import lru_cache

from site_builder.qr.capacity import LEVELS, Division, codewords, division
from site_builder.qr.correction import message
from site_builder.qr.information import dark, reserved
from site_builder.qr.layout import inverted, way
from site_builder.qr.patterns import Cell, patterns, size_of
from site_builder.qr.segment import LETTERS, WIDER, WIDTHS

_MASKS = range(8)
_KANJI, _ECI = "1000", "0111"
_SINGLE = 6
"""The bits of an alphanumeric character without a partner (7.4.4)."""
_SIZES = {size_of(version): version for version in range(1, 41)}


def read(rows: Sequence[str]) -> str | None:
    """Returns the text of a symbol, given as rows with a 1 for each dark module; None for none or a damaged one."""
    version = _SIZES.get(len(rows))
    if version is None or any(rows[i][j] != module for i, j, module in _fixed(version)):
        return None
    told = frozenset((i, j) for i, j in _told(version) if rows[i][j] == "1")
    level, mask = _information(version).get(told, ("", 0))
    return _text(_codewords(rows, version, mask), division(version, level), version) if level else None


@lru_cache(maxsize=8)
def _fixed(version: int) -> tuple[tuple[int, int, str], ...]:
    return tuple((i, j, "01"[is_dark]) for (i, j), is_dark in patterns(version).items())


@lru_cache(maxsize=8)
def _told(version: int) -> tuple[Cell, ...]:
    return tuple(reserved(version))


@lru_cache(maxsize=8)
def _information(version: int) -> Mapping[frozenset[Cell], tuple[str, int]]:
    """Returns the level and mask for each way in which the modules of format and version may be set."""
    every = ((level, mask) for level in LEVELS for mask in _MASKS)
    return {frozenset(dark(version, level, mask)): (level, mask) for level, mask in every}


@lru_cache(maxsize=16)
def _way(version: int, mask: int) -> tuple[tuple[int, int, str], ...]:
    """Returns the row and column of each bit of the message, and the module that stands there for a 1."""
    fixed = reserved(version) | patterns(version).keys()
    free = (cell for cell in way(size_of(version)) if cell not in fixed)
    return tuple((i, j, "10"[inverted(mask, i, j)]) for i, j in free)


def _codewords(rows: Sequence[str], version: int, mask: int) -> bytes:
    bits = "".join(["01"[rows[i][j] == one] for i, j, one in _way(version, mask)])
    count = codewords(version)
    return int(bits[: 8 * count], 2).to_bytes(count)


def _text(final: bytes, blocks: Division, version: int) -> str | None:
    data = _ordered(final, blocks)
    if message(data, blocks) != final:
        return None
    bits = f"{int.from_bytes(data):0{8 * len(data)}b}"
    return _decoded(bits, version)


def _ordered(final: bytes, blocks: Division) -> bytes:
    """Sorts the data codewords block by block. In the symbol the first ones of all blocks come first (7.6)."""
    parts: list[list[int]] = [[] for _ in blocks.blocks]
    rest = iter(final[: blocks.data])
    for turn in range(max(blocks.blocks)):
        for part, length in zip(parts, blocks.blocks, strict=True):
            if turn < length:
                part.append(next(rest))
    return bytes(codeword for part in parts for codeword in part)


def _decoded(bits: str, version: int) -> str | None:
    """Decodes the segments one after the other; returns None for a mode that addresses do not use."""
    data, at = bytearray(), 0
    while bits[at : at + 4] not in ("0000", "") and len(bits) - at >= len("0000"):
        mode = bits[at : at + 4]
        if mode == _ECI:
            at += 12
            continue
        if mode not in WIDTHS:
            return None
        width = WIDTHS[mode][bisect(WIDER, version)]
        count = int(bits[at + 4 : at + 4 + width], 2)
        at += 4 + width
        length = _length(mode, count)
        data += _segment(mode, count, bits[at : at + length])
        at += length
    return data.decode("utf-8", "replace")


def _length(mode: str, count: int) -> int:
    """Returns the number of bits that so many characters take (7.4.3 to 7.4.5)."""
    if mode == "0001":
        return 10 * (count // 3) + (0, 4, 7)[count % 3]
    return 11 * (count // 2) + 6 * (count % 2) if mode == "0010" else 8 * count


def _segment(mode: str, count: int, bits: str) -> bytes:
    if mode == "0001":
        parts = [bits[start : start + 10] for start in range(0, len(bits), 10)]
        digits = (f"{int(part, 2):0{min(3, count - 3 * index)}d}" for index, part in enumerate(parts))
        return "".join(digits).encode()
    if mode == "0010":
        parts = [bits[start : start + 11] for start in range(0, len(bits), 11)]
        pairs = (divmod(int(part, 2), 45) if len(part) > _SINGLE else (None, int(part, 2)) for part in parts)
        return "".join(LETTERS[value] for pair in pairs for value in pair if value is not None).encode()
    return int(bits or "0", 2).to_bytes(count)
