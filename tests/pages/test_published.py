"""What may not be seen yet, or any more, is nowhere; what is seen is whole."""

from datetime import date

import pytest
from papers import pdf
from small_site import TEAMS, SmallSite

LATER = "---\ntitle: T\ndate: {date}\nattachments: [{{file: ../media/mau.pdf}}]\n{more}---\na\n"
PDF = "bao-quang/media/mau.pdf"


def news(day: str, more: str = "") -> dict[str, str | bytes]:
    """An announcement with an attachment."""
    return {PDF: pdf("a"), "bao-quang/announcements/2026-12-24-t.md": LATER.format(date=day, more=more)}


def test_an_attachment_appears_with_its_announcement(site: SmallSite) -> None:
    """Not before, and not at all while it is hidden; a file that nobody mentions is published."""
    site.put(news("2026-12-24"))
    assert PDF not in site.build().tree
    assert PDF in site.build(date(2026, 12, 24)).tree
    assert PDF not in site.put(news("2026-11-01", "hide: có\n")).build().tree
    assert PDF in site.remove("bao-quang/announcements/2026-12-24-t.md").build().tree


def test_a_picture_that_a_guide_shows_stays_whoever_else_hides_it(site: SmallSite) -> None:
    """A hidden announcement withholds only what nothing else on the pages uses."""
    guide = "---\ntitle: T\nsummary: s\nchecked_on: 2026-11-01\n---\n1. [mẫu](../media/mau.pdf)\n"
    built = site.put({**news("2026-11-01", "hide: có\n"), "bao-quang/guides/bai.md": guide}).build()
    assert PDF in built.tree


def test_an_attachment_is_a_file_of_the_media_folder(site: SmallSite) -> None:
    """A page is no attachment."""
    text = LATER.format(date="2026-11-01", more="").replace("../media/mau.pdf", "../guides/cai-vneid.md")
    assert site.put({"bao-quang/announcements/2026-12-24-t.md": text}).build().codes == ["link-file"]


SPANS = {
    ("28/11/2026", "28/11/2026"): "Thứ Bảy 28/11/2026",
    ("28/11/2026 07:30", "28/11/2026 11:00"): "07:30–11:00, Thứ Bảy 28/11/2026",
    ("28/11/2026", "29/11/2026"): "Thứ Bảy 28/11/2026 – Chủ Nhật 29/11/2026",
}


@pytest.mark.parametrize("span", SPANS)
def test_an_event_says_its_day_whatever_is_known_of_its_hours(site: SmallSite, span: tuple[str, str]) -> None:
    """A midnight is a time that nobody wrote."""
    text = "---\ntitle: T\ndate: 2026-11-01\nevent: {{starts: {}, ends: {}}}\n---\na\n".format(*span)
    page = site.put({"bao-quang/announcements/t.md": text}).build().page("bao-quang/thong-bao/t/index.html")
    assert f"<dd>{SPANS[span]}</dd>" in page


def test_a_future_announcement_cannot_take_an_address_that_is_taken(site: SmallSite) -> None:
    """It is told today, not on the morning when the commune's pages would freeze."""
    text = "---\ntitle: T\ndate: 2027-01-01\n---\na\n"
    assert site.put({"bao-quang/announcements/luu-tru.md": text}).build().codes == ["same-address"]
    site.remove("bao-quang/announcements/luu-tru.md")
    alias = text.replace("title: T", "title: T\naliases: [hop-ap]")
    assert site.put({"bao-quang/announcements/t.md": alias}).build().codes == ["same-address"]


def test_an_announcement_does_not_inherit_from_a_namesake_of_another_day(site: SmallSite) -> None:
    """The city's meeting of January is not the commune's of February."""
    city = "---\ntitle: Họp phố\ndate: 2026-01-05\nurgent: có\nexpires: 2026-12-31\n---\na\n"
    site.put({"announcements/2026-01-05-hop-dan.md": city})
    commune = "---\ntitle: Họp xã\ndate: 2026-02-20\n---\na\n"
    assert site.put({"bao-quang/announcements/2026-02-20-hop-dan.md": commune}).build().codes == ["same-slug"]


def test_a_consent_counts_from_its_day(site: SmallSite) -> None:
    """The build says when to come back."""
    consent = "        phone: 0912 345 678\n        consent: {what: [phone], date: 2026-12-01, by: xã}\n"
    built = site.put({"bao-quang/teams.yaml": TEAMS + consent}).build()
    assert "tel:+84912345678" not in built.page("bao-quang/to-cong-nghe/index.html")
    assert built.report.next_change == date(2026, 12, 1)
    assert "tel:+84912345678" in site.build(date(2026, 12, 1)).page("bao-quang/to-cong-nghe/index.html")


def test_kept_pages_that_are_no_longer_right_are_told(site: SmallSite) -> None:
    """A member whose term ended stands on the last good pages of a unit that a slip keeps from being built."""
    site.put({"bao-quang/teams.yaml": TEAMS + "        valid_to: 2026-11-30\n"}).build()
    site.put({"bao-quang/guides/moi.md": "hỏng"})
    assert site.build(date(2026, 11, 30)).report.overdue == ()
    assert site.build(date(2026, 12, 1)).report.overdue == (("bao-quang",),)


def test_the_feed_is_xml_whatever_a_body_holds(site: SmallSite) -> None:
    """A control character in a text is told with its place."""
    built = site.put({"bao-quang/announcements/t.md": "---\ntitle: T\ndate: 2026-11-01\n---\nx\x08y\n"}).build()
    assert built.told == [("bao-quang/announcements/t.md", "control-character", 5, 2)]


def test_a_topic_may_have_any_name(site: SmallSite) -> None:
    """Also that of the group of guides without one."""
    unit = "name: Long Khánh\nkind: thành phố\ntopics: [{id: nen-tang, name: A}, {id: khac, name: Khác}]\n"
    bare = "---\ntitle: Không mục\nsummary: s\nchecked_on: 2026-11-01\n---\n1. a\n"
    built = site.put({"unit.yaml": unit, "guides/bai.md": bare}).build()
    assert built.page("huong-dan/index.html").count("Không mục") == 1


def test_a_number_that_only_ends_like_the_switchboard_is_the_unit_s_own(site: SmallSite) -> None:
    """0912 341 022 is no switchboard."""
    unit = "name: Bảo Quang\nkind: xã\nhotline: 0912 341 022\n"
    assert "Gọi đường dây nóng" in site.put({"bao-quang/unit.yaml": unit}).build().page("bao-quang/index.html")


@pytest.mark.parametrize("name", ["mau #1.pdf", "m" * 150 + ".pdf", "50%.pdf"])
def test_a_file_name_that_an_address_cannot_carry_is_refused(site: SmallSite, name: str) -> None:
    """With a better one."""
    assert site.put({f"bao-quang/media/{name}": b"x"}).build().codes == ["file-name"]


def test_headings_leave_the_page_s_own_anchors_alone(site: SmallSite) -> None:
    """A heading "Cách làm" in a text is not the page's "Cách làm"."""
    guide = "---\ntitle: T\nsummary: s\nchecked_on: 2026-11-01\n---\n1. a\n\n## Cách làm\n\nb\n"
    page = site.put({"guides/bai.md": guide}).build().page("huong-dan/bai/index.html")
    assert page.count('id="cach-lam"') == 1
    assert 'id="cach-lam-2"' in page


def test_no_heading_promises_help_where_nobody_can_be_named(site: SmallSite) -> None:
    """A place without any number says nothing rather than an empty «Cần người giúp?»; others lead to their teams."""
    site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\n"})
    built = site.build()
    assert "can-giup" not in built.page("xuan-an/to-cong-nghe/index.html")
    assert "can-giup" in built.page("xuan-an/lien-he/index.html")
    assert "can-giup" in built.page("bao-quang/to-cong-nghe/index.html")
