"""What is known of an address after several looks: a law on days, and every standing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.linkcheck.web.classify import Classification, ResponseKind
from site_builder.linkcheck.web.history import LinkRecord, learn, rejudged
from site_builder.model.link_status import LinkStatus

FIRST = date(2026, 11, 1)
ADDRESS = "https://a.example/"
FINDINGS = {
    ResponseKind.GOOD: Classification(kind=ResponseKind.GOOD, status=200),
    ResponseKind.FAILED: Classification(kind=ResponseKind.FAILED, reason="http-404", status=404),
    ResponseKind.DOUBTFUL: Classification(kind=ResponseKind.DOUBTFUL, reason="timeout-answer"),
    ResponseKind.BLOCKED: Classification(kind=ResponseKind.BLOCKED, reason="http-403", status=403),
    ResponseKind.UNASKED: Classification(kind=ResponseKind.UNASKED, reason="rate-limited"),
}
LOOKS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(ResponseKind)), max_size=12)
"""Days since the last look, and what it found."""


def looked(
    looks: list[tuple[int, ResponseKind]], dead_after: int = 3
) -> tuple[LinkRecord | None, list[tuple[date, ResponseKind]]]:
    """The record after some looks, and their days."""
    record, day, days = None, FIRST, []
    for later, kind in looks:
        day += timedelta(later)
        days.append((day, kind))
        record = learn(record, ADDRESS, FINDINGS[kind], day, dead_after)
    return record, days


@given(LOOKS, st.integers(1, 4))
def test_dead_is_what_failed_last_and_on_enough_days_since_it_was_good(
    looks: list[tuple[int, ResponseKind]], dead_after: int
) -> None:
    """Several looks on one day count once; what nobody can tell neither counts nor forgives."""
    record, days = looked(looks, dead_after)
    asked = [(day, kind) for day, kind in days if kind is not ResponseKind.UNASKED]
    goods = [index for index, (_, kind) in enumerate(asked) if kind is ResponseKind.GOOD]
    since = asked[goods[-1] + 1 :] if goods else asked
    failed = sorted({day for day, kind in since if kind is ResponseKind.FAILED})
    is_dead = bool(asked) and asked[-1][1] is ResponseKind.FAILED and len(failed) >= dead_after
    link_status = record.verdict.link_status if record else LinkStatus.UNKNOWN
    assert (link_status is LinkStatus.DEAD) == is_dead
    if record and failed:
        assert (record.verdict.failed_days, record.verdict.failing_since) == (len(failed), failed[0])
    if record and goods:
        assert record.verdict.last_good == asked[goods[-1]][0]


@given(LOOKS)
def test_looking_twice_says_the_same_as_looking_once(looks: list[tuple[int, ResponseKind]]) -> None:
    """On the same day."""
    twice = [one for later, kind in looks for one in ((later, kind), (0, kind))]
    assert looked(looks)[0] == looked(twice)[0]


def test_a_clock_that_goes_back_counts_no_day() -> None:
    """Two machines need not agree on the hour."""
    record = learn(None, ADDRESS, FINDINGS[ResponseKind.FAILED], FIRST, 2)
    record = learn(record, ADDRESS, FINDINGS[ResponseKind.FAILED], FIRST - timedelta(1), 2)
    assert record.verdict.failed_days == 1


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        (ResponseKind.GOOD, 1),
        (ResponseKind.BLOCKED, 1),
        (ResponseKind.FAILED, 0),
        (ResponseKind.DOUBTFUL, 0),
        (ResponseKind.UNASKED, 0),
    ],
)
def test_only_good_answers_are_believed_for_a_day(kind: ResponseKind, days: int) -> None:
    """What dies is noticed the next day; a failure is asked again at once."""
    record, _ = looked([(0, kind)])
    assert record
    fresh = [record.is_fresh(FIRST + timedelta(later)) for later in range(-1, 9)]
    assert fresh == [False] + [True] * days + [False] * (9 - days)


def test_what_counts_as_dead_may_be_set_anew() -> None:
    """By the next run, out of what is known."""
    record, _ = looked([(0, ResponseKind.FAILED), (1, ResponseKind.FAILED)], dead_after=3)
    assert record
    assert record.verdict.link_status is LinkStatus.FLAKY
    assert rejudged(record.verdict, 2).link_status is LinkStatus.DEAD
    assert rejudged(rejudged(record.verdict, 2), 3).link_status is LinkStatus.FLAKY


def test_a_permanent_redirect_moves_and_stays_good() -> None:
    """With the address to write."""
    finding = Classification(
        kind=ResponseKind.GOOD, status=200, is_moved=True, final="https://b.example/", hops=("301 …",)
    )
    verdict = learn(None, ADDRESS, finding, FIRST, 3).verdict
    assert (verdict.link_status, verdict.final, verdict.last_good) == (LinkStatus.MOVED, "https://b.example/", FIRST)
