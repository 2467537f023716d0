"""The copy that is carried away on a stick, and the file that is sent from phone to phone: opened from the disk."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from small_site import SmallSite, tree

from site_builder import cli
from site_builder.builder.usb import SENT, UsbCopy, write_usb
from site_builder.output import ForeignFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GUIDE = "bao-quang/huong-dan/cai-vneid/index.html"
WRONG_USAGE = 2
ALONE = f"{SENT}/bao-quang.html"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick."""
    return tmp_path / "thẻ nhớ"


@pytest.fixture
def copy(site: SmallSite, stick: Path) -> UsbCopy:
    """A copy of the small site on it."""
    assert site.build().report.errors == 0
    return write_usb(site.output, stick)


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A window in which no script may fail and nothing is fetched from a host."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else errors.append(request.url)
    )
    yield page
    context.close()
    assert errors == []


def test_every_link_leads_to_a_file(copy: UsbCopy, stick: Path) -> None:
    """To a page itself and not to its folder, of which a browser would show the list."""
    files = tree(stick)
    assert copy.pages == sum(name.endswith("index.html") for name in files)
    for name in (name for name in files if name.endswith(".html")):
        soup = BeautifulSoup(files[name], "html.parser")
        for tag in soup.find_all(href=True):
            href = str(tag["href"])
            if urlsplit(href).scheme:
                continue
            target = (
                unquote(urlsplit(urljoin(f"http://h/{name}", href)).path).lstrip("/")
                if not href.startswith("#")
                else name
            )
            assert target in files, (name, href)
            part = href.partition("#")[2]
            assert not part or BeautifulSoup(files[target], "html.parser").find(id=part), (name, href)


def test_one_taps_from_the_first_page_to_a_guide_and_back(copy: UsbCopy, stick: Path, page: "Page") -> None:
    """From home to a unit, its guides, a guide, and home again, by nothing but what stands on the pages."""
    assert copy.pages
    page.goto((stick / "index.html").as_uri())
    page.click("a:has-text('Bảo Quang')")
    assert page.url.endswith("bao-quang/index.html")
    page.click("nav a:has-text('Hướng dẫn')")
    page.click("main a:has-text('Cài VNeID')")
    assert page.url.endswith(GUIDE)
    assert "Cài đặt" in page.inner_text("main")
    page.click("header a")
    assert page.url.endswith("bao-quang/index.html")


def test_the_file_to_send_stands_alone(copy: UsbCopy, stick: Path, page: "Page", tmp_path: Path) -> None:
    """It is moved to a phone by itself: numbers, helpers and steps are in it, and it fetches nothing."""
    alone = tmp_path / "nhận được.html"
    (stick / ALONE).rename(alone)
    page.goto(alone.as_uri())
    text = page.inner_text("body")
    for said in ("Xã Bảo Quang", "0251 1022", "Nguyễn Văn Mẫu", "Cài VNeID", "Cài đặt"):
        assert said in text
    page.click("a:has-text('Cài VNeID')")
    assert "#p" in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert copy.sent[ALONE] <= 300_000


def test_the_file_to_send_is_a_sound_page(copy: UsbCopy, stick: Path) -> None:
    """No id occurs twice, every part to which it leads is there, and all other links are whole addresses."""
    for name in copy.sent:
        soup = BeautifulSoup((stick / name).read_bytes(), "html.parser")
        ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids))
        for tag in soup.find_all(href=True):
            href = str(tag["href"])
            assert href[1:] in ids if href.startswith("#") else re.match(r"(?:https|tel|mailto|sms|data):", href), href
        assert len(soup.find_all("h1")) == 1
        assert not soup.find_all(["script", "img", "svg"])


def test_a_long_unit_stays_below_the_limit(site: SmallSite, stick: Path) -> None:
    """What finds no room is named, with its address on the site."""
    text = (
        "---\ntitle: Bài {}\nsummary: Tóm tắt.\nchecked_on: 2026-11-01\n---\n"
        + ("Một câu dài để đọc. " * 20 + "\n") * 80
    )
    site.put({f"guides/dai-{number}.md": text.format(number) for number in range(9)}).build()
    copy = write_usb(site.output, stick)
    assert 200_000 < max(copy.sent.values()) <= 300_000
    html = (stick / ALONE).read_text("utf-8")
    assert "https://longkhanh.gov.vn/247/bao-quang/huong-dan/dai-8/" in html


def test_a_second_copy_removes_what_is_gone_and_nothing_else(site: SmallSite, copy: UsbCopy, stick: Path) -> None:
    """And what somebody has put beside it stays."""
    assert copy.pages
    (stick / "ảnh của tôi.jpg").write_bytes(b"x")
    site.put({"guides/cu.md": (site.content / "guides/cai-vneid.md").read_text("utf-8")}).build()
    write_usb(site.output, stick)
    assert (stick / "bao-quang/huong-dan/cu/index.html").exists()
    site.remove("guides/cu.md").build()
    write_usb(site.output, stick)
    assert not (stick / "bao-quang/huong-dan/cu/index.html").exists()
    assert (stick / "ảnh của tôi.jpg").exists()
    assert (stick / "index.html").exists()


def test_a_folder_of_somebody_else_is_left_alone(site: SmallSite, stick: Path) -> None:
    """A stick with other files in its first folder is no place to write two thousand pages to."""
    site.build()
    stick.mkdir()
    (stick / "luận văn.docx").write_bytes(b"x")
    with pytest.raises(ForeignFolder):
        write_usb(site.output, stick)
    assert list(tree(stick)) == ["luận văn.docx"]


def test_what_only_hosts_need_stays_at_home(copy: UsbCopy, stick: Path) -> None:
    """A worker cannot run there."""
    assert copy.pages
    names = {name.rpartition("/")[2] for name in tree(stick)}
    assert not names & {"sw.js", "offline.json", "robots.txt", "404.html", "manifest.webmanifest", "sitemap.xml"}
    assert not [name for name, body in tree(stick).items() if b"serviceWorker" in body]


def test_the_command_tells_what_it_has_written(
    site: SmallSite, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And where to tap; a folder inside of the content or the output is refused before anything is written there."""
    folders = ["--content", str(site.content), "--output", str(site.output), "--date", "2026-11-22"]
    assert cli.main(["build", *folders, "--usb", str(stick)]) == 0
    told = capsys.readouterr().out
    assert "index.html" in told
    assert f"3 tệp trong {SENT}/" in told
    for inside in (site.content / "mang-theo", site.output / "mang-theo", site.output):
        assert refused([*folders, "--usb", str(inside)])
    assert not (site.content / "mang-theo").exists()
    (stick / ".trang-24-7.json").unlink()
    assert refused([*folders, "--usb", str(stick)])


def refused(arguments: list[str]) -> bool:
    """Whether a build with these is wrong usage."""
    try:
        return cli.main(["build", *arguments, "--quiet"]) == WRONG_USAGE
    except SystemExit as ended:
        return ended.code == WRONG_USAGE
