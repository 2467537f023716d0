"""Draws the function patterns, by which a reader finds a symbol and its grid (ISO/IEC 18004:2015, 6.3)."""

from collections.abc import Iterator

Cell = tuple[int, int]
"""A module's row and column, from 0."""


def size_of(version: int) -> int:
    """Returns the number of modules of a side, 21 to 177 (Table 1)."""
    return 17 + 4 * version


def patterns(version: int) -> dict[Cell, bool]:
    """Returns the modules of all function patterns, and whether each is dark."""
    size = size_of(version)
    inside, last = range(size), size - 7
    finders = (3, 3), (3, size - 4), (size - 4, 3)
    modules = dict(_timing(size))
    for finder in finders:
        rings = _rings(finder, radius=4, light=(2, 4))  # 6.3.3, and the separator around it (6.3.4)
        modules |= {cell: dark for cell, dark in rings if cell[0] in inside and cell[1] in inside}
    for row in centres(version):
        for column in centres(version):
            if (row, column) not in ((6, 6), (6, last), (last, 6)):  # finders stand there
                modules |= _rings((row, column), radius=2, light=(1,))  # 6.3.6
    return modules


def _timing(size: int) -> Iterator[tuple[Cell, bool]]:
    """Yields a row and a column of modules that are dark and light in turn, between the separators (6.3.5)."""
    for step in range(8, size - 8):
        yield (6, step), step % 2 == 0
        yield (step, 6), step % 2 == 0


def _rings(centre: Cell, radius: int, light: tuple[int, ...]) -> Iterator[tuple[Cell, bool]]:
    """Yields a square of rings around a module. The rings at the given distances are light, the others dark."""
    around = range(-radius, radius + 1)
    for down in around:
        for right in around:
            yield (centre[0] + down, centre[1] + right), max(abs(down), abs(right)) not in light


def centres(version: int) -> tuple[int, ...]:
    """Returns the rows, which are the columns too, of the centres of alignment patterns (Table E.1).

    The first is 6, and the last is as far from the other edge. The steps between them are even and equal, but the first
    may be smaller: half a step is half the mean step, rounded up where more than a quarter would be lost.
    """
    if version == 1:
        return ()
    steps, last = version // 7 + 1, size_of(version) - 7
    step = 2 * ((8 * (version + 1) + 3 * steps) // (4 * steps))
    return (6, *range(last - step * (steps - 1), last + 1, step))
