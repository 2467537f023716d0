"""What a symbol says of itself: level, mask (ISO/IEC 18004:2015, 7.9) and version (7.10), and where."""

from collections.abc import Iterator

from site_builder.qr.patterns import Cell, size_of

_FORMAT, _NEVER_ALL_LIGHT = 0b10100110111, 0b101010000010010
"""The generator of the BCH code (15, 5), and what the result is xored with (Annex C)."""
_VERSION, _FIRST_TOLD = 0b1111100100101, 7
"""The generator of the code (18, 6) (Annex D), and the first version that a symbol names."""
_LEVELS = {"L": 0b01, "M": 0b00, "Q": 0b11, "H": 0b10}
"""Table 12."""


def reserved(version: int) -> set[Cell]:
    """The modules that are kept free for it: 31, from version 7 on 67 (Table 1)."""
    size = size_of(version)
    return {cell for place in (*_format_places(size), *_version_places(version)) for cell in place} | {_always(size)}


def dark(version: int, level: str, mask: int) -> Iterator[Cell]:
    """Those of them that are dark."""
    size = size_of(version)
    yield _always(size)
    told = _with_checks(_LEVELS[level] << 3 | mask, _FORMAT) ^ _NEVER_ALL_LIGHT
    for place in _format_places(size):
        yield from _ones(told, place)
    for place in _version_places(version):
        yield from _ones(_with_checks(version, _VERSION), place)


def _ones(number: int, place: list[Cell]) -> Iterator[Cell]:
    """Where a number has ones when it is written there from its most significant bit on."""
    return (cell for cell, bit in zip(place, f"{number:0{len(place)}b}", strict=True) if bit == "1")


def _with_checks(value: int, generator: int) -> int:
    """The value, followed by the remainder of its division by the generator, in arithmetic modulo 2."""
    degree = generator.bit_length() - 1
    remainder = value << degree
    while remainder.bit_length() > degree:
        remainder ^= generator << remainder.bit_length() - degree - 1
    return value << degree | remainder


def _format_places(size: int) -> tuple[list[Cell], list[Cell]]:
    """Where format information stands: around the first finder, and beside the two others (Figure 25)."""
    corner = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    edges = [(size - row, 8) for row in range(1, 8)] + [(8, size - column) for column in range(8, 0, -1)]
    return corner, edges


def _always(size: int) -> Cell:
    """The module that is dark in every symbol (7.9.1)."""
    return size - 8, 8


def _version_places(version: int) -> tuple[list[Cell], ...]:
    """Where version information stands: left of the upper right finder, and above the lower left one (Figure 27)."""
    if version < _FIRST_TOLD:
        return ()
    first = size_of(version) - 11
    upper = [(row, first + step) for row in range(5, -1, -1) for step in (2, 1, 0)]
    return upper, [(column, row) for row, column in upper]
