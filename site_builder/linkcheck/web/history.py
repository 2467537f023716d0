"""What one more look adds to what is known of an address. Pure.

A failure counts once a day, and an address is dead after failures on several different days without a good one in
between, so that nobody's outage is our mistake.
"""

from dataclasses import dataclass, replace
from datetime import date

from site_builder.linkcheck.web.classify import Finding, Kind
from site_builder.model.link_status import Standing, Verdict

_TRUSTED = {Standing.FINE: 7, Standing.MOVED: 7, Standing.BLOCKED: 1}
"""Days for which an answer is believed. A failure is asked again at once: it may have been mended, or been ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of an address, and what a server needs to say that nothing has changed."""

    verdict: Verdict
    last_failed: date | None = None
    etag: str = ""
    modified: str = ""

    def is_fresh(self, day: date) -> bool:
        """Whether it need not be asked again on this day."""
        checked = self.verdict.checked_on
        return checked is not None and 0 <= (day - checked).days < _TRUSTED.get(self.verdict.standing, 0)

    def validators(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110 §13.1), for an answer that was good."""
        if self.verdict.standing is not Standing.FINE:
            return {}
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


def judged(verdict: Verdict, dead_after: int) -> Verdict:
    """A verdict by the number of days on which an address has to fail, which may have been another one before."""
    if verdict.standing not in (Standing.DEAD, Standing.FLAKY) or not verdict.failed_days:
        return verdict
    return replace(verdict, standing=Standing.DEAD if verdict.failed_days >= dead_after else Standing.FLAKY)


def learn(known: Record | None, address: str, finding: Finding, day: date, dead_after: int) -> Record:
    """The record after one look. Looking twice on a day is as good as once, but for what it finds."""
    before = known.verdict if known else Verdict(address=address, standing=Standing.UNKNOWN)
    if finding.kind is Kind.UNASKED:
        return known or Record(verdict=replace(before, reason=finding.reason, hops=finding.hops))
    after = Verdict(
        address=address,
        standing=_standing(finding),
        reason=finding.reason,
        checked_on=day,
        last_good=before.last_good,
        failing_since=before.failing_since,
        failed_days=before.failed_days,
        status=finding.status,
        final=finding.final,
        title=finding.title,
        hops=finding.hops,
        certificate_until=finding.certificate_until,
    )
    last_failed = known.last_failed if known else None
    if finding.kind is Kind.GOOD:
        after, last_failed = replace(after, last_good=day, failing_since=None, failed_days=0), None
        if finding.status == 304:  # noqa: PLR2004 - RFC 9110 §15.4.5: as it was
            after = replace(after, title=before.title, status=before.status, reason=before.reason)
    elif finding.kind is Kind.FAILED:
        is_new = last_failed is None or last_failed < day
        after = replace(
            after, failing_since=before.failing_since or day, failed_days=before.failed_days + (1 if is_new else 0)
        )
        last_failed = max(last_failed or day, day)
    etag = finding.etag or (known.etag if known and finding.status == 304 else "")  # noqa: PLR2004 - as above
    modified = finding.modified or (known.modified if known and finding.status == 304 else "")  # noqa: PLR2004
    return Record(
        verdict=judged(after, dead_after) if finding.kind is Kind.FAILED else after,
        last_failed=last_failed,
        etag=etag,
        modified=modified,
    )


def _standing(finding: Finding) -> Standing:
    if finding.kind is Kind.GOOD:
        return Standing.MOVED if finding.is_moved else Standing.FINE
    return Standing.BLOCKED if finding.kind is Kind.BLOCKED else Standing.FLAKY
