"""Makes the call sheet: every number that a unit's pages publish, for the person who has to ring them all."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from site_builder.model.contact import PhoneContact, ZaloContact
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Refused
from site_builder.model.scalars import Phone
from site_builder.model.teams import serves
from site_builder.model.texts import texts_of
from site_builder.pages.announcements import published
from site_builder.pages.context import PageContext, capital
from site_builder.pages.guides import ordered
from site_builder.pages.teams import agreed_to, ordered_teams, team_name
from site_builder.printing.sheet import Sheet, make_sheet, words_of
from site_builder.text.markdown import fragment, plain
from site_builder.text.numbers import show_date
from site_builder.text.phones import numbers_in, read_phone, show_phone


@frozen
class PublishedNumber:
    """Holds a number with one of its owners, where that is written, and when somebody last rang it."""

    number: Phone
    owner: str
    place: Location
    checked: date | None = None


def call_sheet(context: PageContext) -> Sheet:
    """Returns the table of all published numbers, each once: those that nobody has checked for longest come first."""
    words = words_of(context)
    found: dict[Phone, list[PublishedNumber]] = {}
    for one in (*_of_unit(context), *_of_services(context), *_of_members(context)):
        found.setdefault(one.number, []).append(one)
    for one in _in_texts(context):
        same = found.setdefault(one.number, [])
        same.append(replace(one, owner=same[0].owner) if same else one)  # whose it is, its own place says best
    rows = sorted(found.values(), key=lambda same: (_oldest(same) or date.min, same[0].number))
    return make_sheet(
        context,
        "calls",
        "calls",
        words["calls_title"].format(unit=context.label),
        heading=words["calls_heading"],
        unit=capital(context.label),
        about=words["calls_about"].format(count=len(rows)),
        columns=[words[f"calls_{name}"] for name in ("number", "owner", "checked", "rung", "right", "note")],
        rows=[_row(same, words["calls_never"]) for same in rows],
    )


def _row(same: list[PublishedNumber], never: str) -> dict[str, object]:
    checked = _oldest(same)
    return {
        "number": show_phone(same[0].number),
        "owners": list(dict.fromkeys(one.owner for one in same)),
        "places": list(dict.fromkeys(f"{one.place.file}:{one.place.line}" for one in same)),
        "checked": show_date(checked) if checked else never,
    }


def _oldest(same: list[PublishedNumber]) -> date | None:
    """Returns the day of the oldest check; None where one of the owners never was checked."""
    days = [one.checked for one in same]
    return min((day for day in days if day), default=None) if all(days) else None


def _of_unit(context: PageContext) -> Iterator[PublishedNumber]:
    profile, words = context.unit.profile, context.words
    if profile.office and profile.office.phone:
        owner = profile.office.name or words["office"]
        place, checked = profile.office.at("phone"), profile.office.checked_on
        yield PublishedNumber(number=profile.office.phone, owner=owner, place=place, checked=checked)
    if profile.hotline:
        owner = words_of(context)["hotline"].format(unit=context.label)
        yield PublishedNumber(number=profile.hotline, owner=owner, place=profile.at("hotline"))
    for channel in profile.channels:
        if isinstance(channel.value, PhoneContact | ZaloContact):
            owner = channel.label or words[f"channel_{channel.kind}"]
            place, checked = channel.at("value"), channel.checked_on
            yield PublishedNumber(number=channel.value.number, owner=owner, place=place, checked=checked)


def _of_services(context: PageContext) -> Iterator[PublishedNumber]:
    for service in context.unit.services.values():
        for index, number in enumerate(() if service.state.is_past else service.hotline):
            place, owner = service.at("hotline", index), service.full_name or service.name
            yield PublishedNumber(number=number, owner=owner, place=place, checked=service.checked_on)


def _of_members(context: PageContext) -> Iterator[PublishedNumber]:
    for team in ordered_teams(context):
        for member in team.members:
            agreed = agreed_to(member, context.today) if serves(member, context.today) else ()
            owner = f"{member.name} ({team_name(context, team)})"
            day = member.consent.date if member.consent else None
            for key, number in (("phone", member.phone), ("zalo", member.zalo)):
                if number and key in agreed:
                    yield PublishedNumber(number=number, owner=owner, place=member.at(key), checked=day)


def _in_texts(context: PageContext) -> Iterator[PublishedNumber]:
    """Yields numbers that stand in guides and announcements alone, as far as they are whole."""
    for guide in ordered(context):
        for text, place in texts_of(guide):
            yield from _numbers(text, guide.title, place, guide.checked_on)
    for item in published(context):
        for text, place in texts_of(item):
            yield from _numbers(text, item.title, place, item.date.date() if item.date else None)


def _numbers(body: str, title: str, place: Location, checked: date | None) -> Iterator[PublishedNumber]:
    for found in numbers_in(plain(body)):
        yield PublishedNumber(number=found.number, owner=title, place=place, checked=checked)
    for target in fragment(body).targets:
        if target.startswith("tel:"):
            with suppress(Refused):  # what a link dials is judged by the rules on links
                number = read_phone(target.removeprefix("tel:"))
                yield PublishedNumber(number=number, owner=title, place=place, checked=checked)
