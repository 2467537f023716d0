"""What is known of an address of another host: the answer of the external check, as reports and pages use it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LinkStatus(StrEnum):
    """What to think of an address. Only DEAD is a mistake of the site; BLOCKED and FLAKY say that nobody can tell."""

    FINE = "fine"
    MOVED = "moved"
    """It answers, and says for good that it lives elsewhere: `final` is the address to write."""
    FLAKY = "flaky"
    """It fails now and worked lately, or has not failed on enough different days; or what it answers is doubtful:
    a page that says that there is none, a home page in place of the one that was asked for."""
    BLOCKED = "blocked"
    """It lives, but does not let robots in, or asks for a login (401, 403, 429, 503, 999 …)."""
    DEAD = "dead"
    UNKNOWN = "unknown"
    """Never asked: the check had no network, or was refused the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkVerdict:
    """What is known of one address, on the day on which it was last asked."""

    address: str
    standing: LinkStatus
    reason: str = ""
    """The code of what was found: "http-404", "timeout-connect", "tls-expired", "soft-404" …"""
    checked_on: date | None = None
    last_good: date | None = None
    failing_since: date | None = None
    """The first day of the failures that have not ended."""
    status: int = 0
    final: str = ""
    """Where redirects end, when that is another address."""
    title: str = ""
    """The page's title: a store's page names the app with it."""
    hops: tuple[str, ...] = ()
    """The redirects on the way: "301 https://…", "refresh https://…"."""
    failed_days: int = 0
    """On how many different days it was seen to fail since `failing_since`."""
    certificate_until: date | None = None
    """The last day of the server's certificate."""


def unknown(address: str, reason: str = "") -> LinkVerdict:
    """Nothing is known of an address, for this reason."""
    return LinkVerdict(address=address, standing=LinkStatus.UNKNOWN, reason=reason)
