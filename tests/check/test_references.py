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
