"""The numbers of issued codes: seven digits and one that checks them (Damm, 2004).

The check finds every single wrong digit and every two neighbours that changed places, so that a mistyped number is no
other office's. The first digit is no zero, because spreadsheets lose those. Numbers are drawn by lot: whoever issues
codes on two branches at a time needs no counter, and 10 codes each collide once in 90,000 times.
"""

import re
from collections.abc import Callable, Collection

from site_builder.model.problem import Refused
from site_builder.model.scalars import CodeNumber

LENGTH = 8
LONGEST = 42
"""Characters of an address that still fits a QR code of version 3 with level M (29 modules a side)."""
_DIGITS = re.compile(rf"[1-9][0-9]{{{LENGTH - 1}}}")
_GAPS = re.compile(r"[\s.\-]+")
_QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""Source: H. M. Damm, Total anti-symmetrische Quasigruppen, 2004, as given at Wikipedia, Damm algorithm."""


def check_digit(digits: str) -> str:
    """Returns the digit that checks others.

    >>> check_digit("572")
    '4'
    """
    interim = "0"
    for digit in digits:
        interim = _QUASIGROUP[int(interim)][int(digit)]
    return interim


def with_check_digit(seven: str) -> CodeNumber:
    """Returns a code's number from its first seven digits."""
    return CodeNumber(seven + check_digit(seven))


def is_code_number(text: str) -> bool:
    """Returns whether a text is the number of a code that may have been issued."""
    return bool(_DIGITS.fullmatch(text)) and check_digit(text) == "0"


def read_code_number(text: str) -> CodeNumber:
    """Reads a code's number, also with gaps between its digits: "1234 5674". Raises Refused."""
    digits = _GAPS.sub("", text)
    if not is_code_number(digits):
        raise Refused("qr-code-form", value=text)
    return CodeNumber(digits)


def draw(choose: Callable[[int], int], taken: Collection[str]) -> CodeNumber:
    """Draws a number that is not taken. `choose(n)` returns a random number below n."""
    while (number := with_check_digit(str(1_000_000 + choose(9_000_000)))) in taken:
        pass
    return number
