"""What names a record by something else than its id is told with the id; nothing that does not exist is proposed."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report.cases.contents import NEWS, member, unit
from small_site import SERVICES, SmallSite

from site_builder.model.problem import Problem

LIST = (
    SERVICES
    + "  - {id: evnspc, name: CSKH EVNSPC, category: giay-to, use: [trả tiền điện]}\n"
    + "  - {id: zalo, name: Zalo, category: giay-to}\n  - {id: vnpt, name: My VNPT, category: giay-to}\n"
)
IDS = {"vneid", "evnspc", "zalo", "vnpt"}


def told(site: SmallSite, written: str) -> list[Problem]:
    """The problems of a member with these specialities."""
    built = site.put({"services.yaml": LIST, **member(f"specialities: {written}")}).build(dry=True)
    return [problem for problem in built.report.problems if problem.place.file.endswith("teams.yaml")]


@pytest.mark.parametrize(
    ("written", "code", "better"),
    [
        ("zalo, evnspc", "ids-in-one", "[zalo, evnspc]"),
        ("zalo; tiền điện và VNeID", "ids-in-one", "[zalo, evnspc, vneid]"),
        ("zalo, evnspcc", "ids-in-one", "[zalo, evnspc]"),
        ("tiền điện", "id-by-name", "evnspc"),
        ("My VNPT", "id-by-name", "vnpt"),
    ],
)
def test_a_mend_can_be_pasted(written: str, code: str, better: str, site: SmallSite) -> None:
    """Put where the mistake was, it leaves none."""
    (problem,) = told(site, written)
    assert (problem.code, problem.words["better"]) == (code, better)
    assert told(site, better) == []


@pytest.mark.parametrize("written", ["Gì đó", "zalo, cái gì đó", "giấy tờ khác"])
def test_where_nothing_is_meant_for_sure_nothing_is_proposed(written: str, site: SmallSite) -> None:
    """The list to choose from is told."""
    (problem,) = told(site, written)
    assert (problem.code, problem.words["hint"]) == ("unknown-id", "")


def test_a_hamlet_is_known_by_its_kind_and_name(site: SmallSite) -> None:
    """As people say it."""
    site.put(unit("localities: [{id: ap-1, kind: ấp, name: 1}, {id: ap-2, kind: ấp, name: 2}]"))
    site.put({"bao-quang/announcements/tin.md": NEWS.format("localities: Ấp 2\n", "")})
    (problem,) = site.build(dry=True).report.problems
    assert (problem.code, problem.words["better"]) == ("id-by-name", "ap-2")


def test_a_name_is_told_as_none_where_a_list_is_broken(site: SmallSite) -> None:
    """The list that would say which id is meant lacks ids itself; that something is no id is true all the same."""
    site.put({"bao-quang/services.yaml": "services: ["})
    assert [problem.code for problem in told(site, "Gì đó")] == ["reference-form"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.sampled_from([*sorted(IDS), "zaloo", "tiền điện", "VNeID", "xyz", "Zalo"]), min_size=1, max_size=3
    )
)
def test_no_proposal_names_what_does_not_exist(words: list[str], site: SmallSite) -> None:
    """Whatever is written."""
    for problem in told(site, ", ".join(words)):
        proposed = problem.words.get("hint", "") + problem.words.get("better", "")
        assert set(re.findall(r"[\w-]+", proposed)) <= IDS


def test_one_mistake_of_a_shared_text_is_told_once(site: SmallSite) -> None:
    """Though units below know different ids and texts; what is proposed is known to all of them."""
    guide = "---\ntitle: Bài\nsummary: a\nchecked_on: 2026-11-01\nrelated: [{}]\n---\n{}"
    site.put({"guides/bai.md": guide.format("cai-vneidx", "[a](cai-vneidy.md) [b](../media/so-do.jpg)")})
    for own in ("bao-quang/guides/cai-vneidz.md", "xuan-an/guides/cai-vneidxx.md"):
        site.put({own: guide.format("", "")})
    found = site.build(dry=True).report.problems
    told = [(one.code, one.words["hint"]) for one in found if one.place.file == "guides/bai.md"]
    assert sorted(told) == [("link-file", ""), ("link-guide", "cai-vneid.md"), ("unknown-id", "cai-vneid")]


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        ({"guides/b.md": "draft: có\n", "guides/bai.md": ""}, ["link-draft"]),
        ({"guides/b.md": "hide: có\n", "guides/bai.md": ""}, ["link-hidden"]),
        ({"guides/b.md": "hide: có\n", "bao-quang/guides/bai.md": ""}, ["link-hidden"]),
        ({"bao-quang/guides/b.md": "draft: có\n", "bao-quang/guides/bai.md": ""}, ["link-draft"]),
        ({"guides/b.md": "", "bao-quang/guides/b.md": "hide: có\n", "guides/bai.md": ""}, []),
        ({"guides/b.md": "", "bao-quang/guides/b.md": "hide: có\n", "bao-quang/guides/bai.md": ""}, ["link-hidden"]),
        ({"guides/b.md": "draft: có\n", "guides/bai.md": "draft: có\n"}, []),
        ({"guides/b.md": "draft: có\n", "guides/bai.md": "hide: có\n"}, []),
        ({"guides/b.md": "", "guides/bai.md": ""}, []),
    ],
)
@pytest.mark.parametrize("way", ["[a]({}b.md) [c]({}b.md)", "related"])
def test_a_link_to_a_text_that_nobody_sees_is_told(
    files: dict[str, str], codes: list[str], way: str, site: SmallSite
) -> None:
    """Where its writer may know that: what one unit hides for itself, inherited texts may still name."""
    for name, line in files.items():
        up = "../../guides/" if name.startswith("bao-quang/") and "bao-quang/guides/b.md" not in files else ""
        links = name.endswith("bai.md")
        more = "related: [b]\n" if links and way == "related" else ""
        body = way.format(up, up) if links and way != "related" else ""
        site.put({name: f"---\ntitle: A\nsummary: a\nchecked_on: 2026-11-01\n{line}{more}---\n{body}"})
    found = [one for one in site.build(dry=True).report.problems if one.place.file.endswith("bai.md")]
    assert [one.code for one in found] == codes * (1 if way == "related" else 2)
    assert len({one.place for one in found}) == len(found)
