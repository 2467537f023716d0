"""Plans the ways to ask: a number, a message or letter in which the page's id stands already, Zalo, the door.

Nothing is promised but what the commune has set: hours and time of an answer are those of its channels.
"""

from collections.abc import Iterator
from urllib.parse import quote

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.contact import Contact, EmailContact, PhoneContact, PlaceContact
from site_builder.model.profile import Channel
from site_builder.model.scalars import Email
from site_builder.pages.contacts import contact_link
from site_builder.pages.context import PageContext, once_per_unit
from site_builder.pages.views import Link
from site_builder.text.phones import dial, is_mobile, show_phone

_ON_SWINDLERS = "nhan-biet-lua-dao"


def ways_to_ask(context: PageContext, url: str, content_id: str) -> tuple[Link, ...]:
    """Returns the ways that lead somewhere, each of them once; the team's page where there is no other."""
    links = [link for way in _ways(context) for link in _links(context, way, content_id)]
    found = {link.href: link for link in reversed(links)}
    teams = Link(text=context.words["help_teams"], href=context.way(url, context.address(addresses.TEAMS)))
    return (*reversed(found.values()), teams)


@once_per_unit
def _ways(context: PageContext) -> tuple[tuple[Contact, Channel | None], ...]:
    profile = context.unit.profile
    office = profile.office
    own: list[Contact] = [PhoneContact(phone) for phone in (office.phone if office else None, profile.hotline) if phone]
    own += [EmailContact(office.email)] if office and office.email else []
    listed = [(one.value, one) for one in profile.channels if one.value and not isinstance(one.value, PlaceContact)]
    return (*listed, *((contact, None) for contact in own))


def _links(context: PageContext, way: tuple[Contact, Channel | None], content_id: str) -> Iterator[Link]:
    contact, channel = way
    words, link = context.words, contact_link(contact)
    said = channel or Channel()
    note = " · ".join(
        f"{words[word]}: {value}"
        for word, value in (("channel_hours", said.hours), ("channel_answers", said.answers_within))
        if value
    )
    match contact:
        case PhoneContact():
            yield Link(text=f"{words['call']} {link.text}", href=link.href, note=note)
            if is_mobile(contact.number):
                href = f"{dial(contact.number).replace('tel:', 'sms:')}?&body={_filled(context, content_id)}"
                yield Link(text=words["ask_sms"].format(number=show_phone(contact.number)), href=href, note=note)
        case EmailContact():
            yield Link(text=link.text, href=letter(context, contact.mailbox, content_id), note=note)
        case _:
            yield Link(text=said.label or link.text, href=link.href, note=note)


def report_link(context: PageContext, url: str, content_id: str) -> Link:
    """Returns where somebody tells that a page is wrong: a letter with its id, else what the contact page says."""
    short = context.short_address(url)
    said = short.rstrip("/").rpartition("/")[2] if short != url else content_id  # digits are easier to read aloud
    box = next((contact.mailbox for contact, _ in _ways(context) if isinstance(contact, EmailContact)), None)
    contact = context.way(url, context.address(addresses.CONTACT))
    href = letter(context, box, said) if box else contact
    return Link(text=context.words["wrong_id"].format(id=said), href=href)


def caution(context: PageContext, url: str) -> Link | None:
    """Returns the link to the guide that tells how swindlers work, for a warning on another page."""
    guide = context.unit.guides.get(_ON_SWINDLERS)
    return Link(text=guide.title, href=context.way(url, routes.guide(context.unit, guide.slug))) if guide else None


def letter(context: PageContext, mailbox: Email, content_id: str) -> str:
    """Returns the link to a letter that says already which page it is about."""
    return f"mailto:{mailbox}?subject={_filled(context, content_id)}"


def _filled(context: PageContext, content_id: str) -> str:
    return quote(context.words["ask_about"].format(page=context.page_name, id=content_id), safe="")
