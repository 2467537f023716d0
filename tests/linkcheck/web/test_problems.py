"""Verdicts become problems: the right rule, at every place, in both languages; nobody's robot wall is our mistake."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from site_builder.linkcheck.web import problems
from site_builder.model.link_status import LinkStatus, LinkVerdict, unknown
from site_builder.model.location import Location
from site_builder.model.severity import Severity, severity_of
from site_builder.report.message import shown
from site_builder.report.rules.outside import RULES

DAY = date(2026, 11, 22)
ADDRESS = "https://a.example/trang"
PLACES = {ADDRESS: (Location(file="guides/a.md", line=7, column=5), Location(file="services.yaml", line=3, column=9))}


def verdict(link_status: LinkStatus, reason: str = "", **more: object) -> LinkVerdict:
    """What the check says of the address."""
    known = LinkVerdict(
        address=ADDRESS, link_status=link_status, reason=reason, checked_on=DAY, failing_since=date(2026, 11, 1)
    )
    return replace(known, **more)  # type: ignore[arg-type]


DEAD, FLAKY = LinkStatus.DEAD, LinkStatus.FLAKY
CASES = {
    "outside-gone": verdict(DEAD, "http-404"),
    "outside-fault": verdict(DEAD, "http-502"),
    "outside-name": verdict(DEAD, "dns-none"),
    "outside-silent": verdict(DEAD, "refused"),
    "outside-loop": verdict(DEAD, "redirect-many"),
    "outside-fragment": verdict(DEAD, "fragment-missing"),
    "outside-expired": verdict(DEAD, "tls-expired"),
    "outside-certificate": verdict(DEAD, "tls-host"),
    "outside-form": verdict(DEAD, "refused-port"),
    "outside-moved": verdict(LinkStatus.MOVED, final="https://b.example/"),
    "outside-failing": verdict(FLAKY, "http-404", failed_days=2, last_good=date(2026, 10, 30)),
    "outside-unsure": verdict(FLAKY, "timeout-connect"),
    "outside-empty": verdict(FLAKY, "soft-404"),
    "outside-parked": verdict(FLAKY, "parked"),
    "outside-home": verdict(FLAKY, "redirect-home", hops=("302 https://a.example/",)),
    "outside-no-file": verdict(FLAKY, "html-as-file"),
    "outside-part": verdict(FLAKY, "fragment-missing"),
    "outside-app": verdict(FLAKY, "redirect-foreign"),
    "outside-private": unknown(ADDRESS, "refused-private"),
    "outside-ending": verdict(LinkStatus.FINE, certificate_until=DAY + timedelta(14)),
}


def test_every_rule_is_broken_by_an_example() -> None:
    """A new rule comes with one."""
    assert CASES.keys() == RULES.keys()


@pytest.mark.parametrize("code", CASES)
def test_a_verdict_is_told_at_every_place(code: str) -> None:
    """In words without gaps."""
    found = list(problems(PLACES, {ADDRESS: CASES[code]}, DAY))
    assert [(problem.code, problem.place) for problem in found] == [(code, place) for place in PLACES[ADDRESS]]
    for problem in found:
        assert problem.words["value"] == ADDRESS
        for lang in ("vi", "en"):
            said = shown(problem, "", lang)
            assert "{" not in said.message + said.advice
            assert ADDRESS in said.message


def test_the_way_is_shown() -> None:
    """Of a long one the beginning and the end."""
    hops = tuple(f"301 https://a.example/{number}" for number in range(5))
    words = [
        next(problems(PLACES, {ADDRESS: verdict(DEAD, "http-404", hops=hops[:count])}, DAY)).words["way"]
        for count in (0, 1, 5)
    ]
    assert words == ["", f" → {hops[0]}", f" → {hops[0]} → … → {hops[4]}"]


def test_only_the_dead_are_errors() -> None:
    """Whatever the reason."""
    for code, known in CASES.items():
        assert (severity_of(code) is Severity.ERROR) == (known.link_status is DEAD)


@pytest.mark.parametrize(
    "known",
    [
        verdict(LinkStatus.BLOCKED, "http-403"),
        verdict(LinkStatus.FINE),
        verdict(LinkStatus.FINE, "charset-wrong"),
        verdict(LinkStatus.FINE, certificate_until=DAY + timedelta(15)),
        unknown(ADDRESS),
        unknown(ADDRESS, "deadline"),
        unknown(ADDRESS, "no-network"),
    ],
)
def test_nobody_is_told_what_nobody_can_mend(known: LinkVerdict) -> None:
    """A wall against robots, a good page, what was not asked."""
    assert list(problems(PLACES, {ADDRESS: known}, DAY)) == []
    assert list(problems(PLACES, {}, DAY)) == []
