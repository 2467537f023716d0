"""The records of the units, kept in the cache for the next build.

With them, what the disk lists is enough to tell for most units that their pages are still right: no file is opened. A
record is believed only as far as it can be checked: a folder counts as read when its stat digest is the same and its
files had been left alone for a moment when it was taken (git's rule for racy times), and a result counts only for the
key of all that went into it. The cache may be deleted, damaged or impossible to write: then a build has more to do, and
does it with the same result.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from site_builder.builder.job import BuildKey, UnitKey
from site_builder.builder.record import UnitRecord
from site_builder.builder.succession_graph import Declared
from site_builder.builder.tree import path_of
from site_builder.model.choices import Reviewed
from site_builder.model.digest import content_digest
from site_builder.model.folder import Listing
from site_builder.model.location import Location
from site_builder.model.output import Summary
from site_builder.model.page_links import PageLinks
from site_builder.model.problem import Problem
from site_builder.model.result import ReviewDue, UnitResult
from site_builder.model.staleness import StaleReason

if TYPE_CHECKING:
    from site_builder.model.long_unit import LongUnit

_VERSION = 4
_COARSE = 2_000_000_000
"""Nanoseconds. The clocks of disks go in steps, FAT's in steps of two seconds: within one, a save leaves no trace."""
_UNUSABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What reading a file of the cache raises that is lost or not what was written."""
T = TypeVar("T", str, BuildKey)

UnitCache = Mapping[str, UnitRecord]
"""Unit ("" is the root, else "province/commune") → its record."""


def read_unit_cache(cache: Path | None, variant: str) -> UnitCache:
    """Reads the records of one kind of build; none where there is no file, or it is not what was written."""
    if cache is None:
        return {}
    try:
        return _records(_read(_file(cache, variant)))
    except _UNUSABLE:
        return {}


def write_unit_cache(cache: Path | None, variant: str, unit_cache: UnitCache) -> None:
    """Replaces the records in one step. A cache that cannot be written costs time at the next build, nothing else."""
    if cache is None:
        return
    with suppress(OSError):
        _write(_file(cache, variant), _file_data(unit_cache))


def read_long_unit(cache: Path | None, variant: str, unit: str) -> "LongUnit | None":
    """Reads what one kind of build has left of a long unit; None where there is nothing that can be used."""
    if cache is None:
        return None
    from site_builder.builder.long_unit_rows import long_unit_of  # noqa: PLC0415 - few sites have a long unit

    try:
        return long_unit_of(_read(_long_file(cache, variant, unit)), unit)
    except _UNUSABLE:
        return None


def write_long_unit(cache: Path | None, variant: str, unit: str, long_unit: "LongUnit") -> None:
    """Replaces what is kept of a long unit."""
    if cache is None:
        return
    from site_builder.builder.long_unit_rows import long_unit_data  # noqa: PLC0415 - the same

    with suppress(OSError):
        _write(_long_file(cache, variant, unit), long_unit_data(long_unit, unit))


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Reads a file of the cache. Raises OSError, and ValueError where it is not what was written."""
    digest, _, text = path.read_bytes().partition(b"\n")
    if digest.decode() != _digest(text):
        raise ValueError(path)
    return json.loads(text)


def _write(path: Path, data: Any) -> None:  # noqa: ANN401 - JSON
    """Replaces a file of the cache in one step. Raises OSError."""
    text = json.dumps(data, ensure_ascii=False).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_bytes(_digest(text).encode() + b"\n" + text)
    temporary.replace(path)


def knows_settled_ledger(cache: Path | None, variant: str, seal: str) -> bool:
    """Whether the last build has found nothing missing between the very same ledger and addresses."""
    if cache is None:
        return False
    try:
        return _file(cache, variant).with_suffix(".ledger").read_text("utf-8") == seal
    except (OSError, UnicodeDecodeError):
        return False


def note_settled_ledger(cache: Path | None, variant: str, seal: str) -> None:
    """Keeps the digest of a ledger and of addresses among which nothing is missing."""
    if cache is not None:
        with suppress(OSError):
            path = _file(cache, variant).with_suffix(".ledger")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(seal, "utf-8")


def storable(record: UnitRecord) -> UnitRecord:
    """The part of a record that the cache may keep."""
    return replace(record, result=None) if record.not_kept and record.result else record


def disk_time(cache: Path | None) -> int:
    """Asks the disk's clock, in nanoseconds since 1970: files have their times from it. 0 without a cache."""
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
    """The stat digest of a listing, if any later save is sure to change it; else ""."""
    return listing.stat_digest if listing.touched < looked_at - _COARSE else ""


def _file(cache: Path, variant: str) -> Path:
    return cache / "units" / f"{variant}.json"


def _long_file(cache: Path, variant: str, unit: str) -> Path:
    return cache / "units" / variant / f"{content_digest(unit.encode())}.json"


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=16, person=b"records %d" % _VERSION).hexdigest()


def _file_data(unit_cache: UnitCache) -> dict[str, Any]:
    """The records as JSON has them. What neighbours have in common stands once, and each has the number of it."""
    builds = _numbered(record.key.build for record in unit_cache.values())
    inherited = _numbered(record.key.inherited for record in unit_cache.values())
    rows = {
        unit: _row(record, builds[record.key.build], inherited[record.key.inherited])
        for unit, record in sorted(unit_cache.items())
    }
    return {"builds": list(builds), "inherited": list(inherited), "units": rows}


def _numbered(values: Iterable[T]) -> dict[T, int]:
    """Gives each of the different values a number."""
    return {value: number for number, value in enumerate(sorted(set(values)))}


def _records(data: Mapping[str, Any]) -> UnitCache:
    builds, inherited = [BuildKey(*build) for build in data["builds"]], data["inherited"]
    return {unit: _record(unit, row, builds, inherited) for unit, row in data["units"].items()}


def _row(record: UnitRecord, build: int, inherited: int) -> list[Any]:
    key = [record.key.folder, inherited, record.key.below, build, record.key.across]
    result = _result_row(record.result) if record.result else None
    about = [record.stat_digest, record.day.isoformat(), record.folder_files, record.not_kept]
    return [*key, *about, record.files_digest, record.pages, record.declared, result]


def _record(unit: str, row: list[Any], builds: list[BuildKey], inherited: list[str]) -> UnitRecord:
    folder, above, below, build, across, *about, declared, result = row
    stat_digest, day, folder_files, not_kept, files_digest, pages = about
    return UnitRecord(
        key=UnitKey(folder, inherited[above], below, builds[build], across),
        day=date.fromisoformat(day),
        stat_digest=stat_digest,
        folder_files=folder_files,
        result=_result(unit, result) if result else None,
        not_kept=StaleReason(not_kept) if not_kept else None,
        files_digest=files_digest,
        pages=pages,
        declared=_declared(declared) if declared else None,
    )


def _declared(row: list[Any]) -> Declared:
    into, from_, *rest = row
    return Declared(tuple(into), tuple(from_), *rest)


def _result_row(result: UnitResult) -> list[Any]:
    return [
        [problem.row() for problem in result.problems],
        result.summary.row() if result.summary else None,
        result.next_change.isoformat() if result.next_change else "",
        [_review_row(review) for review in result.stale],
        result.page_links.row(),
    ]


def _result(unit: str, row: list[Any]) -> UnitResult:
    problems, summary, next_change, stale, page_links = row
    if summary and path_of(unit) != tuple(summary["path"]):
        raise ValueError(unit)  # the row is another unit's
    return UnitResult(
        path=path_of(unit),
        problems=tuple(map(Problem.of, problems)),
        summary=Summary.of(summary) if summary else None,
        next_change=date.fromisoformat(next_change) if next_change else None,
        stale=tuple(map(_review, stale)),
        page_links=PageLinks.of(page_links),
    )


def _review_row(review: ReviewDue) -> dict[str, Any]:
    dates = {"falls_due": review.falls_due.isoformat(), "checked_on": review.checked_on.isoformat()}
    place = {"file": review.place.file, "line": review.place.line, "column": review.place.column}
    about = {"kind": review.kind, "title": review.title, "sources": review.sources, "owner": review.owner}
    return {**dates, **about, "place": place}


def _review(row: Mapping[str, Any]) -> ReviewDue:
    return ReviewDue(
        falls_due=date.fromisoformat(row["falls_due"]),
        place=Location(**row["place"]),
        kind=Reviewed(row["kind"]),
        title=row["title"],
        checked_on=date.fromisoformat(row["checked_on"]),
        sources=tuple(row["sources"]),
        owner=row["owner"],
    )
