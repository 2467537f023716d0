"""Adds the result of one more request to what is known of a URL. Pure.

A failure counts once a day. A URL is dead after failures on several different days with no good answer in between, so
that a short outage is not reported as a mistake.
"""

from dataclasses import replace
from datetime import date

from site_builder.linkcheck.web.classify import Classification, ResponseKind
from site_builder.model.frozen import frozen
from site_builder.model.link_status import LinkStatus, LinkVerdict

_SETTLED = {LinkStatus.FINE, LinkStatus.MOVED, LinkStatus.BLOCKED}
"""A result is believed on its day, so that a page which dies is noticed the next night. A failure is requested again
at once: it may be repaired by now."""


@frozen
class LinkRecord:
    """Holds what is known of a URL, and what a server needs to say that nothing has changed."""

    verdict: LinkVerdict
    last_failed: date | None = None
    etag: str = ""
    modified: str = ""

    def is_fresh(self, day: date) -> bool:
        """Returns whether the URL need not be requested on this day."""
        return self.verdict.checked_on == day and self.verdict.link_status in _SETTLED

    def validators(self) -> dict[str, str]:
        """Returns the headers of a conditional request (RFC 9110 §13.1) if the last answer was good."""
        if self.verdict.link_status is not LinkStatus.FINE:
            return {}
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


def rejudged(verdict: LinkVerdict, dead_after: int) -> LinkVerdict:
    """Returns a verdict for the given number of failed days, which may differ from the number that it was made for."""
    if verdict.link_status not in (LinkStatus.DEAD, LinkStatus.FLAKY) or not verdict.failed_days:
        return verdict
    return replace(verdict, link_status=LinkStatus.DEAD if verdict.failed_days >= dead_after else LinkStatus.FLAKY)


def learn(known: LinkRecord | None, address: str, finding: Classification, day: date, dead_after: int) -> LinkRecord:
    """Returns the record after one more result. Several results on one day count as one failure."""
    before = known.verdict if known else LinkVerdict(address=address, link_status=LinkStatus.UNKNOWN)
    if finding.kind is ResponseKind.UNASKED:
        return known or LinkRecord(verdict=replace(before, reason=finding.reason, hops=finding.hops))
    after = LinkVerdict(
        address=address,
        link_status=_status(finding),
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
        if finding.status == 304:  # noqa: PLR2004 - RFC 9110 §15.4.5: the page has not changed
            after = replace(after, title=before.title, status=before.status, reason=before.reason)
    elif finding.kind is ResponseKind.FAILED:
        is_new = last_failed is None or last_failed < day
        after = replace(
            after, failing_since=before.failing_since or day, failed_days=before.failed_days + (1 if is_new else 0)
        )
        last_failed = max(last_failed or day, day)
    etag = finding.etag or (known.etag if known and finding.status == 304 else "")  # noqa: PLR2004
    modified = finding.modified or (known.modified if known and finding.status == 304 else "")  # noqa: PLR2004
    return LinkRecord(
        verdict=rejudged(after, dead_after) if finding.kind is ResponseKind.FAILED else after,
        last_failed=last_failed,
        etag=etag,
        modified=modified,
    )


def _status(finding: Classification) -> LinkStatus:
    if finding.kind is ResponseKind.GOOD:
        return LinkStatus.MOVED if finding.is_moved else LinkStatus.FINE
    return LinkStatus.BLOCKED if finding.kind is ResponseKind.BLOCKED else LinkStatus.FLAKY
