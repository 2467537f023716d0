"""Plans pages that help to find and to trust: contact, A to Z, privacy, and the 404 page."""

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from site_builder.content.place_facts import commune_on
from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.output import Page
from site_builder.pages.context import PageContext, capital
from site_builder.pages.entries import entries
from site_builder.pages.home import channels, emergency, office
from site_builder.pages.layout import page, unit_link
from site_builder.pages.passing_on import cards_link
from site_builder.pages.questions import questions_link
from site_builder.pages.search import absolute_search_box, search_box
from site_builder.pages.succession import unit_now
from site_builder.pages.teams import office_call
from site_builder.pages.views import Group, Link
from site_builder.text.address import relative
from site_builder.text.normalize import clean, fold, order

_LETTER_IDS = {"Đ": "dd"}
"""The part of an address for a letter that ASCII lacks: Đ comes after D, and is another letter."""
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
        cards=cards_link(context, url),
        report=Link(text=guide.title, href=context.way(url, routes.guide(context.unit, guide.slug))) if guide else None,
    )


def index_pages(context: PageContext) -> Iterator[Page]:
    """Yields all that the unit has in one alphabetical list. It replaces a search, and needs no script."""
    url = context.address(addresses.INDEX)
    found = sorted(_listed(context), key=lambda item: order(item[0]))
    letters: dict[str, list[Link]] = {}
    for text, target, note in found:
        letters.setdefault(_initial(text), []).append(Link(text=text, href=_way(context, url, target), note=note))
    groups = tuple(
        Group(title=letter, id=f"chu-{_LETTER_IDS.get(letter, letter[0].lower())}", links=tuple(links))
        for letter, links in letters.items()
    )
    yield page(
        context,
        url,
        "index",
        context.words["index"],
        context.words["index_about"],
        groups=groups,
        search=search_box(context, url),
    )


def _way(context: PageContext, url: str, target: str) -> str:
    return context.way(url, target) if target.startswith(context.home) else relative(url, target)


@lru_cache(maxsize=4096)
def _initial(text: str) -> str:
    """Returns the letter under which a text is listed: its first letter, or "0–9" for a text that begins with none."""
    initial = next((letter for letter in clean(text).upper() if fold(letter)), "?")
    plain = fold(initial)[0]
    return "Đ" if initial == "Đ" else plain.upper() if plain in ascii_lowercase else "0–9"


def _listed(context: PageContext) -> Iterator[tuple[str, str, str]]:
    """Yields text, address and kind of all that people may look for, also under former names."""
    former = context.words["kind_former"]
    for entry in (entry for entry in entries(context) if entry.is_listed):
        yield entry.text, entry.address, entry.note
        for name in entry.former:
            yield capital(name) if entry.label else name, entry.address, former.format(name=entry.label or entry.text)


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
        search=absolute_search_box(context, address("")),
        units=tuple(unit_link(context, unit, address(addresses.home(unit.path))) for unit in units),
    )
