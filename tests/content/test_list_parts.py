"""A long data file may be written in parts, `teams.yaml`, `teams-ap-3.yaml` …: together they are one file."""

import pytest
from small_site import TEAMS, SmallSite

from site_builder import cli
from site_builder.model.file_kinds import data_kind

MORE = """\
teams:
  - id: to-ap-3
    name: Tổ ấp 3
    members: [{name: Trần Thị Mẫu, role: head, specialities: [vneid]}]
"""
PAGE = "bao-quang/to-cong-nghe/index.html"


def test_teams_of_several_files_are_one_list(site: SmallSite) -> None:
    """In the order of the names, the file without a part first; an edit of a part is an edit of the unit."""
    site.build()
    built = site.put({"bao-quang/teams-ap-3.yaml": MORE}).build()
    assert built.report.problems == ()
    page = built.page(PAGE)
    assert 0 < page.index('id="to-xa"') < page.index('id="to-ap-3"')
    whole = TEAMS + MORE.removeprefix("teams:\n")
    together = site.remove("bao-quang/teams-ap-3.yaml").put({"bao-quang/teams.yaml": whole}).build()
    assert together.tree == built.tree
    assert "to-ap-3" not in site.put({"bao-quang/teams.yaml": TEAMS}).build().page(PAGE)


def test_a_list_without_ids_goes_on_in_its_parts(site: SmallSite) -> None:
    """Figures are shown in the order of the files."""
    figures = "figures: [{{label: {0}, value: 10, as_of: 2026-11-01, source: UBND}}]\n"
    site.put({"bao-quang/figures.yaml": figures.format("Một"), "bao-quang/figures-hai.yaml": figures.format("Hai")})
    page = site.build().page(PAGE)
    assert 0 < page.index("Một") < page.index("Hai")


def test_an_id_stands_in_one_part_only(site: SmallSite) -> None:
    """It is told where it stands the second time, with the file and line of the first."""
    built = site.put({"bao-quang/teams-ap-3.yaml": MORE.replace("to-ap-3", "to-xa")}).build()
    assert built.told == [("bao-quang/teams-ap-3.yaml", "duplicate-id", 2, 9)]
    assert built.report.problems[0].words["first"] == "2 (teams.yaml)"


def test_a_mistake_in_a_part_is_told_there_and_mended_there(site: SmallSite) -> None:
    """By check and by fix, as in any other file; a link to the part leads to the page."""
    wrong = MORE.replace("role: head", "role: tổ trưởng")
    file = "bao-quang/teams-ap-3.yaml"
    assert (file, "not-a-choice") in [told[:2] for told in site.put({file: wrong}).build().told]
    assert cli.main(["fix", "--write", "--content", str(site.content)]) == 0
    assert "role: head" in (site.content / file).read_text("utf-8")
    text = "---\ntitle: T\ndate: 2026-11-01\n---\n[tổ](../teams-ap-3.yaml#to-ap-3)\n"
    built = site.put({"bao-quang/announcements/2026-11-01-t.md": text}).build()
    assert built.report.problems == ()
    assert 'href="../../to-cong-nghe/#to-ap-3"' in built.page("bao-quang/thong-bao/t/index.html")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("teams.yaml", "teams.yaml"),
        ("teams-2.yaml", "teams.yaml"),
        ("services-dien-nuoc.yaml", "services.yaml"),
        *(
            (name, "")
            for name in ("unit-2.yaml", "site-2.yaml", "teams-.yaml", "Teams-2.yaml", "team-2.yaml", "teams2.yaml")
        ),
    ],
)
def test_only_files_of_lists_have_parts(name: str, kind: str) -> None:
    """There is one profile and one site."""
    found = data_kind(name)
    assert (found.name if found else "") == kind


def test_five_thousand_members_are_read_and_more_are_split(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """What is too large for one file is read in two; the message names a file that would be."""
    member = "      - {name: Nguyễn Văn Mẫu Thành, role: member, position: Người của chi hội, specialities: [vneid]}\n"
    team = "  - id: to-{0}\n    members:\n      - {{name: Mẫu, role: head, specialities: [vneid]}}\n{1}"
    teams = [team.format(number, member * 49) for number in range(200)]
    built = site.put({"bao-quang/teams.yaml": "teams:\n" + "".join(teams[:100])}).build()
    assert built.report.errors == 0
    assert built.page(PAGE).count("Nguyễn Văn Mẫu Thành") == 4_900
    assert site.put({"bao-quang/teams.yaml": "teams:\n" + "".join(teams)}).build().codes == ["file-large"]
    assert cli.main(["check", "--content", str(site.content)]) == 1
    assert "teams-2.yaml" in capsys.readouterr().err
    parts = {
        f"bao-quang/teams{name}.yaml": "teams:\n" + "".join(half)
        for name, half in (("", teams[:100]), ("-2", teams[100:]))
    }
    assert site.put(parts).build().page(PAGE).count("Nguyễn Văn Mẫu Thành") == 9_800
