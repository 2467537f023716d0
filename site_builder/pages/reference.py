"""Plans pages that help to find and to trust: contact, A to Z, privacy, and the 404 page."""

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from site_builder.content.place_facts import commune_on
from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.guide import Guide
from site_builder.model.lineage import in_words
from site_builder.model.output import Page
from site_builder.pages.announcement_lists import current_pages
from site_builder.pages.context import PageContext, capital, full_name
from site_builder.pages.home import channels, emergency, office
from site_builder.pages.layout import FOOTER, SECTIONS, page, unit_link
from site_builder.pages.questions import questions_link, shown_questions
from site_builder.pages.succession import former_announcements, former_teams, unit_is_now, unit_now
from site_builder.pages.teams import office_call, ordered_teams, team_name
from site_builder.pages.views import Group, Link
from site_builder.text.address import relative
from site_builder.text.normalize import fold, order

REPORT_GUIDE = "phan-anh-hien-truong"


def contact_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page that says where to go, whom to ask, and where to report what."""
    url = context.localized(context.address(addresses.CONTACT))
    guide = context.unit.guides.get(REPORT_GUIDE)
    yield page(
        context,
        url,
        "contact",
        context.words["contact"],
        context.words["contact_about"].format(unit=context.label),
        office=office(context),
        channels=channels(context),
        emergency=emergency(context),
        questions=questions_link(context, url),
        report=Link(text=guide.title, href=context.way(url, routes.guide(context.unit, guide.slug))) if guide else None,
    )


def index_pages(context: PageContext) -> Iterator[Page]:
    """Yields all that the unit has in one alphabetical list. It replaces a search, and needs no script."""
    url = context.address(addresses.INDEX)
    found = sorted(_everything(context), key=lambda item: order(item[0]))
    letters: dict[str, list[Link]] = {}
    for text, target, note in found:
        letters.setdefault(_initial(text), []).append(Link(text=text, href=_way(context, url, target), note=note))
    groups = tuple(
        Group(title=letter, id=f"chu-{fold(letter)[0]}", links=tuple(links)) for letter, links in letters.items()
    )
    yield page(context, url, "index", context.words["index"], context.words["index_about"], groups=groups)


def _way(context: PageContext, url: str, target: str) -> str:
    return context.way(url, target) if target.startswith(context.home) else relative(url, target)


@lru_cache(maxsize=4096)
def _initial(text: str) -> str:
    """Returns the letter under which a text is listed: its first letter, or "0–9" for a text that begins with none."""
    initial = next((folded[0] for folded in map(fold, text) if folded), "?")
    return initial.upper() if initial in ascii_lowercase else "0–9"


def _everything(context: PageContext) -> Iterator[tuple[str, str, str]]:
    """Yields text, address and kind of all that people may look for, also under former names."""
    words, unit = context.words, context.unit
    for word, path in (*SECTIONS, *FOOTER):
        yield words[word], context.address(path), words["kind_page"]
    for guide in unit.guides.values():
        yield guide.title, routes.guide(unit, guide.slug), _kind(context, "kind_guide", guide)
    for service in unit.services.values():
        target = context.address(f"{addresses.SERVICES}#{service.id}")
        yield service.name, target, words["kind_service"]
        for former in service.former_names:
            yield former, target, words["kind_former"].format(name=service.name)
    for item in current_pages(context).first:
        yield item.title, routes.announcement(unit, item.slug), _kind(context, "kind_announcement", item)
    for team in ordered_teams(context):
        yield capital(team_name(context, team)), context.address(f"{addresses.TEAMS}#{team.id}"), words["kind_team"]
    yield from _of_few(context)
    for below in context.below:
        if below.is_online and not below.is_to_come:
            home = addresses.home(below.path)
            note = " · ".join(filter(None, (capital(below.kind), unit_is_now(context, below))))
            yield below.name, home, note
            label = full_name(below.kind, below.name)
            yield from ((capital(former), home, words["kind_former"].format(name=label)) for former in below.former)
    yield from _former(context)


def _of_few(context: PageContext) -> Iterator[tuple[str, str, str]]:
    """Yields what only some units have: markets, and answers to questions."""
    words = context.words
    for market in context.unit.markets.values():
        yield market.name, context.address(f"{addresses.MARKETS}#{market.id}"), words["kind_market"]
    for one in shown_questions(context):
        yield one.question, context.address(f"{addresses.QUESTIONS}#{one.id}"), words["kind_question"]


def _former(context: PageContext) -> Iterator[tuple[str, str, str]]:
    """Yields the former names of the unit, and the teams and announcements that it took over."""
    words, succession = context.words, context.unit.profile.succession
    note = words["kind_former"].format(name=context.label)
    if succession and not context.is_to_come:
        yield from ((capital(name), context.home, note) for name in in_words(succession.from_))
        for unit in context.lineage.predecessors if not context.is_over else ():
            yield capital(unit.full_name), addresses.home(unit.path), note
    yield from ((one.title, one.address, words["kind_team"]) for one in former_teams(context))
    yield from ((one.title, one.address, words["kind_announcement"]) for one in former_announcements(context))


def _kind(context: PageContext, word: str, record: Guide | Announcement) -> str:
    """Returns what kind of thing a text is, and in a preview also that residents do not see it yet."""
    return " · ".join(context.words[name] for name in (word, *context.marks(record)))


def _controller(context: PageContext) -> str:
    """Returns who decides what the pages say: the committee of today's commune, or the site's owner."""
    profile = context.unit.profile
    commune = commune_on(context.today, profile, context.lineage.successors)
    lists_others = not context.unit.path and bool(context.below)
    unit = commune or ("" if context.is_over or lists_others else context.label)
    if not unit and context.site.owner:
        return context.site.owner
    return context.words["controller"].format(unit=unit or unit_now(context))


def privacy_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page on who answers for the data, and how to have it changed (Decree 356/2025: two working days)."""
    url = context.address(addresses.PRIVACY)
    yield page(
        context,
        url,
        "privacy",
        context.words["privacy"],
        context.words["privacy_about"].format(unit=context.label),
        controller=_controller(context),
        has_market=bool(context.unit.markets),
        office=office_call(context),
        contact=context.way(url, context.address(addresses.CONTACT)),
    )


def missing_pages(context: PageContext) -> Iterator[Page]:
    """Yields the 404 page. The host shows it at any address, so its links are absolute, except in a preview."""
    if context.unit.path:
        return
    address = "/{}".format if context.preview else context.canonical
    living = (unit for unit in context.below if not unit.is_to_come)
    units = sorted(living, key=lambda unit: order(unit.name))
    yield page(
        context,
        addresses.NOT_FOUND,
        "missing",
        context.words["missing"],
        indexed=False,
        home=address(""),
        units=tuple(unit_link(context, unit, address(addresses.home(unit.path))) for unit in units),
    )
