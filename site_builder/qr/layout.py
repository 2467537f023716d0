"""Works out once for each version where everything stands in its symbols (ISO/IEC 18004:2015, 7.7 and 7.8).

A symbol is one integer with a bit for each module, 1 for dark, which reads it in two directions: all rows, an empty
line, all columns, and four light modules behind each line. So one shift compares every module with the one before it in
its row and in its column, no run goes on into the next line, and eight masks are judged in 20 µs (version 3).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from site_builder.qr.information import reserved
from site_builder.qr.patterns import Cell, patterns, size_of

_GAP = 4
"""The light modules behind a line: as many as a pattern may reach over an edge (7.8.3.1, the third feature)."""
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
"""Each mask tells by row and column whether it inverts a module (Table 10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The layout of a version's symbols, read in both directions."""

    size: int
    line: int
    """The number of modules from one line to the next."""
    length: int
    """The number of modules of both readings."""
    placed: Callable[[str], tuple[str, ...]]
    """Puts the bits of a message in the order of the rows; every other module gets the last bit."""
    masks: tuple[int, ...]
    """Each mask together with the function patterns. A placed message is xored with it."""
    pairs: int
    """The modules that have another one before them in their line."""

    def place(self, message: bytes) -> int:
        """Puts a message into an empty symbol (7.7.3). Up to seven bits that remain are 0 (7.6)."""
        bits = f"{int.from_bytes(message):0{8 * len(message)}b}{0:08b}"
        return _reading("".join(self.placed(bits)), self.size)

    def dark(self, cells: Iterable[Cell]) -> int:
        """Returns the integer of these dark modules in the reading by rows; a finished symbol needs no other."""
        return sum(1 << self.length - 1 - row * self.line - column for row, column in cells)

    def rows(self, modules: int) -> tuple[str, ...]:
        """Returns the symbol row by row, with a 1 for each dark module."""
        text = f"{modules:0{self.length}b}"
        return tuple([text[start : start + self.size] for start in range(0, self.size * self.line, self.line)])


@lru_cache(maxsize=8)
def layout(version: int) -> Layout:
    """Returns the layout of a version, in 1 ms for version 3. A site has two or three; the largest takes 2 MB."""
    size = size_of(version)
    fixed = dict.fromkeys(reserved(version), False) | patterns(version)
    free = [cell for cell in way(size) if cell not in fixed]
    dark = {cell for cell, is_dark in fixed.items() if is_dark}
    number: dict[Cell | None, int] = {cell: index for index, cell in enumerate(free)}
    cells = list(_cells(size))
    placed = itemgetter(*[number.get(cell, -1) for cell in cells])
    masks = ("".join("01"[mask(*cell)] for cell in free) for mask in _MASKS)
    plain = _reading("".join(["01"[cell in dark] for cell in cells]), size)
    inside = _reading("".join(["01"[cell is not None] for cell in cells]), size)
    return Layout(
        size=size,
        line=size + _GAP,
        length=(2 * size + 1) * (size + _GAP),
        placed=placed,
        masks=tuple(plain ^ _reading("".join(placed(mask + "0")), size) for mask in masks),
        pairs=inside & inside >> 1,
    )


def _cells(size: int) -> Iterator[Cell | None]:
    """Yields the modules row by row, and None for each that lies outside."""
    for row in range(size):
        yield from ((row, column) for column in range(size))
        yield from (None,) * _GAP


def _reading(rows: str, size: int) -> int:
    """Returns the integer of a symbol, of its rows with their gaps, read in both directions."""
    line, gap = size + _GAP, "0" * _GAP
    columns = [rows[column::line] + gap for column in range(size)]
    return int("".join([rows, "0" * line, *columns]), 2)


def way(size: int) -> Iterator[Cell]:
    """Yields the modules in the order of the bits: strips of two from the right, up, down …, but for timing (7.7.3)."""
    upwards = range(size - 1, -1, -1)
    for turn, right in enumerate([*range(size - 1, 6, -2), 5, 3, 1]):
        for row in reversed(upwards) if turn % 2 else upwards:
            yield row, right
            yield row, right - 1


def inverted(mask: int, row: int, column: int) -> bool:
    """Tells whether a mask inverts a module."""
    return _MASKS[mask](row, column)
