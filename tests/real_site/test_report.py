"""The HTML report in a browser: an official reads it on a phone."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from report.outcomes import hostile, many, phone, result, stray

from real_site.measures import LOW, OVERFLOW, SMALL_TEXT, violations
from site_builder.report.html import as_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = {
    "some": as_page(result(phone(), stray(), phone(file="xuan-an/unit.yaml", changed=True))),
    "none": as_page(result()),
    "hostile": as_page(hostile()),
    "very many": as_page(many(2000)),
}


@pytest.fixture(scope="module")
def phones(browser: "Browser") -> Iterator["Page"]:
    """A small telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["some", "none", "hostile"])
def test_no_one_is_shut_out(phones: "Page", axe: str, kind: str, scheme: str) -> None:
    """No violation that axe-core can see, with all examples unfolded."""
    phones.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    phones.set_content(PAGES[kind].replace("<details>", "<details open>"))
    assert violations(phones, axe) == []


@pytest.mark.parametrize("kind", PAGES)
def test_it_fits_a_phone(phones: "Page", kind: str) -> None:
    """Nothing is scrolled sideways at 320 and 360 pixels, nor with text of twice the size; what is tapped is tall."""
    phones.set_content(PAGES[kind])
    assert phones.evaluate(SMALL_TEXT, 14.4) == []
    assert phones.evaluate(LOW, ["summary, label, .units a", 44]) == []
    for width in (320, 360):
        phones.set_viewport_size({"width": width, "height": 740})
        assert phones.evaluate(OVERFLOW) <= 0
    phones.add_style_tag(content="html { font-size: 200% }")
    assert phones.evaluate(OVERFLOW) <= 0


def test_it_asks_for_nothing_and_runs_nothing(phones: "Page", tmp_path: Path) -> None:
    """Not even when the content holds a script."""
    asked: list[str] = []
    phones.on("request", lambda request: asked.append(request.url))
    phones.on("dialog", lambda dialog: asked.append(dialog.message))
    file = tmp_path / "kq.html"
    file.write_text(PAGES["hostile"], "utf-8")
    phones.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert phones.evaluate("document.scripts.length") == 0


def test_the_checker_finds_no_error(vnu: tuple[str, ...], tmp_path: Path) -> None:
    """HTML and style as the standards have them."""
    for kind, page in PAGES.items():
        (tmp_path / f"{kind.replace(' ', '-')}.html").write_text(page, "utf-8")
    files = [str(file) for file in sorted(tmp_path.iterdir())]
    answer = subprocess.run([*vnu, "--Werror", *files], capture_output=True, encoding="utf-8", check=False)
    assert answer.stderr == ""
