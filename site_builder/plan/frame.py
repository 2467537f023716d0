"""What surrounds every page: its names and addresses, the way home, the way on, and whom to call."""

from dataclasses import dataclass

from site_builder import routes
from site_builder.model.output import Page
from site_builder.plan.context import Context, capital, full_name
from site_builder.plan.parts import Call, Link, call
from site_builder.text.address import relative
from site_builder.text.letters import order
from site_builder.text.phones import is_switchboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The view that every template has as `page`."""

    kind: str
    """The template's name, for the page's style."""
    lang: str
    heading: str
    title: str
    description: str
    canonical: str
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
    feed: str
    manifest: str
    demo: str
    indexed: bool


SECTIONS = (
    ("guides", routes.GUIDES),
    ("announcements", routes.ANNOUNCEMENTS),
    ("teams", routes.TEAMS),
    ("contact", routes.CONTACT),
)
FOOTER = (
    ("services", routes.SERVICES),
    ("index", routes.INDEX),
    ("qr", routes.QR),
    ("privacy", routes.PRIVACY),
)


def page(  # noqa: PLR0913 - the frame of every page; what is special to one goes into `shows`
    context: Context,
    url: str,
    template: str,
    heading: str,
    description: str = "",
    crumbs: tuple[tuple[str, str], ...] = (),
    *,
    indexed: bool = True,
    **shows: object,
) -> Page:
    """A page of the unit inside its frame. `crumbs` are the (text, address) of the pages between home and this one."""
    words, profile = context.words, context.unit.profile
    frame = Frame(
        kind=template,
        lang="vi",
        heading=heading,
        title=heading if url == context.home else f"{heading} · {context.page_name}",
        description=description or profile.tagline or context.site.title,
        canonical=context.canonical(url),
        site=context.site.title,
        name=context.page_name,
        label=context.label,
        place=capital(context.label),
        home=relative(url, context.home),
        nav=_links(context, url, SECTIONS),
        crumbs=_crumbs(context, url, crumbs),
        footer=_links(context, url, FOOTER),
        help=hotline(context),
        teams=relative(url, context.address(routes.TEAMS)),
        feed=relative(url, context.address(routes.FEED)),
        manifest=relative(url, context.address(routes.MANIFEST)) if url == context.home else "",
        demo=words["demo"].format(owner=context.site.owner or capital(context.label)) if context.site.demo else "",
        indexed=indexed,
    )
    return Page(url=url, template=template, shows={"page": frame, **shows})


def hotline(context: Context) -> Call | None:
    """The number for everybody. 1022 is a switchboard for everything; any other is the unit's own line."""
    phone = context.unit.profile.hotline
    if not phone:
        return None
    return call(context.words["call_switchboard" if is_switchboard(phone) else "call_hotline"], phone)


def units_below(context: Context, url: str, path: str = "") -> tuple[Link, ...]:
    """The units directly below in alphabetical order, each by one of its pages."""
    depth = len(context.unit.path) + 1
    own = [unit for unit in context.below if len(unit.path) == depth]
    return tuple(
        Link(text=unit.name, href=relative(url, routes.home(unit.path) + path), note=capital(unit.kind))
        for unit in sorted(own, key=lambda unit: order(unit.name))
    )


def _links(context: Context, url: str, pages: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    return tuple(
        Link(text=context.words[word], href=relative(url, context.address(path)), current=context.address(path) == url)
        for word, path in pages
    )


def _crumbs(context: Context, url: str, between: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    units = tuple((full_name(unit.kind, unit.name), routes.home(unit.path)) for unit in context.above)
    own = ((context.label, context.home),) if url != context.home else ()
    return tuple(Link(text=capital(text), href=relative(url, target)) for text, target in (*units, *own, *between))
