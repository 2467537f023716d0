"""Finds letters that were lost or replaced on the way from another program: nobody has typed them so.

A text that was damaged as a whole (an old font, UTF-8 read as Windows-1252) is refused: `text.old_fonts` finds it.
This module finds the traces that single words keep.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple

_MOST = 5
"""So many finds of one kind are told in one file: they have one cause."""
_WORD = re.compile(r"[^\s\"'«»“”()\[\]<>|]*\ufffd[^\s\"'«»“”()\[\]<>|]*")
_QUESTION = re.compile(r"(?<![^\s\"'“‘«(\[*_>])[^\W\d_]+\?(?=[a-zà-ỹđ])[^\W\d_]+(?:\?[^\W\d_]+)*\??(?![\w/=&.@])")
"""A question mark between two letters of a word: "Th?ng". A web address has more than letters around it."""
_ENTITY = re.compile(r"[^\W\d_]*&(?:[A-Za-z]{3,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});\w*")


class Damage(NamedTuple):
    """A damaged word: the rule that tells it, where it begins, and how it should read ("" where nobody can know)."""

    code: str
    start: int
    word: str
    better: str = ""


def damages(text: str) -> Iterator[Damage]:
    """Yields the damaged words of a text. A text without the three signs costs three searches for a character."""
    if "\ufffd" in text:
        yield from (Damage("text-lost", match.start(), match[0]) for match in islice(_WORD.finditer(text), _MOST))
    if "?" in text:
        found = islice(_QUESTION.finditer(text), _MOST)
        yield from (Damage("text-question-mark", match.start(), match[0]) for match in found)
    if "&" in text and ";" in text:
        yield from islice(_entities(text), _MOST)


def _entities(text: str) -> Iterator[Damage]:
    """Yields the words that hold a letter as HTML writes it: "Th&ocirc;ng"."""
    for match in _ENTITY.finditer(text):
        better = unescape(match[0])
        if better.isalpha():
            yield Damage("text-entity", match.start(), match[0], better)
