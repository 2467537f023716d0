"""What is told of teams: how far each has come on a day, where it stands among others, and where its people meet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import SmallSite

from site_builder.model.choices import TeamState
from site_builder.model.teams import Team, state_on
from site_builder.pages.progress import is_late

UNIT = """\
name: Bảo Quang
kind: xã
localities:
  - {id: to-5, kind: tổ, name: "5", within: khom-3}
  - {id: khom-3, kind: khóm, name: "3", channels: [{kind: zalo, label: Nhóm Khóm 3, value: https://zalo.me/g/abcdef123}]}
  - {id: khom-10, kind: khóm, name: "10"}
"""
DAYS = st.none() | st.dates(date(2022, 1, 1), date(2022, 3, 1))


def teams(*lines: str) -> str:
    """A team of a commune with these lines."""
    return "teams:\n  - id: to-xa\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "day", "shown"),
    [
        (("state: planned",), date(2022, 10, 1), "Mới có kế hoạch"),
        (("planned_on: 2022-10-28",), date(2022, 10, 1), "Dự kiến ra mắt: 28/10/2022"),
        (("launched_on: 2022-10-28",), date(2022, 10, 27), "Dự kiến ra mắt: 28/10/2022"),
        (("launched_on: 2022-10-28",), date(2022, 10, 28), "Ra mắt: 28/10/2022"),
        (("state: launched",), date(2022, 10, 28), "Đã ra mắt"),
        (("trained_on: 2022-11-15",), date(2022, 11, 15), "Tập huấn: 15/11/2022"),
        (("state: trained", "launched_on: 2022-10-28"), date(2022, 11, 15), "Ra mắt: 28/10/2022 · Đã tập huấn"),
        (
            ("decision: Quyết định 45/QĐ-UBND", "decided_on: 2022-10-20"),
            date(2022, 11, 15),
            "Quyết định 45/QĐ-UBND, 20/10/2022",
        ),
    ],
)
def test_the_page_tells_how_far_a_team_has_come(lines: tuple[str, ...], day: date, shown: str, site: SmallSite) -> None:
    """By the day of the build, and without a day where none is known."""
    site.put({"bao-quang/teams.yaml": teams(*lines)})
    assert shown in site.build(day).page("bao-quang/to-cong-nghe/index.html")


def test_a_team_is_launched_on_its_day_though_nobody_edits_anything(site: SmallSite) -> None:
    """The page is due to change then."""
    site.put({"bao-quang/teams.yaml": teams("launched_on: 2026-12-24", "trained_on: 2026-12-28")})
    assert site.build(date(2026, 11, 22)).report.next_change == date(2026, 12, 24)
    assert site.build(date(2026, 12, 24)).report.next_change == date(2026, 12, 28)
    assert site.build(date(2026, 12, 24)).tree == site.clean(date(2026, 12, 24)).tree


@given(planned=DAYS, launched=DAYS, trained=DAYS, state=st.none() | st.sampled_from(list(TeamState)))
def test_a_team_never_goes_back(
    planned: date | None, launched: date | None, trained: date | None, state: TeamState | None
) -> None:
    """However its days lie, each day it has come as far as the day before."""
    team = Team(planned_on=planned, launched_on=launched, trained_on=trained, state=state)
    days = [date(2021, 12, 31) + timedelta(days=number) for number in range(70)]
    ranks = [list(TeamState).index(found) if (found := state_on(team, day)) else -1 for day in days]
    assert ranks == sorted(ranks)


@given(planned=DAYS, launched=DAYS, trained=DAYS, state=st.none() | st.sampled_from(list(TeamState)))
def test_only_a_team_that_has_not_come_further_is_late(
    planned: date | None, launched: date | None, trained: date | None, state: TeamState | None
) -> None:
    """Whatever was planned, from the day of its launch or training on nobody waits for it."""
    team = Team(planned_on=planned, launched_on=launched, trained_on=trained, state=state)
    for day in (date(2021, 12, 31) + timedelta(days=number) for number in range(70)):
        has_begun = any(begun and begun <= day for begun in (launched, trained))
        if has_begun or not planned or planned >= day:
            assert not is_late(team, day)
        elif state is None:
            assert is_late(team, day)


def test_teams_stand_in_the_order_of_their_places_to_any_depth(site: SmallSite) -> None:
    """A tổ stands below its khóm, and is named with it; khóm 10 comes after khóm 3."""
    written = "".join(f"  - {{id: t-{place}, locality: {place}}}\n" for place in ("khom-10", "to-5", "khom-3"))
    site.put({"bao-quang/unit.yaml": UNIT, "bao-quang/teams.yaml": f"teams:\n  - id: xa\n{written}"})
    page = site.build().page("bao-quang/to-cong-nghe/index.html")
    found = [page.index(f'id="{name}"') for name in ("xa", "t-khom-3", "t-to-5", "t-khom-10")]
    assert found == sorted(found)
    assert "Tổ 5, khóm 3" in page


def test_the_group_of_a_locality_is_opened_from_the_page_of_teams(site: SmallSite) -> None:
    """With its team, and also where it has none; no group is taken for the whole commune's."""
    site.put({"bao-quang/unit.yaml": UNIT, "bao-quang/teams.yaml": "teams:\n  - {id: a, locality: khom-3}\n"})
    built = site.build()
    assert built.page("bao-quang/to-cong-nghe/index.html").count("https://zalo.me/g/abcdef123") == 1
    assert "zalo.me/g" not in built.page("bao-quang/lien-he/index.html")
    site.put({"bao-quang/teams.yaml": "teams: []\n"})
    page = site.build().page("bao-quang/to-cong-nghe/index.html")
    assert page.index("Khóm 3") < page.index("https://zalo.me/g/abcdef123")


@pytest.mark.parametrize("value", ["https://zalo.me.vi-du.com/g/abc", "https://bit.ly/abc"])
def test_the_address_of_a_locality_s_group_is_judged_as_any_other(value: str, site: SmallSite) -> None:
    """A look-alike is an error there too."""
    site.put({"bao-quang/unit.yaml": UNIT.replace("https://zalo.me/g/abcdef123", value)})
    assert site.build(dry=True).report.errors


def test_places_within_each_other_in_a_circle_stop_nothing(site: SmallSite) -> None:
    """Each is still named once."""
    circle = 'localities: [{id: a, kind: khóm, name: "1", within: b}, {id: b, kind: tổ, name: "2", within: a}]'
    site.put({"bao-quang/unit.yaml": f"name: Bảo Quang\nkind: xã\n{circle}\n"})
    site.put({"bao-quang/teams.yaml": "teams: [{id: t, locality: a}]\n"})
    assert "Khóm 1, tổ 2" in site.build().page("bao-quang/to-cong-nghe/index.html")


def test_a_place_within_one_that_is_not_there_is_told(site: SmallSite) -> None:
    """As any other id that names nothing."""
    site.put({"bao-quang/unit.yaml": UNIT.replace("within: khom-3", "within: khom-4")})
    assert site.build(dry=True).codes == ["unknown-id"]
