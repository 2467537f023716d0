"""Which entries of a unit's feed say something else than in the last build, under the same time.

Whoever follows a feed is told of an entry again only when its `updated` moves on (RFC 4287, 4.2.15). It follows from
the content alone, so that every machine makes the same feed; that something was corrected, only the editor can say.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from site_builder.model.addresses import ANNOUNCEMENTS
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.problem import Problem

_ENTRY = re.compile(r"<entry><id>(.*?)</id>(.*?)<updated>(.*?)</updated>(.*?)</entry>", re.DOTALL)
_SECOND = len("2026-11-30T00:00:00")
_HOURS = ("", " 12:00", " 18:00", " 23:00")
"""A day is enough for a correction, unless its announcement appeared or was corrected on that day."""


def unmoved_entries(folder: Folder, last_feed: bytes, feed: bytes, today: date) -> Iterator[Problem]:
    """Tells of the unit's own announcements that were corrected without `updated`, with the line that is missing."""
    before = {url: (time, said) for url, time, said in _entries(last_feed)}
    for url, time, said in _entries(feed):
        last = before.get(url)
        name = _file(folder, url) if last and last != (time, said) and time <= last[0] else ""
        if last and name:
            yield Problem.found("updated-missing", Location(file=name), updated=_later(last[0], today))


def _entries(feed: bytes) -> Iterator[tuple[str, str, str]]:
    """Each entry's address, its time, and what else it says."""
    for url, head, time, rest in _ENTRY.findall(feed.decode("utf-8", "replace")):
        yield url, time, f"{head}{rest}"


def _file(folder: Folder, url: str) -> str:
    """The content file of an entry; "" where it is inherited, for then the unit above tells."""
    slug = url.rpartition(ANNOUNCEMENTS)[2].rstrip("/")
    ends = f"-{slug}.md"
    names = ((layer, name) for layer in folder.layers for name in layer.files if name.startswith("announcements/"))
    return next((layer.name_of(name) for layer, name in names if name.endswith(ends)), "")


def _later(time: str, today: date) -> str:
    """A moment of today that is later than an entry's time, as editors write it."""
    last = datetime.fromisoformat(time[:_SECOND])
    moments = [f"{today}{hour}" for hour in _HOURS]
    return next((moment for moment in moments if datetime.fromisoformat(moment) > last), moments[-1])
