"""The lists that are open at a line, and which of them its mark belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_builder.model.frozen import frozen
from site_builder.text.dialect.marks import HEADING, QUOTE, RULER, ListMark, indent_of, read_mark

_RANKS = {"1": 0, "•": 1, "-": 2, "+": 3, "◦": 4}
"""Which mark may stand for a list inside another: officials write «+» below «-», and both below «1.»."""
INNER = 2
"""Columns by which something stands further in than the item that it belongs to, at the least."""


@dataclass(slots=True, kw_only=True)
class Level:
    """A list that is open: the column of its items, the kind of its mark, and its last number."""

    indent: int
    kind: str
    number: int


def leave(levels: list[Level], indent: int) -> None:
    """Ends the lists that do not hold something in this column."""
    while levels and indent < levels[-1].indent + INNER:
        levels.pop()


@frozen
class Opened:
    """How an item stands in its list: whether it begins it, and whether that list stands where another one ended."""

    is_first: bool
    replaces: bool


def open_level(
    levels: list[Level], indent: int, mark: ListMark, following: Iterable[str], *, after_blank: bool
) -> Opened:
    """Makes the list of an item the innermost one.

    `following` are the lines below the item: behind an empty line, a bullet belongs to the step above only where the
    next step follows.
    """
    while len(levels) > 1 and indent < levels[-1].indent and indent < levels[-2].indent + INNER:
        levels.pop()
    replaces = False
    if levels and indent < levels[-1].indent + INNER:
        same = [at for at, level in enumerate(levels) if level.kind == mark.kind and indent < level.indent + INNER]
        if same:
            del levels[same[-1] + 1 :]
            levels[-1].number, levels[-1].indent = mark.number or 0, min(indent, levels[-1].indent)
            return Opened(is_first=False, replaces=False)
        column = levels[-1].indent
        while levels and abs(levels[-1].indent - column) < INNER and _RANKS[mark.kind] < _RANKS[levels[-1].kind]:
            levels.pop()
            replaces = True
        is_beside = bool(levels) and abs(levels[-1].indent - column) < INNER
        if is_beside and after_blank and not _goes_on(levels[-1], following):
            levels.pop()
            replaces = True
    levels.append(Level(indent=indent, kind=mark.kind, number=mark.number or 0))
    return Opened(is_first=True, replaces=replaces)


def _goes_on(level: Level, following: Iterable[str]) -> bool:
    """Whether a later line goes on with a list, before anything that ends it."""
    for line in following:
        mark = read_mark(line.lstrip(" \t"))
        if mark and mark.kind == level.kind:
            return _is_next(mark, level)
        if HEADING.match(line) or RULER.match(line):
            return False
        if line.strip() and not mark and indent_of(line) < level.indent + INNER:
            return False
    return False


def is_between_items(levels: Sequence[Level], following: Iterable[str]) -> bool:
    """Whether one of the lists goes on below a line, without an empty line between."""
    for line in following:
        if not line.strip():
            return False
        if HEADING.match(line) or RULER.match(line) or QUOTE.match(line):
            return False
        if mark := read_mark(line.lstrip(" \t")):
            return any(mark.kind == level.kind and _is_next(mark, level) for level in levels)
    return False


def _is_next(mark: ListMark, level: Level) -> bool:
    return mark.number is None or mark.number == level.number + 1
