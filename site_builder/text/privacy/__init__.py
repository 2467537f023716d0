"""Finds personal numbers in a text, and masks them so that they can be shown.

A leak is worse than a false alarm, but a check with many false alarms gets switched off. So 12 digits that begin like a
citizen's id, a mobile number and a health card count by themselves. All other numbers are personal only if words say
so: before the number ("STK", "CMND số", "sinh ngày") or at the head of its column. Decree 356/2025/NĐ-CP defines the
basic data of a person, and Circular 59/2021/TT-BCA the form of a citizen's id.
"""

import re

from site_builder.text.privacy.boxes import joined
from site_builder.text.privacy.kinds import NumberKind, PersonalNumber, at_home, plain
from site_builder.text.privacy.prefilter import has_digits, runs_of_digits, speaks_of_births

__all__ = ["NumberKind", "PersonalNumber", "digits", "find", "mask", "mask_number"]


def find(text: str) -> tuple[PersonalNumber, ...]:
    """Returns the personal numbers in a text, in their order. The time is proportional to the length of the text."""
    if not has_digits(text):
        return ()
    even = joined(plain(text))
    if not runs_of_digits(even) and not speaks_of_births(even):
        return ()
    from site_builder.text.privacy.search import search  # noqa: PLC0415 - 10 ms, for the few texts that may contain one

    return search(text, even)


def digits(text: str) -> str:
    """Returns letters and digits alone, to compare a number however it is written. +84 counts as 0."""
    return at_home(re.sub(r"[^a-z0-9]", "", plain(text)))


def mask(text: str) -> str:
    """Returns a text of the same length in which little is left of each personal number: 0912***678, 048*********."""
    while found := find(text):
        parts, done = [], 0
        for item in found:
            parts += [text[done : item.start], mask_number(text[item.start : item.end], item.kind)]
            done = item.end
        text = "".join((*parts, text[done:]))
    return text


def mask_number(number: str, kind: NumberKind) -> str:
    """Returns a number with stars for digits. A mobile number keeps seven, a date none, others two or three."""
    places = [index for index, letter in enumerate(number) if letter.isdecimal()]
    hidden = {NumberKind.MOBILE: places[-6:-3], NumberKind.BIRTH_DATE: places}.get(
        kind, places[min(3, len(places) // 3) :]
    )
    return "".join("*" if index in hidden else letter for index, letter in enumerate(number))
