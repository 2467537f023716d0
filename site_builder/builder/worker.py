"""Builds units in one process, with what all its units share at hand.

A job names a unit. The worker reads its folder into a task, builds the task unless the last result is still right, and
writes the pages straight to the output. A task and its result are values, so that building may be done elsewhere. The
answer is small, so that neither the pipe between processes nor memory grows with the pages.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from traceback import format_exc

from site_builder.builder.cache import read_long_unit, write_long_unit
from site_builder.builder.job import NO_KIN, NOT_READ, Job, Kin, Settings, UnitKey, across_key, below_key, inner_key
from site_builder.builder.long_unit import constant, is_long
from site_builder.builder.memo import Memo
from site_builder.builder.record import (
    JobResult,
    UnitRecord,
    count_pages,
    files_digest,
    folder_files,
    why_not_kept,
    with_refused,
)
from site_builder.builder.refused import unwritten
from site_builder.builder.shards import Shard, borrowed
from site_builder.builder.staleness import reasons
from site_builder.builder.task import Task
from site_builder.builder.text_caches import forget_texts
from site_builder.builder.time_limit import OutOfTimeError, TimeLimit
from site_builder.builder.unit import Inherited, Layer, Shared, build_unit, layer, pass_down, related_unit
from site_builder.builder.unit_theme import LoadedThemes, build_key, theme_name
from site_builder.builder.unmoved_entries import unmoved_entries
from site_builder.content import load
from site_builder.content.media.prepare import prepare
from site_builder.content.media.reading_process import ReadingProcess, nothing_to_say
from site_builder.model import addresses
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.lineage import NO_LINEAGE, Lineage, RelatedUnit
from site_builder.model.location import Location
from site_builder.model.long_unit import LongUnit
from site_builder.model.output import File, Published, StandingPage, Summary
from site_builder.model.problem import Problem
from site_builder.model.result import UnitResult
from site_builder.model.timing import NO_TIMING, Stopwatch
from site_builder.model.unit import Unit
from site_builder.output import deliver, read_published
from site_builder.pages.theme_fault import TemplateFault, ThemeError


@dataclass(slots=True, kw_only=True)
class Worker:
    """Builds units of one content folder. Without an output it writes nothing."""

    content: Path
    cache: Path | None
    settings: Settings
    output: Path | None
    memory: Memo
    last_output: Path | None = None
    """Where the last build's files are looked up, also by who writes nothing."""
    variant: str = ""
    """The kind of the build (`BuildOptions.variant`)."""
    borrowed_caches: tuple[Path, ...] = ()
    """The caches of others, in which pictures may be made already."""
    shards: tuple[Shard, ...] = ()
    stopwatch: Stopwatch = NO_TIMING
    reading: ReadingProcess = field(default_factory=ReadingProcess)
    """It reads the media that no cache knows."""
    goes_on: Callable[[], None] = nothing_to_say
    """It is called whenever a file of a unit has been read that takes long."""
    _inherited: dict[UnitPath, Inherited] = field(default_factory=dict)
    _related: dict[UnitPath, tuple[RelatedUnit, tuple[str, str]]] = field(default_factory=dict)
    _themes: LoadedThemes | None = None

    def do(self, job: Job) -> JobResult:
        """Reads, builds and writes one unit. Raises OSError when the disk refuses."""
        begun = self.stopwatch.start()
        try:
            done = self._done(job)
        except OutOfTimeError:
            self.reading.close()  # it may be in the middle of a file
            return self.lost(job, "unit-stalled")
        if done.record is None:
            return done
        self.stopwatch.lap("unit", "/".join(done.path), begun)
        return replace(done, costs=self.stopwatch.taken())

    def _done(self, job: Job) -> JobResult:
        """The answer to a job. Raises OutOfTimeError; what is once made is written, however long that takes."""
        limit = TimeLimit(self.settings.unit_seconds)
        self.reading.goes_on = partial(self._go_on, limit)
        with limit:
            task = self.read(job)
        done = self.without_building(task)
        if done is None:
            with limit:
                result = make(task, self.shared_by(task.key), self.memory, self.stopwatch)
            done = self.deliver(task, result)
        return done

    def _go_on(self, limit: TimeLimit) -> None:
        """Lets a unit with many new files take its time, as long as one after the other is read."""
        limit.restart()
        self.goes_on()

    def lost(self, job: Job, code: str) -> JobResult:
        """The answer for a unit at which a process has died or stalled: it fails, and nothing of it was read."""
        result = self.loss(job.listing.path, code)
        key = UnitKey("", "", below_key(job.below), self.settings.key, NOT_READ)
        record = UnitRecord(key=key, day=self.settings.day, result=result, not_kept=why_not_kept(result))
        return JobResult(path=result.path, record=record, stale=job.stale)

    def loss(self, path: UnitPath, code: str) -> UnitResult:
        """The result of such a unit, by the rule that says why."""
        place = Location(file="/".join((*path, "unit.yaml")))
        problem = Problem.found(code, place, value="/".join(path) or ".", seconds=f"{self.settings.unit_seconds:g}")
        known = Summary(path=path, name=path[-1], kind="") if path else None
        return UnitResult(path=path, problems=(problem,), known=known)

    def read(self, job: Job) -> Task:
        """Reads what a unit is made of, and decides whether it is stale."""
        started = self.stopwatch.start()
        folder = self.folder(job.listing)
        started = self.stopwatch.lap("stage", "read", started)
        inherited = self.inherited(job.listing)
        self.stopwatch.lap("stage", "inherit", started)
        lineage, across = self.lineage(job.kin)
        build, fault = build_key(folder, inherited, self.settings, self.shared)
        key = UnitKey(folder.digest, inherited.key, below_key(job.below), build, across)
        is_right = key == job.last and not job.stale
        stale = () if is_right else reasons(job, folder, key)
        task = Task(
            folder=folder,
            inherited=replace(inherited, problems=(*inherited.problems, fault)) if fault else inherited,
            below=job.below,
            lineage=lineage,
            key=key,
            stale=stale,
            is_right=is_right,
        )
        if is_right or not is_long(folder, self.settings.long_unit):
            return task
        task = replace(task, constant=constant(folder, key))
        return replace(task, last=self._last(task, job.holds)) if job.holds else task

    def _last(self, task: Task, holds: str) -> LongUnit | None:
        """What the last build has left of a long unit, if the output holds just that and nothing else has changed."""
        last = read_long_unit(self.cache, self.variant, "/".join(task.folder.path))
        return last if last and last.is_right(task.constant, holds, self.settings.day) else None

    def lineage(self, kin: Kin) -> tuple[Lineage, str]:
        """What a unit is told of the units before and after it, and the digest of that."""
        if kin == NO_KIN:
            return NO_LINEAGE, ""
        after = [self._related_unit(listing) for listing in kin.successors]
        before = [self._related_unit(listing) for listing in kin.predecessors]
        lineage = Lineage(
            successors=tuple(unit for unit, _ in after),
            predecessors=tuple(unit for unit, _ in before),
            handovers=kin.handovers,
            faults=kin.faults,
            days=kin.days,
        )
        return lineage, across_key(kin, (digests for _, digests in (*after, *before)))

    def layer(self, listing: Listing, kin: Kin) -> tuple[Layer, Lineage]:
        """What a unit says with all that it inherits, and what it is told of the units before and after it."""
        lineage, _ = self.lineage(kin)
        return layer(self.folder(listing), self.inherited(listing), self.memory, self.settings.day, lineage), lineage

    def _related_unit(self, listing: Listing) -> tuple[RelatedUnit, tuple[str, str]]:
        """What others are told of a unit, with the digests of its folder and of what it inherits. Each is read once."""
        if listing.path not in self._related:
            mine = self._inherited
            folder, inherited = self.folder(listing), self.inherited(listing)
            self._inherited = mine  # the unit that asks, and its neighbours, need these layers
            try:
                unit = related_unit(folder, inherited, self.settings.day)
            except Exception:  # noqa: BLE001 - whoever builds that unit tells of it
                unit = RelatedUnit(path=listing.path, name=listing.path[-1] if listing.path else "", kind="")
            self._related[listing.path] = (unit, (folder.digest, inherited.key))
        return self._related[listing.path]

    def without_building(self, task: Task) -> JobResult | None:
        """The answer for a unit whose last result is still right or which a shard has built; None for any other."""
        if task.is_right:
            return JobResult(path=task.folder.path)
        result = borrowed(self.shards, task.folder, task.key, self.settings.day)
        return replace(self.deliver(task, result), borrowed=True) if result else None

    def deliver(self, task: Task, result: UnitResult) -> JobResult:
        """Writes the files of a result to the output, and keeps the rest of it as the unit's record."""
        path, files = task.folder.path, result.files
        record = UnitRecord(
            key=task.key,
            day=self.settings.day,
            folder_files=folder_files(task.folder),
            result=replace(result, files=(), long_unit=None),
            not_kept=why_not_kept(result),
        )
        if result.failed:
            return JobResult(path=path, record=record, stale=task.stale)
        against_last = self._against_last(task.folder, files)
        started = self.stopwatch.start()
        written = deliver(self.output, self.content, "/".join(path), files) if self.output else None
        self.stopwatch.lap("stage", "write", started)
        record = replace(record, files_digest=files_digest(files), pages=count_pages(file.url for file in files))
        if self.output and written and written.refused:
            record = with_refused(record, unwritten(path, written.refused, self.output))
        elif written and not written.blocked and result.long_unit:
            kept = replace(result.long_unit, constant=task.constant, files_digest=record.files_digest)
            write_long_unit(self.cache, self.variant, "/".join(path), kept)
        return JobResult(
            path=path,
            record=record,
            stale=task.stale,
            written=written,
            against_last=against_last,
            standing=sum(isinstance(file, StandingPage) for file in files),
        )

    def _against_last(self, folder: Folder, files: Collection[Published]) -> tuple[Problem, ...]:
        """What is told because the last build has published something else."""
        url = addresses.home(folder.path) + addresses.FEED
        feed = next((file.body for file in files if file.url == url and isinstance(file, File)), b"")
        try:
            last = read_published(self.last_output, url) if self.last_output and feed else feed
        except OSError:  # there is none
            return ()
        if last == feed:
            return ()
        return tuple(unmoved_entries(folder, last, feed, self.settings.day))

    def folder(self, listing: Listing) -> Folder:
        """Reads a unit's files, with what is published of its media."""
        read = load.read(self.content, listing)
        return prepare([read], self.content, self.cache, self.borrowed_caches, self.reading)[0]

    def inherited(self, listing: Listing) -> Inherited:
        """What a unit inherits. The layer of a unit is read once for all that are inside it."""
        outer = listing.path[:-1]
        if not listing.path:
            return Inherited()
        if outer not in self._inherited:
            found = self._passed(Listing(path=outer, names=listing.names[:-1]))
            above = {path: one for path, one in self._inherited.items() if path == outer[: len(path)]}
            self._inherited = {**above, outer: found}  # units come by path: other layers are not needed again
        return self._inherited[outer]

    def _passed(self, listing: Listing) -> Inherited:
        folder, above = self.folder(listing), self.inherited(listing)
        key, day = inner_key(folder.digest, above.key), self.settings.day
        try:
            return self.memory.recall("layer", listing.path, key, lambda: pass_down(folder, above, self.memory, day))
        except Exception:  # noqa: BLE001 - the units inside keep their pages, and the others are built
            return replace(above, problems=(*above.problems, our_fault(folder)), key=key)

    def shared(self, name: str = "") -> Shared:
        """What all units of a theme share; "" is the site's own theme. Raises ThemeError where it cannot be used."""
        if self._themes is None:
            self._themes = LoadedThemes(self.settings, self.memory, self.cache)
            found = self._themes.shared("").theme
            self.settings = replace(self.settings, key=self.settings.key._replace(theme=found.digest))  # as it is now
        return self._themes.shared(name)

    def shared_of(self, unit: Unit) -> Shared:
        """What the units of a unit's theme share. Raises ThemeError."""
        return self.shared(theme_name(unit.profile, self.settings.site))

    def shared_by(self, key: UnitKey) -> Shared:
        """What a unit of that key is built with. One whose theme cannot be used is only looked at: it has an error."""
        try:
            return self.shared(key.build.theme_name)
        except ThemeError:
            return self.shared()


def make(task: Task, shared: Shared, memory: Memo, stopwatch: Stopwatch = NO_TIMING) -> UnitResult:
    """Builds a task. It is pure and may run anywhere. A failure stays the unit's own even when the fault is ours."""
    try:
        return build_unit(task.folder, task.inherited, task.below, shared, memory, stopwatch, task.lineage, task.last)
    except TemplateFault as fault:
        return UnitResult(path=task.folder.path, problems=(fault.problem,) if fault.problem else ())
    except ThemeError as error:
        if shared.theme.name == shared.site.theme:
            raise  # it is no unit's fault
        return UnitResult(path=task.folder.path, problems=(error.problem,) if error.problem else ())
    except Exception:  # noqa: BLE001 - a bug that one commune's content meets must not take 3,320 others offline
        return UnitResult(path=task.folder.path, problems=(our_fault(task.folder),))
    finally:
        forget_texts()


def our_fault(folder: Folder) -> Problem:
    """Makes the exception that is being handled a problem of the unit that met it."""
    return Problem.found("our-fault", Location(file=folder.name_of("unit.yaml")), trace=format_exc())
