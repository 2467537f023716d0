"""The parts of a symbol, against the tables of ISO/IEC 18004 as segno has them, or by law."""

from collections.abc import Mapping
from typing import Any, cast

import oracle
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from segno import consts

from site_builder.qr.capacity import LEVELS, VERSIONS, codewords, division
from site_builder.qr.correction import checks
from site_builder.qr.information import dark, reserved
from site_builder.qr.layout import layout
from site_builder.qr.patterns import centres, size_of
from site_builder.qr.penalty import penalty

TABLE_9: Mapping[int, Mapping[int, tuple[consts.EC, ...]]] = cast("Any", consts.ECC)
FINDERS = ("1011101", "0000101110111010000", "000010111010111010000", "00010111011101000", "1011101110111011101")
PIECES = (*FINDERS, "0000", "11111", "000000", "111", "00", "1", "0")
"""What rows are made of that are likely to cost something."""


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("level", LEVELS)
def test_blocks_are_those_of_table_9(version: int, level: str) -> None:
    """Their number, their lengths, and what corrects each."""
    ours = division(version, level)
    theirs = TABLE_9[version][consts.ERROR_MAPPING[level]]
    assert ours.blocks == tuple(part.num_data for part in theirs for _ in range(part.num_blocks))
    assert {ours.checks} == {part.num_total - part.num_data for part in theirs}
    assert ours.data == sum(ours.blocks)
    assert codewords(version) == sum(part.num_total * part.num_blocks for part in theirs)


@pytest.mark.parametrize("version", VERSIONS)
def test_alignment_patterns_stand_where_table_e1_puts_them(version: int) -> None:
    """A formula instead of the table; version 1 has none."""
    assert [(), *consts.ALIGNMENT_POS][version - 1] == centres(version)


@pytest.mark.parametrize("version", [1, 6, 7, 40])
@pytest.mark.parametrize("level", LEVELS)
def test_a_symbol_tells_its_version_level_and_mask(version: int, level: str) -> None:
    """Each of the eight masks; from version 7 on the version as well."""
    for mask in range(8):
        code = segno.make("a", version=version, error=level, mask=mask, micro=False, boost_error=False)
        assert {cell for cell in reserved(version) if code.matrix[cell[0]][cell[1]]} == set(dark(version, level, mask))


def times(one: int, other: int) -> int:
    """The product in the field of 256 elements, as a child multiplies."""
    product = 0
    for bit in range(8):
        product ^= (one << bit) * (other >> bit & 1)
    for bit in range(14, 7, -1):
        product ^= (0b100011101 << bit - 8) * (product >> bit & 1)
    return product


@given(
    st.binary(min_size=1, max_size=123),
    st.sampled_from(sorted({division(v, e).checks for v in VERSIONS for e in LEVELS})),
)
def test_a_block_with_its_checks_is_a_multiple_of_the_generator(block: bytes, degree: int) -> None:
    """Thus it is zero at the generator's roots, the first powers of 2."""
    root = 1
    for _ in range(degree):
        value = 0
        for codeword in block + checks(block, degree):
            value = times(value, root) ^ codeword
        assert value == 0
        root = times(root, 2)


def judged(rows: tuple[str, ...]) -> int:
    """The penalty of any modules."""
    lines = (*rows, "0" * len(rows), *map("".join, zip(*rows, strict=True)))
    return penalty(int("".join(line + "0000" for line in lines), 2), layout((len(rows) - 17) // 4))


@pytest.mark.parametrize("dark", range(26))
def test_the_penalty_is_segnos_at_the_very_edges_of_5_percent(dark: int) -> None:
    """Only sides that 5 divides have such edges: five lines of 25 are exactly 20 %."""
    rows = ("1" * 25,) * dark + ("0" * 25,) * (25 - dark)
    assert judged(rows) == oracle.penalty(rows)


@given(st.integers(1, 3).flatmap(lambda version: made_of(PIECES, size_of(version))))
def test_the_penalty_is_segnos(rows: tuple[str, ...]) -> None:
    """For runs, blocks, finders and imbalance of any kind, in rows and in columns."""
    assert judged(rows) == oracle.penalty(rows)


def made_of(pieces: tuple[str, ...], size: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Squares of modules, of rows that are made of pieces and often alike."""
    row = st.lists(st.sampled_from(pieces), min_size=size, max_size=size).map(lambda some: "".join(some)[:size])
    few = st.lists(row, min_size=1, max_size=6)
    return few.flatmap(lambda kinds: st.lists(st.sampled_from(kinds), min_size=size, max_size=size).map(tuple))
