"""However many announcements a unit has, each page is light and keeps its address, and links lead to all of them."""

import gzip
import re
from datetime import date, timedelta
from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import Built, SmallSite, Tree

from site_builder.model.addresses import LIST_PAGE
from site_builder.model.announcement import Announcement
from site_builder.model.output import Page, Summary
from site_builder.model.scalars import BaseUrl
from site_builder.model.site import Site
from site_builder.model.unit import Unit
from site_builder.pages.announcement_lists import PagedList, cut
from site_builder.pages.context import PageContext
from site_builder.pages.feeds import sitemaps

HEADERS, LIMIT = 500, 14_000
"""As `tests/real_site/test_weight.py` has them."""
ROOM = 11_000
NEWS = re.compile(r"thong-bao/tin-\d+/index\.html")
FIRST_DAY = date(2010, 1, 1)
WORDS = "họp dân cắt điện tiêm vắc-xin khám chữa bệnh thẻ căn cước quy hoạch giao thông thủy lợi học phí trợ cấp"


def told(number: int, more: str = "") -> tuple[str, str]:
    """An announcement, one every tenth day, with words of its own."""
    day = FIRST_DAY + timedelta(days=10 * number)
    vocabulary = WORDS.split()
    words = " ".join(
        f"{vocabulary[(number * 7 + at * at) % len(vocabulary)]} {number * at % 977}" for at in range(1, 40)
    )
    title = f"Về việc {' '.join(words.split()[:9])} kỳ {number}"
    text = f"---\ntitle: {title}\ndate: {day}\n{more}---\n{words.capitalize()}.\n"
    return f"bao-quang/announcements/{day}-tin-{number:04}.md", text


def expired(number: int) -> tuple[str, str]:
    """An announcement that has expired."""
    return told(number, f"expires: {FIRST_DAY + timedelta(days=10 * number + 5)}\n")


def hrefs(body: bytes) -> list[str]:
    """The folders to which links of a page lead."""
    return re.findall(r'<a [^>]*?href="([^"#:]+/)"', body.decode())


def reached(tree: Tree) -> set[str]:
    """The announcements that are reached from the commune's home page, though nobody opens one of them."""
    found, waiting = set[str](), ["bao-quang"]
    while waiting:
        url = waiting.pop()
        name = f"{url}/index.html"
        if url not in found and name in tree:
            found.add(url)
            waiting += () if NEWS.search(name) else (normpath(join(url, link)) for link in hrefs(tree[name]))
    return {url for url in found if NEWS.search(f"{url}/index.html")}


def lists(built: Built) -> Tree:
    """The pages of lists that have a number."""
    return {
        name: body for name, body in built.of("bao-quang").items() if LIST_PAGE.search(name.removesuffix("index.html"))
    }


@pytest.fixture
def long(site: SmallSite) -> SmallSite:
    """A site of which one commune has 150 announcements, and 150 that have expired."""
    site.put(dict(told(number) for number in range(0, 300, 2)))
    return site.put(dict(expired(number) for number in range(1, 300, 2)))


def test_each_page_of_a_long_list_is_light_and_all_announcements_are_reached(long: SmallSite) -> None:
    """Sixteen years of announcements; nobody needs a search or a sitemap."""
    built = long.build()
    assert built.report.problems == ()
    sizes = {name: len(gzip.compress(body, 9)) + HEADERS for name, body in built.tree.items() if name.endswith("html")}
    assert {name: size for name, size in sizes.items() if size > LIMIT} == {}
    assert len(reached(built.tree)) == len(list(filter(NEWS.search, built.tree))) == 300


def test_the_pages_of_a_long_list_are_pages_of_their_own(long: SmallSite) -> None:
    """Each has its canonical address, its title and its description; the page before and after it is told."""
    pages = lists(long.build())
    assert len(pages) > 8
    for name, body in pages.items():
        url = f"https://longkhanh.gov.vn/247/{name.removesuffix('index.html')}"
        assert f'<link rel="canonical" href="{url}">' in body.decode()
    for head in (r"<title>.*?</title>", r'<meta name="description" content=".*?">'):
        assert len({re.search(head, body.decode())[0] for body in pages.values()}) == len(pages)  # type: ignore[index]
    newest = max(int(name.split("/")[-2]) for name in pages if "/trang/" in name)
    assert f'<a rel="next" href="trang/{newest}/">' in long.build().page("bao-quang/thong-bao/index.html")
    assert '<a rel="prev" href="../../">' in pages[f"bao-quang/thong-bao/trang/{newest}/index.html"].decode()
    assert 'rel="next"' not in pages["bao-quang/thong-bao/trang/1/index.html"].decode()


def test_a_new_announcement_leaves_the_older_pages_as_they_are(long: SmallSite) -> None:
    """One edit changes what shows it: the first page, home, feed, A to Z, sitemap and the announcement before it; and
    beside these only the index of the search, and the list of what telephones keep.
    """
    before = long.build()
    after = long.put(dict([told(600)])).build()
    changed = {name for name, body in after.tree.items() if before.tree.get(name) != body}
    assert len(changed & set(lists(after))) <= 2
    assert "bao-quang/thong-bao/index.html" in changed
    assert len(changed - {"bao-quang/tim.js", "bao-quang/offline.json"}) <= 9
    assert set(lists(before)) <= set(lists(after))


def test_a_list_that_became_shorter_has_lost_no_page_that_an_alias_could_keep(long: SmallSite) -> None:
    """The announcements that went away are told; the numbers of pages are not."""
    long.build()
    names = [told(number)[0] for number in range(0, 200, 2)]
    lost = long.remove(*names).build().report.lost_pages
    assert len(lost) == len(names)
    assert not any(map(LIST_PAGE.search, lost))


@pytest.mark.parametrize("count", [0, 1, 25])
def test_a_short_list_is_one_page(site: SmallSite, count: int) -> None:
    """It has no way to pages that do not exist."""
    built = site.put(dict(told(number) for number in range(count))).build()
    assert lists(built) == {}
    assert 'class="beside"' not in built.page("bao-quang/thong-bao/index.html")
    assert "Xem theo năm" not in built.page("bao-quang/thong-bao/luu-tru/index.html")


def test_what_is_pinned_stands_at_the_top_of_a_long_list(long: SmallSite) -> None:
    """Though it is the oldest of all; nobody can pin so much that the page grows heavy."""
    page = long.put(dict([told(1000, "pinned: có\n"), told(0, "pinned: có\n")])).build(date(2040, 1, 1))
    front = page.page("bao-quang/thong-bao/index.html")
    assert 0 < front.index("tin-1000/") < front.index("tin-0000/") < front.index("tin-0298/")
    many = long.put(dict(told(number, "pinned: có\n") for number in range(0, 300, 2))).build()
    assert len(gzip.compress(many.tree["bao-quang/thong-bao/index.html"], 9)) + HEADERS <= LIMIT
    assert len(reached(many.tree)) == 300


def test_many_urgent_announcements_leave_the_home_page_light(long: SmallSite) -> None:
    """The newest of them stand at the top, and the list has all."""
    built = long.put(dict(told(number, "urgent: có\n") for number in range(0, 300, 2))).build()
    home = built.tree["bao-quang/index.html"]
    assert len(gzip.compress(home, 9)) + HEADERS <= LIMIT
    assert "tin-0298/" in home.decode()


item = st.builds(
    Announcement, title=st.text(max_size=300), slug=st.text(max_size=60), summary=st.text(min_size=1, max_size=600)
)


@given(st.lists(item, max_size=60), st.lists(item, max_size=10), st.integers(0, ROOM))
def test_pages_are_cut_from_the_oldest_on(older: list[Announcement], newer: list[Announcement], room: int) -> None:
    """A law: what is new leaves every page that has a number as it was; nothing is lost, nothing shown twice."""
    before, after = cut(older, room), cut([*newer, *older], room)
    assert after.numbered[: len(before.numbered)] == before.numbered
    assert whole(before) == older
    assert whole(after) == [*newer, *older]


def whole(paged: PagedList) -> list[Announcement]:
    """All pages one after the other, the newest announcement first."""
    return [*paged.first, *(one for page in reversed(paged.numbered) for one in page)]


def context(*below: Summary) -> PageContext:
    """What the sitemaps of a site follow from."""
    unit, site = Unit(), Site(base_url=BaseUrl("https://longkhanh.gov.vn"))
    return PageContext(site=site, unit=unit, written=unit, lang="vi", words={}, today=FIRST_DAY, below=below)


@pytest.mark.parametrize(("count", "files"), [(50_000, 1), (50_001, 3), (100_001, 4)])
def test_no_sitemap_has_more_rows_than_the_protocol_allows(count: int, files: int) -> None:
    """A site with more pages has an index: 50,000 rows and 50 MiB a file."""
    pages = [
        Page(url=f"thong-bao/{'a' * 1_000 if count > 99_999 else ''}{at}/", template="", shows={})
        for at in range(count)
    ]
    made = {file.url: file.body for file in sitemaps(context(), pages)}
    assert len(made) == files
    assert all(body.count(b"<loc>") <= 50_000 and len(body) < 50 * 1024 * 1024 for body in made.values())
    assert sum(body.count(b"<url>") for body in made.values()) == count
    listed = {url for url in made if url != "sitemap.xml" or files == 1}
    if files > 1:
        assert set(re.findall(rb"<loc>https://longkhanh\.gov\.vn/([^<]*)", made["sitemap.xml"])) == {
            url.encode() for url in listed
        }


def test_the_index_lists_every_sitemap_of_the_units_below() -> None:
    """A unit says in its summary how many it has."""
    big = Summary(path=("a",), name="A", kind="xã", sitemaps=2)
    index = next(iter(sitemaps(context(big), []))).body.decode()
    assert re.findall(r"gov\.vn/([^<]*)", index) == ["sitemap-pages.xml", "a/sitemap.xml", "a/sitemap-2.xml"]
    assert Summary.of(big.row()) == big
