"""Writes what search engines and phones read of a page (schema.org as JSON-LD): only what is true, and known.

A demonstration is nobody's office, a sample no event, and a unit that is over receives nobody: they have none.
"""

import json

from site_builder.model.announcement import Announcement
from site_builder.pages.context import PageContext, capital
from site_builder.pages.views import Html
from site_builder.text.phones import dial


def office_data(context: PageContext) -> Html:
    """Returns the unit's office: its name, where it is and how it is reached."""
    office = context.unit.profile.office
    if office is None or not (office.address or office.phone) or not _is_real(context):
        return Html("")
    address = {"@type": "PostalAddress", "streetAddress": office.address, **_place(context)} if office.address else ""
    return _script(
        {
            "@type": "GovernmentOffice",
            "name": office.name or capital(context.label),
            "url": context.canonical(context.home),
            "telephone": dial(office.phone).removeprefix("tel:") if office.phone else "",
            "email": office.email,
            "address": address,
        }
    )


def event_data(context: PageContext, url: str, item: Announcement) -> Html:
    """Returns the event that an announcement tells of, when and where it is."""
    event = item.event
    if event is None or event.starts is None or item.sample or not _is_real(context):
        return Html("")
    place = event.place or capital(context.label)
    return _script(
        {
            "@type": "Event",
            "name": item.title,
            "url": context.canonical(url),
            "startDate": f"{event.starts.isoformat(timespec='minutes')}+07:00",
            "endDate": f"{event.ends.isoformat(timespec='minutes')}+07:00" if event.ends else "",
            "location": {"@type": "Place", "name": place, "address": {"@type": "PostalAddress", **_place(context)}},
            "organizer": {"@type": "GovernmentOrganization", "name": capital(context.label)},
        }
    )


def _is_real(context: PageContext) -> bool:
    return not (context.site.demo or context.is_over or context.is_to_come)


def _place(context: PageContext) -> dict[str, str]:
    region = context.unit.profile.province
    known = {"addressLocality": capital(context.label), "addressRegion": region, "addressCountry": "VN"}
    return {key: value for key, value in known.items() if value}


def _script(data: dict[str, object]) -> Html:
    """Returns the element. Nothing in it can end it: JSON may write its first sign as a number."""
    known = {"@context": "https://schema.org", **{key: value for key, value in data.items() if value}}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Html(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - no "<" of the content is left
