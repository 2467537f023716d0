"""Where units are built: one process, with what all its units have in common at hand.

A job names a unit; the workshop reads its folder into a task, makes it unless it is known to be the same already, and
delivers the result. A task and its result are values, so that the making may be done elsewhere. Pages go straight to
the output: what is told of them is small, so that neither the pipe between processes nor memory grows with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from traceback import format_exc

from site_builder.builder.job import Done, Job, Settings, files_digest, inner_key, unit_key
from site_builder.builder.memo import Memo
from site_builder.builder.shards import Shard, borrowed
from site_builder.builder.unit import Inherited, Shared, build_unit, pass_down
from site_builder.content import load
from site_builder.content.media.prepare import prepare
from site_builder.model.digest import digest
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.location import Location
from site_builder.model.output import Summary
from site_builder.model.problem import Problem
from site_builder.model.result import UnitResult
from site_builder.model.timing import NO_TIMING, Stopwatch
from site_builder.output import deliver
from site_builder.pages.theme import load_theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A unit with all that its pages follow from, but for what all units share. It may travel."""

    folder: Folder
    inherited: Inherited
    below: tuple[Summary, ...]
    key: str
    """Of the result."""

    def seen(self) -> Done:
        """A unit that was looked at, and of which nothing has come so far."""
        return Done(path=self.folder.path, digest=self.folder.digest, key=self.key)


@dataclass(slots=True, kw_only=True)
class Worker:
    """Builds units of one content folder. Without an output it looks only."""

    content: Path
    cache: Path | None
    settings: Settings
    output: Path | None
    memory: Memo
    borrowed_caches: tuple[Path, ...] = ()
    """The caches of others, in which pictures may be made already."""
    shards: tuple[Shard, ...] = ()
    stopwatch: Stopwatch = NO_TIMING
    _inherited: dict[UnitPath, Inherited] = field(default_factory=dict)
    _shared: Shared | None = None

    def do(self, job: Job) -> Done:
        """One unit, read, made and delivered. Raises OSError when the disk refuses."""
        begun = self.stopwatch.start()
        task = self.read(job)
        if task.key == job.known:
            return task.seen()
        done = self.borrowed(task) or self.deliver(task, make(task, self.shared(), self.memory, self.stopwatch))
        self.stopwatch.lap("unit", "/".join(done.path), begun)
        return replace(done, costs=self.stopwatch.taken())

    def read(self, job: Job) -> Task:
        """What a unit is made of."""
        started = self.stopwatch.start()
        folder = self.folder(job.listing)
        started = self.stopwatch.lap("stage", "read", started)
        inherited = self.inherited(job.listing)
        self.stopwatch.lap("stage", "inherit", started)
        key = unit_key(folder.digest, inherited.key, job.below, self.settings.key)
        return Task(folder=folder, inherited=inherited, below=job.below, key=key)

    def borrowed(self, task: Task) -> Done | None:
        """A unit that a shard has made, delivered."""
        result = borrowed(self.shards, task.folder, task.key, self.settings.day)
        return replace(self.deliver(task, result), borrowed=True) if result else None

    def deliver(self, task: Task, result: UnitResult) -> Done:
        """The result without its files, which go to the output."""
        files, delivered = result.files, None
        done = replace(task.seen(), result=replace(result, files=()))
        if result.failed:
            return done
        started = self.stopwatch.start()
        if self.output:
            delivered = deliver(self.output, self.content, "/".join(done.path), files)
        self.stopwatch.lap("stage", "write", started)
        return replace(
            done, delivered=delivered, files_digest=files_digest(files), pages=_pages(file.url for file in files)
        )

    def folder(self, listing: Listing) -> Folder:
        """A unit's files, with what is published of its media."""
        return prepare([load.read(self.content, listing)], self.content, self.cache, self.borrowed_caches)[0]

    def inherited(self, listing: Listing) -> Inherited:
        """What a unit inherits; the layer of a unit is read once for all that are inside it."""
        outer = listing.path[:-1]
        if not listing.path:
            return Inherited()
        if outer not in self._inherited:
            found = self._passed(Listing(path=outer, names=listing.names[:-1]))
            above = {path: one for path, one in self._inherited.items() if path == outer[: len(path)]}
            self._inherited = {**above, outer: found}  # units come by path: what the last ones inherited is not needed
        return self._inherited[outer]

    def _passed(self, listing: Listing) -> Inherited:
        folder, above = self.folder(listing), self.inherited(listing)
        key = inner_key(folder.digest, above.key)
        try:
            return self.memory.recall("layer", listing.path, key, lambda: pass_down(folder, above, self.memory))
        except Exception:  # noqa: BLE001 - as in `make`: the units inside keep their pages, the others are built
            return replace(above, problems=(*above.problems, our_fault(folder)), key=key)

    def shared(self) -> Shared:
        """What all units have in common, with the theme, which is loaded for the first of them."""
        if self._shared is None:
            found = load_theme(self.settings.site.theme, self.settings.themes, self.settings.site.language)
            if found.digest != self.settings.theme:  # it was edited since the build began: that is another key
                self.settings = replace(self.settings, key=digest(self.settings.key, found.digest))
            key = digest(found.digest, found.lang)
            theme = self.memory.recall("theme", (), key, lambda: found)  # its templates are compiled already
            self._shared = Shared(
                site=self.settings.site, theme=theme, day=self.settings.day, preview=self.settings.preview
            )
        return self._shared


def make(task: Task, shared: Shared, memory: Memo, stopwatch: Stopwatch = NO_TIMING) -> UnitResult:
    """What comes of a task. A failure stays the unit's own even when the fault is ours. Pure: may run anywhere."""
    try:
        return build_unit(task.folder, task.inherited, task.below, shared, memory, stopwatch)
    except Exception:  # noqa: BLE001 - a bug that one commune's content meets must not take 3,320 others offline
        return UnitResult(path=task.folder.path, problems=(our_fault(task.folder),))


def our_fault(folder: Folder) -> Problem:
    """The exception that is being handled, as a problem of the unit that met it."""
    return Problem.error("our-fault", Location(file=folder.name_of("unit.yaml")), trace=format_exc())


def _pages(urls: Iterable[str]) -> int:
    """How many of these addresses are pages."""
    return sum(url.endswith("/") or not url for url in urls)
