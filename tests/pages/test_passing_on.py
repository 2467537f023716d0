"""What residents pass on: a text for the group, an event for a calendar, numbers for a phone's contacts."""

from datetime import date
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from small_site import SmallSite

from site_builder.pages.vcard import AddressCard, vcards

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEWS = "---\ntitle: Họp ấp\nsummary: Mời mỗi nhà một người.\ndate: 2026-11-18\n{}---\nChữ.\n"
FILE, PAGE = "bao-quang/announcements/2026-11-18-a.md", "bao-quang/thong-bao/a/index.html"
EVENT = "event: {starts: 2026-12-05 07:30, ends: 2026-12-05 11:00, place: 'nhà văn hóa, ấp 1'}\n"
CALENDAR = "bao-quang/thong-bao/a/lich.ics"
CARDS = "bao-quang/lien-he/danh-ba.vcf"


def test_the_text_for_the_group_is_short_and_leads_to_the_page(site: SmallSite) -> None:
    """The title, what it is about, and an address in letters that may be typed."""
    soup = BeautifulSoup(site.put({FILE: NEWS.format("")}).build().page(PAGE), "html.parser")
    text = soup.find("textarea")
    assert text
    assert text.get_text() == "Họp ấp\nMời mỗi nhà một người.\nlongkhanh.gov.vn/247/bao-quang/thong-bao/a"


def test_the_button_copies_where_there_is_no_clipboard(site: SmallSite, browser: "Browser") -> None:
    """The browsers inside apps have none: the text is selected, so that it can be taken by hand too."""
    site.put({FILE: NEWS.format("")}).build()
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.goto((site.output / PAGE).as_uri())
        page.click("summary")
        page.click("#chep")
        assert page.evaluate("(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.activeElement)") == (
            "Họp ấp\nMời mỗi nhà một người.\nlongkhanh.gov.vn/247/bao-quang/thong-bao/a"
        )
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site.output / PAGE).as_uri())
        page.click("summary")
        assert page.is_visible("textarea")
        assert not page.is_visible("#chep")


def test_an_event_to_come_goes_into_the_phone(site: SmallSite) -> None:
    """As long as it is to come; what is over has no file, and nothing leads to one."""
    built = site.put({FILE: NEWS.format(EVENT)}).build()
    text = built.tree[CALENDAR].decode()
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20261205T073000" in text
    assert "LOCATION:nhà văn hóa\\, ấp 1" in text
    assert 'href="lich.ics"' in built.page(PAGE)
    after = site.build(date(2026, 12, 6))
    assert CALENDAR not in after.tree
    assert "lich.ics" not in after.page(PAGE)
    assert CALENDAR not in site.put({FILE: NEWS.format("")}).build().tree


def test_numbers_go_into_the_contacts_of_those_who_agreed(site: SmallSite) -> None:
    """The commune's own, and members with a consent to that; nobody else's, and no sample's."""
    members = "  members:\n    - {name: Lê Thị A, role: head, phone: 0912 345 678}\n"
    agreed = "consent: {what: [phone], date: 2026-11-20, by: A}"
    members += f"    - {{name: Lê Văn B, role: member, phone: 0912 345 679, {agreed}}}\n"
    members += f"    - {{name: Mẫu C, role: member, phone: 0912 345 670, {agreed}, sample: có}}\n"
    built = site.put({"bao-quang/teams.yaml": f"teams:\n- id: to-xa\n{members}"}).build()
    text = built.tree[CARDS].decode()
    assert "FN:Xã Bảo Quang\r\nTEL;TYPE=VOICE:02511022\r\n" in text
    assert "TEL;TYPE=VOICE:+84912345679" in text
    assert "345678" not in text
    assert "345670" not in text
    assert 'href="danh-ba.vcf"' in built.page("bao-quang/lien-he/index.html")
    assert "xuan-an/lien-he/danh-ba.vcf" not in built.tree


def test_a_card_is_one_that_phones_read() -> None:
    """Lines end as the standard wants, are no longer than 75 octets, and hold no mark that would divide them."""
    body = vcards([AddressCard(name="Trụ sở; phòng 1, lầu 2 " * 5, phones=("113",), email="a@b.vn", address="ấp 1")])
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    text = body.replace(b"\r\n ", b"").decode()
    assert text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert "FN:Trụ sở\\; phòng 1\\, lầu 2" in text
    assert text.endswith("END:VCARD\r\n")
