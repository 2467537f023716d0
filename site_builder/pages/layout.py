"""Builds what surrounds every page: its names and addresses, the way home, the navigation, and whom to call."""

from dataclasses import replace
from functools import lru_cache

from site_builder.content.place_facts import commune_on
from site_builder.model import addresses
from site_builder.model.frozen import frozen
from site_builder.model.output import Page, Summary
from site_builder.pages.context import PageContext, capital, full_name, once_per_unit, way
from site_builder.pages.sources import sources_in
from site_builder.pages.succession import FateView, fate, now_in_short, unit_is_now, unit_now
from site_builder.pages.views import Call, Html, Link, Version, call
from site_builder.text.address import relative, spoken
from site_builder.text.normalize import order
from site_builder.text.phones import is_switchboard

Crumbs = tuple[tuple[str, str], ...]
"""Each crumb has a text and an address."""


@frozen
class PageView:
    """Holds what every template gets as `page`: what belongs to this page alone."""

    kind: str
    """It is the template's name, for the style of the page."""
    lang: str
    heading: str
    title: str
    description: str
    canonical: str
    manifest: str
    touch_icon: str
    """It is the picture that a phone puts on its home screen; as the manifest, only home pages lead to it."""
    indexed: bool
    fate: FateView | None = None
    """It says what became of the unit."""
    versions: tuple[Version, ...] = ()
    """They are the same page in all its languages, if these are several."""
    old: str = ""
    """It is the link to the original of a translation that is older."""
    sources: tuple[str, ...] = ()
    """They are the sources of all that the page shows, each once."""
    data: Html = Html("")
    """It is what machines read of the page (`pages.structured_data`)."""


@frozen(eq=False)
class Frame:
    """Holds what every template gets as `frame`: the same value for all pages in one folder.

    Frames are compared by identity, so that components which show one are rendered once for all these pages.
    """

    site: str
    name: str
    label: str
    """It is the unit's name inside a sentence: "xã Bảo Quang"."""
    place: str
    """It is the unit's name as a heading: "Xã Bảo Quang"."""
    now: str
    """It says in short what a unit is that is over: "X. Bảo Quang, nay: P. Bảo Vinh"; "" while the unit lives."""
    home: str
    above: Link | None
    """It leads to the unit above, which is the site where that is the root unit; None in the root unit."""
    nav: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    """They are the pages above this one, the outermost first."""
    back: Link | None
    """It leads to the last of the crumbs, which is the home page where that is the unit's; None on the first page."""
    index: str
    """It is the link to the list of all that the unit has."""
    footer: tuple[Link, ...]
    help: Call | None
    teams: str
    """It is the link to the teams, or "" on their own page."""
    feed: str
    worker: str
    """It is the address of the service worker, and that of the home page behind `#`; "" where phones keep nothing."""
    address: str
    """It is the home page's address in letters, for paper, and for browsers inside apps, which show none."""
    demo: str
    """It says that the site is a demonstration, or is ""."""
    demo_about: str
    """It says whose a demonstration will be, or is ""."""
    owner: str
    """It says whose page this is, at its end."""


SECTIONS = (
    ("guides", addresses.GUIDES),
    ("announcements", addresses.ANNOUNCEMENTS),
    ("teams", addresses.TEAMS),
    ("contact", addresses.CONTACT),
)
MENU = tuple(("teams_short" if word == "teams" else word, path) for word, path in SECTIONS)
"""They are the sections with names that are short enough for one row."""
FOOTER = (
    ("services", addresses.SERVICES),
    ("index", addresses.INDEX),
    ("qr", addresses.QR),
    ("privacy", addresses.PRIVACY),
)
TOUCH_ICON = "icon-192.png"
"""The theme's icon as a picture of 192 × 192 points: phones know no SVG there."""
_NO_DATA = Html("")
_WITHOUT_FATE = ("redirect", "missing")
_NAMED = frozenset(path for _, path in (*SECTIONS, *FOOTER)) | {""}
"""Every frame leads to these pages."""


def page(  # noqa: PLR0913 - every page needs these; what only one needs goes into `shows`
    context: PageContext,
    url: str,
    template: str,
    heading: str,
    description: str = "",
    crumbs: Crumbs = (),
    *,
    indexed: bool = True,
    canonical: str = "",
    key: str = "",
    old: str = "",
    data: Html = _NO_DATA,
    cited: tuple[str, ...] = (),
    **shows: object,
) -> Page:
    """Returns a page of the unit inside its frame. `crumbs` are the pages between the home page and this one;
    `canonical` is where the page is published if that is not `url`; `cited` are sources of what has no view.
    """
    view = PageView(
        kind=template,
        lang=context.lang,
        heading=heading,
        title=f"{heading} · {context.page_name}" if context.section(url) else heading,
        description=description or context.unit.profile.tagline or context.site.title,
        canonical=context.canonical(canonical or url),
        manifest=context.way(url, context.address(addresses.MANIFEST)) if url == context.home else "",
        touch_icon=_touch_icon(context, url) if url == context.home else "",
        indexed=indexed and not context.site.demo and not context.is_to_come,
        fate=fate(context, url) if context.unit.profile.succession and template not in _WITHOUT_FATE else None,
        versions=context.versions(url) if template not in _WITHOUT_FATE else (),
        old=old,
        sources=tuple(dict.fromkeys((*cited, *sources_in(shows.values())))),
        data=data,
    )
    frame = _frame(context, _frame_url(context, url), crumbs)
    lang = "" if context.is_original else context.lang
    return Page(url=url, template=template, shows={"page": view, "frame": frame, **shows}, key=key, lang=lang)


def _touch_icon(context: PageContext, url: str) -> str:
    return relative(url, context.theme_home + TOUCH_ICON) if TOUCH_ICON in context.assets else ""


def _frame_url(context: PageContext, url: str) -> str:
    """Returns an address from which all links of the frame are the same as from the page.

    Pages in one folder to which no frame leads share such an address, and so share their frame.
    """
    is_named = context.section(url) in _NAMED
    return url if is_named or not url.endswith("/") else url[: url.rfind("/", 0, -1) + 1] + "_/"


@lru_cache(maxsize=32)
def _frame(context: PageContext, url: str, crumbs: Crumbs) -> Frame:
    words, teams, now = context.words, context.address(addresses.TEAMS), unit_now(context)
    above = _crumbs(context, url, crumbs)
    return Frame(
        site=context.site.title,
        name=context.page_name,
        label=context.label,
        place=capital(context.label),
        now=now_in_short(context),
        home=context.way(url, context.home),
        above=_above(context, url),
        nav=_links(context, url, MENU),
        crumbs=above,
        back=_back(context, above[-1], is_inside=not crumbs and context.section(url) != "") if above else None,
        index=context.way(url, context.address(addresses.INDEX)),
        footer=_links(context, url, FOOTER),
        help=hotline(context),
        teams=context.way(url, teams) if url != teams else "",
        feed=context.way(url, context.address(addresses.FEED)),
        worker=way_to_worker(url, context.home) if context.site.offline else "",
        address=spoken(context.canonical(context.short_address(context.home))),
        demo=words["demo"] if context.site.demo else "",
        demo_about=words["demo_about"].format(owner=context.native(context.site.owner or capital(now)))
        if context.site.demo
        else "",
        owner=_owner(context, now),
    )


def _back(context: PageContext, link: Link, *, is_inside: bool) -> Link:
    """Returns the one link back. The name of the unit stands at the top of its pages already."""
    return replace(link, text=context.words["home"]) if is_inside else link


def way_to_worker(url: str, home: str) -> str:
    """Returns the address of the service worker from a page, and behind `#` that of the unit's home page: by it the
    worker knows of which unit the page is.
    """
    return f"{relative(url, addresses.WORKER)}#{relative(url, home)}"


def _owner(context: PageContext, now: str) -> str:
    """Says whose page this is, and who answers for it. A demonstration is nobody's."""
    words, commune = context.words, commune_on(context.today, context.unit.profile)
    if context.is_over:
        return words["footer_former"].format(unit=context.label, now=context.native(now))
    if context.site.demo or not commune:
        return ""
    controller = words["controller"].format(unit=context.native(commune))
    return words["footer_answers"].format(unit=context.label, controller=controller)


def _above(context: PageContext, url: str) -> Link | None:
    if not context.above:
        return None
    unit = context.above[-1]
    text = capital(full_name(unit.kind, unit.name)) if unit.path else context.site.title
    return _home_link(context, url, unit, text)


def _home_link(context: PageContext, url: str, unit: Summary, text: str) -> Link:
    """Returns the link to the home page of another unit, in the language of the page where it exists in it."""
    home = addresses.home(unit.path)
    if context.is_original:
        return Link(text=text, href=relative(url, home))
    is_there = context.lang in unit.languages
    href = relative(url, f"{home}{context.lang}/" if is_there else home)
    return Link(text=context.native(text), href=href, lang="" if is_there else context.site.language)


@once_per_unit
def hotline(context: PageContext) -> Call | None:
    """Returns the number for everybody. 1022 is a switchboard for all matters; any other number is the unit's own."""
    phone = context.unit.profile.hotline
    if not phone:
        return None
    return call(context.words["call_switchboard" if is_switchboard(phone) else "call_hotline"], phone)


def units_below(context: PageContext, url: str, path: str = "") -> tuple[Link, ...]:
    """Returns links to the units directly below in alphabetical order, each to the page `path` of the unit."""
    depth = len(context.unit.path) + 1
    own = [unit for unit in context.below if len(unit.path) == depth and not unit.is_to_come]
    return tuple(
        unit_link(context, unit, _home_link(context, url, unit, "").href if not path else relative(url, home + path))
        for unit in sorted(own, key=lambda unit: order(unit.name))
        for home in (addresses.home(unit.path),)
    )


def unit_link(context: PageContext, unit: Summary, href: str) -> Link:
    """Returns the link to a unit. One that has no pages yet is named and leads nowhere."""
    name, note, now = context.native(unit.name), context.native(capital(unit.kind)), unit_is_now(context, unit)
    if unit.is_online:
        return Link(text=name, href=href, note=note, now=now)
    note = " · ".join(filter(None, (note, context.words["unit_mended"])))
    return Link(text=name, href="", note=note, now=now)


def _links(context: PageContext, url: str, pages: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    named = tuple((context.words[word], path) for word, path in pages)
    if not context.is_original:
        return tuple(_link_from(context, url, text, path) for text, path in named)
    return _links_from(url[len(context.home) :], named)


def _link_from(context: PageContext, url: str, text: str, path: str) -> Link:
    """Returns the link from a page in another language: to the page in that language where there is one."""
    here, there = context.way(url, context.address(path)), relative(url, context.address(path))
    is_current = context.section(url) == path
    return Link(text=text, href=here, current=is_current, lang=context.site.language if here == there else "")


@lru_cache(maxsize=64)
def _links_from(page: str, named: Crumbs) -> tuple[Link, ...]:
    """Returns the links from one page of a unit to others. They are the same in every unit."""
    return tuple(Link(text=text, href=way(page, path), current=path == page) for text, path in named)


def _crumbs(context: PageContext, url: str, between: Crumbs) -> tuple[Link, ...]:
    if not context.is_original:
        return _translated_crumbs(context, url, between)
    units = tuple((full_name(unit.kind, unit.name), addresses.home(unit.path)) for unit in context.above)
    own = ((context.label, context.home),) if url != context.home else ()
    return tuple(Link(text=capital(text), href=relative(url, target)) for text, target in (*units, *own, *between))


def _translated_crumbs(context: PageContext, url: str, between: Crumbs) -> tuple[Link, ...]:
    units = (_home_link(context, url, unit, capital(full_name(unit.kind, unit.name))) for unit in context.above)
    own = ((capital(context.label), context.home),) if context.section(url) else ()
    return (*units, *(Link(text=text, href=context.way(url, target)) for text, target in (*own, *between)))
