"""When content has to be looked over again: on the page, in the list, in the next change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, SERVICES, SmallSite

from site_builder.content import review
from site_builder.model.choices import Reviewed
from site_builder.model.guide import Guide
from site_builder.model.profile import Profile, Review
from site_builder.model.unit import Unit
from site_builder.report.outcome import Outcome
from site_builder.report.stale import stale_data, stale_line

REVIEWS = "reviews:\n- {id: guides, days: 30, owner: Văn phòng}\n- {id: contacts, days: 7}\n"
CITY = str(CONTENT["unit.yaml"])
COMMUNE = "name: Bảo Quang\nkind: xã\n"
DUE = date(2026, 12, 2)
"""The first day after the thirty days that begin with the guide's check on 2026-11-01."""


def overdue_titles(site: SmallSite, day: date) -> list[str]:
    """What a build of that day lists."""
    return [check.title for check in site.build(day, dry=True).report.stale]


def test_a_guide_says_on_its_page_that_it_is_overdue(site: SmallSite) -> None:
    """From the day after its last one; the role that answers for it stands beside the day of the check."""
    site.put({"unit.yaml": CITY + REVIEWS})
    page = "bao-quang/huong-dan/cai-vneid/index.html"
    before, after = site.build(DUE - timedelta(days=1)), site.build(DUE)
    assert "cần kiểm tra lại" not in before.page(page)
    assert "cần kiểm tra lại" in after.page(page)
    assert "Đã kiểm tra ngày 01/11/2026. Người phụ trách: Văn phòng." in before.page(page)


def test_the_interval_belongs_to_the_kind_and_a_unit_may_set_its_own(site: SmallSite) -> None:
    """Of the city's review, the commune's replaces the days and keeps the owner."""
    site.put({"unit.yaml": CITY + REVIEWS, "bao-quang/unit.yaml": COMMUNE + "reviews: [{id: guides, days: 60}]\n"})
    built = site.build(DUE)
    assert "cần kiểm tra lại" in built.page("xuan-an/huong-dan/cai-vneid/index.html")
    own = built.page("bao-quang/huong-dan/cai-vneid/index.html")
    assert "cần kiểm tra lại" not in own
    assert "Người phụ trách: Văn phòng." in own


def test_contacts_and_services_age_too(site: SmallSite) -> None:
    """Each says so where it stands."""
    office = "office: {name: Trụ sở, address: ấp 1, checked_on: 2026-11-20, source: Quyết định 1}\n"
    channels = "channels: [{kind: phone, value: 0251 1022, checked_on: 2026-11-21}]\n"
    services = SERVICES + "    checked_on: 2026-01-02\n    sources: [vneid.gov.vn]\n"
    site.put({"bao-quang/unit.yaml": COMMUNE + REVIEWS + office + channels, "services.yaml": services})
    built = site.build(date(2026, 11, 28))
    contact = built.page("bao-quang/lien-he/index.html")
    assert "Kiểm tra lần cuối ngày 20/11/2026, đã lâu" in contact
    assert "Đã kiểm tra ngày 21/11/2026." in contact
    assert "kiểm tra lần cuối ngày 02/01/2026, đã lâu" in built.page("bao-quang/dich-vu/index.html")
    assert [check.title for check in built.report.stale] == ["VNeID", "Trụ sở"]


def test_what_was_never_checked_is_not_overdue(site: SmallSite) -> None:
    """A service without checked_on promised nothing."""
    assert overdue_titles(site, date(2100, 1, 1)) == ["Cài VNeID"]


def test_a_shared_text_is_listed_once(site: SmallSite) -> None:
    """Though every unit below shows it; the longest overdue come first."""
    old = str(CONTENT["guides/cai-vneid.md"]).replace("2026-11-01", "2026-01-01").replace("Cài VNeID", "Bài cũ")
    site.put({"guides/bai-cu.md": old})
    assert overdue_titles(site, date(2027, 7, 1)) == ["Bài cũ", "Cài VNeID"]


def test_the_list_says_what_was_checked_against_what_and_who_answers(site: SmallSite) -> None:
    """For people and for machines."""
    guide = str(CONTENT["guides/cai-vneid.md"]).replace("topic:", "sources: [vneid.gov.vn, Công an xã]\ntopic:")
    (check,) = site.put({"unit.yaml": CITY + REVIEWS, "guides/cai-vneid.md": guide}).build(DUE, dry=True).report.stale
    told = Outcome(problems=(), lang="vi", kind="checked", counts={}, day=DUE)
    assert stale_line(check, told).split("\n") == [
        "content/guides/cai-vneid.md:8:13: bài hướng dẫn «Cài VNeID» kiểm tra lần cuối ngày 01/11/2026, quá hạn 1 ngày",
        "   đối chiếu với: vneid.gov.vn; Công an xã",
        "   người phụ trách: Văn phòng",
    ]
    assert "owner: Văn phòng" in stale_line(check, replace(told, lang="en"))
    assert stale_data(check)["due"] == DUE.isoformat()
    site.put({"unit.yaml": CITY})
    (check,) = site.build(date(2027, 5, 1), dry=True).report.stale
    assert "chưa ghi người phụ trách" in stale_line(check, told)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 1000), st.integers(0, 2000))
def test_a_check_holds_for_its_days_and_not_one_more(checked_on: date, days: int, later: int) -> None:
    """Counted from the day of the check."""
    reviews = {"guides": Review(id=Reviewed.GUIDES, days=days)}
    unit = Unit(profile=Profile(reviews=reviews), guides={"a": Guide(title="A", checked_on=checked_on)})
    today = checked_on + timedelta(days=later)
    assert review.is_overdue(unit, Reviewed.GUIDES, checked_on, today) == (later > days)
    assert bool(review.overdue(unit, today)) == (later > days)


@pytest.mark.parametrize(("day", "word"), [(date(2027, 6, 30), "sẽ thuộc"), (date(2027, 7, 1), "thuộc")])
def test_a_merger_is_told_before_and_after_its_day(day: date, word: str, site: SmallSite) -> None:
    """And the pages change on that day by themselves."""
    site.put({"bao-quang/unit.yaml": COMMUNE + "succession: {into: phường Bảo Vinh, date: 2027-07-01}\n"})
    built = site.build(day)
    assert f"Từ 01/07/2027, nơi này {word} phường Bảo Vinh." in built.page("bao-quang/index.html")
    assert site.build(date(2027, 6, 1), only=("bao-quang",)).report.next_change == date(2027, 7, 1)
