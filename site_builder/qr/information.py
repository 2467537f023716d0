"""Writes what a symbol tells a reader: its level and mask (ISO/IEC 18004:2015, 7.9) and its version (7.10)."""

from collections.abc import Iterator

from site_builder.qr.patterns import Cell, size_of

_FORMAT, _NEVER_ALL_LIGHT = 0b10100110111, 0b101010000010010
"""The generator of the BCH code (15, 5), and the number with which its result is xored (Annex C)."""
_VERSION, _FIRST_TOLD = 0b1111100100101, 7
"""The generator of the code (18, 6) (Annex D), and the first version that symbols name."""
_LEVELS = {"L": 0b01, "M": 0b00, "Q": 0b11, "H": 0b10}
"""The bits of each level (Table 12)."""


def reserved(version: int) -> set[Cell]:
    """Returns the modules that are kept free for this information: 31, and 67 from version 7 on (Table 1)."""
    size = size_of(version)
    return {cell for place in (*_format_places(size), *_version_places(version)) for cell in place} | {_always(size)}


def dark(version: int, level: str, mask: int) -> Iterator[Cell]:
    """Yields those of the reserved modules that are dark."""
    size = size_of(version)
    yield _always(size)
    told = _with_checks(_LEVELS[level] << 3 | mask, _FORMAT) ^ _NEVER_ALL_LIGHT
    for place in _format_places(size):
        yield from _ones(told, place)
    for place in _version_places(version):
        yield from _ones(_with_checks(version, _VERSION), place)


def _ones(number: int, place: list[Cell]) -> Iterator[Cell]:
    """Yields the places of a number's ones when it is written into these places, its most significant bit first."""
    return (cell for cell, bit in zip(place, f"{number:0{len(place)}b}", strict=True) if bit == "1")


def _with_checks(value: int, generator: int) -> int:
    """Returns the value followed by the remainder of its division by the generator, in arithmetic modulo 2."""
    degree = generator.bit_length() - 1
    remainder = value << degree
    while remainder.bit_length() > degree:
        remainder ^= generator << remainder.bit_length() - degree - 1
    return value << degree | remainder


def _format_places(size: int) -> tuple[list[Cell], list[Cell]]:
    """Returns the places of format information: around the first finder, and beside the two others (Figure 25)."""
    corner = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    edges = [(size - row, 8) for row in range(1, 8)] + [(8, size - column) for column in range(8, 0, -1)]
    return corner, edges


def _always(size: int) -> Cell:
    """Returns the module that is dark in every symbol (7.9.1)."""
    return size - 8, 8


def _version_places(version: int) -> tuple[list[Cell], ...]:
    """Returns the places of version information: left of the upper right finder, above the lower left (Figure 27)."""
    if version < _FIRST_TOLD:
        return ()
    first = size_of(version) - 11
    upper = [(row, first + step) for row in range(5, -1, -1) for step in (2, 1, 0)]
    return upper, [(column, row) for row, column in upper]
