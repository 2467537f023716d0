"""Rules on people's data: whose mobile number may be published, and which finds the unit itself explains."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import unquote

from site_builder.check.context import CheckContext
from site_builder.links import routes
from site_builder.model.announcement import Attachment
from site_builder.model.contact import EmailContact, PhoneContact, PlaceContact, WebContact, ZaloContact
from site_builder.model.location import Location, Record, field_names, once, past
from site_builder.model.problem import Problem
from site_builder.model.profile import Channel, Office, Profile
from site_builder.model.services import Service
from site_builder.model.silence import Sifted, answered, piled, sift
from site_builder.model.teams import Consent, Member
from site_builder.model.texts import shown_records
from site_builder.model.unit import Unit
from site_builder.text.contacts import show_contact
from site_builder.text.normalize import clean
from site_builder.text.privacy import NumberKind, PersonalNumber, digits, find
from site_builder.text.privacy.problems import CODES, PRIVATE_MOBILE, problem_of

_OF_MOBILES = (PRIVATE_MOBILE, "file-personal")
_PERSONAL = frozenset({*CODES.values(), *_OF_MOBILES})
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
_MARKED = re.compile(r"\d(?:[*_`~&\\%<\[\]]|[ \t]+\n|(?<=[*_`~;\\%>)\[\]]\d))")
"""Digits beside what Markdown, HTML or an address makes something else of."""
_MARKS = re.compile(r"[*_`~\\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?: ?\(([^()\n]*)\)|\[[^\[\]]*\])")
"""A link or picture. Residents read the words; the target is looked through beside them."""
_BREAK = re.compile(r"[ \t]*(?:<br\s*/?>[ \t]*\n?|\n)[ \t]*", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")


def consent(context: CheckContext) -> Iterator[Problem]:
    """A member's phone or Zalo is published only with a recorded consent that names it (Law 91/2025/QH15)."""
    for member in (member for team in context.unit.teams.values() for member in team.members):
        agreed = member.consent.what if member.consent else ()
        for key in ("phone", "zalo"):
            if getattr(member, key) and key not in agreed:
                yield Problem.found("no-consent", member.at(key), key=key, name=member.name)


def private_numbers(context: CheckContext) -> Iterator[Problem]:
    """No text tells a mobile number that nobody publishes lawfully in its own place on the day, nor any other number.

    Those other than mobiles were looked for in the files as they are written. What YAML, Markdown and HTML make of a
    text may hold one that nobody has seen there. A number that was told already is silenced (`silence.number_told`).
    """
    unit = context.unit
    lawful, public = context.numbers | lawful_numbers(unit, context.day), _public(unit)
    for record in (context.site, unit.profile, *shown_records(context.to_ask)):
        for number, found, made, place, is_written in _numbers(record):
            if number in (lawful if found.kind is NumberKind.MOBILE else public):
                continue
            if is_written:
                yield problem_of(found, made, past(place, made, found.start))
            else:
                hidden = problem_of(found, made, place)
                yield replace(hidden, words={**hidden.words, "within": "marks"})


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
    """What residents read where marks stand between digits: "0912**345**678", "[0912](tel:1)345678". "" elsewhere."""
    if not _MARKED.search(text):
        return ""
    words = _TAG.sub("", _BREAK.sub("\n", _LINK.sub(r"\1", text)))
    targets = (link[2] for link in _LINK.finditer(text) if link[2])
    return _MARKS.sub("", clean(unescape(unquote("\n—\n".join((words, *targets))))))


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
    contacts = [channel.value for channel in profile.every_channel]
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


def told_of_files(unit: Unit, above: frozenset[str], problems: Collection[Problem]) -> Sifted[Problem]:
    """The problems of a unit's own files: those that are told, and those that the unit answers.

    An organisation's own number stands in `public_numbers`. A scan that the machine cannot read has been looked through
    by whom the attachment names (`reviewed_by`). `above` are the lawful numbers of the layers that are inherited.
    """
    if not problems:
        return Sifted()
    public, lawful = _public(unit), above | lawful_numbers(unit)
    numbers = {code: lawful if code in _OF_MOBILES else public for code in _PERSONAL}
    return sift(problems, answered(numbers, _reviewed(unit)), piled(_PERSONAL, _TOLD))


def _reviewed(unit: Unit) -> frozenset[str]:
    """The attachments that somebody has looked through, by their path in the content."""
    offered = (attachment for item in unit.announcements.values() for attachment in item.attachments)
    return frozenset(
        routes.find(unit, attachment.at("file").file, attachment.file).address
        for attachment in offered
        if attachment.file and attachment.reviewed_by
    )
