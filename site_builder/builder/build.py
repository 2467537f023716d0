"""The order of a whole build: look, decide what is stale, build that from the innermost units outwards, tell."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import output as store
from site_builder.builder.cache import disk_time, read_ledger, write_ledger
from site_builder.builder.fingerprint import engine_digest
from site_builder.builder.job import Job, Settings
from site_builder.builder.memo import Memory
from site_builder.builder.options import Options, Report, UnknownUnit, patient
from site_builder.builder.pool import Crew, Processes
from site_builder.builder.results import Tally
from site_builder.builder.shards import block, open_shards
from site_builder.builder.staleness import Knowledge
from site_builder.content import load
from site_builder.content.files import read_site
from site_builder.content.media import prepare as media
from site_builder.links.pages.cross_unit import is_page
from site_builder.model.digest import digest
from site_builder.model.folder import Folder, Listing
from site_builder.model.location import Place
from site_builder.model.problem import Problem, is_error, unique
from site_builder.model.records import BaseUrl, Site
from site_builder.model.timing import Stopwatch
from site_builder.pages import theme as themes

if TYPE_CHECKING:
    from site_builder.builder.worker import Workshop


_UNLINKED = {True: "site-orphan", False: "site-unused"}
"""What is said of a page, and of any other file, to which nothing leads."""


def build(options: Options, memory: Memory | None = None) -> Report:
    """The whole content, or one unit of it: what has changed is made, what has not is left as it is.

    Raises UnknownUnit, store.ForeignFolder, NoEngine, and OSError when the disk refuses.
    """
    memory = memory or Memory(frozenset({"theme"}))
    report = _built(options, memory)
    while report is None:
        report = _built(replace(options, waits=patient), memory)
    return report


def _built(options: Options, memory: Memory) -> Report | None:
    """A build; None if it had to wait for another one: the content may have changed since we looked at it."""
    options, lending = _caches(options)
    looked_at = disk_time(options.cache)
    listings = load.look(options.content)
    if options.only is not None and all(listing.path != options.only for listing in listings):
        raise UnknownUnit(options.only)
    settings, problems = settle(options, load.read(options.content, listings[0]))
    if settings is None:
        return _nothing(problems, listings, options)
    run = _Run(options, settings, listings, looked_at, memory, lending)
    try:
        report = run.without_writing() if options.dry or options.strict else None
        if report is None or not (options.dry or report.problems or problems):
            store.guard(options.output)
            with store.hold(options.output, options.waits) as has_waited:
                if has_waited:
                    return None
                store.claim(options.output)
                report = run.writing()
    except themes.ThemeError as error:
        return _nothing([*problems, _no_theme(settings.site, error)], listings, options)
    return replace(report, problems=unique([*problems, *report.problems]))


def _nothing(problems: list[Problem], listings: Sequence[Listing], options: Options) -> Report:
    """What comes of a build that a mistake in what all units share keeps from being done."""
    paths = tuple(listing.path for listing in _chosen(options, listings))
    return Report(problems=unique(problems), units=len(paths), failed=paths)


def settle(options: Options, root: Folder) -> tuple[Settings | None, list[Problem]]:
    """What all units are built with; None where a mistake in it keeps everything from being built."""
    site, found = read_site(root)
    problems = list(found)
    if options.base_url:
        site = replace(site, base_url=BaseUrl(options.base_url))
    try:
        theme = themes.digest(site.theme, options.themes)
    except themes.ThemeError as error:
        return None, [*problems, _no_theme(site, error)]
    if any(map(is_error, problems)):
        return None, problems
    key = digest(repr(site), theme, str(options.preview), engine_digest())
    common = Settings(site=site, themes=options.themes, theme=theme, day=options.day, preview=options.preview, key=key)
    return common, problems


def _no_theme(site: Site, error: themes.ThemeError) -> Problem:
    return Problem.error("no-theme", site.at("theme"), value=site.theme, why=str(error))


def _caches(options: Options) -> tuple[Options, tuple[Path, ...]]:
    """The cache of this build, and those in which it may look too. A shard's goes with its output.

    Raises store.ForeignFolder: such a cache is written into before anything else.
    """
    if options.shard is None:
        return options, tuple(shard / store.SHARD for shard in options.shards)
    store.guard(options.output)
    return replace(options, cache=options.output / store.SHARD), (options.cache,) if options.cache else ()


def _chosen(options: Options, listings: Sequence[Listing]) -> list[Listing]:
    """The units that are to be built."""
    if options.shard:
        return block(options, listings)
    return [listing for listing in listings if options.only in (None, listing.path)]


class _Run:
    """One build of the units that were listed."""

    def __init__(
        self,
        options: Options,
        settings: Settings,
        listings: Sequence[Listing],
        looked_at: int,
        memory: Memory,
        lending: tuple[Path, ...],
    ) -> None:
        self.options = options
        self.settings = settings
        self.listings = listings
        self.looked_at = looked_at
        self.memory = memory
        self.lending = lending
        self.variant = digest(options.content.name, options.base_url, str(options.preview))

    def without_writing(self) -> Report:
        """Looks at every unit and tells what is wrong."""
        tally = self._tally(dry=True)
        self._work(tally, dry=True)
        self._note(tally)
        return self._told(tally)

    def writing(self) -> Report:
        """Builds what is stale. Where it is broken off, what is done stays done and is known as such."""
        tally = self._tally(dry=False)
        try:
            self._work(tally, dry=False)
            self._verify(tally)
        except BaseException:
            with suppress(OSError):  # the disk may be full: then the journal tells the next build all that is needed
                self._finish(tally)
            raise
        report = self._told(tally)
        return replace(report, written=self._finish(tally))

    def _told(self, tally: Tally) -> Report:
        """What came of all units, with what leads nowhere, told where it was written, and what nothing leads to."""
        found = [
            Problem.warning(_UNLINKED[is_page(one.address)], Place(file=one.file), value=one.address)
            for one in tally.unlinked()
        ]
        ends = list(tally.dead_ends())
        if not ends:
            return tally.report(found)
        from site_builder.builder.dead_links import Origins  # noqa: PLC0415 - with it comes all that makes pages

        origins = Origins(self._workshop(dry=True), self.listings)
        found += origins.problems(ends)
        return tally.report(found, origins.needed)

    def _tally(self, *, dry: bool) -> Tally:
        ledger = read_ledger(self.options.cache, self.variant)
        known = Knowledge(ledger, store.read_manifest(self.options.output), self.listings, self.options, dry=dry)
        return Tally(known, self.looked_at)

    def _work(self, tally: Tally, *, dry: bool) -> None:
        tally.known.find_keys(self.listings, self._read)
        chosen = _chosen(self.options, self.listings)
        with self._crew(dry=dry) as crew:
            for row in _innermost_first(chosen):
                stale = list(self._stale(row, tally))
                for job, done in zip(stale, crew.run(stale), strict=True):
                    tally.take(job.listing, done)
                    self.options.watch(tally.progress(len(chosen)))

    def _verify(self, tally: Tally) -> None:
        """Builds some of the reused units all the same. They are drawn by the seed."""
        seed, count = self.options.seed, self.options.verify
        drawn = sorted(tally.reused, key=lambda listing: digest(seed, *listing.path))[:count]
        jobs = [Job(listing=listing, below=tally.below(listing.path)) for listing in drawn]
        with self._crew(dry=False) as crew:
            for job, done in zip(jobs, crew.run(jobs), strict=True):
                tally.verify(job.listing, done)

    def _read(self, listing: Listing) -> Folder:
        content = self.options.content
        return media.prepare([load.read(content, listing)], content, self.options.cache, self.lending)[0]

    def _crew(self, *, dry: bool) -> Crew:
        workshop = partial(self._workshop, dry=dry)
        if not self.options.executor:
            return Processes(workshop, self.options.jobs)
        from site_builder.builder.cluster import Far  # noqa: PLC0415 - with it comes all that makes pages

        return Far(workshop, self.options.executor)

    def _workshop(self, *, dry: bool) -> "Workshop":
        """Where stale units are built. Where none is, all that makes pages is not even loaded (0.1 s)."""
        from site_builder.builder.worker import Workshop  # noqa: PLC0415 - as it says

        opened = Workshop(
            content=self.options.content,
            cache=self.options.cache,
            settings=self.settings,
            output=None if dry else self.options.output,
            memory=self.memory,
            lending=self.lending,
            shards=open_shards(self.options.shards, self.variant),
            stopwatch=Stopwatch(self.options.clock, detailed=self.options.profile),
        )
        opened.shared()  # a theme that cannot be used is no unit's fault
        return opened

    def _stale(self, row: Sequence[Listing], tally: Tally) -> Iterator[Job]:
        """What is to be done; the others are reused."""
        for listing in row:
            job = tally.known.job(listing, tally.below(listing.path), self.settings.key)
            if job:
                yield job
            else:
                tally.reuse(listing)

    def _finish(self, tally: Tally) -> store.Written:
        stood, stands = tally.known.stood, tally.manifest()
        removed = store.finish(self.options.output, self.options.content, stood, stands, tally.blocked, tally.undone())
        self._note(tally)
        return store.Written(changed=tally.changed, removed=removed)

    def _note(self, tally: Tally) -> None:
        """What was found out, for the next build."""
        ledger = tally.ledger()
        if ledger != tally.known.ledger:
            write_ledger(self.options.cache, self.variant, ledger)


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
