"""What stands at the short address of a printed code, through all that happens to what it was printed for."""

import re
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from small_site import SmallSite

from site_builder.model.issued_code import seal_of
from site_builder.pages.rebase import rebased

HOME, GUIDE, OLD = "12345671", "22345677", "52718306"
BASE = "https://longkhanh.gov.vn/247/"


def line(code: str, target: str, status: str = "live", successor: str = "") -> str:
    """A line of a register, as `qr new` writes it."""
    more = f"status: {status}, successor: '{successor}', reason: Bảng đã gỡ., " if status == "retired" else ""
    return f"  - {{code: '{code}', target: '{target}', {more}seal: {seal_of(code, target, status, successor)}}}\n"


def register(*lines: str) -> dict[str, str]:
    """The register of Bảo Quang."""
    return {"bao-quang/qr.yaml": "codes:\n" + "".join(lines)}


def links(html: str, url: str) -> list[str]:
    """Every address that a page leads to, in full."""
    soup = BeautifulSoup(html, "html.parser")
    found = [tag.get(key) for tag in soup.find_all(True) for key in ("href", "src") if tag.get(key)]
    return [urljoin(BASE + url, str(one)) for one in found]


@pytest.mark.parametrize(
    ("code", "target", "page"), [(HOME, "home", ""), (GUIDE, "guide:cai-vneid", "huong-dan/cai-vneid/")]
)
def test_a_code_shows_its_target_at_once(site: SmallSite, code: str, target: str, page: str) -> None:
    """The page itself stands there, with the long address as its canonical one; each link leads where it led."""
    built = site.put(register(line(code, target))).build()
    assert not built.report.problems
    long, short = built.page(f"bao-quang/{page}index.html"), built.page(f"q/{code}/index.html")
    assert f'<meta name="code" content="{code}">' in short
    assert f'<link rel="canonical" href="{BASE}bao-quang/{page}">' in short
    shown = [BeautifulSoup(html, "html.parser").get_text().split() for html in (short, long)]
    assert shown[0] == shown[1]
    inside, copied = (
        [one for one in links(html, url) if "#" not in one]
        for html, url in ((long, f"bao-quang/{page}"), (short, f"q/{code}/"))
    )
    assert inside == copied


def test_pages_print_the_short_address(site: SmallSite) -> None:
    """Their QR code holds it, and so do the letters below."""
    built = site.put(register(line(GUIDE, "guide:cai-vneid"))).build()
    guide = built.page("bao-quang/huong-dan/cai-vneid/index.html")
    letters = BeautifulSoup(guide, "html.parser").select_one(".code-address")
    assert letters
    assert letters.get_text() == f"longkhanh.gov.vn/247/q/{GUIDE}"


def test_a_renamed_guide_keeps_its_code(site: SmallSite) -> None:
    """The former name stands in `aliases`."""
    guide = (
        (site.content / "guides/cai-vneid.md").read_text("utf-8").replace("title:", "aliases: [cai-vneid]\ntitle:", 1)
    )
    site.put({**register(line(GUIDE, "guide:cai-vneid")), "guides/cai-dat-vneid.md": guide})
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": "---\ntitle: Họp\ndate: 2026-11-18\n---\nMời.\n"})
    built = site.remove("guides/cai-vneid.md").build()
    assert f'"{BASE}bao-quang/huong-dan/cai-dat-vneid/"' in built.page(f"q/{GUIDE}/index.html")


def test_a_part_of_a_page_and_a_channel_are_led_on_to(site: SmallSite) -> None:
    """A service in the list, a page on Zalo: we print our own address, which stays when theirs changes."""
    channel = "channels: [{kind: facebook, value: 'https://facebook.com/baoquang', label: Trang của xã}]\n"
    unit = "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\n" + channel
    codes = register(line(HOME, "service:vneid"), line(GUIDE, "channel:facebook"))
    built = site.put({"bao-quang/unit.yaml": unit, **codes}).build()
    assert not [problem for problem in built.report.problems if problem.code.startswith("qr")]
    assert 'content="0; url=../../bao-quang/dich-vu/#vneid"' in built.page(f"q/{HOME}/index.html")
    assert 'content="0; url=https://facebook.com/baoquang"' in built.page(f"q/{GUIDE}/index.html")


@pytest.mark.parametrize(
    ("successor", "href"),
    [
        ("guide:cai-vneid", "../../bao-quang/huong-dan/cai-vneid/"),
        ("xuan-an/home", "../../xuan-an/"),
        ("", "../../bao-quang/"),
    ],
)
def test_a_retired_code_says_so_and_where_to_go(site: SmallSite, successor: str, href: str) -> None:
    """With the reason and the number to call. Search engines leave it out."""
    built = site.put(register(line(OLD, "home", "retired", successor))).build()
    assert not built.report.problems
    page = built.page(f"q/{OLD}/index.html")
    assert "Mã này không còn dùng" in page
    assert "Bảng đã gỡ." in page
    assert "0251 1022" in page
    assert f'<a class="button" href="{href}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{BASE}q/{OLD}/">' in page


def test_a_retired_code_that_leads_nowhere_is_told(site: SmallSite) -> None:
    """Its successor is a page of the site like any other."""
    built = site.put(register(line(OLD, "home", "retired", "xuan-an/guide:khong-co"))).build()
    assert "site-missing" in {problem.code for problem in built.report.problems}


def test_a_site_of_a_country_has_pages_that_lead_on(site: SmallSite) -> None:
    """Copies would double its size."""
    settings = "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\nshort_addresses: refresh\n"
    built = site.put({"site.yaml": settings, **register(line(GUIDE, "guide:cai-vneid"))}).build()
    page = built.page(f"q/{GUIDE}/index.html")
    assert 'content="0; url=../../bao-quang/huong-dan/cai-vneid/"' in page
    assert len(page) < len(built.page("bao-quang/huong-dan/cai-vneid/index.html")) / 2


def test_a_code_of_an_announcement_to_come_leads_to_the_list(site: SmallSite) -> None:
    """It is printed before the day."""
    news = "---\ntitle: Họp\ndate: 2026-12-20\n---\nMời.\n"
    codes = register(line(HOME, "announcement:hop-thon"))
    built = site.put({"bao-quang/announcements/2026-12-20-hop-thon.md": news, **codes}).build()
    assert not [problem for problem in built.report.problems if problem.code.startswith(("qr", "site"))]
    assert 'content="0; url=../../bao-quang/thong-bao/"' in built.page(f"q/{HOME}/index.html")


def test_codes_are_no_part_of_maps_and_lists(site: SmallSite) -> None:
    """The long address alone is for search engines."""
    built = site.put(register(line(HOME, "home"))).build()
    assert not [url for url, body in built.tree.items() if url.endswith(".xml") and b"/q/" in body]


_REFERENCES = st.from_regex(r"(?:\.\./){0,4}(?:[a-z0-9-]{1,6}/){0,3}(?:#[a-z]{1,4})?", fullmatch=True)
_PAGES = st.from_regex(r"(?:[a-z0-9-]{1,6}/){0,4}", fullmatch=True)


@given(_PAGES, _PAGES, st.lists(_REFERENCES, max_size=6))
def test_a_page_at_another_address_leads_where_it_led(source: str, target: str, references: list[str]) -> None:
    """References beyond the site's root aside, which no page of ours has."""
    deep = source.count("/")
    kept = [one for one in references if one.count("../") <= deep]
    html = "".join(f'<a href="{one}" title="x > y">href="{one}"</a>' for one in kept)
    moved = rebased(html, source, target)
    assert re.sub(r'<a href="[^"]*"', "", moved) == re.sub(r'<a href="[^"]*"', "", html), "only links change"
    for one, new in zip(kept, re.findall(r'<a href="([^"]*)"', moved), strict=True):
        if one.startswith("#") or not one:
            assert new == one, "a part of the page itself"
        else:
            assert urljoin(BASE + target, new) == urljoin(BASE + source, one)


def test_pictures_keep_all_their_sizes() -> None:
    """`srcset` names several files."""
    html = '<img src="../media/a.jpg" srcset="../media/a.webp 1x, ../media/b.webp 2x" alt="src=&quot;a&quot;">'
    expected = html.replace("../media/", "../../xa/media/")
    assert rebased(html, "xa/tin/", "q/12345671/") == expected
