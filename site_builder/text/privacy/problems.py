"""Reports personal numbers as problems. The word `number` of a problem is only for comparing; no rule shows it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.privacy import NumberKind, PersonalNumber, digits, find, mask_number

PRIVATE_MOBILE = "private-mobile"
CODES: Mapping[NumberKind, str] = {
    NumberKind.CITIZEN_ID: "personal-id",
    NumberKind.OLD_ID: "personal-id",
    NumberKind.BANK: "personal-bank",
    NumberKind.BIRTH_DATE: "personal-birth",
    NumberKind.HEALTH: "personal-health",
    NumberKind.MOBILE: PRIVATE_MOBILE,
}
"""It maps each kind of number to the rule that it breaks."""


def in_text(text: str, file: str) -> Iterator[Problem]:
    """Yields every personal number of a file's text, with its line and column."""
    all_found = find(text)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))] if all_found else []
    for found in all_found:
        line = bisect_right(starts, found.start)
        yield problem_of(found, text, Location(file=file, line=line, column=found.start - starts[line - 1] + 1))


def in_name(file: str) -> Iterator[Problem]:
    """Yields every personal number in a file's path: "0912345678-nguyen-van-a.jpg"."""
    for found in find(file):
        yield problem_of(found, file, Location(file=file), "file-personal")


def problem_of(found: PersonalNumber, text: str, place: Location, code: str = "") -> Problem:
    """Returns one personal number of a text as a problem: masked to be shown, whole to be compared."""
    number = text[found.start : found.end]
    words = {"value": " ".join(mask_number(number, found.kind).split()), "number": digits(number)}
    return Problem.found(code or CODES[found.kind], place, **words)
