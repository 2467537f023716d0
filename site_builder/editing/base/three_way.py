"""Merges two changes of one text, line by line."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class _Same(NamedTuple):
    """Lines that all three texts have: where they begin in each, and how many they are."""

    base: int
    mine: int
    theirs: int
    length: int


def merge_lines(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Returns the text with both changes; None where both change the same lines, or lines side by side."""
    merged: list[str] = []
    at_base = at_mine = at_theirs = 0
    for same in _same_in_all(base, mine, theirs):
        old = base[at_base : same.base]
        ours, others = mine[at_mine : same.mine], theirs[at_theirs : same.theirs]
        if ours != others and old not in (ours, others):
            return None
        merged += others if ours == old else ours
        merged += base[same.base : same.base + same.length]
        at_base, at_mine, at_theirs = (start + same.length for start in same[:3])
    return merged


def _same_in_all(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Same]:
    """Finds the runs of lines that neither change has touched, in their order; an empty one ends them."""
    ours, others = _same_in_both(base, mine), _same_in_both(base, theirs)
    i = j = 0
    while i < len(ours) and j < len(others):
        (base_i, mine_i, length_i), (base_j, theirs_j, length_j) = ours[i], others[j]
        start, end = max(base_i, base_j), min(base_i + length_i, base_j + length_j)
        if start < end:
            yield _Same(start, mine_i + start - base_i, theirs_j + start - base_j, end - start)
        if base_i + length_i < base_j + length_j:
            i += 1
        else:
            j += 1
    yield _Same(len(base), len(mine), len(theirs), 0)


def _same_in_both(base: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [(match.a, match.b, match.size) for match in matcher.get_matching_blocks() if match.size]
