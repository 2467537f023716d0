"""Reads the grades that editors write behind a source: "cafef.vn, 02/2024 (B, P66)". Pure."""

import re

_GRADES = re.compile(r"\(\s*((?:[A-DSV]|[CDPS]\d+)(?:[,; ]+(?:[A-DSV]|[CDPS]\d+))*)\s*(?:\)|\Z)")
"""Where nothing closes it, a list in brackets was split at the comma: `[mã nguồn (C, C7)]`."""
UNVERIFIED = frozenset("CV")
"""What was seen in program code only, or is from memory. A is the owner, B the press, S a seed article, D data."""


def grades(source: str) -> frozenset[str]:
    """Returns the grades of a source; none where it names none.

    >>> sorted(grades("a.vn (B, P4); mã nguồn (C, C7)"))
    ['B', 'C']
    """
    marks = (mark for match in _GRADES.finditer(source) for mark in match[1] if mark.isalpha())
    return frozenset(marks) - {"P"}


def is_unverified(source: str) -> bool:
    """Returns whether a source is graded, and no grade of it is one of what may be published."""
    if "(C" not in source and "(V" not in source:
        return False  # nearly all of them
    found = grades(source)
    return bool(found) and found <= UNVERIFIED
