"""What makes a page trusted: who answers for it, until when it holds, warnings of swindlers, ids to report by."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from small_site import SmallSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEWS = "---\ntitle: {}\ndate: 2026-11-18\n{}---\n{}\n"
PAGE, HOME = "bao-quang/thong-bao/a/index.html", "bao-quang/index.html"
OFFICE = "name: Bảo Quang\nkind: xã\nprovince: Đồng Nai\noffice: {address: ấp 1, phone: 0251 3123456}\n"


def put(site: SmallSite, title: str = "Tin", lines: str = "", body: str = "Chữ.") -> SmallSite:
    """The small site with an announcement."""
    return site.put({"bao-quang/announcements/2026-11-18-a.md": NEWS.format(title, lines, body)})


def data_of(html: str) -> dict[str, Any]:
    """What machines read of a page; {} where there is nothing."""
    found = BeautifulSoup(html, "html.parser").find("script", type="application/ld+json")
    return json.loads(found.string or "") if found else {}


def test_an_announcement_on_money_warns_of_swindlers(site: SmallSite) -> None:
    """And leads to the guide that tells more, where there is one; one on a meeting does not."""
    assert "Coi chừng lừa đảo" in put(site, body="Đóng tiền nước.").build().page(PAGE)
    assert "nhan-biet-lua-dao" not in site.build().page(PAGE)
    guide = "---\ntitle: Nhận biết lừa đảo\nsummary: S\nchecked_on: 2026-11-01\n---\n1. Dừng lại.\n"
    built = site.put({"guides/nhan-biet-lua-dao.md": guide}).build()
    assert 'href="../../huong-dan/nhan-biet-lua-dao/"' in built.page(PAGE)
    assert "Coi chừng lừa đảo" in built.page("bao-quang/dich-vu/index.html")
    assert "Coi chừng lừa đảo" not in put(site, body="Họp ấp.").build().page(PAGE)


def test_every_text_says_by_what_id_it_is_reported(site: SmallSite) -> None:
    """By the digits of its code where it has one; a letter has the id in it where the unit has a mailbox."""
    built = put(site).build()
    for name, said in ((PAGE, "announcement:a"), ("bao-quang/huong-dan/cai-vneid/index.html", "guide:cai-vneid")):
        soup = BeautifulSoup(built.page(name), "html.parser")
        link = soup.find("a", string="Sai thông tin?")
        assert link
        assert link["href"] == "../../lien-he/"
        assert f"đọc mã {said}" in soup.get_text()
    unit = "name: Bảo Quang\nkind: xã\nchannels: [{kind: email, value: a@dongnai.gov.vn}]\n"
    page = site.put({"bao-quang/unit.yaml": unit}).build().page(PAGE)
    assert 'href="mailto:a@dongnai.gov.vn?subject=BaoQuang24%2F7%2C%20m%C3%A3%20announcement%3Aa%3A%20"' in page


def test_a_real_commune_answers_for_its_pages_a_demonstration_does_not(site: SmallSite) -> None:
    """It says so at the end of each."""
    says = "Ủy ban nhân dân xã Bảo Quang chịu trách nhiệm."
    assert says in site.build().page(PAGE.replace("/a/", "/hop-ap/"))
    site.put({"site.yaml": "title: Trang\nbase_url: https://a.gov.vn\ndemo: có\n"})
    assert says not in site.build().page(HOME)


def test_machines_read_the_office_and_the_event_where_they_are_true(site: SmallSite) -> None:
    """Of a real commune: nothing is said of a demonstration, and a sample is no event."""
    event = "event: {starts: 2026-12-05 07:30, place: nhà văn hóa </script> ấp}\n"
    built = put(site.put({"bao-quang/unit.yaml": OFFICE}), lines=event).build()
    office, told = data_of(built.page(HOME)), data_of(built.page(PAGE))
    assert (office["@type"], office["telephone"]) == ("GovernmentOffice", "+842513123456")
    assert (office["address"]["streetAddress"], office["address"]["addressRegion"]) == ("ấp 1", "Đồng Nai")
    assert (told["@type"], told["startDate"]) == ("Event", "2026-12-05T07:30+07:00")
    assert told["location"]["name"] == "nhà văn hóa </script> ấp"
    assert data_of(put(site, lines=f"{event}sample: có\n").build().page(PAGE)) == {}
    site.put({"site.yaml": "title: Trang\nbase_url: https://a.gov.vn\ndemo: có\n"})
    assert data_of(site.build().page(HOME)) == {}


def test_the_sitemap_says_when_a_text_last_changed(site: SmallSite) -> None:
    """Guides by their check, announcements by their correction; of lists nobody says so."""
    sitemap = put(site, lines="updated: 2026-11-20\n").build().tree["bao-quang/sitemap.xml"].decode()
    days = dict(re.findall(r"<loc>[^<]*/bao-quang/([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?", sitemap))
    assert (days["thong-bao/a/"], days["huong-dan/cai-vneid/"], days["lien-he/"]) == ("2026-11-20", "2026-11-01", "")


def test_phones_find_a_picture_for_their_home_screen(site: SmallSite) -> None:
    """Home pages lead to it, and so does the manifest; it is there."""
    built = site.build()
    assert '<link rel="apple-touch-icon" href="../icon-192.png">' in built.page(HOME)
    assert "apple-touch-icon" not in built.page("bao-quang/lien-he/index.html")
    assert built.tree["icon-192.png"].startswith(b"\x89PNG")
    icons = json.loads(built.tree["bao-quang/manifest.webmanifest"])["icons"]
    assert {icon["src"] for icon in icons} == {"../icon.svg", "../icon-192.png"}


def _seen(browser: "Browser", site: SmallSite, name: str, day: date) -> str:
    """What somebody sees of a built page on a later day, in Vietnam's morning."""
    with browser.new_context(timezone_id="Asia/Ho_Chi_Minh") as context:
        page = context.new_page()
        page.clock.set_fixed_time(f"{day.isoformat()}T00:30:00+07:00")
        page.goto((site.output / name).as_uri())
        return page.inner_text("body")


def test_what_is_over_hides_itself_on_pages_that_nobody_builds_anew(
    site: SmallSite, browser: "Browser", note: Callable[[str], None]
) -> None:
    """On the day after, at midnight in Vietnam; on the page itself it is said. Until then, and without script, the day
    is written.
    """
    built = put(site, "Bão đến", "urgent: có\nexpires: 2026-11-25\n").build()
    assert "đến hết ngày 25/11/2026" in built.page(HOME)
    lists = (HOME, "bao-quang/thong-bao/index.html")
    assert all("Bão đến" in _seen(browser, site, name, date(2026, 11, 25)) for name in lists)
    assert not any("Bão đến" in _seen(browser, site, name, date(2026, 11, 26)) for name in lists)
    over = "Thông báo này đã hết hạn ngày 25/11/2026."
    assert over not in _seen(browser, site, PAGE, date(2026, 11, 25))
    later = _seen(browser, site, PAGE, date(2026, 11, 26))
    assert over in later
    assert "Có hiệu lực" not in later
    script = re.search(r"<script>\(function\(d.*?</script>", built.page(HOME))
    assert script
    note(f"the script that hides what is over: {len(script[0])} bytes, on pages with something that ends")


def test_pages_without_an_end_have_no_script_for_it(site: SmallSite) -> None:
    """Nobody pays for what is not there."""
    built = put(site).build()
    assert not any("data-het" in built.page(name) for name in (PAGE, HOME))
