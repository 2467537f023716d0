"""The day. No room below the command line reads a clock: they are told."""

from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def today(named: date | None = None) -> date:
    """The day that was named, else Vietnam's."""
    return named or datetime.now(UTC).astimezone(VIETNAM).date()
