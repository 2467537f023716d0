"""Plans what residents pass on: a text for the hamlet's group, an event for a calendar, numbers for a phone.

A browser inside an app may ignore files (`.ics`, `.vcf`): they are additions, and the page says all that is in them.
"""

from collections.abc import Iterator
from datetime import datetime

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement, Event
from site_builder.model.output import File
from site_builder.pages.context import PageContext, capital
from site_builder.pages.icalendar import CalendarEvent, calendar
from site_builder.pages.teams import ordered_teams, people
from site_builder.pages.vcard import AddressCard, vcards
from site_builder.pages.views import Call, Link
from site_builder.text.address import spoken
from site_builder.text.phones import dial

_CARDS = "danh-ba.vcf"
_CALENDAR = "lich.ics"


def share_text(context: PageContext, url: str, item: Announcement) -> str:
    """Returns the text for a group: the title, the summary, and the short address of the page."""
    address = spoken(context.canonical(context.short_address(url)))
    return "\n".join(line for line in (item.title, item.summary, address) if line)


def event_calendar(context: PageContext, url: str, item: Announcement) -> str:
    """Returns the link to the file of an event that is still to come, or ""."""
    return context.way(url, url + _CALENDAR) if _is_coming(context, item) else ""


def _is_coming(context: PageContext, item: Announcement) -> bool:
    event = item.event
    if event is None or event.starts is None or context.is_over:
        return False
    return (event.ends or event.starts).date() >= context.today


def passed_on_files(context: PageContext) -> Iterator[File]:
    """Yields the calendar file of each event that is to come, and the contacts of the unit's office."""
    for item in context.unit.announcements.values():
        event = item.event
        has_come = bool(item.date and context.has_come(item.date.date()))
        if event and event.starts and has_come and _is_coming(context, item):
            url = routes.announcement(context.unit, item.slug)
            told = _told(context, url, item, event, event.starts)
            yield File(url=url + _CALENDAR, body=calendar(item.title, (told,)))
    cards = address_cards(context)
    if cards:
        yield File(url=context.address(addresses.CONTACT + _CARDS), body=vcards(cards))


def _told(context: PageContext, url: str, item: Announcement, event: Event, starts: datetime) -> CalendarEvent:
    address = context.canonical(url)
    return CalendarEvent(
        uid=address,
        starts=starts,
        ends=event.ends,
        summary=item.title,
        place=event.place,
        text=item.summary,
        url=address,
    )


def cards_link(context: PageContext, url: str) -> Link | None:
    """Returns the link to the contacts as a file, or None where there is nobody to call."""
    target = context.way(url, context.address(addresses.CONTACT + _CARDS))
    return Link(text=context.words["cards"], href=target) if address_cards(context) else None


def address_cards(context: PageContext) -> tuple[AddressCard, ...]:
    """Returns the unit's own numbers, and the members of teams who agreed that theirs are shown."""
    if context.is_over:
        return ()
    url, office = context.canonical(context.home), context.unit.profile.office
    own = dict.fromkeys(phone for phone in (office.phone if office else None, context.unit.profile.hotline) if phone)
    cards = [
        AddressCard(
            name=capital(context.label),
            phones=tuple(dial(phone).removeprefix("tel:") for phone in own),
            email=office.email if office else "",
            address=office.address if office else "",
            url=url,
        )
    ]
    for team in ordered_teams(context):
        cards += (
            AddressCard(name=f"{one.name} ({one.role}, {context.label})", phones=(_dialled(one.call),), url=url)
            for one in people(context, team)
            if one.call and not one.sample
        )
    return tuple(card for card in cards if card.phones)


def _dialled(call: Call) -> str:
    return call.href.removeprefix("tel:")
