"""A built site as a value, and what its pages refer to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
SHARED = CONTENT / "_quoc-gia"
"""What all units of the country share."""
CITY = "dong-nai/long-khanh/"
"""The place of which the content shows the communes."""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A folder that a build has made, and the address that it was made for."""

    folder: Path
    base_url: str

    def pages(self) -> list[str]:
        """The addresses of all HTML files from the site's root: "" is the first page, "404.html" has no folder."""
        names = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        return sorted(name.removesuffix("index.html") for name in names)

    def file(self, url: str) -> Path:
        """The file that a host sends for an address."""
        return self.folder / (f"{url}index.html" if url.endswith("/") or not url else url)

    def soup(self, url: str) -> BeautifulSoup:
        """A page, parsed once. Nobody may change it."""
        return _soup(self.file(url))

    def text(self, url: str) -> str:
        """What the page says, with single spaces."""
        return words(self.soup(url).body)

    def is_indexed(self, url: str) -> bool:
        """Whether search engines may show the page."""
        return not self.soup(url).select('meta[name="robots"][content~="noindex"]')

    def places(self, sitemap: str) -> list[str]:
        """The addresses that a sitemap or an index of sitemaps names."""
        return [place.text or "" for place in _xml(self.file(sitemap)).iter(SITEMAP)]

    def sitemaps(self) -> list[str]:
        """The sitemaps that a search engine finds from robots.txt on, indexes too."""
        robots = self.file("robots.txt").read_text("utf-8")
        found = [line.removeprefix("Sitemap: ") for line in robots.splitlines() if line.startswith("Sitemap: ")]
        for url in found:
            if _xml(self.file(url.removeprefix(self.base_url))).tag.endswith("sitemapindex"):
                found += self.places(url.removeprefix(self.base_url))
        return [url.removeprefix(self.base_url) for url in found]


@cache
def _soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


def _xml(file: Path) -> ET.Element:
    return ET.fromstring(file.read_text("utf-8"))  # noqa: S314 - the build's own file


def words(tag: Tag | None) -> str:
    """The text of an element, with single spaces."""
    assert tag
    return " ".join(tag.get_text(" ").split())


def attribute(tag: Tag, name: str) -> str:
    """An attribute that has one value."""
    value = tag[name]
    assert isinstance(value, str)
    return value


@cache
def references(site: Published, url: str) -> tuple[str, ...]:
    """Everything on a page that is an address, as it is written."""
    return tuple(_references(site.soup(url)))


def _references(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(["a", "link", "img", "meta"]):
        if tag.name == "meta":
            if tag.get("property") == "og:url":
                yield attribute(tag, "content")
            if tag.get("http-equiv") == "refresh":
                yield attribute(tag, "content").partition("url=")[2]
        elif tag.name == "img" or tag.has_attr("href"):
            yield attribute(tag, "src" if tag.name == "img" else "href")


@cache
def ids(site: Published, url: str) -> tuple[str, ...]:
    """The places of a page that a fragment can name, in order."""
    return tuple(attribute(tag, "id") for tag in site.soup(url).find_all(id=True))


def feed_references(site: Published, url: str) -> list[str]:
    """The addresses in an Atom feed; its ids are addresses too."""
    feed = _xml(site.file(url))
    ids = [item.text or "" for item in feed.iter(f"{ATOM}id")]
    return ids + [item.attrib["href"] for item in feed.iter(f"{ATOM}link")]


def target(site: Published, mount: str, url: str, reference: str) -> tuple[str, str] | None:
    """Page and fragment that a reference on the page `url` leads to when the site is served under `mount`.

    None when it leaves the site. A relative reference is followed from where the page is served, an absolute one has to
    begin with the site's own address.
    """
    if re.match(r"(tel|mailto|data):", reference):
        return None
    served = f"http://host.invalid{mount}"
    address, fragment = urldefrag(urljoin(served + url, reference))
    for base in (served, site.base_url):
        if address.startswith(base):
            path, _, _version = address.removeprefix(base).partition("?")  # servers look for the file alone
            return unquote(path), unquote(fragment)
    return ("", f"outside: {address}") if address.startswith("http://host.invalid/") else None
