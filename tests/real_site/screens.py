"""What a resident sees before scrolling: how high the masthead is, and how far down the title of a page begins.

Every kind of page is measured, by its template and by whether its unit is over, at the one whose frame says most.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from real_site.kinds import REFRESH
from real_site.published import Published, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (320, 360)
SIZES = (100, 130, 200)
"""Sizes of text in per cent, as people set them in their phones."""
HEIGHT = 640
MASTHEAD_LIMIT = 104
TITLE_LIMIT = 170
"""They hold at 360 pixels and the usual size of text."""
FRAME = ".masthead, .demo, .back"
MEASURE = """() => {
  const box = name => { const at = document.querySelector(name); return at ? at.getBoundingClientRect() : null; };
  const head = box('.masthead'), title = box('h1'), root = document.documentElement;
  return [head ? head.height : 0, title.top + scrollY, title.bottom + scrollY, root.scrollWidth - root.clientWidth];
}"""
LARGER = "html {{ font-size: {}% !important }}"
USUAL = 112.5
"""The size of a page's text in per cent of the browser's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A kind of page on one screen; all lengths are in CSS pixels."""

    kind: str
    url: str
    width: int
    size: int
    masthead: float
    title: float
    """Where it begins, from the top."""
    title_end: float
    overflow: float


def kinds(site: Published) -> dict[str, str]:
    """Kind → address of the page of that kind whose frame is the longest."""
    found = sorted((_kind(site, url), -len(_frame(site, url)), url) for url in site.pages())
    return {kind: next(iter(group))[2] for kind, group in groupby(found, key=lambda item: item[0])}


def every_page(site: Published) -> list[tuple[str, str]]:
    """Kind and address of each page."""
    return [(_kind(site, url), url) for url in site.pages()]


def _kind(site: Published, url: str) -> str:
    """The name of its template, and whether its unit is over or there is a theme of its own."""
    soup = site.soup(url)
    body = soup.body
    assert body
    name = " ".join(body.get_attribute_list("class")).removeprefix("page-")
    return f"{name}, of a unit that is over" if soup.select_one("h1 + nav.notice") else name


def _frame(site: Published, url: str) -> str:
    return " ".join(words(tag) for tag in site.soup(url).select(FRAME))


def screens(browser: "Browser", address: str, urls: Iterable[tuple[str, str]]) -> Iterator[Screen]:
    """Every page at each width and size of text."""
    pages = tuple(urls)
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, locale="vi-VN")
        page = context.new_page()
        for kind, url in pages:
            _show(page, address + url)
            for size in SIZES:
                yield _screen(page, kind, url, width, size)
        context.close()


def _show(page: "Page", address: str) -> None:
    """One that leads on at once stays on the screen."""
    source = page.request.get(address).text()
    if REFRESH in source:
        page.set_content(source.replace(REFRESH, "<meta"))
    else:
        page.goto(address)


def _screen(page: "Page", kind: str, url: str, width: int, size: int) -> Screen:
    style = page.add_style_tag(content=LARGER.format(USUAL * size / 100))
    masthead, title, end, overflow = page.evaluate(MEASURE)
    style.evaluate("style => style.remove()")
    return Screen(
        kind=kind, url=url, width=width, size=size, masthead=masthead, title=title, title_end=end, overflow=overflow
    )
