"""A page with a picture, in a browser: it fits, keeps its place while it loads, and does without WebP."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from photos import saved, scene, screen
from small_site import GUIDE, SmallSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "bao-quang/huong-dan/cai-vneid/index.html"


@pytest.fixture
def page(site_of_pictures: SmallSite) -> Path:
    """A guide that shows a photo, and a screen in one of its steps."""
    return site_of_pictures.output / PAGE


@pytest.fixture
def site_of_pictures(tmp_path: Path) -> SmallSite:
    """A commune with two pictures."""
    text = GUIDE.replace("2. Bấm", "    ![Màn hình](../media/man-hinh.png)\n2. Bấm")
    site = SmallSite(tmp_path)
    site.put({"bao-quang/guides/cai-vneid.md": f"{text}\n![Lớp học ở nhà văn hóa](../media/lop.jpg)\n"})
    site.put({"bao-quang/media/lop.jpg": saved(scene()), "bao-quang/media/man-hinh.png": screen()}).build()
    return site


@pytest.mark.parametrize("width", [360, 1280])
def test_pictures_fit_and_nothing_jumps(page: Path, browser: "Browser", axe: str, width: int) -> None:
    """As high before they have come as after; WebP is taken where it is known; axe has nothing to say."""
    tab = browser.new_page(viewport={"width": width, "height": 740})
    tab.goto(page.as_uri())
    before = tab.evaluate("document.documentElement.scrollHeight")
    for picture in tab.query_selector_all("img"):
        picture.scroll_into_view_if_needed()
        tab.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture)
        assert str(tab.evaluate("image => image.currentSrc", picture)).endswith(".webp")
    assert tab.evaluate("document.images.length") == 2
    assert tab.evaluate("document.documentElement.scrollHeight") == before
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.evaluate(axe)
    assert tab.evaluate("axe.run().then(found => found.violations.map(one => one.id))") == []
    tab.close()


def test_a_browser_that_knows_no_webp_shows_the_jpeg(page: Path, browser: "Browser") -> None:
    """It passes over the source of a type that it does not know; here that is any type."""
    page.write_text(page.read_text("utf-8").replace('type="image/webp"', 'type="image/x-khong-biet"'), "utf-8")
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.goto(page.as_uri())
    for picture in tab.query_selector_all("img"):
        picture.scroll_into_view_if_needed()
        tab.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture)
        assert str(tab.evaluate("image => image.currentSrc", picture)).endswith(".jpg")
    tab.close()


def test_the_checker_of_the_w3c_finds_no_error(page: Path, vnu: tuple[str, ...]) -> None:
    """In a page with pictures."""
    answer = subprocess.run([*vnu, str(page)], capture_output=True, encoding="utf-8", check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
