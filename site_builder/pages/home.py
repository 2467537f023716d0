"""Plans home pages: a commune's own, and the entry page of a unit that has units below it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from site_builder.content import review
from site_builder.model import addresses
from site_builder.model.choices import Reviewed
from site_builder.model.output import Page
from site_builder.model.profile import Channel
from site_builder.model.services import EMERGENCY
from site_builder.pages.announcement_lists import NEWS_ON_HOME, former_news, listed, news
from site_builder.pages.contacts import contact_link
from site_builder.pages.context import PageContext, capital, cite, once_per_unit
from site_builder.pages.guides import by_topic
from site_builder.pages.layout import hotline, page, units_below
from site_builder.pages.markets import market_links
from site_builder.pages.outreach import next_outreach, outreach_links
from site_builder.pages.search import search_box
from site_builder.pages.structured_data import office_data
from site_builder.pages.succession import beginnings, former_teams, links_to
from site_builder.pages.teams import figures, ordered_teams, people, place
from site_builder.pages.views import Call, ChannelView, Group, Link, OfficeView, call
from site_builder.text.numbers import show_date

_GUIDES = 3


def home_pages(context: PageContext) -> Iterator[Page]:
    """Yields the home page. If there are units below, it lists them, so that people find theirs with one tap."""
    url = context.localized(context.home)
    urgent = [item for item in listed(context) if item.urgent]
    shown = [item for item in listed(context) if not item.urgent]
    yield page(
        context,
        url,
        "entry" if context.below else "home",
        context.page_name,
        context.words["home_about"].format(unit=context.label, tagline=context.unit.profile.tagline).strip(),
        data=office_data(context),
        cited=_cited(context),
        tagline=context.unit.profile.tagline,
        note=context.sentence(url, context.unit.profile, "note"),
        succession=_succession(context),
        all_news=context.way(url, context.address(addresses.ANNOUNCEMENTS)),
        calls=_calls(context),
        emergency=emergency(context),
        urgent=tuple(news(context, url, item) for item in urgent),
        fades=any(item.expires for item in (*urgent, *shown)),
        topics=tuple(_short(context, url, group) for group in by_topic(context, url)),
        news=tuple(news(context, url, item) for item in shown) + former_news(context, url)[: NEWS_ON_HOME - len(shown)],
        teams=_teams(context, url),
        outreach=outreach_links(context, url),
        outreach_days=next_outreach(context),
        office=office(context),
        channels=channels(context),
        figures=figures(context),
        markets=market_links(context, url),
        units=units_below(context, url),
        progress=context.way(url, context.address(addresses.PROGRESS)) if context.below else "",
        search=search_box(context, url),
    )


def _succession(context: PageContext) -> tuple[str, ...]:
    """Returns sentences on what the unit came from, and more about what it became: that it did stands at the top."""
    succession = context.unit.profile.succession
    if not succession:
        return ()
    sentences = [beginnings(context, succession), succession.note]
    return tuple(sentence for sentence in sentences if sentence)


def _cited(context: PageContext) -> tuple[str, ...]:
    succession = context.unit.profile.succession
    return (cite(succession.source),) if succession and succession.source else ()


def _calls(context: PageContext) -> tuple[Call, ...]:
    """Returns the numbers of the unit itself, each once."""
    shown = office(context)
    calls = [found for found in (shown.call if shown else None, hotline(context)) if found]
    return tuple({found.href: found for found in reversed(calls)}.values())[::-1]


@once_per_unit
def emergency(context: PageContext) -> tuple[Call, ...]:
    """Returns the emergency numbers, in the order of the catalogue."""
    services = [service for service in context.unit.services.values() if service.category == EMERGENCY]
    return tuple(call(service.name, phone) for service in services for phone in service.hotline)


def _short(context: PageContext, url: str, group: Group) -> Group:
    """Returns a few guides of a topic by title, and a link to the rest, because the first page has to be short."""
    links = tuple(replace(link, note="") for link in group.links[:_GUIDES])
    if len(group.links) <= _GUIDES:
        return replace(group, summary="", links=links)
    text = context.words["topic_more"].format(count=len(group.links))
    href = context.way(url, context.address(f"{addresses.GUIDES}#{group.id}"))
    return replace(group, summary="", links=links, more=Link(text=text, href=href, note=group.title))


def _teams(context: PageContext, url: str) -> tuple[Link, ...]:
    """Returns each team by where it works, with its head."""
    target = context.address(addresses.TEAMS)
    links = []
    for team in ordered_teams(context):
        members = people(context, team)
        head = f"{members[0].role}: {members[0].name}" if members else context.words["unknown"]
        where = context.native(capital(place(context, team)))
        links.append(Link(text=where, href=context.way(url, f"{target}#{team.id}"), note=head))
    return (*links, *links_to(url, former_teams(context)))


@once_per_unit
def office(context: PageContext) -> OfficeView | None:
    """Returns the unit's office, with what is known of it."""
    found = context.unit.profile.office
    if not found:
        return None
    return OfficeView(
        name=found.name,
        address=found.address,
        hours=found.hours,
        call=call(context.words["call_office"], found.phone) if found.phone else None,
        email=found.email,
        note=found.note,
        source=cite(found.source),
        checked=_checked(context, found.checked_on),
    )


def _checked(context: PageContext, day: date | None) -> str:
    """Says when a contact was checked, and whether that is too long ago."""
    if not day:
        return ""
    is_overdue = review.is_overdue(context.unit, Reviewed.CONTACTS, day, context.today)
    return context.words["contact_overdue" if is_overdue else "contact_checked"].format(day=show_date(day))


@once_per_unit
def channels(context: PageContext) -> tuple[ChannelView, ...]:
    """Returns every way to ask: first those with an address, then those that are still being prepared."""
    views = (_channel(context, channel) for channel in context.unit.profile.channels)
    return tuple(sorted(views, key=lambda view: view.link is None))


def _channel(context: PageContext, channel: Channel) -> ChannelView:
    return ChannelView(
        kind=channel.kind,
        label=channel.label or context.words[f"channel_{channel.kind}"],
        link=contact_link(channel.value) if channel.value else None,
        hours=channel.hours,
        answers_within=channel.answers_within,
        note=channel.note,
        source=cite(channel.source),
        checked=_checked(context, channel.checked_on),
    )
