"""Rules on people's data: whose mobile number may be published, and which finds the unit itself explains."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import unquote

from site_builder.links import routes
from site_builder.model.location import Location, Record, field_names, once, past
from site_builder.model.problem import Problem
from site_builder.model.records import (
    Attachment,
    Channel,
    Consent,
    EmailContact,
    Member,
    Office,
    PhoneContact,
    PlaceContact,
    Profile,
    Service,
    Site,
    Unit,
    WebContact,
    ZaloContact,
)
from site_builder.model.texts import shared_records
from site_builder.text.contacts import show_contact
from site_builder.text.normalize import clean
from site_builder.text.privacy import NumberKind, PersonalNumber, digits, find
from site_builder.text.privacy.problems import CODES, PRIVATE_MOBILE, told

_PERSONAL = frozenset({*CODES.values(), "file-personal"})
_TOLD = 5
"""How many numbers of one kind are told in one file: who sees five of a list's three hundred knows what to do."""
_NO_TEXTS: Mapping[type[Record], frozenset[str]] = {
    Profile: frozenset({"hotline", "code", "public_numbers"}),
    Office: frozenset({"phone", "email"}),
    Service: frozenset({"hotline", "android", "ios"}),
    Attachment: frozenset({"file", "reviewed_by"}),
    Member: frozenset({"phone", "zalo", "consent"}),
    Consent: frozenset({"by"}),
}
"""Fields that are numbers and names by themselves, or that no page shows."""
_DIGIT = re.compile(r"\d")
_MARKED = re.compile(r"\d(?:[*_`~&\\%]|(?<=[*_`~;\\%]\d))")
"""Digits beside what Markdown, HTML or an address makes something else of."""
_MARKS = re.compile(r"[*_`~\\]")


def private_numbers(
    unit: Unit, site: Site, above: frozenset[str], day: date, known: Iterable[Problem]
) -> Iterator[Problem]:
    """No text tells a mobile number that nobody publishes lawfully in its own place on `day`, nor any other number.

    Those other than mobiles were looked for in the files as they are written; what YAML, Markdown and HTML make of a
    text may hold one that nobody has seen there. `above` are the lawful numbers of the layers that are inherited.
    """
    lawful, public = above | lawful_numbers(unit, day), _public(unit)
    seen = {problem.words["number"] for problem in known if "number" in problem.words}
    told_already = {(problem.place.file, problem.code) for problem in known}
    for record in (site, unit.profile, *shared_records(unit), *unit.teams.values(), *unit.events, *unit.figures):
        for number, found, made, place, is_written in _numbers(record):
            if (place.file, CODES[found.kind]) in told_already:
                continue
            if number not in seen and number not in (lawful if found.kind is NumberKind.MOBILE else public):
                yield told(found, made, past(place, made, found.start) if is_written else place)
                seen |= {number} if is_written else set()


Numbered = tuple[str, PersonalNumber, str, Location, bool]
"""A number, where it was found in which text, the place of that text, and whether it is the text as it is written."""


@once
def _numbers(record: Record) -> tuple[Numbered, ...]:
    """The numbers in what a page may show of a record."""
    return tuple(
        (digits(made[found.start : found.end]), found, made, place, is_written)
        for text, place in _texts(record)
        for made, is_written in ((text, True), (_laid_out(text), False))
        for found in find(made)
    )


def _laid_out(text: str) -> str:
    """What residents read where marks stand between digits: "0912**345**678", "0912&nbsp;345 678". "" elsewhere."""
    return _MARKS.sub("", clean(unescape(unquote(text)))) if _MARKED.search(text) else ""


def lawful_numbers(unit: Unit, day: date | None = None) -> frozenset[str]:
    """The numbers of the office and its channels, of services, of organisations, and of members who agreed by `day`.

    A member who leaves (`valid_to`) takes the number along: it may not stay behind in a text. That is told when the
    day is written, not when it comes: an error that time alone brings would freeze the pages with the person on them.
    Without a day only those count who have none to begin on either.
    """
    profile = unit.profile
    numbers: list[str | None] = [profile.hotline, profile.office.phone if profile.office else None]
    numbers += (number for service in unit.services.values() for number in service.hotline)
    for member in (member for team in unit.teams.values() for member in team.members):
        agreed = member.consent.what if member.consent and _has_begun(member, day) and not member.valid_to else ()
        numbers += (member.phone if "phone" in agreed else None, member.zalo if "zalo" in agreed else None)
    contacts = [channel.value for channel in profile.channels]
    numbers += (contact.number for contact in contacts if isinstance(contact, PhoneContact | ZaloContact))
    pages = [contact.address for contact in contacts if isinstance(contact, WebContact)]
    linked = {digits(page[found.start : found.end]) for page in pages for found in find(page)}
    return frozenset({*filter(None, numbers), *map(digits, pages), *linked, *_public(unit)})


def _has_begun(member: Member, day: date | None) -> bool:
    begins = [begin for begin in (member.valid_from, member.consent and member.consent.date) if begin]
    return all(begin <= day for begin in begins) if day else not member.valid_from


def _public(unit: Unit) -> frozenset[str]:
    return frozenset(digits(item.number) for item in unit.profile.public_numbers)


def _texts(record: Record) -> Iterator[tuple[str, Location]]:
    """Every text of a record that a page may show and that has a digit, and where it begins."""
    skipped = _NO_TEXTS.get(type(record), frozenset())
    if isinstance(record, Channel) and isinstance(record.value, EmailContact | PlaceContact):
        words = show_contact(record.value)
        yield from [(words, record.at("value"))] if _DIGIT.search(words) else []
    for name in field_names(type(record)):
        value: Any = getattr(record, name)
        if not value or name == "places" or name in skipped:
            continue
        if isinstance(value, str):
            if _DIGIT.search(value):
                yield value, record.at(name, 0)
        elif isinstance(value, Record):
            yield from _texts(value)
        elif isinstance(value, tuple | Mapping):
            yield from _inner_texts(record, name, value)


def _inner_texts(
    record: Record, name: str, value: tuple[Any, ...] | Mapping[str, Any]
) -> Iterator[tuple[str, Location]]:
    for index, part in enumerate(value.values() if isinstance(value, Mapping) else value):
        if isinstance(part, Record):
            yield from _texts(part)
        elif isinstance(part, str) and _DIGIT.search(part):
            yield part, record.at(name, index)


def unanswered(unit: Unit, above: frozenset[str], problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a unit's files without those that the unit explains.

    An organisation's own number stands in `public_numbers`; a scan that the machine cannot read has been looked
    through by whom the attachment names (`reviewed_by`).
    """
    public, lawful, reviewed = _public(unit), above | lawful_numbers(unit), _reviewed(unit)
    left, counts = [], Counter[tuple[str, str]]()
    for problem in problems:
        if problem.code in _PERSONAL:
            known = lawful if problem.code in (PRIVATE_MOBILE, "file-personal") else public
            counts[problem.place.file, problem.code] += problem.words["number"] not in known
            if problem.words["number"] in known or counts[problem.place.file, problem.code] > _TOLD:
                continue
        if problem.code == "attachment-unread" and problem.place.file in reviewed:
            continue
        left.append(problem)
    return left


def _reviewed(unit: Unit) -> frozenset[str]:
    """The attachments that somebody has looked through, by their path in the content."""
    offered = (attachment for item in unit.announcements.values() for attachment in item.attachments)
    return frozenset(
        routes.find(unit, attachment.at("file").file, attachment.file).address
        for attachment in offered
        if attachment.file and attachment.reviewed_by
    )
