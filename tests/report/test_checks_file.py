"""`checks.yaml`: what the external check found good, and where pages say so."""

from argparse import Namespace
from dataclasses import replace
from datetime import date

import pytest
from small_site import CONTENT, DAY, SERVICES, TEAMS, THEMES, SmallSite

from report.outcomes import result
from site_builder.builder import BuildOptions
from site_builder.builder.queries import guides
from site_builder.cli.guides import with_guides
from site_builder.cli.words.all import WORDS
from site_builder.model.guide_review import GuideCheck
from site_builder.model.link_status import LinkStatus, LinkVerdict
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.guides import checks_file

ADDRESSES = ("https://vneid.gov.vn", "https://dichvucong.gov.vn")
CHECK = GuideCheck(place=Location(file="guides/a.md"), title="A", units=((),), addresses=ADDRESSES)
SAID = "Đường dẫn trong bài đã được kiểm tra ngày {}, còn tốt."
PAGE = "bao-quang/huong-dan/cai-vneid/index.html"


def verdicts(*standings: LinkStatus, day: int = 20) -> dict[str, LinkVerdict]:
    """What is said of the addresses in their order, each asked a day after the one before."""
    return {
        address: LinkVerdict(address=address, link_status=standing, checked_on=date(2026, 11, day + index))
        for index, (address, standing) in enumerate(zip(ADDRESSES, standings, strict=False))
    }


@pytest.mark.parametrize("standing", LinkStatus)
def test_only_what_answers_is_written(standing: LinkStatus) -> None:
    """With the day on which it was asked; walls, failures of today and what nobody asked are left out."""
    written = checks_file((CHECK,), verdicts(standing), "vi")
    row = '  - {address: "https://vneid.gov.vn", checked_on: 2026-11-20}\n'
    assert written.endswith(f"checks:\n{row}" if standing in (LinkStatus.FINE, LinkStatus.MOVED) else "checks: []\n")


def test_what_a_finding_doubts_is_not_written() -> None:
    """A store's page answers, but names another app."""
    doubt = Problem.found("guide-app-name", Location(file="services.yaml"), value=ADDRESSES[0], name="A", title="B")
    written = checks_file((replace(CHECK, findings=(doubt,)),), verdicts(LinkStatus.FINE, LinkStatus.FINE), "vi")
    assert ADDRESSES[0] not in written
    assert ADDRESSES[1] in written


def test_the_order_of_guides_and_verdicts_makes_no_other_file() -> None:
    """So that a job that commits it commits nothing where nothing has changed."""
    known = verdicts(LinkStatus.FINE, LinkStatus.FINE)
    other = replace(CHECK, addresses=ADDRESSES[::-1])
    again = checks_file((other, CHECK), dict(reversed(known.items())), "vi")
    assert checks_file((CHECK, other), known, "vi") == again


def recorded(site: SmallSite, known: dict[str, LinkVerdict]) -> SmallSite:
    """The site with what a check has recorded."""
    options = BuildOptions(content=site.content, output=site.output, day=DAY, themes=(THEMES,))
    return site.put({"checks.yaml": checks_file(guides(options, known, ()), known, "vi")})


def test_pages_say_so_where_everything_of_a_guide_was_good(site: SmallSite) -> None:
    """With the day of the address that was asked longest ago; in every unit that shows the guide."""
    built = recorded(site, verdicts(LinkStatus.FINE, LinkStatus.FINE)).build()
    assert built.codes == []
    for page in (PAGE, "huong-dan/cai-vneid/index.html"):
        assert SAID.format("20/11/2026") in built.page(page)


def test_pages_say_nothing_where_something_is_not_known(site: SmallSite) -> None:
    """Byte for byte what they say without the file."""
    plain = site.build().page(PAGE)
    assert "còn tốt" not in plain
    assert recorded(site, verdicts(LinkStatus.FINE, LinkStatus.BLOCKED)).build().page(PAGE) == plain
    assert site.put({"checks.yaml": "checks: []\n"}).build().page(PAGE) == plain


def test_a_link_that_is_added_later_takes_the_words_away(site: SmallSite) -> None:
    """In the guide itself, in a commune's own version of it, or in the catalogue."""
    recorded(site, verdicts(LinkStatus.FINE, LinkStatus.FINE))
    guide = str(CONTENT["guides/cai-vneid.md"])
    site.put({"bao-quang/guides/cai-vneid.md": f"{guide}3. Xem [báo](https://chinhphu.gov.vn).\n"})
    built = site.build()
    assert SAID.format("20/11/2026") not in built.page(PAGE)
    assert SAID.format("20/11/2026") in built.page("xuan-an/huong-dan/cai-vneid/index.html")
    built = site.put({"services.yaml": SERVICES + "    android: com.vnid\n"}).build()
    assert SAID.format("20/11/2026") not in built.page("xuan-an/huong-dan/cai-vneid/index.html")


def test_a_unit_may_keep_checks_of_its_own(site: SmallSite) -> None:
    """The nearest layer's day counts, address by address."""
    recorded(site, verdicts(LinkStatus.FINE, LinkStatus.FINE))
    own = "".join(f"  - {{address: '{address}', checked_on: 22/11/2026}}\n" for address in ADDRESSES)
    built = site.put({"bao-quang/checks.yaml": f"checks:\n{own}", "bao-quang/teams.yaml": TEAMS}).build()
    assert SAID.format("22/11/2026") in built.page(PAGE)
    assert SAID.format("20/11/2026") in built.page("xuan-an/huong-dan/cai-vneid/index.html")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("checks: [{address: vneid, checked_on: 2026-11-20}]", "url-form"),
        ("checks: [{address: 'https://vneid.gov.vn'}]", "missing-key"),
        ("checks: [{address: 'https://vneid.gov.vn', checked_on: mai}]", "date-form"),
        ("check: []", "unknown-key"),
    ],
)
def test_a_file_that_somebody_has_spoilt_is_told(written: str, code: str, site: SmallSite) -> None:
    """As every content file is."""
    assert site.put({"checks.yaml": written}).build(dry=True).codes == [code]


def command(site: SmallSite) -> Namespace:
    """`check --guides --record`, read."""
    return Namespace(
        content=site.content, output=site.output, date=DAY, only=None, base_url=None, lang="vi", record=True
    )


def test_the_command_records_what_answers_and_forgets_nothing_without_a_network(site: SmallSite) -> None:
    """Without any verdict the file of the last check stays as it is."""
    report, said = site.build(dry=True).report, WORDS["vi"]
    told = with_guides(result(), report, command(site), said, verdicts(LinkStatus.FINE, LinkStatus.FINE))
    assert told.guides is not None
    assert [check.unseen for check in told.guides] == [()]
    written = (site.content / "checks.yaml").read_text("utf-8")
    assert written.count("checked_on") == len(ADDRESSES)
    with_guides(result(), report, command(site), said)
    assert (site.content / "checks.yaml").read_text("utf-8") == written
