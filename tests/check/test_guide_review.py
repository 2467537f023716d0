"""The report on each guide: rules, verdicts, helpers, dates and codes brought together."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, DAY, SERVICES, TEAMS, THEMES, SmallSite

from site_builder.builder import BuildOptions
from site_builder.builder.queries import Unready, guides
from site_builder.check.guide_review import ReviewInputs, review
from site_builder.model.choices import State
from site_builder.model.guide import Guide
from site_builder.model.guide_review import GuideCheck
from site_builder.model.link_status import LinkStatus, LinkVerdict
from site_builder.model.location import Location
from site_builder.model.scalars import Slug, Url
from site_builder.model.services import Service
from site_builder.model.site import Site
from site_builder.model.unit import Unit

PLAY = "https://play.google.com/store/apps/details?id=com.vnid"
APPLE = "https://apps.apple.com/vn/app/id1582750372"
ADDRESSES = ("https://vneid.gov.vn", PLAY, APPLE, "https://dichvucong.gov.vn")
WITH_STORES = SERVICES + "    full_name: Định danh điện tử\n    android: com.vnid\n    ios: '1582750372'\n"
HELPED = {"xuan-an/teams.yaml": TEAMS, "services.yaml": WITH_STORES}


def verdict(address: str, standing: LinkStatus = LinkStatus.FINE, **known: object) -> LinkVerdict:
    """What the external check would say of an address on the day before."""
    return LinkVerdict(address=address, link_status=standing, checked_on=DAY - timedelta(days=1), **known)  # type: ignore[arg-type]


def all_fine(*others: LinkVerdict) -> Mapping[str, LinkVerdict]:
    """Every address of the guide answers, but for these."""
    return {item.address: item for item in (*map(verdict, ADDRESSES), *others)}


def checks(
    site: SmallSite, verdicts: Mapping[str, LinkVerdict] | None = None, day: date = DAY
) -> dict[str, GuideCheck]:
    """The reports on the guides of a small site, by file."""
    options = BuildOptions(content=site.content, output=site.output, day=day, themes=(THEMES,))
    problems = site.build(day, dry=True).report.problems
    return {check.place.file: check for check in guides(options, verdicts or {}, problems)}


def only(site: SmallSite, verdicts: Mapping[str, LinkVerdict] | None = None, day: date = DAY) -> GuideCheck:
    """The report on the one shared guide."""
    (check,) = checks(site, verdicts, day).values()
    return check


def test_a_shared_guide_is_reviewed_once_for_all_units(site: SmallSite) -> None:
    """Asked of every address, nothing to mend: good."""
    check = only(site.put(HELPED), all_fine())
    assert check.is_good
    assert check.place == Location(file="guides/cai-vneid.md")
    assert check.units == ((), ("bao-quang",), ("xuan-an",))
    assert set(check.addresses) == set(ADDRESSES)
    assert check.asked_on == DAY - timedelta(days=1)
    assert check.falls_due == date(2026, 11, 1) + timedelta(days=181)


def test_without_a_verdict_nothing_is_called_good(site: SmallSite) -> None:
    """Nor bad: a person has to open what no machine has seen."""
    check = only(site.put(HELPED))
    assert (check.findings, check.asked_on, check.is_good) == ((), None, False)
    assert set(check.unseen) == set(ADDRESSES)


@pytest.mark.parametrize("standing", [LinkStatus.BLOCKED, LinkStatus.FLAKY, LinkStatus.UNKNOWN])
def test_what_does_not_answer_machines_is_for_a_person_to_open(standing: LinkStatus, site: SmallSite) -> None:
    """A wall against robots, a failure of today, an address that was never asked."""
    check = only(site.put(HELPED), all_fine(verdict(ADDRESSES[0], standing)))
    assert (check.findings, check.unseen, check.is_good) == ((), (ADDRESSES[0],), False)


@pytest.mark.parametrize(
    ("told", "code", "file", "line"),
    [
        (verdict(ADDRESSES[3], LinkStatus.DEAD, reason="http-404"), "guide-link-dead", "guides/cai-vneid.md", 9),
        (verdict(ADDRESSES[0], LinkStatus.DEAD, reason="http-404"), "guide-link-dead", "services.yaml", 6),
        (
            verdict(ADDRESSES[3], LinkStatus.MOVED, final="https://dichvucong.gov.vn/p/"),
            "guide-link-moved",
            "guides/",
            9,
        ),
        (verdict(PLAY, LinkStatus.DEAD, reason="http-404"), "guide-app-gone", "services.yaml", 8),
        (verdict(APPLE, LinkStatus.DEAD, reason="http-404"), "guide-app-gone", "services.yaml", 9),
        (verdict(PLAY, title="Vé Nhẹ – Ứng dụng trên Google Play"), "guide-app-name", "services.yaml", 8),
    ],
)
def test_what_the_external_check_found_is_told_where_it_is_written(
    told: LinkVerdict, code: str, file: str, line: int, site: SmallSite
) -> None:
    """In the guide's text, or in the catalogue of services."""
    (found,) = only(site.put(HELPED), all_fine(told)).findings
    assert (found.code, found.place.line) == (code, line)
    assert found.place.file.startswith(file)


@pytest.mark.parametrize(
    "title",
    [
        "VNeID - Ứng dụng trên Google Play",
        "VNeID – Apps on Google Play",
        "\u200eVNeID on the App\u00a0Store",
        "Ứng dụng VNeID - App Store",
        "V N E I D",
        "Định Danh Điện Tử - Apps on Google Play",
        "Căn cước số - Google Play",
        "",
    ],
)
def test_an_app_is_known_by_any_of_its_names(title: str, site: SmallSite) -> None:
    """Its name, its full name, a former one, however the store frames it; a page without a title says nothing."""
    services = WITH_STORES + "    former_names: [Căn cước số]\n"
    site.put({**HELPED, "services.yaml": services})
    assert only(site, all_fine(verdict(PLAY, title=title))).is_good


def test_a_unit_with_a_team_in_which_nobody_helps_is_named(site: SmallSite) -> None:
    """Not one that has no team yet, nor one whose helper is in office."""
    site.put({**HELPED, "xuan-an/teams.yaml": TEAMS.replace("[vneid]", "[]")})
    (found,) = only(site, all_fine()).findings
    assert (found.code, found.words["units"], found.place.line) == ("guide-no-helper", "phường Xuân An", 6)
    site.put({"xuan-an/teams.yaml": TEAMS + "        valid_to: 2026-11-20\n"})
    assert [found.code for found in only(site, all_fine()).findings] == ["guide-no-helper"]
    assert only(site, all_fine(), date(2026, 11, 20)).findings == ()


def test_the_helper_box_of_the_page_is_empty_where_the_report_says_so(site: SmallSite) -> None:
    """The same rule is asked twice: by the page and by the report."""
    page = "xuan-an/huong-dan/cai-vneid/index.html"
    assert "Nguyễn Văn Mẫu" in site.put(HELPED).build().page(page)
    site.put({"xuan-an/teams.yaml": TEAMS.replace("[vneid]", "[]")})
    assert "Nguyễn Văn Mẫu" not in site.build().page(page)


def test_a_guide_that_is_overdue_is_told_at_its_date(site: SmallSite) -> None:
    """From the first day on which the check no longer holds."""
    site.put(HELPED)
    assert only(site, all_fine(), date(2027, 4, 30)).findings == ()
    (found,) = only(site, all_fine(), date(2027, 5, 1)).findings
    assert (found.code, found.place.line) == ("guide-overdue", 7)


def test_a_replaced_service_is_told_unless_the_guide_names_its_successor(site: SmallSite) -> None:
    """And the addresses are the successor's: those that the page shows."""
    old = (
        "  - {id: cu, name: Cũ, category: giay-to, website: 'https://cu.gov.vn', state: replaced, replaced_by: vneid}\n"
    )
    guide = str(CONTENT["guides/cai-vneid.md"])
    site.put({**HELPED, "services.yaml": WITH_STORES + old, "guides/cai-vneid.md": guide.replace("[vneid]", "[cu]")})
    site.put({"bao-quang/teams.yaml": TEAMS.replace("[vneid]", "[cu]"), "xuan-an/teams.yaml": "teams: []\n"})
    check = only(site, all_fine())
    assert [found.code for found in check.findings] == ["guide-service-past"]
    assert set(check.addresses) == set(ADDRESSES)
    site.put({"guides/cai-vneid.md": guide.replace("[vneid]", "[cu, vneid]")})
    assert only(site, all_fine()).is_good


def test_problems_of_other_rules_are_gathered_and_none_is_told_twice(site: SmallSite) -> None:
    """Of the guide's own file, and of the addresses that it shows; a commune's override has its own report."""
    guide = str(CONTENT["guides/cai-vneid.md"]).replace("Bấm **Cài đặt**", "![](../media/a.jpg)")
    own = "---\nwarnings: ['[Gọi](tel:0251)']\nsources: [a]\nchecked_on: 2026-11-02\n---\n"
    site.put({**HELPED, "guides/cai-vneid.md": guide, "xuan-an/guides/cai-vneid.md": own})
    told = {file: {found.code for found in check.findings} for file, check in checks(site, all_fine()).items()}
    assert told["xuan-an/guides/cai-vneid.md"] == {"form-phone-short"}
    assert {"picture-silent", "link-file"} <= told["guides/cai-vneid.md"]
    assert checks(site)["guides/cai-vneid.md"].units == ((), ("bao-quang",))


def test_hidden_guides_and_drafts_have_no_report(site: SmallSite) -> None:
    """Nobody sees them."""
    guide = str(CONTENT["guides/cai-vneid.md"])
    site.put({"guides/cai-vneid.md": guide.replace("topic:", "draft: có\ntopic:")})
    assert checks(site) == {}


def test_settings_that_cannot_be_read_give_no_report(site: SmallSite) -> None:
    """The mistake is told by the check itself."""
    site.put({"site.yaml": "title: [\n"})
    with pytest.raises(Unready):
        checks(site)


def test_a_code_that_no_reader_would_read_is_told() -> None:
    """A site's address of its own machine is an address; a path that no code can hold is none to print."""
    guide = Guide(slug=Slug("a" * 3000), title="A", places={"": Location(file="guides/a.md")})
    site = Site(base_url="https://longkhanh.example")  # type: ignore[arg-type]
    (check,) = review([Unit(guides={"a": guide})], ReviewInputs(site=site, day=DAY))
    assert [found.code for found in check.findings] == ["guide-code"]


NAMES = st.text("abcxyz ", min_size=1, max_size=8)


@given(
    standings=st.dictionaries(st.sampled_from(ADDRESSES), st.sampled_from(LinkStatus)),
    state=st.sampled_from(State),
    title=NAMES,
)
def test_whatever_is_known_a_good_guide_has_nothing_to_mend_and_nothing_unseen(
    standings: dict[str, LinkStatus], state: State, title: str
) -> None:
    """And each address that is unseen is one of its addresses; the report is the same in any order of verdicts."""
    service = Service(
        id=Slug("a"), name="A", website=Url(ADDRESSES[0]), state=state, places={"": Location(file="s.yaml")}
    )
    guide = Guide(slug=Slug("g"), title="G", services=(Slug("a"),), places={"": Location(file="guides/g.md")})
    unit = Unit(guides={"g": guide}, services={"a": service})
    verdicts = {name: LinkVerdict(address=name, link_status=one, title=title) for name, one in standings.items()}
    site = Site(base_url="https://longkhanh.example")  # type: ignore[arg-type]
    (check,) = review([unit], ReviewInputs(site=site, day=DAY, verdicts=verdicts))
    assert set(check.unseen) <= set(check.addresses)
    assert check.is_good == (not check.findings and not check.unseen)
    backwards = dict(reversed(verdicts.items()))
    assert review([unit], ReviewInputs(site=site, day=DAY, verdicts=backwards)) == (check,)
