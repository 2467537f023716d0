"""What surrounds every page: its names and addresses, the way home, the way on, and whom to call."""

from dataclasses import dataclass
from functools import lru_cache

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.output import Page
from site_builder.pages.context import PageContext, capital, full_name, once_per_unit, way
from site_builder.pages.views import Call, Link, call
from site_builder.text.address import relative
from site_builder.text.normalize import order
from site_builder.text.phones import is_switchboard

Crumbs = tuple[tuple[str, str], ...]
"""(text, address) of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What every template has as `page`: what is this page's own."""

    kind: str
    """The template's name, for the page's style."""
    lang: str
    heading: str
    title: str
    description: str
    canonical: str
    manifest: str
    indexed: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """What every template has as `frame`: the same value for all pages that stand side by side.

    Compared by identity, so that the components which show it are filled in once for all of them.
    """

    site: str
    name: str
    label: str
    """The unit in a sentence: "xã Bảo Quang"."""
    place: str
    """The unit as a heading: "Xã Bảo Quang"."""
    home: str
    nav: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    footer: tuple[Link, ...]
    help: Call | None
    teams: str
    """The way to the teams; "" on their own page."""
    feed: str
    demo: str


SECTIONS = (
    ("guides", addresses.GUIDES),
    ("announcements", addresses.ANNOUNCEMENTS),
    ("teams", addresses.TEAMS),
    ("contact", addresses.CONTACT),
)
FOOTER = (
    ("services", addresses.SERVICES),
    ("index", addresses.INDEX),
    ("qr", addresses.QR),
    ("privacy", addresses.PRIVACY),
)
_NAMED = frozenset(path for _, path in (*SECTIONS, *FOOTER)) | {""}
"""The pages to which every frame leads."""


def page(  # noqa: PLR0913 - the frame of every page; what is special to one goes into `shows`
    context: PageContext,
    url: str,
    template: str,
    heading: str,
    description: str = "",
    crumbs: Crumbs = (),
    *,
    indexed: bool = True,
    **shows: object,
) -> Page:
    """A page of the unit inside its frame. `crumbs` are those of the pages between home and this one."""
    view = PageView(
        kind=template,
        lang=context.lang,
        heading=heading,
        title=heading if url == context.home else f"{heading} · {context.page_name}",
        description=description or context.unit.profile.tagline or context.site.title,
        canonical=context.canonical(url),
        manifest=context.way(url, context.address(addresses.MANIFEST)) if url == context.home else "",
        indexed=indexed,
    )
    frame = _frame(context, _vantage(context, url), crumbs)
    return Page(url=url, template=template, shows={"page": view, "frame": frame, **shows})


def _vantage(context: PageContext, url: str) -> str:
    """From where a page's frame looks as it does from the page: for all that stand side by side, and to which no frame
    leads, one address beside them.
    """
    is_named = url.removeprefix(context.home) in _NAMED
    return url if is_named or not url.endswith("/") else url[: url.rfind("/", 0, -1) + 1] + "_/"


@lru_cache(maxsize=32)
def _frame(context: PageContext, url: str, crumbs: Crumbs) -> Frame:
    words, teams = context.words, context.address(addresses.TEAMS)
    return Frame(
        site=context.site.title,
        name=context.page_name,
        label=context.label,
        place=capital(context.label),
        home=context.way(url, context.home),
        nav=_links(context, url, SECTIONS),
        crumbs=_crumbs(context, url, crumbs),
        footer=_links(context, url, FOOTER),
        help=hotline(context),
        teams=context.way(url, teams) if url != teams else "",
        feed=context.way(url, context.address(addresses.FEED)),
        demo=words["demo"].format(owner=context.site.owner or capital(context.label)) if context.site.demo else "",
    )


@once_per_unit
def hotline(context: PageContext) -> Call | None:
    """The number for everybody. 1022 is a switchboard for everything; any other is the unit's own line."""
    phone = context.unit.profile.hotline
    if not phone:
        return None
    return call(context.words["call_switchboard" if is_switchboard(phone) else "call_hotline"], phone)


def units_below(context: PageContext, url: str, path: str = "") -> tuple[Link, ...]:
    """The units directly below in alphabetical order, each by one of its pages."""
    depth = len(context.unit.path) + 1
    own = [unit for unit in context.below if len(unit.path) == depth]
    return tuple(
        Link(text=unit.name, href=relative(url, routes.home(unit.path) + path), note=capital(unit.kind))
        for unit in sorted(own, key=lambda unit: order(unit.name))
    )


def _links(context: PageContext, url: str, pages: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    named = tuple((context.words[word], path) for word, path in pages)
    return _links_from(url[len(context.home) :], named)


@lru_cache(maxsize=64)
def _links_from(page: str, named: Crumbs) -> tuple[Link, ...]:
    """The links from one page of a unit to others of the same unit: in every unit alike."""
    return tuple(Link(text=text, href=way(page, path), current=path == page) for text, path in named)


def _crumbs(context: PageContext, url: str, between: Crumbs) -> tuple[Link, ...]:
    units = tuple((full_name(unit.kind, unit.name), routes.home(unit.path)) for unit in context.above)
    own = ((context.label, context.home),) if url != context.home else ()
    return tuple(Link(text=capital(text), href=relative(url, target)) for text, target in (*units, *own, *between))
