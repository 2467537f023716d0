"""Decides quickly whether a text may contain a personal number at all. Most texts contain none."""

import re

_SIX = re.compile(r"\d(?:\W{0,9}\d){5}")
"""It matches six digits near each other. No personal number has fewer, except a birth date with its month in words."""
_DIVIDER = r"(?:[ .()\-]{1,3}|[ .\-]?\n[ \t>#]{0,8})"
_RUN = re.compile(rf"\d(?=(?:{_DIVIDER}?\d){{5}})\d*(?:{_DIVIDER}\d+)*")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?: \d\d)?")
_BORN = re.compile(r"sinh(?:\D{0,23}|\s*[:(]?\s*)\d")
"""It reaches far enough: "sinh - vào ngày" and twelve letters is the longest that `births` and `labels` know."""
_HEAD = re.compile(r"(?:ngay|thang|nam)[\s,/\-]{0,3}sinh|sinh[\s,/\-]{0,3}ngay")
"""It matches what may be the head of a column."""


def has_digits(text: str) -> bool:
    """Returns whether a text, as it is written, has enough digits or a word for being born."""
    return bool(_SIX.search(text)) or "sinh" in text.lower()


def runs_of_digits(text: str) -> list[tuple[int, int]]:
    """Returns where a plain text has six digits or more that are not a day with its hour."""
    return [match.span() for match in _RUN.finditer(text) if not _DAY.fullmatch(match[0])]


def speaks_of_births(text: str) -> bool:
    """Returns whether a plain text has words for being born near a possible date. Of ten texts with "sinh" one has."""
    if any(word in text for word in ("dob", "birth", "bday", "sn", "ns")):
        return True
    return "sinh" in text and bool(_BORN.search(text) or _HEAD.search(text))
