"""Guides for members of the teams: where they stand, and among which codes they do not."""

import pytest
from small_site import SmallSite

GUIDE = "---\ntitle: Nói gì ở cửa\nsummary: S\n{}checked_on: 2026-11-01\n---\n1. Chào.\n"
TEAMS = "teams:\n- id: to-xa\n  members:\n    - {name: Lê Thị A, role: head}\n"
SHEETS, TEAMS_PAGE = "bao-quang/ma-qr/index.html", "bao-quang/to-cong-nghe/index.html"


@pytest.mark.parametrize(
    ("line", "is_for_members"),
    [("audience: members\n", True), ("audience: residents\n", False), ("", False)],
)
def test_a_guide_says_for_whom_it_is(site: SmallSite, line: str, *, is_for_members: bool) -> None:
    """The teams page leads to what its members read; what is to be hung up leads residents alone."""
    site.put({"bao-quang/teams.yaml": TEAMS, "bao-quang/guides/o-cua.md": GUIDE.format(line)})
    built = site.build()
    assert ("huong-dan/o-cua/" in built.page(TEAMS_PAGE)) == is_for_members
    assert ("Nói gì ở cửa" in built.page(SHEETS)) != is_for_members
    assert "Nói gì ở cửa" in built.page("bao-quang/huong-dan/index.html")


def test_a_commune_that_words_an_inherited_guide_anew_does_not_change_its_readers(site: SmallSite) -> None:
    """A partial file gives only the keys that it has."""
    site.put({"bao-quang/teams.yaml": TEAMS, "guides/o-cua.md": GUIDE.format("audience: members\n")})
    site.put({"bao-quang/guides/o-cua.md": "---\nsummary: Cách của xã\nchecked_on: 2026-11-02\n---\n"})
    assert "huong-dan/o-cua/" in site.build().page(TEAMS_PAGE)


@pytest.mark.parametrize(("word", "meant"), [("thành viên", "members"), ("bà con", "residents")])
def test_a_word_of_ours_is_told_with_the_one_that_is_meant(site: SmallSite, word: str, meant: str) -> None:
    """As with every choice, and so `fix` can write it."""
    site.put({"bao-quang/guides/o-cua.md": GUIDE.format(f"audience: {word}\n")})
    [problem] = site.build().report.problems
    assert (problem.code, problem.words["hint"]) == ("not-a-choice", meant)
