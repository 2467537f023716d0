"""One page of each kind in a browser: readable for all, on every screen, from one request."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from real_site.host import Host
from real_site.kinds import ALL_KINDS, KINDS, Window, window
from real_site.measures import LOW, OVERFLOW, SMALL_TEXT, violations
from real_site.published import CITY, Published

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEXT = """() => {
  document.querySelectorAll("button, .search").forEach(at => at.remove()); return document.body.innerText;
}"""
BUTTONS = ".call, .button, .units a, .emergency a, .jump a, .nav a, summary"
LISTS = ".links a, .people a, .channels a, .news-title a, .topic > p > a, .beside a"
FRAME = ".masthead-home, .find, .back a, .footer nav a"


@pytest.fixture(scope="module")
def narrow(browser: "Browser", host: Host, later_host: Host) -> Iterator[Window]:
    """320 pixels, the narrowest that WCAG asks for."""
    with window(browser, (host, later_host), width=320) as opened:
        yield opened


@pytest.fixture(scope="module")
def without_scripts(browser: "Browser", host: Host, later_host: Host) -> Iterator[Window]:
    """A browser with JavaScript switched off."""
    with window(browser, (host, later_host), scripts=False) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_no_one_is_shut_out(phone: Window, axe: str, kind: str, scheme: str) -> None:
    """No violation of WCAG 2.2 A and AA or of good practice that axe-core can see, on light and dark screens."""
    phone.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert violations(phone.show(kind), axe) == []


def test_axe_does_look(phone: Window, axe: str) -> None:
    """A page with faults has violations: silence is not a good answer."""
    phone.page.set_content(
        '<!doctype html><html lang="vi"><title>x</title><p style="color:#ddd">Chữ quá nhạt<img src="data:">'
    )
    found = {line.split()[0] for line in violations(phone.page, axe)}
    assert found >= {"image-alt", "color-contrast", "landmark-one-main"}


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_nothing_has_to_be_scrolled_sideways(narrow: Window, phone: Window, kind: str) -> None:
    """At 320 pixels (WCAG 1.4.10), and at 360 with text of twice the size (1.4.4)."""
    assert narrow.show(kind).evaluate(OVERFLOW) <= 0
    large = phone.show(kind)
    large.add_style_tag(content="html { font-size: 200% }")
    assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert large.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_text_is_large_and_what_is_tapped_is_tall(phone: Window, kind: str) -> None:
    """Text of 18 pixels and nothing under 14.4; buttons and menus at least 48 pixels high, links of lists 44."""
    page = phone.show(kind)
    assert float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")) >= 18
    assert page.evaluate(SMALL_TEXT, 14.4) == []
    assert page.evaluate(LOW, [BUTTONS, 48]) == []
    assert page.evaluate(LOW, [f"{LISTS}, {FRAME}", 44]) == []
    assert page.evaluate(f"document.querySelectorAll('{BUTTONS}').length") > 0


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_numbers_can_be_read_where_they_cannot_be_dialled(later: Published, site: Published, kind: str) -> None:
    """Some browsers inside apps open no tel: address; so the digits stand in the link."""
    published, url = (site, KINDS[kind]) if kind in KINDS else (later, f"{CITY}bao-quang/huong-dan/vneid-cu/")
    for link in published.soup(url).select('a[href^="tel:"]'):
        digits = "".join(letter for letter in link.get_text() if letter.isdecimal())
        assert str(link["href"]).removeprefix("tel:").replace("+84", "0") in digits


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_one_request_and_makes_no_error(
    browser: "Browser", deep_host: Host, later_host: Host, kind: str
) -> None:
    """Icon and web manifest included; nothing is asked of any other host; the console is silent."""
    with window(browser, (deep_host, later_host)) as opened:
        asked: list[str] = []
        said: list[str] = []
        deep_host.asked.clear()
        opened.page.on("request", lambda request: asked.append(request.url))
        opened.page.on("console", lambda message: said.append(message.text))
        opened.page.on("pageerror", lambda error: said.append(str(error)))
        page = opened.show(kind)
        page.wait_for_load_state("networkidle")
        icon = page.get_attribute("link[rel=icon]", "href") or ""
        assert [url for url in asked if not url.startswith("data:")] == [deep_host.address + KINDS[kind]]
        first, *others = deep_host.asked
        assert first == "/a/sub-path/" + KINDS[kind]
        assert others[:1] in ([], ["/a/sub-path/sw.js"])  # what comes then, the worker keeps when the page is there
        assert icon.startswith("data:")
        assert said == []
        assert page.context.cookies() == []


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_there_without_scripts(phone: Window, without_scripts: Window, kind: str) -> None:
    """The same text, word for word; only what can do nothing without them, buttons and the search, is not shown."""
    texts = [opened.show(kind).evaluate(TEXT) for opened in (phone, without_scripts)]
    assert texts[0] == texts[1]
    assert texts[0]


@pytest.mark.parametrize("kind", ["guide", "guide that is overdue", "announcement", "announcement with a table"])
def test_paper_carries_the_text_and_the_code_and_no_menu(phone: Window, kind: str) -> None:
    """What can only be tapped is left out; the code leads back to the page, and there is a number to call."""
    page = phone.show(kind)
    page.emulate_media(media="print")
    for selector in (".nav", ".find", ".back", ".footer nav", ".help .button", ".skip", "button"):
        assert [at.is_visible() for at in page.locator(selector).all() if at.is_visible()] == [], selector
    assert page.locator("h1").is_visible()
    assert "0251 1022" in page.locator(".help").inner_text()
    if kind.startswith("guide"):
        assert page.locator(".qr").is_visible()
        assert page.locator(".code-address").is_visible()
        assert page.evaluate("document.querySelector('.qr').getBoundingClientRect().width") >= 5 * 96 / 2.54 - 1
    page.emulate_media(media="screen")
