"""Why units were built, as it is told to a person; and every reason has its words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from report.outcomes import HOSTILE, result
from site_builder.model.staleness import Staleness, StaleReason
from site_builder.report.profile import WORDS as LINES
from site_builder.report.profile import rebuilt
from site_builder.report.staleness import WORDS, because

FILES = Staleness(reason=StaleReason.FOLDER, names=("guides/moi.md", "teams.yaml"), removed=1)
LAYER = Staleness(reason=StaleReason.LAYER, names=("",))
DAY = Staleness(reason=StaleReason.DAY, day=date(2026, 11, 23))


def lines(built: Mapping[str, tuple[Staleness, ...]], lang: str = "vi", *, profile: bool = True) -> list[str]:
    """What is told of a build that has built these units."""
    return list(rebuilt(replace(result(lang=lang), rebuilt=built, profile=profile)))


def test_a_unit_is_told_with_all_its_reasons() -> None:
    """In a sentence, in both languages."""
    built = {"bao-quang": (LAYER, FILES)}
    (vietnamese,), (english,) = lines(built), lines(built, "en")
    assert vietnamese == (
        "bao-quang được dựng lại vì nội dung của cấp trên thay đổi: cấp trên cùng; "
        "tệp của thư mục thay đổi: guides/moi.md, teams.yaml, bớt 1 tệp."
    )
    assert english == (
        "bao-quang: rebuilt because a layer above it has changed: the root; "
        "files of its folder have changed: guides/moi.md, teams.yaml, 1 removed."
    )


def test_units_with_the_same_reasons_stand_on_one_line() -> None:
    """However many a country has; the most come first."""
    many = {f"xa-{number:04}": (LAYER,) for number in range(3321)}
    found = lines({**many, "": (FILES,)})
    assert found[0].startswith("3321 đơn vị (xa-0000, xa-0001, xa-0002, xa-0003, xa-0004 …) được dựng lại vì ")
    assert found[1].startswith("cấp trên cùng được dựng lại vì tệp của thư mục thay đổi: ")
    assert len(found) == 2


def test_a_list_of_reasons_ends() -> None:
    """The others are counted."""
    apart = {f"xa-{day:02}": (replace(DAY, day=date(2026, 11, day)),) for day in range(1, 31)}
    found = lines(apart)
    assert (len(found), found[-1]) == (9, "… và 22 đơn vị nữa, vì những lý do khác.")
    assert "đến ngày 01/11/2026 trang tự đổi" in found[0]


def test_what_was_built_for_the_first_time_was_not_built_again() -> None:
    """And where nothing was built, that is said; nothing at all is said to those who do not ask."""
    first = Staleness(reason=StaleReason.NEVER_BUILT)
    assert lines({"xuan-an": (first,)}) == ["xuan-an được dựng vì chưa dựng lần nào."]
    assert lines({}) == ["Không đơn vị nào phải dựng lại."]
    assert lines({}, profile=False) == lines({"": (first,)}, profile=False) == []


@pytest.mark.parametrize("reason", StaleReason)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_reason_has_its_words(reason: StaleReason, lang: str) -> None:
    """With the day where there is one, and without a gap."""
    said = because([Staleness(reason=reason, names=("a.md",), day=date(2026, 11, 23))], lang)
    assert said.endswith(": a.md")
    assert "{" not in said


def test_both_languages_have_the_same_sentences() -> None:
    """Complete or absent."""
    assert WORDS["vi"].keys() == WORDS["en"].keys() == {*StaleReason, "removed", "root"}
    assert LINES["vi"].keys() == LINES["en"].keys()


def test_a_name_that_would_be_something_else_is_only_text() -> None:
    """Nor is a number shown by which a file is called; of many files the first are named."""
    told = because([replace(FILES, names=(f"{HOSTILE}.md", "0912 345 678.txt"))], "vi")
    assert "\x1b" not in told
    assert "\n" not in told
    assert "345" not in told
    names = tuple(f"{number}.md" for number in range(9))
    assert because([replace(FILES, names=names, removed=0)], "en").endswith(": 0.md, 1.md, 2.md, 3.md, 4.md, …")
