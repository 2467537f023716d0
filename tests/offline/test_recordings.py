"""Texts that can be heard: what stands on the page before anybody fetches the recording."""

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from small_site import GUIDE, NEWS, SmallSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + bytes(200_000)
PAGE = "bao-quang/huong-dan/cai-vneid/index.html"


def read_aloud(text: str, *, file: str = "../media/doc.mp3", more: str = "") -> str:
    """A text with a recording."""
    return text.replace("---\n", f"---\naudio: {{file: {file}{more}}}\n", 1)


def test_length_size_and_whose_voice_stand_beside_the_player(site: SmallSite) -> None:
    """Nothing is fetched before somebody presses play, and the page has all that is said there."""
    guide = read_aloud(GUIDE, more=", length: 2 phút 10 giây, machine: có")
    built = site.put({"guides/cai-vneid.md": guide, "media/doc.mp3": MP3}).build()
    assert built.codes == []
    soup = BeautifulSoup(built.tree[PAGE], "html.parser")
    player = soup.find("audio")
    assert player
    assert (player["preload"], player["src"]) == ("none", "../../../media/doc.mp3")
    assert player.has_attr("controls")
    said = soup.find("p", class_="recording")
    assert said
    assert said.get_text() == "Nghe bài này: 2 phút 10 giây, 195 kB. Giọng máy đọc."
    assert built.tree["media/doc.mp3"] == MP3


def test_an_announcement_is_heard_too(site: SmallSite) -> None:
    """With no length and a person's voice, only the size is said; its file comes and goes with it."""
    news = read_aloud(NEWS)
    name = "bao-quang/announcements/2026-11-18-hop-ap.md"
    files: dict[str, str | bytes] = {name: news, "bao-quang/media/doc.mp3": MP3}
    built = site.put(files).build()
    assert built.codes == []
    page = built.page("bao-quang/thong-bao/hop-ap/index.html")
    assert "Nghe bài này: 195 kB.</p>" in page
    later = news.replace("date: 2026-11-18", "date: 2027-01-18")
    hidden = site.remove("bao-quang/announcements/2026-11-18-hop-ap.md").put(
        {"bao-quang/announcements/2027-01-18-hop-ap.md": later}
    )
    assert "bao-quang/media/doc.mp3" not in hidden.build().tree


def test_a_text_without_a_recording_pays_nothing(site: SmallSite) -> None:
    """No player, and no word of one."""
    assert "Nghe bài này" not in site.build().page(PAGE)


@pytest.mark.parametrize(
    ("file", "body", "code"),
    [
        ("doc.mp3", None, "link-file"),
        ("doc.pdf", b"%PDF-1.4", "audio-kind"),
        ("doc.mp3", b"<!doctype html>", "file-disguised"),
        ("doc.ogg", MP3, "file-disguised"),
        ("doc.m4a", MP3, "file-disguised"),
    ],
)
def test_what_cannot_be_heard_is_told(site: SmallSite, file: str, body: bytes | None, code: str) -> None:
    """A file that is not there, that is no recording, or that only has the name of one."""
    files: dict[str, str | bytes] = {"guides/cai-vneid.md": read_aloud(GUIDE, file=f"../media/{file}")}
    built = site.put(files | ({f"media/{file}": body} if body else {})).build()
    assert code in built.codes


def test_a_phone_shows_the_player_and_fetches_nothing(browser: "Browser", site: SmallSite) -> None:
    """At 320 px it fits."""
    site.put({"guides/cai-vneid.md": read_aloud(GUIDE), "media/doc.mp3": MP3}).build()
    context = browser.new_context(viewport={"width": 320, "height": 568})
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site.output / PAGE).as_uri())
    assert page.locator("audio").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not [url for url in asked if re.search(r"\.mp3\Z", url)]
    context.close()
