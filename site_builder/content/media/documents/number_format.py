"""A cell's number and its number format become the text that the cell shows, with every digit of the number.

Officials keep identity numbers as numbers and let the format `000000000000` write the zeros in front. Only what adds
digits is followed here. Spaces, dots and other signs that a format puts between digits are left out, so that an
account number stays one number (number formats: ECMA-376-1, 18.8.31).
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<sign>.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d{1,15})")
_MOST_LETTERS = 255
"""Characters of a format: as many as Excel takes."""
_EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; a longer card number has lost its last ones."""
_LONGEST = 10**24
"""Larger numbers are no numbers of persons, and would fill a line with zeros."""


class _Section(NamedTuple):
    """One of the up to four parts of a format: for which numbers it is, and what it adds to a whole one."""

    condition: tuple[str, int] | None = None
    before: str = ""
    digits: int = 1
    """As many as are shown at least, with zeros in front."""
    after: str = ""

    @property
    def is_telling(self) -> bool:
        """Whether more digits may be shown than a number has."""
        return self.digits > 1 or any(map(str.isdigit, self.before + self.after))


def adds_digits(code: str) -> bool:
    """Whether a format may show more digits than the plain number has."""
    return any(section.is_telling for section in _sections(code))


def number_text(value: float, code: str = "") -> str:
    """A number as its format shows it, in full: `48090001234` with `000000000000` is `048090001234`."""
    if not isfinite(value) or abs(value) >= _LONGEST:
        return str(value)
    if value != int(value):
        return f"{value:.{_EXACT_DIGITS}g}"
    number = int(value) if abs(value) < 10**_EXACT_DIGITS else int(Decimal(f"{value:.{_EXACT_DIGITS}g}"))
    section = _section_for(number, code) if code and number >= 0 else None
    if section is None or not section.is_telling:
        return str(number)
    return f"{section.before}{number:0{section.digits}}{section.after}"


def value_text(value: object, code: str = "") -> str:
    """What a cell holds, on one line: a day as 12/03/1975, a number as its format shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value, code)
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, timedelta):
        return f"{value / timedelta(hours=1):g}"
    return " ".join(str(value).split())


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    if len(code) > _MOST_LETTERS:
        return ()
    sections: list[_Section] = []
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(code):
        if token["sign"] == ";":
            sections.append(_section(tokens))
            tokens = []
        else:
            tokens.append(token)
    return (*sections, _section(tokens))


def _section(tokens: list[re.Match[str]]) -> _Section:
    condition: tuple[str, int] | None = None
    before, places, after = "", "", ""
    for token in tokens:
        sign, bracket = token["sign"], token["bracket"]
        if bracket is not None:
            found = _CONDITION.fullmatch(bracket)
            condition = (found[1], int(found[2])) if found else condition
        elif sign == "." and places:
            break  # decimals: whole numbers have none
        elif sign and sign in "%/@EeGg":  # another value than the number, a text, or the general format
            return _Section(condition)
        elif sign and sign in "0#?":
            places, after = places + sign, ""
        elif places:
            after += sign or token["quoted"] or token["escaped"] or ""
        else:
            before += sign or token["quoted"] or token["escaped"] or ""
    return _Section(condition, before, max(1, len(places.lstrip("#?"))), after) if places else _Section(condition)


def _section_for(number: int, code: str) -> _Section | None:
    """The part of a format that is for a number that is not negative."""
    return next((part for part in _sections(code) if part.condition is None or _holds(number, *part.condition)), None)


def _holds(number: int, comparison: str, limit: int) -> bool:
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[comparison]
