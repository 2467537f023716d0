"""What the last builds found out, kept in the cache: which folders have not been touched since, what came of each unit.

A look at the disk's lists then tells for most units that their pages are still right, without a file being opened. The
ledger is believed only as far as it can be checked: a folder is taken as read when its mark is the same and its files
had been left alone for a moment when the mark was made (git's rule for racy times); a result counts only for the key of
all that went into it. It may be deleted, damaged or impossible to write: then more work is done, with the same result.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from site_builder.model.folder import Listing
from site_builder.model.location import Location
from site_builder.model.output import Summary
from site_builder.model.page_links import NO_TIES, PageLinks
from site_builder.model.problem import Problem
from site_builder.model.records import Reviewed
from site_builder.model.result import ReviewDue

_VERSION = 2
_COARSE = 2_000_000_000
"""Nanoseconds. The clocks of disks go in steps, FAT's in steps of two seconds: within one, a save leaves no trace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheEntry:
    """A unit as a build found and left it."""

    digest: str
    """Of its folder (`Folder.digest`)."""
    mark: str = ""
    """Of its listing; "" while its files are too young for it to tell anything."""
    key: str = ""
    """Of all that the result below comes from; "" without one."""
    day: str = ""
    next_change: str = ""
    """The result is right from one ISO day until the day before the other; "" for ever."""
    files_digest: str = ""
    """The digest of its files."""
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    summary: Summary | None = None
    stale: tuple[ReviewDue, ...] = ()
    page_links: PageLinks = NO_TIES

    def is_of(self, day: date) -> bool:
        """Whether there is a result, and nothing appeared, ended or fell due between its day and this one."""
        return bool(self.key) and self.day <= day.isoformat() < (self.next_change or "9")


UnitCache = Mapping[str, CacheEntry]
"""Unit ("" is the root, else "province/commune") → what is known of it."""


def read_unit_cache(cache: Path | None, variant: str) -> UnitCache:
    """The ledger of one kind of build; an empty one when there is none, or it is not what was written."""
    if cache is None:
        return {}
    try:
        digest, _, text = _file(cache, variant).read_bytes().partition(b"\n")
        if digest.decode() != _digest(text):
            return {}
        return {unit: _entry(row) for unit, row in json.loads(text).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_unit_cache(cache: Path | None, variant: str, unit_cache: UnitCache) -> None:
    """Replaces the ledger in one step. A cache that cannot be written costs time at the next build, nothing else."""
    if cache is None:
        return
    text = json.dumps({unit: _row(entry) for unit, entry in sorted(unit_cache.items())}, ensure_ascii=False).encode()
    path = _file(cache, variant)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        spare = path.with_suffix(".new")
        spare.write_bytes(_digest(text).encode() + b"\n" + text)
        spare.replace(path)


def disk_time(cache: Path | None) -> int:
    """What the clock of the disk says, in nanoseconds since 1970: files have their times from it. 0 without a cache."""
    if cache is None:
        return 0
    try:
        cache.mkdir(parents=True, exist_ok=True)
        clock = cache / "clock"
        clock.write_bytes(b"")
        return clock.stat().st_mtime_ns
    except OSError:
        return 0


def settled(listing: Listing, looked_at: int) -> str:
    """The mark of a listing, if any later save is sure to change it; else ""."""
    return listing.stat_digest if listing.touched < looked_at - _COARSE else ""


def _file(cache: Path, variant: str) -> Path:
    return cache / "units" / f"{variant}.json"


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=16, person=b"ledger %d" % _VERSION).hexdigest()


def _row(entry: CacheEntry) -> list[Any]:
    return [
        entry.digest,
        entry.mark,
        entry.key,
        entry.day,
        entry.next_change,
        entry.files_digest,
        entry.pages,
        [problem.row() for problem in entry.problems],
        asdict(entry.summary) if entry.summary else None,
        [_checked_row(checked) for checked in entry.stale],
        entry.page_links.row(),
    ]


def _entry(row: list[Any]) -> CacheEntry:
    digest, mark, key, day, next_change, files_digest, pages, problems, summary, stale, page_links = row
    return CacheEntry(
        digest=digest,
        mark=mark,
        key=key,
        day=day,
        next_change=next_change,
        files_digest=files_digest,
        pages=pages,
        problems=tuple(map(Problem.of, problems)),
        summary=Summary.of(summary) if summary else None,
        stale=tuple(map(_checked, stale)),
        page_links=PageLinks.of(page_links),
    )


def _checked_row(checked: ReviewDue) -> dict[str, Any]:
    dates = {"falls_due": checked.falls_due.isoformat(), "checked_on": checked.checked_on.isoformat()}
    place = {"file": checked.place.file, "line": checked.place.line, "column": checked.place.column}
    told = {"kind": checked.kind, "title": checked.title, "sources": checked.sources, "owner": checked.owner}
    return {**dates, **told, "place": place}


def _checked(row: Mapping[str, Any]) -> ReviewDue:
    return ReviewDue(
        falls_due=date.fromisoformat(row["falls_due"]),
        place=Location(**row["place"]),
        kind=Reviewed(row["kind"]),
        title=row["title"],
        checked_on=date.fromisoformat(row["checked_on"]),
        sources=tuple(row["sources"]),
        owner=row["owner"],
    )
