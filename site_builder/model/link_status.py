"""Defines the result of the external link check for a URL, as reports and pages use it."""

from datetime import date
from enum import StrEnum

from site_builder.model.frozen import frozen


class LinkStatus(StrEnum):
    """Says what to think of a URL. Only DEAD is a mistake of the site; BLOCKED and FLAKY say that nobody can tell."""

    FINE = "fine"
    MOVED = "moved"
    """It answers, but says that it has moved for good: `final` is the URL to write."""
    FLAKY = "flaky"
    """It fails now and worked recently, or has not failed on enough different days. Or its answer is doubtful: a page
    that says that it does not exist, or a home page instead of the page that was asked for."""
    BLOCKED = "blocked"
    """It exists, but refuses robots or asks for a login (401, 403, 429, 503, 999 …)."""
    DEAD = "dead"
    UNKNOWN = "unknown"
    """It was never requested: the check had no network, or was not allowed to request it."""


@frozen
class LinkVerdict:
    """Holds what is known of one URL since the day on which it was last requested."""

    address: str
    link_status: LinkStatus
    reason: str = ""
    """It is the code of what was found: "http-404", "timeout-connect", "tls-expired", "soft-404" …"""
    checked_on: date | None = None
    last_good: date | None = None
    failing_since: date | None = None
    """It is the first day of the failures that have not ended."""
    status: int = 0
    final: str = ""
    """It is the URL at which redirects end, if there are any."""
    title: str = ""
    """It is the title of the page. In a store it names the app."""
    hops: tuple[str, ...] = ()
    """They are the redirects that were followed: "301 https://…", "refresh https://…"."""
    failed_days: int = 0
    """It counts the different days with a failure since `failing_since`."""
    certificate_until: date | None = None
    """It is the last day of the server's certificate."""


def unknown(address: str, reason: str = "") -> LinkVerdict:
    """Returns the verdict on a URL of which nothing is known, for this reason."""
    return LinkVerdict(address=address, link_status=LinkStatus.UNKNOWN, reason=reason)
