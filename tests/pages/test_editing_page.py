"""The page for editors: each file's link into the web editor of its host, and nothing of it for residents."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from chromium import running_browser
from small_site import CONTENT, DAY, NEWS, SmallSite

from site_builder.model.addresses import RESERVED

SETTINGS = str(CONTENT["site.yaml"])
GITHUB = "https://github.com/xa/trang/tree/main/content"
PAGE = "bao-quang/sua-trang/index.html"


def editable(site: SmallSite, address: str = GITHUB) -> SmallSite:
    """The site, whose content is at a host."""
    return site.put({"site.yaml": f"{SETTINGS}edit_url: {address}\n"})


def links(html: str) -> list[str]:
    """Where a page leads."""
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', html)]


def test_each_unit_has_links_to_its_own_files(site: SmallSite) -> None:
    """By what stands in them, in Vietnamese; what it inherits is edited where it stands."""
    built = editable(site).build()
    assert built.codes == []
    html = built.page(PAGE)
    edit = "https://github.com/xa/trang/edit/main/content/bao-quang"
    names = ("unit.yaml", "teams.yaml", "announcements/2026-11-18-hop-ap.md")
    assert links(html)[1:] == [*(f"{edit}/{name}" for name in names), "../../sua-trang/"]
    assert "Tổ công nghệ số: ai giúp" in html
    assert "trụ sở, số điện thoại" in html
    assert "Họp ấp" in html
    top = built.page("sua-trang/index.html")
    assert "Cài VNeID" in top
    assert [link for link in links(top) if "github" not in link] == ["../bao-quang/sua-trang/", "../xuan-an/sua-trang/"]


def test_residents_see_nothing_of_it(site: SmallSite) -> None:
    """Their pages are the same to the byte; no map, index, search or copy on a phone names it."""
    plain, built = site.build().tree, editable(site).build()
    own = {name for name in built.tree if "sua-trang" in name}
    assert own == {"sua-trang/index.html", PAGE, "xuan-an/sua-trang/index.html"}
    assert {name: body for name, body in built.tree.items() if name not in own} == plain
    assert all('<meta name="robots" content="noindex">' in built.page(name) for name in own)


def test_it_is_the_same_from_day_to_day(site: SmallSite) -> None:
    """The day of a new announcement is that of the reader: no unit is built anew because a day has passed."""
    editable(site).build()
    again = site.build(date(2026, 11, 23))
    assert again.report.rendered == 0
    assert again.report.next_change == site.build(DAY).report.next_change


def test_a_new_announcement_is_filled_in_where_the_host_takes_a_text(site: SmallSite) -> None:
    """Without a script its gaps are those that `check` tells of; GitLab gets the name alone, and a sample to copy."""
    (link,) = (link for link in links(editable(site).build().page(PAGE)) if "/new/" in link)
    asked = parse_qs(urlsplit(link).query)
    assert asked["filename"] == ["content/bao-quang/announcements/YYYY-MM-DD-ten-khong-dau.md"]
    told = site.put({"bao-quang/announcements/2026-11-20-moi.md": asked["value"][0]}).build().told
    assert [(code, line) for _, code, line, _ in told] == [("not-filled", 2), ("not-filled", 3)]
    site.remove("bao-quang/announcements/2026-11-20-moi.md")
    html = editable(site, "https://gitlab.com/xa/trang/-/tree/main/content").build().page(PAGE)
    assert [link for link in links(html) if "/-/new/" in link] == [
        "https://gitlab.com/xa/trang/-/new/main?file_name=content%2Fbao-quang%2Fannouncements%2FYYYY-MM-DD-ten-khong-dau.md"
    ]
    assert "<details open>" in html


@pytest.mark.parametrize("address", ["https://longkhanh.gov.vn/kho", "https://github.com/xa/trang"])
def test_an_address_of_no_known_host_is_told(site: SmallSite, address: str) -> None:
    """At its line, with what to copy instead. Residents' pages do not wait for it."""
    plain, built = site.build().tree, editable(site, address).build()
    assert built.told == [("site.yaml", "edit-url-form", 3, 11)]
    assert built.tree == plain


def test_nobody_s_password_is_shown(site: SmallSite) -> None:
    """An address with a login is refused as a whole."""
    assert "url-login" in editable(site, "https://ten:mat-khau@github.com/xa/trang/tree/main").build().codes


def test_what_is_written_in_content_cannot_leave_its_place(site: SmallSite) -> None:
    """Titles and names are text on the page."""
    hostile = NEWS.replace("Họp ấp", "'\"><script>alert(1)</script>'")
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": hostile})
    html = editable(site).build().page(PAGE)
    assert html.count("<script") == 1
    assert "&lt;script&gt;alert(1)" in html


def test_it_stays_small_in_a_unit_with_a_thousand_announcements(site: SmallSite) -> None:
    """The newest have links, and how many there are besides is said."""
    many = {
        f"bao-quang/announcements/2025-01-{day:02}-tin-{day}-{number}.md": NEWS
        for day in range(1, 29)
        for number in range(5)
    }
    html = editable(site).put(many).build().page(PAGE)
    assert html.count("/announcements/") < 70
    assert "Còn 111 thông báo cũ hơn" in html


def test_its_address_belongs_to_no_unit_and_is_no_promise(site: SmallSite) -> None:
    """It may be given up again: neither the ledger nor a stick has it."""
    assert "sua-trang" in RESERVED
    editable(site).build()
    site.put({"addresses.txt": "", "site.yaml": SETTINGS})
    built = site.build()
    assert built.codes == []
    assert PAGE not in built.tree


def test_the_script_fills_in_name_day_and_title(site: SmallSite, tmp_path: Path) -> None:
    """Whatever is typed, the file has a name that we read, and the title is that text."""
    built = editable(site).build()
    (tmp_path / "trang.html").write_bytes(built.tree[PAGE])
    typed = ("Lịch cắt điện: ngày \"12/12\" & ấp 'Đoàn Kết' #3", "  $& $1 \\ {a}  ", "Đ" * 200, "---", "")
    with running_browser() as browser:
        page = browser.new_page(viewport={"width": 360, "height": 640})
        page.goto((tmp_path / "trang.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        for title in typed:
            page.fill("#tieu-de", title)
            page.fill("#ngay", "2026-11-30")
            asked = parse_qs(urlsplit(page.get_attribute("#mo", "href") or "").query)
            (name,) = asked["filename"]
            assert re.fullmatch(r"content/bao-quang/announcements/2026-11-30-[a-z0-9-]{1,61}\.md", name)
            text = asked.get("value", [page.inner_text("#mau")])[0]
            assert "\ndate: 2026-11-30\n" in text
            said = re.search(r"^title: (.*)$", text, re.MULTILINE)
            assert said
            assert not title.strip() or json.loads(said[1]) == " ".join(title.split())
