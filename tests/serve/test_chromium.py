"""The preview in a real browser: what somebody who writes sees."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_site import CONTENT, GUIDE, NEWS, TEAMS, SmallSite

from serve.running import PATIENCE, Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

UNIT = "bao-quang/unit.yaml"
BROKEN = "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"
WAIT = PATIENCE * 1000


@contextmanager
def page_of(browser: "Browser", preview: Running, path: str = "") -> Iterator["Page"]:
    """A page of the preview in a window of its own; an error of its scripts fails the test."""
    preview.wait_for("Lần đầu")
    errors: list[str] = []
    window = browser.new_context(viewport={"width": 1000, "height": 700})
    page = window.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    connected = "new Promise(done => document.addEventListener('LiveReloadConnect', done, {once: true}))"
    page.add_init_script(f"window.connected = {connected}")
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.came = Date.now() })")
    page.goto(preview.address + path)
    page.evaluate("window.connected")
    yield page
    window.close()
    assert errors == []


@pytest.fixture
def opened(browser: "Browser", site: SmallSite) -> Iterator["Page"]:
    """A commune's home page."""
    with running(site) as preview, page_of(browser, preview, "bao-quang/") as page:
        yield page


def heading(page: "Page", words: str) -> None:
    """Waits until the page says so in its heading."""
    page.locator("h1", has_text=words).first.wait_for(timeout=WAIT)


def test_a_save_is_seen_without_a_touch(opened: "Page", site: SmallSite, note: Callable[[str], None]) -> None:
    """Also a second one right after, and the page stays where it was scrolled."""
    for number in range(3):
        saved = time.time()
        site.put({UNIT: f"name: Tên {number}\nkind: xã\n"})
        opened.get_by_text(f"Tên {number}").first.wait_for(state="attached", timeout=WAIT)
        came = opened.wait_for_function("window.came", timeout=WAIT)  # the text is there before the page is all read
        note(f"preview: save to reload {came.json_value() / 1000 - saved:.2f} s")
    assert opened.locator("#xem-thu").count() == 0


def test_of_twenty_quick_saves_the_last_is_seen(opened: "Page", site: SmallSite) -> None:
    """None of them is dropped because another came just before."""
    for number in range(20):
        site.put({UNIT: f"name: Tên {number:02}\nkind: xã\n"})
        time.sleep(0.05)
    opened.get_by_text("Tên 19").first.wait_for(state="attached", timeout=WAIT)


def test_an_error_lies_over_the_last_good_page_until_it_is_mended(opened: "Page", site: SmallSite) -> None:
    """With the words of the terminal; closed by a button or Escape, it leaves a bar."""
    site.put({UNIT: BROKEN})
    box = opened.locator("#xem-thu-hop")
    box.wait_for(timeout=WAIT)
    said = box.inner_text()
    for words in ("bao-quang/unit.yaml:3:10", "thiếu chữ số", "hotline: 0912 34", "Sửa: ghi đủ số"):
        assert words in said
    assert opened.evaluate("document.activeElement.id") == "xem-thu-ten"
    assert opened.get_by_text("Bảo Quang").count() > 0
    opened.keyboard.press("Escape")
    box.wait_for(state="hidden")
    opened.locator("#xem-thu-mo").click()
    box.get_by_role("button", name="Đóng để xem trang").click()
    box.wait_for(state="hidden")
    site.put({UNIT: CONTENT[UNIT]})
    opened.locator("#xem-thu").wait_for(state="detached", timeout=WAIT)


def test_what_was_closed_opens_again_only_for_something_else(opened: "Page", site: SmallSite) -> None:
    """Whoever knows of a mistake can look at other pages in peace."""
    site.put({UNIT: BROKEN})
    box = opened.locator("#xem-thu-hop")
    box.wait_for(timeout=WAIT)
    opened.keyboard.press("Escape")
    opened.wait_for_function("sessionStorage.getItem('xem-thu')")  # the page hears of it a moment later
    opened.reload()
    assert opened.locator("#xem-thu-mo").is_visible()
    assert not box.is_visible()
    site.put({UNIT: BROKEN.replace("0912 34", "0912 35")})
    box.wait_for(timeout=WAIT)


def test_a_warning_covers_nothing(opened: "Page", site: SmallSite) -> None:
    """A bar below says how many there are, and opens them."""
    site.put({"bao-quang/teams.yaml": TEAMS + "        phone: 0912 345 678\n"})
    bar = opened.locator("#xem-thu-mo")
    bar.wait_for(timeout=WAIT)
    assert bar.inner_text() == "1 điều cần nhắc Xem"
    assert not opened.locator("#xem-thu-hop").is_visible()
    bar.click()
    assert "nhắc: " in opened.locator("#xem-thu-hop").inner_text()


def test_what_an_editor_writes_runs_nowhere(opened: "Page", site: SmallSite) -> None:
    """It is shown as it was written."""
    nasty = "<img src=x onerror='document.title=1'></script><script>document.title=1</script>"
    site.put({UNIT: f"name: Bảo Quang\nkind: xã\nhotline: {nasty}\n"})
    box = opened.locator("#xem-thu-hop")
    box.wait_for(timeout=WAIT)
    assert nasty in box.inner_text()
    assert opened.title() != "1"


def test_a_site_that_is_broken_from_the_start_shows_its_overlay_alone(browser: "Browser", site: SmallSite) -> None:
    """And the site as soon as it is mended."""
    site.put({"site.yaml": "title: ["})
    with running(site) as preview, page_of(browser, preview) as page:
        heading(page, "Chưa dựng được trang nào")
        assert "site.yaml:1:" in page.locator("#xem-thu-hop").inner_text()
        site.put({"site.yaml": CONTENT["site.yaml"]})
        page.get_by_text("Bảo Quang").first.wait_for(timeout=WAIT)


def test_drafts_wear_their_badge(browser: "Browser", site: SmallSite) -> None:
    """With a style of its own, which the published pages do not carry."""
    site.put({"guides/cai-vneid.md": GUIDE.replace("title", "draft: có\ntitle", 1)})
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("2026-11-18", "2026-12-24")})
    with running(site) as preview, page_of(browser, preview, "bao-quang/") as page:
        for words in ("Bản nháp", "Chưa đến ngày đăng"):
            badge = page.locator(".badge", has_text=words).first
            assert badge.evaluate("element => getComputedStyle(element).borderTopStyle") == "dashed"


def test_a_preview_that_is_started_again_is_found_again(browser: "Browser", tmp_path: Path) -> None:
    """The page that stayed open shows the new one's site by itself."""
    site = SmallSite(tmp_path)
    with running(site) as first:
        port = first.address.rstrip("/").rpartition(":")[2]
        with page_of(browser, first, "bao-quang/") as page:
            first.stop()
            site.put({UNIT: "name: Tên mới\nkind: xã\n"})
            with running(site, "--port", port):
                page.get_by_text("Tên mới").first.wait_for(state="attached", timeout=WAIT)


def test_the_overlay_is_within_everybodys_reach(opened: "Page", site: SmallSite) -> None:
    """On a small telephone nothing is wider than the screen, and what is tapped is large."""
    opened.set_viewport_size({"width": 320, "height": 600})
    site.put({UNIT: BROKEN, "xuan-an/unit.yaml": "name: " + "a" * 300 + "\nkind: phường\nhotline: 1\n"})
    box = opened.locator("#xem-thu-hop")
    box.wait_for(timeout=WAIT)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    button = box.get_by_role("button", name="Đóng để xem trang").bounding_box()
    assert button is not None
    assert button["height"] >= 44
    assert button["y"] + button["height"] <= 600
