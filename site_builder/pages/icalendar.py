"""Writes a calendar by RFC 5545, which phones and programs take over. Pure; all times are Vietnamese."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from site_builder.model.frozen import frozen

_LINE = 75
"""A line has at most so many octets (3.1); a longer one goes on in the next, behind a space."""
_ZONE = "Asia/Ho_Chi_Minh"
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trang 24/7//NONSGML ra quan//VI", "CALSCALE:GREGORIAN")
_TIMES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""It also stands in a calendar without events: a calendar has at least one component (3.6)."""
_STAMP = "20220305T000000Z"
"""Each event has to say when it was written (3.8.7.2). No clock may reach a page, so that all say the same moment."""


@frozen
class CalendarEvent:
    """Describes an event. A date stands for the whole day; `uid` names it for as long as it is known."""

    uid: str
    starts: date | datetime
    ends: date | datetime | None
    summary: str
    place: str
    text: str
    url: str
    is_cancelled: bool = False


def calendar(name: str, events: Iterable[CalendarEvent]) -> bytes:
    """Returns the file."""
    lines = [*_HEAD, f"X-WR-CALNAME:{escaped(name)}", *_TIMES]
    lines += [line for event in events for line in _event(event)]
    return b"".join(fold(line) for line in (*lines, "END:VCALENDAR"))


def fold(line: str) -> bytes:
    """Returns a line with its end, cut between letters so that none of its parts is longer than allowed."""
    parts, part = list[bytes](), b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > _LINE:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join((*parts, part)) + b"\r\n"


def _event(event: CalendarEvent) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_STAMP}", _time("DTSTART", event.starts))
    if event.ends:
        yield _time("DTEND", event.ends)
    yield f"SUMMARY:{escaped(event.summary)}"
    yield from (
        f"{key}:{escaped(value)}" for key, value in (("LOCATION", event.place), ("DESCRIPTION", event.text)) if value
    )
    yield from (f"URL:{event.url}", f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}", "END:VEVENT")


def _time(key: str, moment: date | datetime) -> str:
    is_hour = isinstance(moment, datetime)
    return f"{key};TZID={_ZONE}:{moment:%Y%m%dT%H%M%S}" if is_hour else f"{key};VALUE=DATE:{moment:%Y%m%d}"


def escaped(value: str) -> str:
    """Returns a text with what would end it or divide it marked (3.3.11; so does vCard)."""
    for written, marked in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(written, marked)
    return value
