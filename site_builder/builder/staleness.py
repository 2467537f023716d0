"""Which units are stale and why: pure functions that compare a unit's last result with what is found today.

They decide; nothing is read and nothing is done. `LastBuild` asks them before a unit is built, a worker when it has
read the unit's folder, and `queries.why_stale` when somebody wants to know.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from site_builder.builder.job import NOT_READ, Job, UnitKey, below_key
from site_builder.builder.record import UnitRecord, changed_files
from site_builder.builder.tree import unit_of
from site_builder.model.addresses import BASE
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.output import Summary
from site_builder.model.staleness import Staleness, StaleReason
from site_builder.output import ManifestEntry

_ORDER = {reason: place for place, reason in enumerate(StaleReason)}
"""The order in which reasons are told."""


def unusable(record: UnitRecord | None, entry: ManifestEntry | None, day: date) -> Staleness | None:
    """Why the last result cannot be taken on a day, whatever it was made of; None where it can."""
    if record is None:
        return Staleness(reason=StaleReason.CACHE_LOST if entry else StaleReason.NEVER_BUILT)
    if record.is_right_on(day):
        return None
    if record.not_kept or record.result is None:
        return Staleness(reason=record.not_kept or StaleReason.CACHE_LOST)
    if day < record.day:
        return Staleness(reason=StaleReason.EARLIER_DAY, day=record.day)
    return Staleness(reason=StaleReason.DAY, day=record.result.next_change)


def not_in_output(record: UnitRecord, entry: ManifestEntry | None, damaged: str) -> Staleness | None:
    """Why the output does not hold the last result; None where it does. `damaged` names a file that is not whole."""
    if entry is None:
        return Staleness(reason=StaleReason.OUTPUT_EMPTY)
    if entry.failed:
        return Staleness(reason=StaleReason.FAILED)
    if entry.files_digest != record.files_digest:
        return Staleness(reason=StaleReason.OUTPUT_OTHER)
    return Staleness(reason=StaleReason.OUTPUT_DAMAGED, names=(damaged,)) if damaged else None


def changes(path: UnitPath, last: UnitKey, now: UnitKey) -> Iterator[Staleness]:
    """What a unit is made of and was not made of last time. A folder that was not read yet (`now.folder` is "") is
    taken for unchanged.
    """
    if now.build.program != last.build.program:
        yield Staleness(reason=StaleReason.PROGRAM)
    if now.build.theme != last.build.theme:
        yield Staleness(reason=StaleReason.THEME)
    if now.build.settings != last.build.settings:
        yield Staleness(reason=StaleReason.SETTINGS)
    if now.inherited != last.inherited:
        yield Staleness(reason=StaleReason.LAYER, names=_changed_layers(path, last.inherited, now.inherited))
    if now.below != last.below:
        yield Staleness(reason=StaleReason.BELOW)
    if now.across not in (NOT_READ, last.across):
        yield Staleness(reason=StaleReason.ACROSS)
    if now.folder not in ("", last.folder):
        yield Staleness(reason=StaleReason.FOLDER)


def _changed_layers(path: UnitPath, last: str, now: str) -> tuple[str, ...]:
    """The layers above a unit that are not as they were, the outermost first. One that stands above the root unit is
    the base layer, also where it has just appeared or gone.
    """
    layers = (BASE, *(unit_of(path[:depth]) for depth in range(len(path))))
    was, are = ((digests.split()[::-1] + [""] * len(layers))[: len(layers)][::-1] for digests in (last, now))
    return tuple(layer for layer, before, after in zip(layers, was, are, strict=True) if before != after)


def changed_below(last: UnitKey, before: Iterable[Summary], after: Iterable[Summary]) -> Staleness:
    """Which units inside a unit appeared, vanished or are called otherwise.

    They are named only where `before` is what the last result was made of: since then, units may have been built alone.
    """
    was, now = {one.path: one for one in before}, {one.path: one for one in after}
    paths = (path for path in sorted(was.keys() | now.keys()) if was.get(path) != now.get(path))
    is_known = below_key(was.values()) == last.below
    return Staleness(reason=StaleReason.BELOW, names=tuple(map(unit_of, paths)) if is_known else ())


def reasons(job: Job, folder: Folder, key: UnitKey) -> tuple[Staleness, ...]:
    """All reasons why a unit is stale, when its folder has been read; none where its last result is still right."""
    stale = {one.reason: one for one in (*(changes(folder.path, job.last, key) if job.last else ()), *job.stale)}
    if StaleReason.FOLDER in stale:
        names, removed = changed_files(job.last_files, folder)
        stale[StaleReason.FOLDER] = Staleness(reason=StaleReason.FOLDER, names=names, removed=removed)
    return tuple(sorted(stale.values(), key=lambda one: _ORDER[one.reason]))
