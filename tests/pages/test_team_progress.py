"""What units above show of the teams below is counted from these, on the day, and by nobody's hand."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from small_site import DAY, SmallSite

from site_builder.model.output import Summary
from site_builder.model.progress import COUNTS, TeamProgress, added_up, by_month

SERVICES = """\
categories: [{id: giay-to, name: Giấy tờ}]
services:
  - {id: vneid, name: VNeID, category: giay-to, website: https://vneid.gov.vn, main: có}
  - {id: dien, name: Tiền điện, category: giay-to, main: có}
  - {id: zalo, name: Zalo, category: giay-to}
"""
TEAMS = """\
teams:
  - id: a
    launched_on: 2022-08-01
    trained_on: 2022-08-31
    members: [{name: M, role: head, specialities: [vneid, zalo]}, {name: N, role: member, valid_to: 2022-09-01}]
  - {id: b, planned_on: 2026-11-22}
  - {id: c, state: launched, sample: có, members: [{name: Mẫu, role: head}]}
  - {id: d}
"""
EVENTS = """\
events:
  - {date: 2022-09-10, reached: 50}
  - {date: 2022-09-24, reached: 48}
  - {date: 2022-10-01}
  - {date: 2026-12-24, planned: 40}
"""
PAGE = "tien-do/index.html"
COUNT = st.integers(0, 5000)
PROGRESS = st.builds(
    TeamProgress,
    **dict.fromkeys(COUNTS, COUNT),
    helped=st.sets(st.sampled_from(["vneid", "dien", "nuoc"])).map(lambda names: tuple(sorted(names))),
    rounds=st.lists(st.tuples(st.sampled_from(["2022-09", "2022-10", "2023-01"]), COUNT, COUNT)).map(by_month),
)


def words(page: str) -> str:
    """The text of a page, with one blank between its parts."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def put(site: SmallSite) -> SmallSite:
    """Two communes, of which one has teams and rounds of outreach."""
    return site.put({"services.yaml": SERVICES, "bao-quang/teams.yaml": TEAMS, "bao-quang/events.yaml": EVENTS})


def test_a_unit_above_counts_what_stands_below(site: SmallSite) -> None:
    """How far teams are, who serves today, rounds by month, and who helps with what where."""
    page = words(put(site).build().page(PAGE))
    assert "Tổ công nghệ số 4 Đã ra mắt 2/4 (50 %) Đã tập huấn 1/4 (25 %) Mới có kế hoạch 1" in page
    assert "Thành viên 2 Buổi ra quân đã qua 3 Hộ đã đến 98 Buổi chưa ghi kết quả 1: Bảo Quang" in page
    assert "Chưa ghi tới bước nào 1" in page
    assert "1 tổ, 1 người" in page
    assert "Bảo Quang 4 2 1 2 3 98 Xuân An 0 0 0 0 0 0 Cộng 4 2 1 2 3 98" in page
    assert "10/2022 1 0 09/2022 2 98" in page
    assert "1. VNeID 1/2 nơi có người giúp. Chưa có: Xuân An." in page
    assert "Nơi 1 2 Bảo Quang có – Xuân An – –" in page
    assert "2. Tiền điện 0/2 nơi có người giúp." in page


def test_a_team_that_is_late_is_counted_from_the_next_day_on(site: SmallSite) -> None:
    """Though nobody edits anything: the build says when, and the page above follows."""
    built = put(site).build(DAY)
    assert "Trễ ngày" not in built.page(PAGE)
    assert built.report.next_change == DAY + timedelta(days=1)
    later = site.build(DAY + timedelta(days=1))
    assert "Trễ ngày dự kiến ra mắt 1: Bảo Quang" in words(later.page(PAGE))
    assert later.tree == site.clean(DAY + timedelta(days=1)).tree


def test_an_edit_below_is_counted_above_and_any_other_builds_one_unit(site: SmallSite) -> None:
    """A team that is launched changes the page above; a telephone number does not touch it."""
    put(site).build()
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 113\n"})
    assert site.build().report.rebuilt.keys() == {("bao-quang",)}
    site.put({"bao-quang/teams.yaml": TEAMS.replace("planned_on: 2026-11-22", "launched_on: 2026-11-21")})
    built = site.build()
    assert built.report.rebuilt.keys() == {(), ("bao-quang",)}
    assert "Đã ra mắt 3/4 (75 %)" in words(built.page(PAGE))
    assert built.tree == site.clean().tree


def test_a_unit_with_an_error_counts_with_its_last_good_numbers(site: SmallSite) -> None:
    """As its pages do."""
    before = put(site).build().page(PAGE)
    assert site.put({"bao-quang/unit.yaml": "kind: xã\n"}).build().page(PAGE) == before


def test_a_unit_that_is_over_is_counted_only_by_one_that_is_over_too(site: SmallSite) -> None:
    """Its teams are nobody's any more; the city that ended with it shows what was."""
    ended = "succession: {kind: ended, date: 2025-07-01}\n"
    put(site).put({"bao-quang/unit.yaml": f"name: Bảo Quang\nkind: xã\n{ended}"})
    assert "Tổ công nghệ số 0" in words(site.build().page(PAGE))
    assert "Tổ công nghệ số 4" in words(site.build(date(2025, 6, 30)).page(PAGE))
    city = "name: Long Khánh\nkind: thành phố\ntopics: [{id: nen-tang, name: Nền tảng}]\n"
    assert "Tổ công nghệ số 4" in words(site.put({"unit.yaml": city + ended}).build().page(PAGE))


def test_sums_go_up_through_any_depth_and_count_once(site: SmallSite) -> None:
    """A city below a province: the nation's row leads to its page, and nothing counts twice."""
    put(site).put({"bao-quang/ap-1/unit.yaml": "name: '1'\nkind: ấp\n", "bao-quang/ap-1/teams.yaml": TEAMS})
    built = site.build()
    assert "Bảo Quang 8 4 2 4 3 98" in words(built.page(PAGE))
    assert 'href="../bao-quang/tien-do/"' in built.page(PAGE)
    inner = words(built.page(f"bao-quang/{PAGE}"))
    assert "Xã Bảo Quang 4 2 1 2 3 98 1 4 2 1 2 0 0 Cộng 8 4 2 4 3 98" in inner


def test_a_figure_of_a_later_day_is_not_known_yet(site: SmallSite) -> None:
    """The build says from when it is; what it says of how exact it is stays."""
    later = DAY + timedelta(days=3)
    told = (
        f"figures: [{{label: Đã ra mắt, value: khoảng 83/93, measure: tổ, as_of: {later}, source: Báo Đồng Nai 2026}}]"
    )
    built = put(site).put({"figures.yaml": f"{told}\n"}).build()
    assert "83/93" not in built.page(PAGE)
    assert built.report.next_change
    assert built.report.next_change <= later
    assert "khoảng 83/93 tổ" in words(site.build(later).page(PAGE))


def test_a_commune_without_units_below_has_no_such_page(site: SmallSite) -> None:
    """It pays nothing for it, and what has neither teams nor rounds tells nothing."""
    built = put(site).build()
    assert [name for name in built.tree if name.endswith(PAGE)] == [PAGE]


@given(PROGRESS)
def test_counts_come_back_from_the_cache_as_they_were(progress: TeamProgress) -> None:
    """With the summary that carries them, whatever becomes of the unit."""
    for is_over in (False, True):
        summary = Summary(path=("a",), name="A", kind="xã", is_over=is_over, progress=progress)
        assert Summary.of(summary.row()) == summary


@given(st.lists(PROGRESS, max_size=5), st.integers(0, 5))
def test_sums_of_sums_are_the_sums_of_all(parts: list[TeamProgress], at: int) -> None:
    """In any grouping and order."""
    whole = added_up(parts)
    assert added_up([added_up(parts[:at]), added_up(parts[at:])]) == whole == added_up(parts[::-1])
