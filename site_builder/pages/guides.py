"""Plans the index of guides by topic, and a page for each guide."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from site_builder.content import review
from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.choices import Reviewed, State
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.location import once
from site_builder.model.output import Page
from site_builder.model.profile import Topic
from site_builder.model.scalars import Slug
from site_builder.model.services import Service
from site_builder.pages.asking import report_link
from site_builder.pages.context import PageContext, cite, once_per_unit
from site_builder.pages.layout import page
from site_builder.pages.recordings import RecordingView, recording
from site_builder.pages.search import search_box
from site_builder.pages.teams import helpers, office_call
from site_builder.pages.views import Call, Group, Html, Link, Person, QrCode, call
from site_builder.text.address import spoken
from site_builder.text.normalize import order
from site_builder.text.numbers import show_date

_RELATED = 4
_TROUBLE = '<h2 id="lo-'
_TROUBLES = re.compile(r"""<h2 id="(lo-[^"]*)">(Lỡ .*?)</h2>""")
_STORES = (
    ("store_android", "android", "https://play.google.com/store/apps/details?id={}"),
    ("store_ios", "ios", "https://apps.apple.com/vn/app/id{}"),
)


@frozen
class Official:
    """Holds a service's own addresses and numbers. They come only from the catalogue."""

    name: str
    href: str
    links: tuple[Link, ...]
    calls: tuple[Call, ...]
    note: str


@frozen
class Instructions:
    """Holds what a guide says, whoever helps with it. It is nearly the same in all units that inherit it."""

    marks: tuple[str, ...]
    """They are names of words: draft."""
    summary: str
    why: Html
    cautions: tuple[Html, ...]
    facts: tuple[tuple[str, Html | str], ...]
    needs: tuple[Html, ...]
    body: Html
    troubles: tuple[Link, ...]
    """They lead to the headings that begin with "Lỡ": what to do when something went wrong."""
    without_app: tuple[Html, ...]
    mistakes: tuple[Html, ...]
    warnings: tuple[Html, ...]
    official: tuple[Official, ...]
    overdue: str
    """It is the day of a check that is too long ago."""


@frozen
class GuideView:
    """Holds all that a guide's page shows."""

    instructions: Instructions
    helpers: tuple[Person, ...]
    office: Call | None
    """It is the number to call if no helper has one."""
    related: tuple[Link, ...]
    sources: tuple[str, ...]
    checked_on: str
    asked_on: str
    """Since this day all links of the guide are known to have answered. It is "" if that is not known of all links."""
    owner: str
    wrong: Link
    code: QrCode
    audio: RecordingView | None


@once_per_unit
def ordered(context: PageContext) -> tuple[Guide, ...]:
    """Returns the guides in the editors' order, then in alphabetical order."""
    return tuple(sorted(context.unit.guides.values(), key=lambda guide: (guide.order, order(guide.title))))


def by_topic(context: PageContext, url: str) -> tuple[Group, ...]:
    """Returns the guides by topic. Guides without a topic come last."""
    topics = context.unit.profile.topics
    others = Topic(id=Slug("_khac"), name=context.words["topic_other"])
    links: dict[str, list[Link]] = {}
    for guide in ordered(context):
        topic = topics.get(guide.topic or "", others)
        links.setdefault(topic.id, []).append(link(context, url, guide))
    shown = (*sorted(topics.values(), key=lambda topic: (topic.order, order(topic.name))), others)
    return tuple(
        Group(title=topic.name, id=topic.id, links=tuple(links[topic.id]), summary=topic.summary)
        for topic in shown
        if topic.id in links
    )


def link(context: PageContext, url: str, guide: Guide) -> Link:
    """Returns a guide as an entry of a list."""
    href = context.way(url, routes.guide(context.unit, guide.slug))
    return Link(text=guide.title, href=href, note=guide.summary, badges=context.marks(guide))


def _title(context: PageContext, url: str, guide: Guide) -> Link:
    """Returns a guide by its title alone: on a page that has much to say, the summaries of others weigh a fiftieth."""
    return replace(link(context, url, guide), note="")


def guide_pages(context: PageContext) -> Iterator[Page]:
    """Yields the index of guides, and the page of each guide."""
    words = context.words
    index = context.address(addresses.GUIDES)
    about = words["guides_about"].format(unit=context.label)
    url = context.localized(index)
    groups, search = by_topic(context, url), search_box(context, url)
    yield page(context, url, "guides", words["guides"], about, groups=groups, search=search)
    for guide in context.unit.guides.values():
        url = context.localized(routes.guide(context.unit, guide.slug))
        crumbs, old = ((words["guides"], index),), context.original_if_newer(url, guide)
        view = guide_view(context, url, guide)
        yield page(context, url, "guide", guide.title, guide.summary, crumbs, old=old, guide=view)


def guide_view(context: PageContext, url: str, guide: Guide) -> GuideView:
    """Returns all that the page of a guide shows."""
    people = helpers(context, guide.services)
    return GuideView(
        instructions=_instructions(context, url, guide),
        helpers=people,
        office=None if any(person.call for person in people) else office_call(context),
        related=tuple(_title(context, url, other) for other in _related(context, guide)),
        sources=tuple(cite(source) for source in guide.sources),
        checked_on=show_date(guide.checked_on) if guide.checked_on else "",
        asked_on=_asked_on(context, guide) if context.unit.checks else "",
        owner=review.owner(context.unit, Reviewed.GUIDES),
        wrong=report_link(context, url, f"guide:{guide.slug}"),
        code=code(context, url, url, guide.title),
        audio=recording(context, url, guide) if guide.audio else None,
    )


def _asked_on(context: PageContext, guide: Guide) -> str:
    from site_builder.links.schemes.guide_links import addresses  # noqa: PLC0415 - for sites whose links were checked

    known = [context.unit.checks.get(address) for address in addresses(guide, context.unit)]
    days = [check.checked_on for check in known if check and check.checked_on]
    return show_date(min(days)) if days and len(days) == len(known) else ""


def _instructions(context: PageContext, url: str, guide: Guide) -> Instructions:
    words, services, body = context.words, context.unit.services, context.body(url, guide)
    facts: list[tuple[str, Html | str]] = [
        (words["guide_fee"], context.sentence(url, guide, "fee")),
        (words["guide_duration"], guide.duration),
    ]
    is_overdue = review.is_overdue(context.unit, Reviewed.GUIDES, guide.checked_on, context.today)
    return Instructions(
        marks=context.marks(guide),
        summary=guide.summary,
        why=context.sentence(url, guide, "why"),
        cautions=context.sentences(url, context.unit.profile, "warnings"),
        facts=tuple(fact for fact in facts if fact[1]),
        needs=context.sentences(url, guide, "needs"),
        body=body,
        troubles=_troubles(body) if _TROUBLE in body else (),
        without_app=context.sentences(url, guide, "without_app"),
        mistakes=context.sentences(url, guide, "mistakes"),
        warnings=context.sentences(url, guide, "warnings"),
        official=tuple(official(context, url, services[name]) for name in guide.services if name in services),
        overdue=show_date(guide.checked_on) if guide.checked_on and is_overdue else "",
    )


def _troubles(body: Html) -> tuple[Link, ...]:
    """Returns links to what to do when something went wrong, so that nobody in trouble has to look for it."""
    return tuple(Link(text=Html(text).striptags(), href=f"#{name}") for name, text in _TROUBLES.findall(body))  # noqa: S704 - of HTML


def code(context: PageContext, url: str, target: str, title: str) -> QrCode:
    """Returns the QR code of a page of this unit, as it is shown on the page `url`."""
    label = context.words["qr_of"].format(title=title)
    printed = context.canonical(context.short_address(target))
    return QrCode(title=title, label=label, target=printed, href=context.way(url, target))


def official(context: PageContext, url: str, service: Service) -> Official:
    """Returns a service's official addresses, or those of its successor if it was replaced."""
    words, note, current = context.words, "", service
    successor = context.unit.services.get(service.replaced_by or "")
    if successor:
        note, current = words["service_replaced"].format(name=service.name, by=successor.name), successor
    elif service.state is not State.ACTIVE:
        note = words[f"state_{service.state}"]
    return Official(
        name=current.name,
        href=context.way(url, context.address(f"{addresses.SERVICES}#{current.id}")),
        links=official_links(context, current),
        calls=service_calls(current),
        note=note,
    )


@once
def service_calls(service: Service) -> tuple[Call, ...]:
    """Returns the numbers of a service, unless it is closed or replaced."""
    if service.state in (State.CLOSED, State.REPLACED):
        return ()
    return tuple(call(service.name, phone, service.hotline_note) for phone in service.hotline)


def official_links(context: PageContext, service: Service) -> tuple[Link, ...]:
    """Returns links to the website, Google Play and App Store, if the catalogue knows them and the service is open."""
    return _links(service, context.words)


@once
def _links(service: Service, words: Mapping[str, str]) -> tuple[Link, ...]:
    if service.state in (State.CLOSED, State.REPLACED):
        return ()
    web = (Link(text=spoken(service.website), href=service.website),) if service.website else ()
    return web + tuple(
        Link(text=f"{words[store]}: {service.name}", href=address.format(getattr(service, key)))
        for store, key, address in _STORES
        if getattr(service, key)
    )


def _related(context: PageContext, guide: Guide) -> list[Guide]:
    """Returns the guides that the editor names; or else those of the same services, then those of the same topic."""
    if guide.related:
        return [context.unit.guides[name] for name in guide.related if name in context.unit.guides]
    services, others = set(guide.services), [other for other in ordered(context) if other.slug != guide.slug]
    near = [other for other in others if not services.isdisjoint(other.services)]
    if guide.topic:
        near += [other for other in others if other.topic == guide.topic and services.isdisjoint(other.services)]
    return near[:_RELATED]
