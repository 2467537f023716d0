"""Whether a text may hold a personal number at all: most texts need no more than a look."""

import re

_SIX = re.compile(r"\d(?:\W{0,9}\d){5}")
"""Six digits near each other: nothing personal has fewer, but for a birth date with its month in words."""
_DIVIDER = r"(?:[ .()\-]{1,3}|[ .\-]?\n[ \t>#]{0,8})"
_RUN = re.compile(rf"\d(?=(?:{_DIVIDER}?\d){{5}})\d*(?:{_DIVIDER}\d+)*")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?: \d\d)?")
_SAID = re.compile(r"sinh(?:\D{0,23}|\s*[:(]?\s*)\d")
"""Near enough to a date: "sinh - vào ngày" and twelve letters is the longest that `births` and `labels` know."""
_HEAD = re.compile(r"(?:ngay|thang|nam)[\s,/\-]{0,3}sinh|sinh[\s,/\-]{0,3}ngay")
"""What may be the head of a column."""


def has_digits(text: str) -> bool:
    """Whether a text, as it is written, has digits enough or a word for being born."""
    return bool(_SIX.search(text)) or "sinh" in text.lower()


def runs_of_digits(text: str) -> list[tuple[int, int]]:
    """Where a plain text has six digits or more that are no day with its hour."""
    return [match.span() for match in _RUN.finditer(text) if not _DAY.fullmatch(match[0])]


def speaks_of_births(text: str) -> bool:
    """Whether a plain text has words for being born by which a date may stand. Of ten with "sinh" it is one."""
    if any(word in text for word in ("dob", "birth", "bday", "sn", "ns")):
        return True
    return "sinh" in text and bool(_SAID.search(text) or _HEAD.search(text))
