"""Where units are built: one process, with what all its units have in common at hand.

A job names a unit; the workshop reads its folder, and builds it unless it is known to be the same already. Pages go
straight to the output: what comes back is small, so that neither the pipe between processes nor memory grows with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from traceback import format_exc

from site_builder import load, media, store
from site_builder import theme as themes
from site_builder.builder.job import Done, Job, Settings, inner_key, unit_key
from site_builder.builder.options import UnitPath
from site_builder.builder.unit import Inherited, Shared, build_unit, pass_down
from site_builder.memory import Memory
from site_builder.model.folder import Folder, Listing
from site_builder.model.keys import content_digest, digest
from site_builder.model.output import File, Published
from site_builder.model.place import Place
from site_builder.model.problem import Problem
from site_builder.model.result import UnitResult
from site_builder.stopwatch import STILL, Stopwatch


@dataclass(slots=True, kw_only=True)
class Workshop:
    """Builds units of one content folder. Without an output it looks only."""

    content: Path
    cache: Path | None
    settings: Settings
    output: Path | None
    memory: Memory
    stopwatch: Stopwatch = STILL
    _inherited: dict[UnitPath, Inherited] = field(default_factory=dict)
    _shared: Shared | None = None

    def do(self, job: Job) -> Done:
        """One unit, whose failure stays its own even when the fault is ours. Raises OSError when the disk refuses."""
        path = job.listing.path
        begun = started = self.stopwatch.start()
        folder = self.folder(job.listing)
        started = self.stopwatch.lap("stage", "read", started)
        inherited = self.inherited(job.listing)
        self.stopwatch.lap("stage", "inherit", started)
        key = unit_key(folder.digest, inherited.key, job.below, self.settings.key)
        done = Done(path=path, digest=folder.digest, key=key)
        if key == job.known:
            return done
        try:
            result = build_unit(folder, inherited, job.below, self.shared(), self.memory, self.stopwatch)
        except Exception:  # noqa: BLE001 - a bug that one commune's content meets must not take 3,320 others offline
            result = UnitResult(path=path, problems=(our_fault(folder),))
        done = self._delivered(done, result)
        self.stopwatch.lap("unit", "/".join(path), begun)
        return replace(done, costs=self.stopwatch.taken())

    def _delivered(self, done: Done, result: UnitResult) -> Done:
        """The result without its files, which go to the output."""
        files, delivered = result.files, None
        done = replace(done, result=replace(result, files=()))
        if result.failed:
            return done
        started = self.stopwatch.start()
        if self.output:
            delivered = store.deliver(self.output, self.content, "/".join(done.path), files)
        self.stopwatch.lap("stage", "write", started)
        return replace(done, delivered=delivered, edition=edition(files), pages=_pages(file.url for file in files))

    def folder(self, listing: Listing) -> Folder:
        """A unit's files, with what is published of its media."""
        return media.prepare([load.read(self.content, listing)], self.content, self.cache)[0]

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
        except Exception:  # noqa: BLE001 - as in `do`: the units inside keep their pages, the others are built
            return replace(above, problems=(*above.problems, our_fault(folder)), key=key)

    def shared(self) -> Shared:
        """What all units have in common, with the theme, which is loaded for the first of them."""
        if self._shared is None:
            found = themes.load(self.settings.site.theme, self.settings.themes)
            if found.digest != self.settings.theme:  # it was edited since the build began: that is another key
                self.settings = replace(self.settings, key=digest(self.settings.key, found.digest))
            theme = self.memory.recall("theme", (), found.digest, lambda: found)  # its templates are compiled already
            self._shared = Shared(
                site=self.settings.site, theme=theme, day=self.settings.day, preview=self.settings.preview
            )
        return self._shared


def our_fault(folder: Folder) -> Problem:
    """The exception that is being handled, as a problem of the unit that met it."""
    return Problem.error("our-fault", Place(file=folder.name_of("unit.yaml")), trace=format_exc())


def edition(files: Iterable[Published]) -> str:
    """The digest of all files of a unit: two outputs that hold the same edition hold the same bytes."""
    digests = ((file.url, content_digest(file.body) if isinstance(file, File) else file.digest) for file in files)
    return digest(*(part for pair in sorted(digests) for part in pair))


def _pages(urls: Iterable[str]) -> int:
    """How many of these addresses are pages."""
    return sum(url.endswith("/") or not url for url in urls)
