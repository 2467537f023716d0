"""Every address on every page leads somewhere, at a domain's root and under a sub-path."""

import json
from collections import Counter, deque

import pytest

from real_site.published import CITY, CONTENT, Published, attribute, feed_references, ids, references, target

Sites = dict[str, Published]
DEEP = "/a/sub-path/"


@pytest.fixture(scope="session")
def sites(site: Published, deep_site: Published, later: Published) -> Sites:
    """Each build by its name."""
    return {"root": site, "deep": deep_site, "later": later}


def dead(site: Published, mount: str, url: str, reference: str) -> bool:
    """Whether a reference stays on the site and finds no file or no such place in it."""
    found = target(site, mount, url, reference)
    if found is None:
        return False
    page, fragment = found
    if not site.file(page).is_file():
        return True
    return bool(fragment) and fragment not in (ids(site, page) if site.file(page).suffix == ".html" else ())


@pytest.mark.parametrize(("name", "mount"), [("root", "/"), ("root", DEEP), ("deep", DEEP), ("later", "/")])
def test_every_link_of_every_page_resolves(sites: Sites, name: str, mount: str) -> None:
    """Links, canonical and alternate addresses, redirects and what is told to others: file and fragment are there.

    Relative ones wherever the site is served; absolute ones of our own under the address that it was built for.
    """
    site = sites[name]
    found = {(url, reference) for url in site.pages() for reference in references(site, url)}
    assert len(found) > 10_000
    assert sorted(pair for pair in found if dead(site, mount, *pair)) == []


@pytest.mark.parametrize("name", ["root", "deep"])
def test_every_address_that_machines_read_resolves(sites: Sites, name: str) -> None:
    """Sitemaps, their index, robots.txt, feeds, and the icons and start pages of the web manifests."""
    site = sites[name]
    sitemaps = site.sitemaps()
    assert set(sitemaps) == {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*sitemap*.xml")}
    found = {(sitemap, place) for sitemap in sitemaps for place in site.places(sitemap)}
    for file in site.folder.rglob("*.*"):
        url = file.relative_to(site.folder).as_posix()
        if file.name == "feed.xml":
            found |= {(url, reference) for reference in feed_references(site, url)}
        elif file.suffix == ".webmanifest":
            manifest = json.loads(file.read_text("utf-8"))
            found |= {(url, address) for address in (manifest["start_url"], manifest["scope"])}
            found |= {(url, icon["src"]) for icon in manifest["icons"]}
    assert len(found) > (700 if sitemaps else 100)
    assert bool(sitemaps) == (name == "deep"), "a demonstration has none"
    assert sorted(pair for pair in found if target(site, DEEP, *pair) is None) == []
    assert sorted(pair for pair in found if dead(site, DEEP, *pair)) == []


def test_no_id_is_given_twice_and_no_link_is_empty(sites: Sites) -> None:
    """A fragment means one place; an empty href would mean the page itself."""
    site = sites["later"]
    for url in site.pages():
        assert [name for name, count in Counter(ids(site, url)).items() if count > 1] == [], url
        assert "" not in references(site, url), url


def test_every_page_names_itself(site: Published) -> None:
    """Canonical address and og:url are the page's own; a page without one is not indexed."""
    for url in site.pages():
        canonical = [attribute(tag, "href") for tag in site.soup(url).select("link[rel=canonical]")]
        shared = [attribute(tag, "content") for tag in site.soup(url).select('meta[property="og:url"]')]
        is_redirect = bool(site.soup(url).select('meta[http-equiv="refresh"]'))
        assert canonical == shared or is_redirect, url
        assert canonical == [site.base_url + url] or not site.is_indexed(url), url


def test_every_page_is_reached_from_the_first(later: Published) -> None:
    """By links alone; only the missing page, former addresses and what a printed code opens are off the paths."""
    seen = {""}
    queue = deque([""])
    while queue:
        url = queue.popleft()
        for tag in later.soup(url).select("a[href]"):
            found = target(later, "/", url, attribute(tag, "href"))
            if found and found[0] not in seen and later.file(found[0]).suffix == ".html":
                seen.add(found[0])
                queue.append(found[0])
    unreached = set(later.pages()) - seen
    redirects = {url for url in later.pages() if later.soup(url).select('meta[http-equiv="refresh"]')}
    scanned = {url for url in later.pages() if url.startswith("q/")}
    assert unreached - scanned == {"404.html"} | redirects - scanned
    communes = {file.parent.name for file in (CONTENT / CITY).glob("*/unit.yaml")}
    moved = {url for url in redirects if url.partition("/")[0] in communes}
    units = sum(1 for _ in CONTENT.glob("**/unit.yaml")) - 1
    assert len(redirects - moved - scanned) == 2 * units, "one guide's former address in each unit and language"
    assert {f"{CITY}{url}" for url in moved} <= seen | redirects
    assert len(moved) > 15 * 30


@pytest.mark.parametrize("name", ["root", "deep", "later"])
def test_sitemaps_name_all_pages_for_search_engines_and_no_others(sites: Sites, name: str) -> None:
    """Each once, in one of the sitemaps that robots.txt leads to; no page of a demonstration asks to be listed."""
    site = sites[name]
    assert any(map(site.is_indexed, site.pages())) == (name == "deep")
    places = Counter(place for sitemap in site.sitemaps() for place in site.places(sitemap))
    places -= Counter(site.base_url + sitemap for sitemap in site.sitemaps())
    listed = (url for url in site.pages() if site.is_indexed(url) and not url.startswith("q/"))  # copies
    assert places == Counter(site.base_url + url for url in listed)


def test_every_file_has_something_that_leads_to_it(site: Published) -> None:
    """Pictures and attachments that no page shows would be dead weight, but for those at former addresses."""
    media = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("media/*")}
    led = {found[0] for url in site.pages() for ref in references(site, url) if (found := target(site, "/", url, ref))}
    assert media
    assert media <= led | {url.removeprefix(CITY) for url in led}
