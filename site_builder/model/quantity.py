"""Defines numbers as reports and the press give them: whole or not, a share, so many of so many; exact or not."""

from decimal import Decimal
from enum import StrEnum

from site_builder.model.frozen import frozen


class Bound(StrEnum):
    """Tells on which side of a number the truth lies, where the source says no more."""

    ABOUT = "about"
    OVER = "over"
    ALMOST = "almost"
    UNDER = "under"
    LEAST = "least"
    MOST = "most"


class Scale(StrEnum):
    """Tells how much one of a number is, where people write "1,5 triệu" instead of all its zeros."""

    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"


@frozen
class Quantity:
    """Holds "1.871", "83/93", "84,5 %", "hơn 441", "gần 1,5 triệu"."""

    number: Decimal
    """It has the digits that were written, so that "84,50" is not 84,5."""
    of: int | None = None
    """It is the whole of which `number` is a part: the 93 of "83/93"."""
    is_percent: bool = False
    scale: Scale | None = None
    """It is how much one of `number` is; None for one."""
    bound: Bound | None = None
    written: str = ""
    """It is how the editor has put it."""
