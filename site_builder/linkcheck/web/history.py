"""What one more look adds to what is known of an address. Pure.

A failure counts once a day, and an address is dead after failures on several different days without a good one in
between, so that nobody's outage is our mistake.
"""

from dataclasses import dataclass, replace
from datetime import date

from site_builder.linkcheck.web.classify import Classification, ResponseKind
from site_builder.model.link_status import LinkStatus, LinkVerdict

_TRUSTED = {LinkStatus.FINE: 7, LinkStatus.MOVED: 7, LinkStatus.BLOCKED: 1}
"""Days for which an answer is believed. A failure is asked again at once: it may have been mended, or been ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """What is known of an address, and what a server needs to say that nothing has changed."""

    verdict: LinkVerdict
    last_failed: date | None = None
    etag: str = ""
    modified: str = ""

    def is_fresh(self, day: date) -> bool:
        """Whether it need not be asked again on this day."""
        checked = self.verdict.checked_on
        return checked is not None and 0 <= (day - checked).days < _TRUSTED.get(self.verdict.standing, 0)

    def validators(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110 §13.1), for an answer that was good."""
        if self.verdict.standing is not LinkStatus.FINE:
            return {}
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


def judged(verdict: LinkVerdict, dead_after: int) -> LinkVerdict:
    """A verdict by the number of days on which an address has to fail, which may have been another one before."""
    if verdict.standing not in (LinkStatus.DEAD, LinkStatus.FLAKY) or not verdict.failed_days:
        return verdict
    return replace(verdict, standing=LinkStatus.DEAD if verdict.failed_days >= dead_after else LinkStatus.FLAKY)


def learn(known: LinkRecord | None, address: str, finding: Classification, day: date, dead_after: int) -> LinkRecord:
    """The record after one look. Looking twice on a day is as good as once, but for what it finds."""
    before = known.verdict if known else LinkVerdict(address=address, standing=LinkStatus.UNKNOWN)
    if finding.kind is ResponseKind.UNASKED:
        return known or LinkRecord(verdict=replace(before, reason=finding.reason, hops=finding.hops))
    after = LinkVerdict(
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
    if finding.kind is ResponseKind.GOOD:
        after, last_failed = replace(after, last_good=day, failing_since=None, failed_days=0), None
        if finding.status == 304:  # noqa: PLR2004 - RFC 9110 §15.4.5: as it was
            after = replace(after, title=before.title, status=before.status, reason=before.reason)
    elif finding.kind is ResponseKind.FAILED:
        is_new = last_failed is None or last_failed < day
        after = replace(
            after, failing_since=before.failing_since or day, failed_days=before.failed_days + (1 if is_new else 0)
        )
        last_failed = max(last_failed or day, day)
    etag = finding.etag or (known.etag if known and finding.status == 304 else "")  # noqa: PLR2004 - as above
    modified = finding.modified or (known.modified if known and finding.status == 304 else "")  # noqa: PLR2004
    return LinkRecord(
        verdict=judged(after, dead_after) if finding.kind is ResponseKind.FAILED else after,
        last_failed=last_failed,
        etag=etag,
        modified=modified,
    )


def _standing(finding: Classification) -> LinkStatus:
    if finding.kind is ResponseKind.GOOD:
        return LinkStatus.MOVED if finding.is_moved else LinkStatus.FINE
    return LinkStatus.BLOCKED if finding.kind is ResponseKind.BLOCKED else LinkStatus.FLAKY
