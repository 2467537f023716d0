"""Personal numbers in a text: found, and masked so that they can be spoken of.

A leak is worse than a false alarm, but a gate that cries wolf is switched off. So 12 digits that begin like a citizen's
id, a mobile number and a health card speak for themselves; all else is personal only where words say so: before it
("STK", "CMND số", "sinh ngày") or at the head of its column. What the law calls basic data of a person: Decree
356/2025/NĐ-CP; how a citizen's id is made: Circular 59/2021/TT-BCA.
"""

import re

from site_builder.text.privacy.kinds import NumberKind, PersonalNumber, at_home, plain
from site_builder.text.privacy.prefilter import has_digits, runs_of_digits, speaks_of_births

__all__ = ["NumberKind", "PersonalNumber", "digits", "find", "mask", "mask_number"]


def find(text: str) -> tuple[PersonalNumber, ...]:
    """The personal numbers in a text, in their order. It takes time in proportion to the text's length."""
    if not has_digits(text):
        return ()
    even = plain(text)
    if not runs_of_digits(even) and not speaks_of_births(even):
        return ()
    from site_builder.text.privacy.search import search  # noqa: PLC0415 - 10 ms, for the few texts that may hold one

    return search(text, even)


def digits(text: str) -> str:
    """Letters and digits alone, to compare a number however it is written; +84 is 0."""
    return at_home(re.sub(r"[^a-z0-9]", "", plain(text)))


def mask(text: str) -> str:
    """The same text, as long as it was, with little left of each personal number: 0912***678, 048*********."""
    while found := find(text):
        parts, done = [], 0
        for item in found:
            parts += [text[done : item.start], mask_number(text[item.start : item.end], item.kind)]
            done = item.end
        text = "".join((*parts, text[done:]))
    return text


def mask_number(number: str, kind: NumberKind) -> str:
    """A number with stars for digits: a mobile keeps seven, a date none, others their first two or three."""
    places = [index for index, letter in enumerate(number) if letter.isdecimal()]
    hidden = {NumberKind.MOBILE: places[-6:-3], NumberKind.BIRTH_DATE: places}.get(
        kind, places[min(3, len(places) // 3) :]
    )
    return "".join("*" if index in hidden else letter for index, letter in enumerate(number))
