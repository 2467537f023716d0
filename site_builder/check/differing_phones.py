"""The rule on numbers: whoever has one has the same everywhere that residents look."""

import re
from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.contact import PhoneContact
from site_builder.model.frozen import frozen
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.services import EMERGENCY
from site_builder.model.texts import text_records, texts_of
from site_builder.model.unit import Unit
from site_builder.text.normalize import fold
from site_builder.text.phones import bare, is_number, is_switchboard, show_phone

_NUMBER = r"(?<![\d.])(?:1[89]00|0\d{1,3})[ .]?\d(?:[ .]?\d){2,8}(?![\d/]|[.,]\d)"
_BEGINNINGS = ("1800", "1900", " 0", "*0", "(0", ":0", "\n0", "«0", '"0')
"""What a text has at least that has a number in it."""
_FILLER = r"(?i:[\s:,(*«\"–-]|(?<!\w)(?:số|gọi|là|qua|theo|hotline|điện thoại|đường dây nóng|ĐT|tổng đài)(?!\w))*\Z"
"""What stands between a name and its number."""
_BEFORE = 60
_SWITCHBOARD = "tong-dai-1022"
"""The service that is the switchboard of a province."""


@frozen
class Listed:
    """Says which numbers somebody has, and where that is written."""

    name: str
    numbers: frozenset[str]
    place: Location


@frozen
class Written:
    """Holds a number in a text, and the words before it."""

    before: str
    number: str
    shown: str
    place: Location


def differing_phones(context: CheckContext) -> Iterator[Problem]:
    """No two places give one body two numbers: those who call the wrong one do not know it."""
    listed: dict[str, Listed] = {}
    for entry in _listed(context.unit):
        first = listed.setdefault(fold(entry.name), entry)
        if first.numbers.isdisjoint(entry.numbers):
            yield _differs(entry.place, entry.name, ", ".join(map(_shown, sorted(entry.numbers))), first)
    for record in text_records(context.to_ask):
        for written in _written(record):
            named = [entry for name, entry in listed.items() if _ends_with(written.before, name)]
            for meant in sorted(named, key=lambda entry: len(entry.name))[-1:]:
                if written.number not in meant.numbers:
                    yield _differs(written.place, meant.name, written.shown, meant)


def _differs(place: Location, name: str, value: str, first: Listed) -> Problem:
    words = {"file": first.place.file, "line": str(first.place.line)}
    return Problem.found(
        "phone-differs", place, name=name, value=value, other=", ".join(map(_shown, sorted(first.numbers))), **words
    )


def _listed(unit: Unit) -> Iterator[Listed]:
    """Yields who has which numbers. Emergency numbers are called by a word that means others too: «công an»."""
    profile = unit.profile
    for service in unit.services.values():
        if service.hotline and service.category != EMERGENCY and not service.state.is_past:
            for name in dict.fromkeys(filter(None, (service.full_name, service.name))):
                yield Listed(name=name, numbers=frozenset(service.hotline), place=service.at("hotline"))
    switchboard = unit.services.get(_SWITCHBOARD)
    if switchboard and profile.hotline and is_switchboard(profile.hotline):
        yield Listed(name=switchboard.name, numbers=frozenset((profile.hotline,)), place=profile.at("hotline"))
    office = profile.office
    if office and office.phone and office.name:
        yield Listed(name=office.name, numbers=frozenset((office.phone,)), place=office.at("phone"))
    for channel in profile.every_channel:
        if isinstance(channel.value, PhoneContact) and channel.label:
            yield Listed(name=channel.label, numbers=frozenset((channel.value.number,)), place=channel.at("value"))


@once
def _written(record: Record) -> tuple[Written, ...]:
    """Returns the numbers in the texts of a record that somebody's name may stand before."""
    return tuple(
        Written(
            before=fold(re.sub(_FILLER, "", text[max(0, match.start() - _BEFORE) : match.start()])),
            number=bare(match[0]),
            shown=match[0],
            place=past(place, text, match.start()),
        )
        for text, place in texts_of(record)
        if any(part in text for part in _BEGINNINGS)
        for match in re.finditer(_NUMBER, text)
        if is_number(bare(match[0]))
    )


def _ends_with(before: str, name: str) -> bool:
    start = len(before) - len(name)
    return before.endswith(name) and (start == 0 or not before[start - 1].isalnum())


def _shown(number: str) -> str:
    return show_phone(number)  # type: ignore[arg-type] # digits of a number
