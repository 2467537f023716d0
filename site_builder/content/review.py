"""When content has to be looked over again, who answers for it, and what is overdue.

The interval belongs to the kind of content and the owner is a role, because an interval of one's own choosing for each
page and a person who has moved on are what made reviews a formality elsewhere (`research/editor.md` §5). A kind that
never ages, such as history, has no interval.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from site_builder.model.records import Channel, Guide, Office, Reviewed, Service, Unit
from site_builder.model.result import ReviewDue
from site_builder.text.contacts import show_contact

DAYS: Mapping[str, int] = {Reviewed.GUIDES: 180, Reviewed.SERVICES: 180, Reviewed.CONTACTS: 90}
"""How long a check holds where `reviews` says nothing: numbers change faster than procedures."""


def falls_due(unit: Unit, kind: Reviewed, checked_on: date) -> date:
    """The first day on which a check no longer holds."""
    review = unit.profile.reviews.get(kind)
    days = (review.days if review else None) or DAYS[kind]
    return checked_on + timedelta(days=days + 1)


def is_overdue(unit: Unit, kind: Reviewed, checked_on: date | None, today: date) -> bool:
    """Whether a check no longer holds. What says nothing of a check is not overdue: it was never promised."""
    return checked_on is not None and falls_due(unit, kind, checked_on) <= today


def owner(unit: Unit, kind: Reviewed) -> str:
    """The role that answers for a kind of content, or "" where none is named."""
    review = unit.profile.reviews.get(kind)
    return review.owner if review else ""


def due_days(unit: Unit) -> Iterator[date]:
    """The days on which something of a unit falls due for review."""
    for kind, _, record, _ in _records(unit):
        if record.checked_on:
            yield falls_due(unit, kind, record.checked_on)


def overdue(unit: Unit, today: date) -> tuple[ReviewDue, ...]:
    """What has to be checked again, the longest overdue first."""
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
        yield Reviewed.CONTACTS, office.name, office, (office.source,)
    for channel in unit.profile.channels:
        title = channel.label or (show_contact(channel.value) if channel.value else "")
        yield Reviewed.CONTACTS, title, channel, (channel.source,)
