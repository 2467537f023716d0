"""A demonstration asks search engines not to list it, in a way that they can see."""

import re
from urllib.robotparser import RobotFileParser

import pytest
from papers import pdf
from small_site import CONTENT, Built, SmallSite

from site_builder.cli import main

_ROBOTS = re.compile(r'<meta name="robots" content="([^"]*)">')
DEMO = f"{CONTENT['site.yaml']!s}demo: có\n"
OFFER = "---\ntitle: Giấy\ndate: 2026-11-17\nattachments: [{file: ../media/giay.pdf}]\n---\nMời.\n"


@pytest.fixture
def demo(site: SmallSite) -> Built:
    """A demonstration with a file to download, at two levels."""
    site.put({"site.yaml": DEMO, "media/giay.pdf": pdf("a"), "announcements/2026-11-17-giay.md": OFFER})
    site.put({"bao-quang/media/giay.pdf": pdf("b"), "bao-quang/announcements/2026-11-17-thu.md": OFFER})
    return site.build()


def test_every_page_asks_not_to_be_listed(demo: Built) -> None:
    """The first pages, lists, texts, redirects and the missing page alike."""
    pages = [name for name in demo.tree if name.endswith(".html")]
    assert len(pages) > 30
    assert {_ROBOTS.findall(demo.page(name))[0] for name in pages} == {"noindex"}


def test_pages_may_be_read_and_what_cannot_ask_is_blocked(demo: Built) -> None:
    """Who may not read a page does not see that it asks for noindex, and lists its address. RFC 9309: the path of the
    longest rule counts, and * stands for any letters.
    """
    robots = demo.page("robots.txt")
    reader = RobotFileParser()
    reader.parse(robots.splitlines())
    assert all(reader.can_fetch("*", f"https://longkhanh.gov.vn/247/{page}") for page in ("", "bao-quang/thong-bao/"))
    blocked = [line.removeprefix("Disallow: ") for line in robots.splitlines() if line.startswith("Disallow: ")]
    rules = re.compile("|".join(re.escape(path).replace(r"\*", ".*") for path in blocked))
    files = [name for name in demo.tree if "media/" in name]
    assert len(files) == 2
    assert all(rules.match(f"/247/{name}") for name in files)
    assert not any(rules.match(f"/247/{name}") for name in demo.tree if name not in files)


def test_it_says_so_in_robots_and_has_no_sitemap(demo: Built) -> None:
    """A sitemap would name pages that nobody shall list."""
    robots = demo.page("robots.txt")
    assert "# Trang minh họa (demo: có): mỗi trang mang «noindex»" in robots
    assert "Sitemap" not in robots
    assert not [name for name in demo.tree if "sitemap" in name]


def test_a_site_that_is_none_is_listed(site: SmallSite) -> None:
    """But for the missing page and former addresses."""
    built = site.build()
    hidden = {name for name in built.tree if name.endswith(".html") and _ROBOTS.findall(built.page(name))}
    assert hidden == {"404.html"}
    assert built.page("robots.txt") == "User-agent: *\nAllow: /\nSitemap: https://longkhanh.gov.vn/247/sitemap.xml\n"


def test_the_audit_of_finished_pages_finds_nothing(demo: Built, site: SmallSite) -> None:
    """`check --site`: nothing is listed that asks not to be."""
    assert demo.codes == []
    assert main(["check", "--site", str(site.output), "--strict"]) == 0
