"""The button that makes letters larger, in a real browser."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_site import SmallSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

GUIDE, HOME = "bao-quang/huong-dan/cai-vneid/index.html", "bao-quang/index.html"
USUAL, STEPS = 18.0, (18.0, 22.5, 27.0)
SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"


@pytest.fixture
def pages(site: SmallSite) -> Path:
    """The built site."""
    assert site.build().report.errors == 0
    return site.output


@pytest.fixture
def window(browser: "Browser") -> Iterator["BrowserContext"]:
    """The browser of one person."""
    one = browser.new_context(viewport={"width": 360, "height": 640})
    yield one
    one.close()


def test_each_press_is_a_quarter_more_and_the_third_resets(window: "BrowserContext", pages: Path) -> None:
    """The button says what it does next, and the choice holds on every page of the site, and tomorrow."""
    page = window.new_page()
    page.goto((pages / HOME).as_uri())
    button = page.locator(".size")
    seen = []
    for _ in range(4):
        seen.append((round(page.evaluate(SIZE), 1), button.inner_text()))
        button.click()
    assert [size for size, _ in seen] == pytest.approx([*STEPS, USUAL], abs=0.1)
    assert [text for _, text in seen] == ["Chữ to", "To nữa", "Chữ thường", "Chữ to"]
    other = window.new_page()
    other.goto((pages / GUIDE).as_uri())
    assert other.evaluate(SIZE) == pytest.approx(STEPS[1], abs=0.1)
    assert other.locator(".size").inner_text() == "To nữa"


@pytest.mark.parametrize("kept", ["'xyz'", "'-5'", "'Infinity'", "'1.5'", "'7'"])
def test_whatever_is_kept_there_does_no_harm(window: "BrowserContext", pages: Path, kept: str) -> None:
    """Other pages of the host may have a value of that name."""
    page = window.new_page()
    page.goto((pages / HOME).as_uri())
    page.evaluate(f"localStorage.co = {kept}")
    page.reload()
    page.locator(".size").click()
    page.locator(".size").click()
    assert page.locator(".size").inner_text() in ("Chữ to", "To nữa", "Chữ thường")


def test_a_browser_that_keeps_nothing_still_has_larger_letters(window: "BrowserContext", pages: Path) -> None:
    """Storage may be forbidden; then the choice holds for the page."""
    page = window.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get: function () { throw new Error('no') }})")
    page.goto((pages / HOME).as_uri())
    page.locator(".size").click()
    assert page.evaluate(SIZE) == pytest.approx(STEPS[1], abs=0.1)
    assert errors == []


def test_without_script_there_is_no_button(browser: "Browser", pages: Path) -> None:
    """A button that does nothing would be a promise."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / HOME).as_uri())
    assert not page.locator(".size").is_visible()
    context.close()


def test_paper_has_no_button_and_letters_of_its_own(window: "BrowserContext", pages: Path) -> None:
    """Whoever reads with large letters prints on as many sheets as others do."""
    page = window.new_page()
    page.goto((pages / GUIDE).as_uri())
    page.locator(".size").click()
    page.emulate_media(media="print")
    assert not page.locator(".size").is_visible()
    assert page.evaluate(SIZE) == pytest.approx(14, abs=0.1)


def test_largest_letters_fit_on_the_smallest_phone(browser: "Browser", pages: Path) -> None:
    """Nothing is pushed off the side at 320 px and 150 %."""
    context = browser.new_context(viewport={"width": 320, "height": 568})
    page = context.new_page()
    for name in (HOME, GUIDE, "bao-quang/to-cong-nghe/index.html"):
        page.goto((pages / name).as_uri())
        page.evaluate("localStorage.co = 2")
        page.reload()
        assert page.evaluate(SIZE) == pytest.approx(STEPS[2], abs=0.1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_button_weighs_two_hundred_bytes(pages: Path) -> None:
    """Packed, with its script."""
    html = (pages / GUIDE).read_text("utf-8")
    without = re.sub(r'<button class="button size".*?</script>\n', "", html, count=1, flags=re.DOTALL)
    assert without != html
    assert len(gzip.compress(html.encode(), 9)) - len(gzip.compress(without.encode(), 9)) <= 200
