"""Defines the kinds of personal numbers, and the plain form of a text in which one pattern fits all ways of writing."""

import re
from enum import StrEnum

from site_builder.model.frozen import frozen
from site_builder.text.codepage import Respelling
from site_builder.text.normalize import fold
from site_builder.text.phones import is_mobile


class NumberKind(StrEnum):
    """Names the kind of a number that identifies one person."""

    CITIZEN_ID = "citizen-id"
    """It is the 12 digits on the identity card (CCCD, căn cước)."""
    OLD_ID = "old-id"
    """It is the 9 digits of the former card (CMND)."""
    BANK = "bank"
    BIRTH_DATE = "birth-date"
    HEALTH = "health"
    """It is the health card's 15 characters (BHYT), or the 10 digits of the social insurance code (BHXH)."""
    MOBILE = "mobile"


@frozen
class PersonalNumber:
    """Marks a personal number in a text: the characters from `start` up to `end`."""

    kind: NumberKind
    start: int
    end: int


_UNUSED = frozenset(
    {3, 5, 7, 9, 13, 16, 18, 21, 23, 28, 29, 32, 39, 41, 43, 47, 50, 53, 55, 57, 59, 61, 63, 65, 69, 71, 73, 76, 78}
    | {81, 85, 88, 90},
)
PROVINCES = frozenset(f"{code:02}" for code in range(1, 97) if code not in _UNUSED)
"""They are the 63 provinces before 2025 (Circular 07/2016/TT-BCA). Cards keep their codes; the 34 are among them."""


def _plain() -> dict[int, str]:
    letters = {code: fold(chr(code)) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1EA0, 0x1F00))}
    table = {code: letter for code, letter in letters.items() if len(letter) == 1 and letter.isascii()}
    table |= {0xFF10 + digit: str(digit) for digit in range(10)}
    table |= dict.fromkeys(
        map(ord, "_\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u2060\ufeff"), " "
    )
    table |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"), "-")
    return table | dict.fromkeys(map(ord, "·•‧∙․"), ".")


plain = Respelling(_plain())
"""It returns the text in lower case without accents, with plain spaces, hyphens and dots. Positions stay the same."""


_FROM_ABROAD = re.compile(r"(?:00)?840?(\d{9})")


def at_home(number: str) -> str:
    """Returns the digits of a mobile number as dialled inside Vietnam. Other digits stay unchanged."""
    abroad = _FROM_ABROAD.fullmatch(number)
    return f"0{abroad[1]}" if abroad and is_mobile(f"0{abroad[1]}") else number
