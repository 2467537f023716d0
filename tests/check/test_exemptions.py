"""`ignore`: a broken link that is borne with lets its unit be published, until its day and no further."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, DAY, GUIDE, SmallSite

from site_builder.check.context import CheckContext
from site_builder.check.exemptions import exemptions
from site_builder.model.exemption import exempting
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.profile import Ignored, Profile
from site_builder.model.silence import SilenceReason, exempted, sift
from site_builder.model.site import Site
from site_builder.model.unit import Unit

BROKEN = "3. Xem [bài mới](hen-den-nha.md).\n"
BAD = {"bao-quang/guides/cai-vneid.md": f"{GUIDE}{BROKEN}"}
PAGE = "bao-quang/huong-dan/cai-vneid/index.html"
UNIT = "name: Bảo Quang\nkind: xã\n"


def bears(value: str, *, until: date = DAY, code: str = "", unit: str = "bao-quang") -> dict[str, str]:
    """A `unit.yaml` that bears with an address."""
    named = f"    code: {code}\n" if code else ""
    entry = f'ignore:\n  - value: "{value}"\n    reason: Tuần sau đăng\n    until: {until}\n{named}'
    file = f"{unit}/unit.yaml" if unit else "unit.yaml"
    return {file: f"{CONTENT[file]!s}{entry}"}


def test_a_unit_with_a_broken_link_that_is_borne_with_is_published(site: SmallSite) -> None:
    """Without the exemption it keeps its old pages."""
    assert site.put(BAD).build().codes == ["link-guide"]
    built = site.put(bears("hen-den-nha.md")).build()
    assert built.codes == []
    assert built.report.failed == ()
    assert "bài mới" in built.page(PAGE)


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("[a](hen-den-nha.md)", '<a href="../">a</a>'),
        ("[a](hen-den-nha.md#buoc-1)", '<a href="../">a</a>'),
        ("[a](cai-vneid.md#buoc-9)", '<a href="./">a</a>'),
        ("[a](../services.yaml#cho)", '<a href="../../dich-vu/">a</a>'),
        ("[a](../announcements/2026-11-01-hen.md)", '<a href="../../thong-bao/">a</a>'),
        ("[a](../media/hen.pdf)", '<a href="../../">a</a>'),
        ("[a](../../../hen.md)", '<a href="../../">a</a>'),
        ("![mẫu đơn](../media/hen.png)", "Xem mẫu đơn."),
    ],
)
def test_what_is_missing_leads_to_the_list_it_would_stand_in(written: str, leads: str, site: SmallSite) -> None:
    """A part that is missing to the whole, a file home; a picture that is missing is replaced by its words."""
    value = written.partition("](")[2].rstrip(")")
    site.put({"bao-quang/guides/cai-vneid.md": f"{GUIDE}3. Xem {written}.\n"})
    assert site.build(dry=True).report.failed == (("bao-quang",),)
    built = site.put(bears(value)).build()
    assert built.codes == []
    assert leads in built.page(PAGE)
    assert "hen.p" not in built.page(PAGE)


def test_an_attachment_that_is_missing_is_not_offered(site: SmallSite) -> None:
    """The announcement stands without it."""
    news = "---\ntitle: Tin\ndate: 2026-11-20\nattachments: [{file: ../media/hen.pdf}]\n---\nNội dung.\n"
    site.put({"bao-quang/announcements/2026-11-20-tin.md": news, **bears("../media/hen.pdf", code="link-file")})
    built = site.build()
    assert built.codes == []
    assert "hen.pdf" not in built.page("bao-quang/thong-bao/tin/index.html")


def test_it_ends_after_its_day_and_the_build_says_when(site: SmallSite) -> None:
    """Then the link is an error again, and the exemption a warning at its date, though nobody has edited anything."""
    site.put({**BAD, **bears("hen-den-nha.md", until=DAY + timedelta(days=3))})
    assert site.build().report.next_change == DAY + timedelta(days=4)
    assert site.build(DAY + timedelta(days=3)).report.reused == 3
    past = site.build(DAY + timedelta(days=4))
    assert past.told == [
        ("bao-quang/guides/cai-vneid.md", "link-guide", 11, 18),
        ("bao-quang/unit.yaml", "ignore-expired", 7, 12),
    ]
    assert past.report.problems[1].words == {"value": "hen-den-nha.md", "day": "25/11/2026"}


def test_it_is_inherited_and_added_to(site: SmallSite) -> None:
    """A link of a shared guide is borne with where all inherit it; a unit below can do so for itself only."""
    site.put({"guides/cai-vneid.md": f"{GUIDE}{BROKEN}", **bears("hen-den-nha.md")})
    assert len(site.build(dry=True).report.failed) == 2
    site.put({**CONTENT, "guides/cai-vneid.md": f"{GUIDE}{BROKEN}", **bears("hen-den-nha.md", unit="")})
    assert site.build(dry=True).codes == []
    site.put({"xuan-an/guides/bai.md": GUIDE + "3. [a](mot.md)\n", **bears("mot.md", unit="xuan-an")})
    assert site.build(dry=True).codes == []


def test_an_exemption_that_one_unit_needs_is_not_told_of_the_others(site: SmallSite) -> None:
    """It is told when no unit needs it any more, also by a build that looks at what has changed only."""
    site.put({**BAD, **bears("hen-den-nha.md", unit="")})
    assert site.build().codes == []
    mended = site.put({"bao-quang/guides/cai-vneid.md": GUIDE}).build()
    assert mended.told == [("unit.yaml", "ignore-unused", 5, 13)]
    assert mended.report.rendered < mended.report.pages
    assert site.build(only=("xuan-an",), dry=True).codes == [], "the others may need it"


def test_an_address_of_another_host_may_be_needed_by_another_check(site: SmallSite) -> None:
    """As long as it is written somewhere: the build does not know whether it answers."""
    site.put(bears("https://dichvucong.gov.vn"))
    assert site.build(dry=True).codes == []
    assert site.put(bears("https://dichvucong.gov.vn", code="link-closed")).build(dry=True).codes == ["ignore-unused"]


@pytest.mark.parametrize(
    "link",
    ["https://vneid-gov.vn", "https://bit.ly/abc", "https://bao-nao-do.example/tin", "https://203.0.113.5/a"],
)
def test_where_residents_are_led_astray_nothing_is_borne_with(link: str, site: SmallSite) -> None:
    """Whatever the exemption says."""
    site.put({"bao-quang/guides/cai-vneid.md": f"{GUIDE}3. [a]({link})\n"})
    codes = site.build(dry=True).codes
    assert site.put(bears(link)).build(dry=True).codes == codes
    assert len(codes) == 1
    assert set(site.put(bears(link, code=codes[0])).build(dry=True).codes) == {*codes, "ignore-code"}


CODES = st.sampled_from(
    [
        *("link-guide", "link-file", "site-missing", "outside-dead", "form-tel", "guide-stale", "link-letters"),
        *("missing-key", "yaml-tab", "personal-id", "private-mobile", "phone-short", "our-fault", "link-lookalike"),
    ]
)
VALUES = st.text("a*./:?b", max_size=6)
ENTRIES = st.builds(Ignored, value=VALUES, code=st.just("") | CODES, until=st.just(DAY) | st.just(date(2026, 1, 1)))
PROBLEMS = st.builds(lambda code, value: Problem.found(code, Location(file="a.md"), value=value), CODES, VALUES)


@given(entries=st.lists(ENTRIES, max_size=3), problems=st.lists(PROBLEMS, max_size=6))
def test_it_takes_away_faults_of_links_and_nothing_else(entries: list[Ignored], problems: list[Problem]) -> None:
    """Order stays, what is taken away names its exemptions, and without an exemption nothing is taken away."""
    living = exempting(Unit(profile=Profile(ignore=tuple(entries))), DAY)
    sifted = sift(problems, exempted(living))
    gone = [silenced.problem for silenced in sifted.silenced]
    assert list(sifted.told) == [problem for problem in problems if problem not in gone]
    assert len(sifted.told) + len(gone) == len(problems)
    assert {problem.code for problem in gone} <= {
        *("link-guide", "link-file", "site-missing", "outside-dead", "form-tel", "guide-stale")
    }
    for silenced in sifted.silenced:
        assert silenced.because.reason is SilenceReason.EXEMPTED
        assert set(silenced.because.by) <= {entry.at("value") for entry in living}
    assert list(sift(problems, exempted([])).told) == problems


@pytest.mark.parametrize(
    ("value", "covered", "free"),
    [
        ("../media/*.pdf", "../media/a/b.pdf", "../media/a.pdfx"),
        ("https://a.gov.vn/x?y=1", "https://a.gov.vn/x?y=1", "https://a.gov.vn/xy=1"),
        ("https://a.gov.vn/*", "https://a.gov.vn/", "https://a.gov.vn"),
        ("a[b]c*", "a[b]cd", "abc"),
    ],
)
def test_a_star_is_any_letters_and_all_else_is_itself(value: str, covered: str, free: str) -> None:
    """Addresses have question marks and brackets of their own."""
    problems = [Problem.found("outside-dead", Location(file="a.md"), value=one) for one in (covered, free)]
    assert list(sift(problems, exempted([Ignored(value=value, until=DAY)])).told) == problems[1:]


@pytest.mark.parametrize(
    ("value", "wide"), [("*", 1), ("https://*", 1), ("http*", 1), ("../*.md", 1), ("abcd*", 0), ("a", 0)]
)
def test_an_exemption_of_everything_is_refused(value: str, wide: int) -> None:
    """It would hide the next fault too."""
    unit = Unit(profile=Profile(ignore=(Ignored(value=value, until=DAY),)))
    assert len(list(exemptions(CheckContext(unit=unit, site=Site(), day=DAY)))) == wide


@pytest.mark.parametrize("lacking", ["value", "reason", "until"])
def test_address_reason_and_day_are_required(lacking: str, site: SmallSite) -> None:
    """An exemption that never ends, or that nobody understands, is none."""
    keys = {"value": "a.md", "reason": "b", "until": "2026-12-01"}
    entry = ", ".join(f"{key}: {value}" for key, value in keys.items() if key != lacking)
    built = site.put({"bao-quang/unit.yaml": f"{UNIT}ignore: [{{{entry}}}]\n"}).build(dry=True)
    assert "missing-key" in built.codes
