"""What surrounds a page is worked out once for all pages side by side, and still leads everyone to the same places."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache, reduce
from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from small_site import DAY, PROJECT, THEMES

from site_builder.content import load
from site_builder.content.files import read_layers
from site_builder.content.merge import merge, visible
from site_builder.content.site_file import read_site
from site_builder.model.output import Page
from site_builder.model.unit import Unit
from site_builder.pages import plan
from site_builder.pages.context import PageContext
from site_builder.pages.layout import FOOTER, SECTIONS, Frame
from site_builder.pages.theme import load_theme
from site_builder.pages.views import Html
from site_builder.text.address import relative

BASE = "https://longkhanh.gov.vn/247/"
FRAME = [path for _, path in (*SECTIONS, *FOOTER)]
ADDRESSES = st.sampled_from(
    ["", "404.html", "feed.xml", "thong-bao/", "huong-dan/a/", "huong-dan/a%20b/", "huong-dan/", "dich-vu/#đ", "#a"]
)


@cache
def contexts() -> tuple[PageContext, ...]:
    """Every unit of the project's own content."""
    folders = load.scan(PROJECT / "content")
    site, _ = read_site(folders[0])
    theme = load_theme("default", [THEMES], "vi")
    units: dict[tuple[str, ...], Unit] = {}
    for folder in folders:
        layers = [units[folder.path[:-1]]] if folder.path else []
        units[folder.path] = reduce(merge, [*layers, *read_layers(folder)])
    return tuple(
        PageContext(
            site=site,
            unit=visible(unit),
            written=unit,
            lang=theme.lang,
            words=theme.words,
            today=DAY,
            above=tuple(plan.summarise(units[path[:depth]]) for depth in range(len(path))),
            below=() if path else tuple(plan.summarise(unit) for path, unit in units.items() if path),
        )
        for path, unit in units.items()
    )


def pages(context: PageContext) -> list[Page]:
    """The pages of a unit; those at its former addresses have another home."""
    found = [output for output in plan.plan(context) if isinstance(output, Page)]
    return [page for page in found if page.url.startswith(context.home)]


def frame(page: Page) -> Frame:
    """What surrounds a page."""
    found = page.shows["frame"]
    assert isinstance(found, Frame)
    return found


def test_from_every_page_a_frame_leads_to_the_same_places() -> None:
    """And only the page that is shown is the current one."""
    for context in contexts():
        home, *places = (BASE + context.address(path) for path in ("", *FRAME))
        for page in pages(context):
            around = frame(page)
            links = (*around.nav, *around.footer)
            assert [urljoin(BASE + page.url, link.href) for link in links] == places
            assert [link.current for link in links] == [BASE + page.url == place for place in places]
            assert urljoin(BASE + page.url, around.home) == home


def test_every_crumb_leads_to_a_page_above() -> None:
    """Step by step, from the first page of all."""
    for context in contexts():
        homes = [BASE + "".join(f"{part}/" for part in context.unit.path[:depth]) for depth in range(5)]
        for page in pages(context):
            targets = [urljoin(BASE + page.url, link.href) for link in frame(page).crumbs]
            above = len(context.unit.path) + (page.url != context.home)
            assert targets[:above] == homes[:above]
            assert all((BASE + page.url).startswith(target) for target in targets)


def test_the_head_of_a_page_leads_to_the_unit_above() -> None:
    """Which it names as people do; where that is the root unit, the site has a name of its own."""
    for context in contexts():
        outer = [*context.above][-1:]
        named = [context.site.title if not unit.path else f"{unit.kind} {unit.name}" for unit in outer]
        targets = [BASE + "".join(f"{part}/" for part in unit.path) for unit in outer]
        for page in pages(context):
            found = [link for link in (frame(page).above,) if link]
            assert [link.text.lower() for link in found] == [name.lower() for name in named]
            assert [urljoin(BASE + page.url, link.href) for link in found] == targets


def test_pages_side_by_side_have_one_frame() -> None:
    """All guides of a unit, and all its announcements with the archive: 13 frames for some 35 pages."""
    for context in contexts():
        found = pages(context)
        for kind in ("guide", "announcement"):
            assert len({frame(page) for page in found if page.template == kind}) <= 1
        assert len({frame(page) for page in found}) <= 13


@given(st.lists(st.sampled_from(["a", "bao-quang", "huong-dan", "đồi"]), max_size=3), ADDRESSES, ADDRESSES)
def test_a_link_inside_a_unit_is_the_same_in_every_unit(path: list[str], page: str, target: str) -> None:
    """So that one unit can find it for all."""
    context = replace(contexts()[0], unit=Unit(path=tuple(path)))
    source = context.home + page.partition("#")[0]
    assert context.way(source, context.home + target) == relative(source, context.home + target)


def views(value: object) -> Iterator[tuple[object, object]]:
    """(value, the type that its view declares) of all that templates are given."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            item = getattr(value, field.name)
            yield item, field.type
            yield from views(item)
    elif isinstance(value, tuple):
        for item in value:
            yield item, None
            yield from views(item)


def test_html_in_views_is_of_our_kind_and_stands_where_html_is_declared() -> None:
    """Components remember views by value: text and HTML of the same letters must not be equal."""
    for context in contexts():
        for page in pages(context):
            for value, declared in views(tuple(page.shows.values())):
                hash(value)
                assert not isinstance(value, Markup) or type(value) is Html
                assert (type(value) is Html) == (declared is Html) or declared not in (str, Html)
