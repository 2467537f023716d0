"""Searches for personal numbers: the words before or above a run of digits say what it is, or else its own form."""

import re
from collections.abc import Iterator

from site_builder.text.phones import is_mobile
from site_builder.text.privacy.births import births
from site_builder.text.privacy.kinds import PROVINCES, NumberKind, PersonalNumber, at_home
from site_builder.text.privacy.labels import BANK, Label, LabelHit, Labels
from site_builder.text.privacy.runs import DigitRun, Stretch, Stretches, runs

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\")]+")
_DIGITS = re.compile(r"\d+")
_CARD = re.compile(r"(?<![a-z0-9])(?P<kind>[a-z]{2})[ .\-]?[1-5][ .\-]?(?P<province>\d\d)(?:[ .\-]?\d){10}(?![a-z0-9])")
_HOLDERS = frozenset(
    re.findall("..", "dnhxchnntkhcxkhttbnoctxbtncsxnmscccknokchdtebthndtdkxdtstctqtatytgtvlspvhgcnsvgbgdqncacytdxvcb"),
)
"""These groups of insured people have letters at the beginning of a health card (Decision 1351/QĐ-BHXH)."""
_FORCES = frozenset({"97", "98", "99"})
"""The army, the police and the cipher agency have codes of their own instead of a province's."""
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[.\- ]\d\d?[.\- ]\d\d?|\d\d?[.\- ]\d\d?[.\- ](?:19|20)\d\d|(?:19|20)\d\d(?:[.\- ](?:19|20)\d\d)+)"
    r"(?!\d)"
)
"""It matches a day, or several years."""
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_IDENTITIES = {12: NumberKind.CITIZEN_ID, 9: NumberKind.OLD_ID, 11: NumberKind.CITIZEN_ID}
"""It maps the count of digits to a kind. Spreadsheets remove a leading zero, which leaves 11 digits below "Số CCCD"."""
_REACH_OF_WORDS = 60
_REACH_OF_BANKS = 40
_REACH_OF_CODES = 25
_REACH_IN_ADDRESSES = 6
_REACH_OF_KEYS = len(": ")
"""A spreadsheet removes the zero of a mobile number: \"phone: 912345678\"."""


def search(text: str, even: str) -> tuple[PersonalNumber, ...]:
    """Returns the personal numbers in a text, in their order. `even` is the text in its plain form."""
    labels = Labels(even)
    found = [*births(even, text, [cell for cell in labels.columns if cell.label == Label.BIRTH])]
    found += _cards(even, labels)
    taken = {place for item in found for place in range(item.start, item.end)}
    taken.update(_digits_of_urls(even, labels))
    for run in runs(even):
        found += _in_run(run, labels, taken)
    return tuple(sorted(found, key=lambda item: item.start))


def _digits_of_urls(text: str, labels: Labels) -> Iterator[int]:
    """Yields the positions of digits in URLs, except numbers that the URL itself labels: zalo.me/0912345678, ?cccd=…"""
    for address in _ADDRESS.finditer(text):
        for number in _DIGITS.finditer(text, *address.span()):
            hit = labels.of(number.start())
            if hit.label is None or hit.gap > _REACH_IN_ADDRESSES:
                yield from range(*number.span())


def _cards(text: str, labels: Labels) -> Iterator[PersonalNumber]:
    """Yields health cards: GD4 79 7912345678."""
    for match in _CARD.finditer(text):
        is_known = match["kind"] in _HOLDERS and match["province"] in PROVINCES | _FORCES
        if is_known or labels.of(match.start()).label is Label.HEALTH:
            yield PersonalNumber(kind=NumberKind.HEALTH, start=match.start(), end=match.end())


def _in_run(run: DigitRun, labels: Labels, taken: set[int]) -> Iterator[PersonalNumber]:
    first, is_banking = 0, Label.MONEY in labels.known
    while first < len(run.groups):
        number = _number(run, first, labels.of(run.groups[first][0]), is_banking=is_banking)
        first += 1
        if number and taken.isdisjoint(range(number[1].start, number[1].end)):
            kind, stretch = number
            yield PersonalNumber(kind=kind, start=stretch.start, end=stretch.end)
            first = stretch.last + 1


def _number(run: DigitRun, first: int, hit: LabelHit, *, is_banking: bool) -> tuple[NumberKind, Stretch] | None:
    """Returns the personal number that begins with a group, by its label or else by its own form.

    Without a label only numbers that begin with 0 or 84 count, or those that a bank's name follows.
    """
    if hit.label is None and run.text[run.groups[first][0]] not in "08" and not is_banking:
        return None
    of_size = run.stretches(first)
    for kind, stretch in (*_by_label(of_size, hit), *_by_itself(of_size, hit)):
        if stretch.stands_alone() or (hit.gap == 0 and hit.label):
            return kind, stretch
    return None


Guesses = Iterator[tuple[NumberKind, Stretch]]


def _by_label(of_size: Stretches, hit: LabelHit) -> Guesses:
    label = hit.label
    if label is Label.IDENTITY and hit.gap <= _REACH_OF_WORDS:
        for size, kind in _IDENTITIES.items():
            if (number := of_size.get(size)) and (size != 11 or hit.gap == 0):  # noqa: PLR2004 - as in the table
                yield kind, number
    elif label is Label.HEALTH and hit.gap <= _REACH_OF_BANKS and (number := of_size.get(10)):
        is_near = hit.gap <= 12  # noqa: PLR2004 - "mã số BHXH: 0812345678"; further off it may be a mobile number
        if is_near or not is_mobile(number.digits):
            yield NumberKind.HEALTH, number
    elif label in (Label.ACCOUNT, Label.MONEY) and (number := of_size.longest()):
        yield from _account(number, hit)
    elif (
        label is Label.PHONE
        and hit.gap <= _REACH_OF_KEYS
        and (number := of_size.get(9))
        and is_mobile(f"0{number.digits}")
    ):
        yield NumberKind.MOBILE, number


def _account(number: Stretch, hit: LabelHit) -> Guesses:
    """Yields a number after "số tài khoản", or one after a bank's name that does not look like anything else."""
    digits, is_sure = number.digits, hit.label is Label.ACCOUNT
    if len(digits) < (6 if is_sure else 8) or number.is_amount() or _DATE.match(number.text):
        return
    if digits.startswith(("1800", "1900")) and len(digits) <= 10:  # noqa: PLR2004 - the bank's own line
        return
    is_near = hit.line and hit.gap <= _REACH_OF_BANKS
    is_other = digits.startswith("02") or _AMOUNT.fullmatch(number.text) or _has_mobile(number)
    if is_sure or (is_near and not is_other):
        yield NumberKind.BANK, number


def _has_mobile(number: Stretch) -> bool:
    """Returns whether it contains a mobile number: "Agribank 123 0912 345 678"."""
    return any(True for first in range(number.first, number.last + 1) for _ in _mobiles(number.run.stretches(first)))


def _by_itself(of_size: Stretches, hit: LabelHit) -> Guesses:
    if hit.label is Label.OTHER and hit.gap <= _REACH_OF_CODES:
        return
    if of_size.digits[1:3] in PROVINCES and (number := of_size.get(12)) and _is_citizen(number):
        yield NumberKind.CITIZEN_ID, number
    if not (hit.label is Label.TAX and hit.gap <= _REACH_OF_CODES):
        yield from ((NumberKind.MOBILE, number) for number in _mobiles(of_size))
    if (number := of_size.longest()) and BANK.match(number.run.text, number.end):
        yield from _account(number, LabelHit(label=Label.MONEY, gap=0))


def _is_citizen(number: Stretch) -> bool:
    """Returns whether it has the form of a citizen's id: 0 and a province, sex with century, the year, six digits."""
    sizes = number.sizes
    is_grouped = min(sizes) >= 3 or sizes[:3] == (3, 1, 2) or set(sizes) == {1}  # noqa: PLR2004 - groups as on the card
    return number.digits[0] == "0" and is_grouped and not number.is_amount()


def _mobiles(of_size: Stretches) -> Iterator[Stretch]:
    """Yields the mobile numbers that begin with a group, with 0 or 84 in front."""
    for size in (10, 11, 12, 13, 14):
        digits = of_size.digits[:size]
        number = of_size.get(size) if is_mobile(at_home(digits)) else None
        if number and (number.is_even() if is_mobile(digits) else number.is_international()):
            yield number
