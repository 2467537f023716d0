"""The day. No room below the command line reads a clock: they are told."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def today(named: date | None = None) -> date:
    """The day that was named, else Vietnam's."""
    return named or datetime.now(UTC).astimezone(VIETNAM).date()


def moment() -> int:
    """The seconds since 1970."""
    return int(time.time())


def local_time(seconds: int) -> datetime:
    """Vietnam's time at a moment, given in seconds since 1970."""
    return datetime.fromtimestamp(seconds, VIETNAM)
