"""What a content id means in a unit today: the address that shows it, whatever its file or its page is called now."""

from collections.abc import Mapping
from typing import NamedTuple

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.choices import CodeStatus
from site_builder.model.contact import WebContact, ZaloContact
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.issued_code import IssuedCode
from site_builder.model.scalars import ContentId
from site_builder.model.unit import Unit
from site_builder.text.contacts import zalo_address
from site_builder.text.content_id import ContentName, parse_content_id

PAGES: Mapping[str, str] = {
    "home": "",
    "contact": addresses.CONTACT,
    "teams": addresses.TEAMS,
    "guides": addresses.GUIDES,
    "announcements": addresses.ANNOUNCEMENTS,
    "services": addresses.SERVICES,
    "privacy": addresses.PRIVACY,
    "qr": addresses.QR,
    "index": addresses.INDEX,
}
"""The pages that a unit has once → their addresses below its home page."""
_TEXTS = {"guide": "guides", "announcement": "announcements"}


class _Anchored(NamedTuple):
    """Records of a kind that stand on one page, each at an anchor."""

    field: str
    """The field of the unit that has them."""
    page: str
    title: str
    """The field of the record that says what it is called."""


_ANCHORED = {
    "team": _Anchored("teams", addresses.TEAMS, "name"),
    "service": _Anchored("services", addresses.SERVICES, "name"),
    "market": _Anchored("markets", addresses.MARKETS, "name"),
    "question": _Anchored("questions", addresses.QUESTIONS, "question"),
}


@frozen
class NamedContent:
    """What a content id means."""

    address: str = ""
    """Within the site; a channel's own address on the web."""
    title: str = ""
    """What it is called; "" for a page that every unit has."""
    is_channel: bool = False
    text: Guide | Announcement | None = None


def named(unit: Unit, name: ContentName) -> NamedContent | None:
    """What a content id means in the unit; None where the unit has nothing of the kind that is called so.

    A text is also found by its former names (`aliases`), so a renamed guide keeps its code.
    """
    if name.kind in PAGES:
        return NamedContent(address=routes.under(unit, PAGES[name.kind]))
    if name.kind in _TEXTS:
        return _text(unit, name)
    if name.kind in _ANCHORED:
        kind = _ANCHORED[name.kind]
        record = getattr(unit, kind.field).get(name.name)
        address = routes.under(unit, f"{kind.page}#{name.name}")
        return NamedContent(address=address, title=getattr(record, kind.title)) if record else None
    return _channel(unit, name.name)


def own(unit: Unit, content_id: str) -> NamedContent | None:
    """What a content id means that names something of the unit itself."""
    name = parse_content_id(content_id)
    return named(unit, name) if name and name.unit is None else None


def live_codes(unit: Unit) -> dict[str, IssuedCode]:
    """The live code of each address of the unit that has one, whatever name it was issued for; of several the first.

    What a channel on the web is called does not count, and what is elsewhere is known by its id.
    """
    found: dict[str, IssuedCode] = {}
    for code in unit.codes.values():
        if code.status is CodeStatus.LIVE:
            found.setdefault(address_of(unit, code.target), code)
    return found


def address_of(unit: Unit, content_id: ContentId) -> str:
    """Where a content id leads today; the id itself where the unit alone cannot tell."""
    target = own(unit, content_id)
    return target.address if target else content_id


def short_addresses(unit: Unit) -> dict[str, str]:
    """The short address of each page of the unit that has a live code."""
    return {
        address: f"{addresses.SHORT}{code.code}/"
        for address, code in live_codes(unit).items()
        if (target := own(unit, code.target)) and not target.is_channel
    }


def known_names(unit: Unit, kind: str) -> tuple[str, ...]:
    """The names of a kind that the unit has."""
    if kind == "channel":
        return tuple(dict.fromkeys(str(channel.kind) for channel in unit.profile.channels if channel.value))
    field = _TEXTS.get(kind) or (_ANCHORED[kind].field if kind in _ANCHORED else "")
    return tuple(getattr(unit, field)) if field else ()


def elsewhere(content_id: str) -> str | None:
    """The address of something in another unit, by its id alone; None where the id names no other unit."""
    name = parse_content_id(content_id)
    return None if name is None or name.unit is None else address_by_name(name, name.unit)


def address_by_name(name: ContentName, path: tuple[str, ...]) -> str:
    """The address of something in the unit of a path, by its name alone: that of a text which was never renamed."""
    if name.kind in PAGES:
        return addresses.home(path) + PAGES[name.kind]
    other = Unit(path=path)
    if name.kind == "guide":
        return routes.guide(other, name.name)
    if name.kind == "announcement":
        return routes.announcement(other, name.name)
    page = _ANCHORED[name.kind].page if name.kind in _ANCHORED else addresses.CONTACT
    return routes.under(other, page)


def _text(unit: Unit, name: ContentName) -> NamedContent | None:
    texts: Mapping[str, Guide | Announcement] = getattr(unit, _TEXTS[name.kind])
    found = texts.get(name.name) or next((text for text in texts.values() if name.name in text.aliases), None)
    if found is None:
        return None
    way = routes.guide if name.kind == "guide" else routes.announcement
    return NamedContent(address=way(unit, found.slug), title=found.title, text=found)


def _channel(unit: Unit, kind: str) -> NamedContent | None:
    """The first channel of a kind that a browser can open: a page, or somebody on Zalo."""
    for channel in unit.profile.channels:
        match channel.value:
            case WebContact(address=address) if channel.kind == kind:
                return NamedContent(address=address, title=channel.label, is_channel=True)
            case ZaloContact(number=number) if channel.kind == kind:
                return NamedContent(address=zalo_address(number), title=channel.label, is_channel=True)
    return None
