"""Tells when content has to be reviewed, who is responsible for it, and what is overdue.

The interval depends on the kind of content, and the owner is a role. Elsewhere reviews became a formality where each
page had an interval of its own, or an owner who had moved on. A kind that does not age, such as history, has no
interval.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from site_builder.model.choices import Reviewed
from site_builder.model.contact import PhoneContact
from site_builder.model.guide import Guide
from site_builder.model.profile import Channel, Office
from site_builder.model.result import ReviewDue
from site_builder.model.services import Service
from site_builder.model.unit import Unit
from site_builder.text.contacts import show_contact

DAYS: Mapping[str, int] = {Reviewed.GUIDES: 180, Reviewed.SERVICES: 180, Reviewed.CONTACTS: 90}
"""A check holds for this many days if `reviews` says nothing. Numbers change faster than procedures."""


def falls_due(unit: Unit, kind: Reviewed, checked_on: date) -> date:
    """Returns the first day on which a check no longer holds."""
    review = unit.profile.reviews.get(kind)
    days = (review.days if review else None) or DAYS[kind]
    return checked_on + timedelta(days=days + 1)


def is_overdue(unit: Unit, kind: Reviewed, checked_on: date | None, today: date) -> bool:
    """Returns whether a check no longer holds. Content without a check is not overdue, because none was promised."""
    return checked_on is not None and falls_due(unit, kind, checked_on) <= today


def owner(unit: Unit, kind: Reviewed) -> str:
    """Returns the role that is responsible for a kind of content, or "" if none is named."""
    review = unit.profile.reviews.get(kind)
    return review.owner if review else ""


def due_days(unit: Unit) -> Iterator[date]:
    """Yields the days on which content of a unit falls due for review."""
    for kind, _, record, _ in _records(unit):
        if record.checked_on:
            yield falls_due(unit, kind, record.checked_on)


def overdue(unit: Unit, today: date) -> tuple[ReviewDue, ...]:
    """Returns what has to be checked again, the longest overdue first."""
    return tuple(sorted(_overdue(unit, today)))


def _overdue(unit: Unit, today: date) -> Iterator[ReviewDue]:
    for kind, title, record, sources in _records(unit):
        if record.checked_on and is_overdue(unit, kind, record.checked_on, today):
            yield ReviewDue(
                falls_due=falls_due(unit, kind, record.checked_on),
                place=record.at("checked_on"),
                kind=kind,
                title=title,
                checked_on=record.checked_on,
                sources=tuple(source for source in sources if source),
                owner=owner(unit, kind),
            )


def _records(unit: Unit) -> Iterator[tuple[Reviewed, str, Guide | Service | Office | Channel, tuple[str, ...]]]:
    for guide in unit.guides.values():
        yield Reviewed.GUIDES, guide.title, guide, guide.sources
    for service in unit.services.values():
        yield Reviewed.SERVICES, service.name, service, service.sources
    office = unit.profile.office
    if office:
        number = show_contact(PhoneContact(office.phone)) if office.phone else ""
        yield Reviewed.CONTACTS, _named(office.name, number), office, (office.source,)
    for channel in unit.profile.every_channel:
        written = show_contact(channel.value) if channel.value else ""
        yield Reviewed.CONTACTS, _named(channel.label, written), channel, (channel.source,)


def _named(label: str, contact: str) -> str:
    """Returns what a contact is called, with the number or address that somebody has to try."""
    return ": ".join(filter(None, (label, contact if contact not in label else "")))
