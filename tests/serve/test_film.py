"""An official's ten minutes, in a real Chromium: from the double-click to the published page.

With TRANG_FILM=FOLDER the pictures of the film are left there, to be looked at.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from photos import SECRETS, located
from real_site.conftest import axe
from real_site.measures import violations
from small_site import DAY, PROJECT
from sync.conftest import an, server
from sync.offices import NOBODY, UNIT, Office

from serve import running as previews
from serve.running import running, until
from serve.test_editor_chromium import send, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["an", "axe", "server"]
NEWS_PAGE = "bao-quang/thong-bao/hop-ap-toi-thu-sau/index.html"
HOOK = """#!/bin/sh
# What the workflow of a site does: check, build, publish; what has errors is refused in the words of the check.
set -e
while read -r _ new _; do
  work=$(mktemp -d)
  git archive "$new" | tar -x -C "$work"
  cd "$work"
  {run} check --date {day} >&2 || exit 1
  {run} build --date {day} --output {published} >&2
done
"""


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's name, and no credentials."""
    for name, value in NOBODY.items():
        monkeypatch.setitem(previews.ENVIRONMENT, name, value)
    monkeypatch.setitem(previews.ENVIRONMENT, "PYTHONIOENCODING", "utf-8")


def publishing(server: Path, published: Path) -> None:
    """Lets the server check what it is sent, and publish it."""
    run = f"env PYTHONPATH={PROJECT} {sys.executable} -m site_builder"
    hook = server / "hooks" / "pre-receive"
    hook.write_text(HOOK.format(run=run, day=DAY, published=published), "utf-8")
    hook.chmod(0o755)


class Film:
    """The pictures of one width; each page of the editor has to be free of barriers, and nothing may be too wide."""

    def __init__(self, page: "Page", width: int, axe: str) -> None:
        self.page, self.width, self.axe = page, width, axe
        self.number = 0

    def picture(self, name: str, *, is_ours: bool = True) -> None:
        """Looks at what stands there now."""
        self.number += 1
        if is_ours:
            assert violations(self.page, self.axe) == []
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width
        if folder := os.environ.get("TRANG_FILM"):
            self.page.screenshot(path=f"{folder}/{self.width}-{self.number:02d}-{name}.png", full_page=True)


def announces(film: Film, address: str) -> float:
    """From the first page to the preview; a mistake is mended where it is shown. Returns the seconds of a save."""
    page = film.page
    page.goto(f"{address}__sua/")
    film.picture("start")
    page.get_by_role("link", name="Bảo Quang").click()
    film.picture("commune")
    page.get_by_role("link", name="Thêm: Thông báo").click()
    page.get_by_label("Tiêu đề").fill("Họp ấp tối thứ Sáu")
    page.get_by_label("Hết hạn").fill("31/02/2026")
    box = page.get_by_label("Nội dung")
    box.fill("Mời mỗi nhà một người, ở nhà văn hóa ấp.")
    page.once("dialog", lambda asked: asked.accept("Bà con họp ở nhà văn hóa ấp"))
    page.locator("input[type=file]").set_input_files(
        {"name": "IMG_0001.JPG", "mimeType": "image/jpeg", "buffer": located()}
    )
    until(lambda: "](../media/" in box.input_value(), "the picture in the text")
    page.locator("[id='e:expires'] .bad").wait_for()
    film.picture("mistake")
    page.get_by_label("Hết hạn").fill("05/12/2026")
    page.locator("[id='e:expires'] .bad").wait_for(state="detached")
    started = monotonic()
    send(page)
    film.picture("saved")
    page.goto(f"{address}bao-quang/thong-bao/")
    page.get_by_text("Họp ấp tối thứ Sáu").first.wait_for()
    seconds = monotonic() - started
    film.picture("preview", is_ours=False)
    return seconds


def changes_the_phone(film: Film, address: str) -> None:
    """A number that is too short is told while it is typed."""
    page = film.page
    page.goto(f"{address}__sua/tep/{UNIT}?o=office/phone")
    phone = page.locator("[name='office/phone']")
    phone.fill("0251 3721 99")
    page.locator("[id='e:office/phone'] .bad, [id='e:office/phone'] .mild").first.wait_for()
    film.picture("phone-wrong")
    phone.fill("0251 3721 999")
    send(page)
    film.picture("phone-saved")


def sends(film: Film, address: str) -> None:
    """What was saved; and how a file was before can be seen."""
    page = film.page
    page.get_by_role("link", name="Gửi lên").first.click()
    film.picture("to-be-sent")
    page.get_by_role("button", name="Gửi lên", exact=True).click()
    page.get_by_text("Đã gửi lên").wait_for()
    film.picture("sent")
    page.goto(f"{address}__sua/ban-cu/{UNIT}")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    film.picture("older")


@pytest.mark.parametrize("width", [360, 1280])
def test_an_officials_ten_minutes(
    browser: "Browser", an: Office, axe: str, width: int, note: Callable[[str], None]
) -> None:
    """An announcement, a phone, a mistake that is mended where it is shown, the button, the published page."""
    server = an.folder.with_name("server.git")
    published = server.with_name("published")
    publishing(server, published)
    with running(an) as preview, window(browser, width) as page:
        preview.wait_for("Lần đầu")
        film = Film(page, width, axe)
        seconds = announces(film, preview.address)
        note(f"editor: save to reloaded page {seconds:.2f} s at {width} px")
        changes_the_phone(film, preview.address)
        sends(film, preview.address)
    news = published / "bao-quang" / "thong-bao" / "index.html"
    assert "Họp ấp tối thứ Sáu" in news.read_text("utf-8")
    assert "Bà con họp ở nhà văn hóa ấp" in (published / NEWS_PAGE).read_text("utf-8")
    kept = an.content / "bao-quang" / "media" / "ba-con-hop-o-nha-van-hoa-ap.jpg"
    assert [secret for secret in SECRETS if secret in kept.read_bytes()] == []
    assert "+842513721999" in (published / "bao-quang" / "lien-he" / "index.html").read_text("utf-8")
    assert an.is_clean()


def test_a_choice_between_two_values_can_be_read(
    browser: "Browser", an: Office, server: Path, tmp_path: Path, axe: str
) -> None:
    """At 360 px, by keyboard alone."""
    other = Office(server, tmp_path / "other", "Bình")
    other.edit(UNIT, "0251 3721 722", "0251 3721 888").sync()
    an.edit(UNIT, "0251 3721 722", "0251 3721 999")
    with running(an) as preview, window(browser, 360) as page:
        preview.wait_for("Lần đầu")
        page.goto(f"{preview.address}__sua/gui")
        page.get_by_role("button", name="Gửi lên").press("Enter")
        page.get_by_label("Bản của người khác").press("Space")
        Film(page, 360, axe).picture("choice")
        page.get_by_role("button", name="Gửi lên").press("Enter")
        page.get_by_text("đã lấy về điều người khác sửa").wait_for()
    assert "0251 3721 888" in an.text(UNIT)
    subprocess.run(["git", "-C", an.folder, "diff", "--quiet"], check=True)
