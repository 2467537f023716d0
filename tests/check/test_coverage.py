"""Who helps where: a helper for each main service in each hamlet, and not too much for anybody."""

from datetime import date

import pytest
from small_site import SmallSite

SERVICES = """\
categories: [{id: a, name: A}]
services:
  - {id: vneid, name: VNeID, category: a, main: có}
  - {id: dien, name: Tiền điện, category: a, main: có}
  - {id: zalo, name: Zalo, category: a}
"""
HAMLETS = "name: Bảo Quang\nkind: xã\nlocalities: [{id: ap-1, kind: ấp, name: '1'}, {id: ap-2, kind: ấp, name: '2'}]\n"


def team(name: str, locality: str, *members: str) -> str:
    """A team as it is written, each member with these specialities."""
    people = "".join(f"      - {{name: M, role: member, specialities: [{given}]}}\n" for given in members)
    place = f"    locality: {locality}\n" if locality else ""
    return f"  - id: {name}\n{place}" + (f"    members:\n{people}" if people else "")


def warnings(
    site: SmallSite, *teams: str, unit: str = HAMLETS, day: date = date(2026, 11, 22)
) -> list[tuple[str, str, str]]:
    """What is said of the teams of a commune: rule, where, services."""
    site.put({"services.yaml": SERVICES, "bao-quang/unit.yaml": unit})
    site.put({"bao-quang/teams.yaml": "teams:\n" + "".join(teams) if teams else "teams: []\n"})
    report = site.build(day, dry=True).report
    assert report.errors == 0
    return [(item.code, item.words["area"], item.words["services"]) for item in report.problems if "area" in item.words]


def test_a_hamlet_whose_team_helps_with_everything_is_not_mentioned(site: SmallSite) -> None:
    """Several members may share the work; what is not a main service may be missing."""
    assert warnings(site, team("a", "ap-1", "vneid", "dien"), team("b", "ap-2", "dien, vneid")) == []


def test_a_hamlet_is_told_what_nobody_there_helps_with(site: SmallSite) -> None:
    """Once, with all services; the commune's own team is too far away where hamlets have theirs."""
    found = warnings(site, team("xa", "", "vneid, dien"), team("a", "ap-1", "zalo"), team("b", "ap-2", "vneid"))
    assert found == [("not-covered", "ấp 1", "VNeID, Tiền điện"), ("not-covered", "ấp 2", "Tiền điện")]


def test_a_hamlet_without_a_team_is_told_so(site: SmallSite) -> None:
    """Where others have one."""
    assert warnings(site, team("a", "ap-1", "vneid, dien")) == [("no-team", "ấp 2", "VNeID, Tiền điện")]
    assert warnings(site, team("a", "ap-1", "vneid, dien"), team("b", "ap-2")) == [
        ("not-covered", "ấp 2", "VNeID, Tiền điện")
    ]


def test_two_teams_of_a_hamlet_help_each_other_out(site: SmallSite) -> None:
    """What matters is that somebody is there."""
    assert warnings(site, team("a", "ap-1", "vneid"), team("b", "ap-1", "dien"), team("c", "ap-2", "vneid, dien")) == []


def test_a_commune_with_one_team_for_all_is_judged_as_a_whole(site: SmallSite) -> None:
    """One warning, not one for each of thirty hamlets."""
    assert warnings(site, team("xa", "", "vneid")) == [("not-covered", "xã Bảo Quang", "Tiền điện")]
    assert warnings(site, team("xa", "", "vneid", "dien")) == []


def test_where_nothing_is_entered_yet_nothing_is_said(site: SmallSite) -> None:
    """An empty commune is not scolded."""
    assert warnings(site) == []
    assert warnings(site, team("xa", "", "zalo"), unit="name: Bảo Quang\nkind: xã\n") == []


@pytest.mark.parametrize(
    ("day", "is_covered"), [(date(2026, 11, 19), False), (date(2026, 11, 20), True), (date(2026, 12, 1), False)]
)
def test_only_who_is_in_office_helps(day: date, site: SmallSite, *, is_covered: bool) -> None:
    """From the first day of a term to its last."""
    person = (
        "      - {name: M, role: member, specialities: [vneid, dien], valid_from: 2026-11-20, valid_to: 2026-11-30}\n"
    )
    found = warnings(site, f"  - id: xa\n    members:\n{person}", day=day)
    assert (found == []) == is_covered


@pytest.mark.parametrize("change", ["state: closed", "state: replaced, replaced_by: dien", "hide: có", "main: không"])
def test_a_service_that_is_gone_or_not_main_needs_no_helper(change: str, site: SmallSite) -> None:
    """Also when the commune alone has decided so."""
    site.put({"bao-quang/services.yaml": f"services: [{{id: vneid, {change}}}]\n"})
    assert warnings(site, team("xa", "", "dien")) == []


def test_a_unit_with_an_error_is_not_told_about_helpers(site: SmallSite) -> None:
    """A member that could not be read would be missed everywhere: first things first."""
    site.put({"services.yaml": SERVICES, "bao-quang/unit.yaml": HAMLETS})
    site.put({"bao-quang/teams.yaml": "teams:\n" + team("a", "ap-1", "vneid, dienn")})
    assert site.build(dry=True).codes == ["unknown-id"]


@pytest.mark.parametrize(
    ("given", "told"), [("vneid, dien, zalo", 0), ("vneid, dien, zalo, zalo", 0), ("vneid, dien, zalo, b", 1)]
)
def test_three_specialities_are_enough(given: str, told: int, site: SmallSite) -> None:
    """The same one twice is one."""
    site.put({"services.yaml": f"{SERVICES}  - {{id: b, name: B, category: a}}\n"})
    site.put({"bao-quang/teams.yaml": "teams:\n" + team("a", "", given)})
    assert site.build(dry=True).codes == ["many-specialities"] * told


def sizes(site: SmallSite, outer: str, inner: str, *members: str, day: date = date(2026, 11, 22)) -> list[str]:
    """What is said of the size of a hamlet's team of five, and of the commune's team of six."""
    people = "".join(f"      - {{name: M, role: member{more}}}\n" for more in (*members, *[""] * 5))
    site.put({"unit.yaml": f"name: Long Khánh\nkind: thành phố\ntopics: [{{id: nen-tang, name: Nền tảng}}]\n{outer}"})
    site.put({"bao-quang/unit.yaml": f"{HAMLETS}{inner}"})
    one = "      - {name: N, role: member}\n"
    site.put(
        {
            "bao-quang/teams.yaml": f"teams:\n  - id: ap\n    locality: ap-1\n    members:\n{people}"
            f"  - id: xa\n    members:\n{one * 6}"
        }
    )
    report = site.build(day, dry=True).report
    assert report.errors == 0
    return [
        f"{item.words['value']} {item.words['count']}/{item.words['most']}"
        for item in report.problems
        if item.code == "team-large"
    ]


@pytest.mark.parametrize(
    ("outer", "inner", "told"),
    [
        ("", "", []),
        ("limits: {members: 6}\n", "", []),
        ("limits: {members: 5}\n", "", ["xa 6/5"]),
        ("limits: [{kind: ấp, members: 4}, {members: 10}]\n", "", ["ap 5/4"]),
        ("limits: [{members: 4}, {kind: Xã, members: 6}]\n", "", ["ap 5/4"]),
        ("limits: {members: 4}\n", "limits: {members: 5}\n", ["xa 6/5"]),
        ("limits: {kind: thôn, members: 1}\n", "", []),
    ],
)
def test_a_team_is_as_large_as_the_nearest_limit_allows(
    outer: str, inner: str, told: list[str], site: SmallSite
) -> None:
    """A kind of place goes before all places, the commune before the city, and capitals do not matter."""
    assert sizes(site, outer, inner) == told


def test_who_has_left_a_team_makes_it_no_larger(site: SmallSite) -> None:
    """From the day after the last one."""
    left = ", valid_to: 2026-11-30"
    assert sizes(site, "limits: {kind: ấp, members: 5}\n", "", left) == ["ap 6/5"]
    assert sizes(site, "limits: {kind: ấp, members: 5}\n", "", left, day=date(2026, 12, 1)) == []


def test_a_place_is_helped_by_the_teams_around_and_within_it(site: SmallSite) -> None:
    """A tổ without a team of its own is served by its khu phố's, and a khu phố by those of its tổ."""
    unit = (
        "name: Bảo Quang\nkind: xã\nlocalities: [{id: kp, kind: khu phố, name: '1'}, "
        "{id: to, kind: tổ, name: '2', within: kp}, {id: to-3, kind: tổ, name: '3', within: kp}]\n"
    )
    assert warnings(site, team("a", "kp", "vneid, dien"), unit=unit) == []
    assert warnings(site, team("a", "to", "vneid, dien"), unit=unit) == [("no-team", "tổ 3", "VNeID, Tiền điện")]
