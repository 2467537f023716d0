"""The order of a whole build: look, decide what is stale, build that from the innermost units outwards, tell."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.builder.cache import disk_time, read_unit_cache, write_unit_cache
from site_builder.builder.fingerprint import fingerprint
from site_builder.builder.job import Job, Settings
from site_builder.builder.memo import Memo
from site_builder.builder.options import BuildOptions, BuildReport, UnknownUnit, patient
from site_builder.builder.pool import LocalPool, Pool
from site_builder.builder.results import Results
from site_builder.builder.shards import block, open_shards
from site_builder.builder.staleness import LastBuild
from site_builder.content import load
from site_builder.content.files import read_site
from site_builder.content.media.prepare import prepare
from site_builder.links.pages.cross_unit import is_page
from site_builder.model.digest import digest
from site_builder.model.folder import Folder, Listing
from site_builder.model.location import Location
from site_builder.model.problem import Problem, is_error, unique
from site_builder.model.records import BaseUrl, Site
from site_builder.model.timing import Stopwatch
from site_builder.output import SHARD, ChangeCount, claim, finish, guard, hold, read_manifest
from site_builder.pages.theme import ThemeError, UntranslatedTheme, theme_digest

if TYPE_CHECKING:
    from site_builder.builder.worker import Worker


_UNLINKED = {True: "site-orphan", False: "site-unused"}
"""What is said of a page, and of any other file, to which nothing leads."""


def build(options: BuildOptions, memory: Memo | None = None) -> BuildReport:
    """The whole content, or one unit of it: what has changed is made, what has not is left as it is.

    Raises UnknownUnit, ForeignFolder, NoEngine, and OSError when the disk refuses.
    """
    memory = memory or Memo(frozenset({"theme"}))
    report = _built(options, memory)
    while report is None:
        report = _built(replace(options, waits=patient), memory)
    return report


def _built(options: BuildOptions, memory: Memo) -> BuildReport | None:
    """A build; None if it had to wait for another one: the content may have changed since we looked at it."""
    options, borrowed_caches = _caches(options)
    looked_at = disk_time(options.cache)
    listings = load.look(options.content)
    if options.only is not None and all(listing.path != options.only for listing in listings):
        raise UnknownUnit(options.only)
    settings, problems = settle(options, load.read(options.content, listings[0]))
    if settings is None:
        return _nothing(problems, listings, options)
    run = _Run(options, settings, listings, looked_at, memory, borrowed_caches)
    try:
        report = run.without_writing() if options.dry or options.strict else None
        if report is None or not (options.dry or report.problems or problems):
            guard(options.output)
            with hold(options.output, options.waits) as has_waited:
                if has_waited:
                    return None
                claim(options.output)
                report = run.writing()
    except ThemeError as error:
        return _nothing([*problems, _no_theme(settings.site, error)], listings, options)
    return replace(report, problems=unique([*problems, *report.problems]))


def _nothing(problems: list[Problem], listings: Sequence[Listing], options: BuildOptions) -> BuildReport:
    """What comes of a build that a mistake in what all units share keeps from being done."""
    paths = tuple(listing.path for listing in _chosen(options, listings))
    return BuildReport(problems=unique(problems), units=len(paths), failed=paths)


def settle(options: BuildOptions, root: Folder) -> tuple[Settings | None, list[Problem]]:
    """What all units are built with; None where a mistake in it keeps everything from being built."""
    site, found = read_site(root)
    problems = list(found)
    if options.base_url:
        site = replace(site, base_url=BaseUrl(options.base_url))
    try:
        theme = theme_digest(site.theme, options.themes)
    except ThemeError as error:
        return None, [*problems, _no_theme(site, error)]
    if any(map(is_error, problems)):
        return None, problems
    key = digest(repr(site), theme, str(options.preview), fingerprint())
    common = Settings(site=site, themes=options.themes, theme=theme, day=options.day, preview=options.preview, key=key)
    return common, problems


def _no_theme(site: Site, error: ThemeError) -> Problem:
    key = "languages" if isinstance(error, UntranslatedTheme) else "theme"
    return Problem.error("no-theme", site.at(key), value=site.theme, why=str(error))


def _caches(options: BuildOptions) -> tuple[BuildOptions, tuple[Path, ...]]:
    """The cache of this build, and those in which it may look too. A shard's goes with its output.

    Raises ForeignFolder: such a cache is written into before anything else.
    """
    if options.shard is None:
        return options, tuple(shard / SHARD for shard in options.shards)
    guard(options.output)
    return replace(options, cache=options.output / SHARD), (options.cache,) if options.cache else ()


def _chosen(options: BuildOptions, listings: Sequence[Listing]) -> list[Listing]:
    """The units that are to be built."""
    if options.shard:
        return block(options, listings)
    return [listing for listing in listings if options.only in (None, listing.path)]


class _Run:
    """One build of the units that were listed."""

    def __init__(
        self,
        options: BuildOptions,
        settings: Settings,
        listings: Sequence[Listing],
        looked_at: int,
        memory: Memo,
        borrowed_caches: tuple[Path, ...],
    ) -> None:
        self.options = options
        self.settings = settings
        self.listings = listings
        self.looked_at = looked_at
        self.memory = memory
        self.borrowed_caches = borrowed_caches
        self.variant = digest(options.content.name, options.base_url, str(options.preview))

    def without_writing(self) -> BuildReport:
        """Looks at every unit and tells what is wrong."""
        results = self._results(dry=True)
        self._work(results, dry=True)
        self._note(results)
        return self._told(results)

    def writing(self) -> BuildReport:
        """Builds what is stale. Where it is broken off, what is done stays done and is known as such."""
        results = self._results(dry=False)
        try:
            self._work(results, dry=False)
            self._verify(results)
        except BaseException:
            with suppress(OSError):  # the disk may be full: then the journal tells the next build all that is needed
                self._finish(results)
            raise
        report = self._told(results)
        return replace(report, written=self._finish(results))

    def _told(self, results: Results) -> BuildReport:
        """What came of all units, with what leads nowhere, told where it was written, and what nothing leads to."""
        found = [
            Problem.warning(_UNLINKED[is_page(one.address)], Location(file=one.file), value=one.address)
            for one in results.orphans()
        ]
        ends = list(results.dead_links())
        if not ends:
            return results.report(found)
        from site_builder.builder.dead_links import DeadLinkOrigins  # noqa: PLC0415 - with it comes all that makes pages

        origins = DeadLinkOrigins(self._worker(dry=True), self.listings)
        found += origins.problems(ends)
        return results.report(found, origins.needed)

    def _results(self, *, dry: bool) -> Results:
        unit_cache = read_unit_cache(self.options.cache, self.variant)
        known = LastBuild(unit_cache, read_manifest(self.options.output), self.listings, self.options, dry=dry)
        return Results(known, self.looked_at)

    def _work(self, results: Results, *, dry: bool) -> None:
        results.known.find_keys(self.listings, self._read)
        chosen = _chosen(self.options, self.listings)
        with self._pool(dry=dry) as pool:
            for row in _innermost_first(chosen):
                stale = list(self._stale(row, results))
                for job, done in zip(stale, pool.run(stale), strict=True):
                    results.take(job.listing, done)
                    self.options.watch(results.progress(len(chosen)))

    def _verify(self, results: Results) -> None:
        """Builds some of the reused units all the same. They are drawn by the seed."""
        seed, count = self.options.seed, self.options.verify
        drawn = sorted(results.reused, key=lambda listing: digest(seed, *listing.path))[:count]
        jobs = [Job(listing=listing, below=results.below(listing.path)) for listing in drawn]
        with self._pool(dry=False) as pool:
            for job, done in zip(jobs, pool.run(jobs), strict=True):
                results.verify(job.listing, done)

    def _read(self, listing: Listing) -> Folder:
        content = self.options.content
        return prepare([load.read(content, listing)], content, self.options.cache, self.borrowed_caches)[0]

    def _pool(self, *, dry: bool) -> Pool:
        worker = partial(self._worker, dry=dry)
        if not self.options.executor:
            return LocalPool(worker, self.options.jobs)
        from site_builder.builder.cluster import Cluster  # noqa: PLC0415 - with it comes all that makes pages

        return Cluster(worker, self.options.executor)

    def _worker(self, *, dry: bool) -> "Worker":
        """Where stale units are built. Where none is, all that makes pages is not even loaded (0.1 s)."""
        from site_builder.builder.worker import Worker  # noqa: PLC0415 - as it says

        opened = Worker(
            content=self.options.content,
            cache=self.options.cache,
            settings=self.settings,
            output=None if dry else self.options.output,
            memory=self.memory,
            borrowed_caches=self.borrowed_caches,
            shards=open_shards(self.options.shards, self.variant),
            stopwatch=Stopwatch(self.options.clock, detailed=self.options.profile),
        )
        opened.shared()  # a theme that cannot be used is no unit's fault
        return opened

    def _stale(self, row: Sequence[Listing], results: Results) -> Iterator[Job]:
        """What is to be done; the others are reused."""
        for listing in row:
            job = results.known.job(listing, results.below(listing.path), self.settings.key)
            if job:
                yield job
            else:
                results.reuse(listing)

    def _finish(self, results: Results) -> ChangeCount:
        stood, stands = results.known.stood, results.manifest()
        removed = finish(self.options.output, self.options.content, stood, stands, results.blocked, results.undone())
        self._note(results)
        return ChangeCount(changed=results.changed, removed=removed)

    def _note(self, results: Results) -> None:
        """What was found out, for the next build."""
        unit_cache = results.unit_cache()
        if unit_cache != results.known.unit_cache:
            write_unit_cache(self.options.cache, self.variant, unit_cache)


def _innermost_first(listings: Sequence[Listing]) -> list[list[Listing]]:
    """Rows of units, each after all the units inside it, so that summaries flow up; neighbours side by side."""
    heights: dict[tuple[str, ...], int] = {}
    for listing in reversed(listings):
        height = heights.setdefault(listing.path, 0)
        if listing.path:
            outer = listing.path[:-1]
            heights[outer] = max(heights.get(outer, 0), height + 1)
    rows: list[list[Listing]] = [[] for _ in range(max(heights.values(), default=0) + 1)]
    for listing in listings:
        rows[heights[listing.path]].append(listing)
    return rows
