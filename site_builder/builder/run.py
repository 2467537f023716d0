"""The steps of a build, each by its name; `build` has their order."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.builder.cache import read_unit_cache, write_unit_cache
from site_builder.builder.job import Job, Settings
from site_builder.builder.last_build import LastBuild
from site_builder.builder.ledger_check import LedgerCheck
from site_builder.builder.memo import Memo
from site_builder.builder.options import BuildOptions, BuildReport
from site_builder.builder.pool import LocalPool, Pool
from site_builder.builder.refused import at_the_end
from site_builder.builder.results import Results
from site_builder.builder.shards import block, open_shards
from site_builder.builder.tree import innermost_first, is_below, unit_of
from site_builder.builder.unit_aliases import read_aliases
from site_builder.builder.vanished import Aliases
from site_builder.content import load
from site_builder.content.leavings import told
from site_builder.content.media.prepare import prepare
from site_builder.links.pages.cross_unit import is_page
from site_builder.model.digest import digest
from site_builder.model.folder import Folder, Listing
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.silence import unique
from site_builder.model.site import Site
from site_builder.model.timing import Stopwatch
from site_builder.output import ChangeCount, deliver, find_unclaimed, finish, read_manifest
from site_builder.pages.theme_fault import ThemeError

if TYPE_CHECKING:
    from site_builder.builder.endings import Ending
    from site_builder.builder.worker import Worker

_UNLINKED = {True: "site-orphan", False: "site-unused"}
"""The rule that is broken by a page to which nothing leads, and by any other file."""


def chosen_units(options: BuildOptions, listings: Sequence[Listing]) -> list[Listing]:
    """The units that are to be built."""
    if options.shard:
        return block(options, listings)
    return [listing for listing in listings if options.only in (None, listing.path)]


def _living_ends(site: Site, units: Collection[str]) -> Iterator[Problem]:
    """Tells of the units that the content has although their end is declared: should one vanish, its pages would go."""
    for index, unit in enumerate(site.ended):
        if unit.strip("/") in units:
            yield Problem.found("ended-living", site.at("ended", index), value=unit)


class Run:
    """One build of the units that were listed, with the steps of it. `build` has their order."""

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

    def read_last_build(self, *, dry: bool) -> Results:
        """Reads what the last build left in the cache and the output."""
        records = read_unit_cache(self.options.cache, self.options.variant)
        output, ledger = read_manifest(self.options.output), self._ledger()
        ended = ledger.really_ended
        last = LastBuild(records, output, self.listings, self.options, ended=ended, aliases=self._aliases, dry=dry)
        results = Results(last, self.looked_at, ledger)
        if self.options.previous and not dry:
            from site_builder.builder.restorer import Restorer  # noqa: PLC0415 - few builds are told of a last site

            results.restorer = Restorer(self.options.previous, last, results.next_manifest, results.blocked)
        return results

    def _ledger(self) -> LedgerCheck:
        """The ledger, for builds that speak of what residents find: a preview does not, and of a shard `merge` does."""
        is_asked = not (self.options.preview or self.options.shard)
        return LedgerCheck(load.read_ledger(self.options.content) if is_asked else b"", self.settings.site.ended)

    def _aliases(self) -> Aliases:
        return read_aliases(self.options.content, self.listings)

    def build_stale_units(self, results: Results, *, dry: bool) -> None:
        """Decides, row by row, which units are stale, and builds them. The others are reused."""
        results.last.find_inherited(self.listings, self._read)
        chosen = chosen_units(self.options, self.listings)
        with self._pool(dry=dry) as pool:
            for row in innermost_first(chosen, results.last.waiting):
                jobs = list(self._jobs(row, results))
                for job, done in zip(jobs, pool.run(jobs), strict=True):
                    results.take(job.listing, done)
                    self.options.watch(results.progress(len(chosen)))

    def _jobs(self, row: Sequence[Listing], results: Results) -> Iterator[Job]:
        for listing in row:
            job = results.last.job(listing, results.below(listing.path), self.settings.key)
            if job:
                yield job
            else:
                results.reuse(listing)

    def compare_with_ledger(self, results: Results) -> None:
        """Finds which addresses that were ever published no unit has any more, and brings back the pages that stay."""
        results.ledger.compare(results.last, results.next_manifest, results.page_links, self._aliases)
        if results.restorer:
            for unit, files in results.ledger.known_pages(results.last, results.next_manifest).items():
                results.restorer.restore_pages(unit, files)

    def lend_pictures(self, results: Results, *, dry: bool) -> None:
        """Publishes what a unit that is built alone shows of the media above it and what is not there yet."""
        only = self.options.only
        wanted = results.wanted(unit_of(only)) if only else frozenset()
        if not only or not wanted:
            return
        unit, units = unit_of(only), results.last.output.units
        there = {url for other, entry in units.items() if other != unit for url in entry.files}
        above = [self._read(listing) for listing in self.listings if is_below(only, listing.path)]
        media = [item for folder in above for layer in (folder, folder.base) if layer for item in layer.media.values()]
        files = [file for item in media for file in item.published if file.url in wanted - there]
        written = deliver(self.options.output, self.options.content, unit, files) if files and not dry else None
        results.lend(unit, [file.url for file in files], written)

    def verify_reused_units(self, results: Results) -> None:
        """Builds some of the reused units all the same. They are drawn by the seed."""
        seed, count = self.options.seed, self.options.verify
        drawn = sorted(results.reused, key=lambda listing: digest(seed, *listing.path))[:count]
        jobs = [Job(listing=one, below=results.below(one.path), kin=results.last.kin(one.path)) for one in drawn]
        with self._pool(dry=False) as pool:
            for job, done in zip(jobs, pool.run(jobs), strict=True):
                results.verify(job.listing, done)

    def report(self, results: Results) -> BuildReport:
        """Reports on all units, with the dead links, each where it was written, and with what no page leads to."""
        found = [
            Problem.found(_UNLINKED[is_page(one.address)], Location(file=one.file), value=one.address)
            for one in results.orphans()
        ]
        found += _living_ends(self.settings.site, results.last.listed)
        found += results.taken_addresses()
        found += results.of_unclaimed(self._unclaimed(results), self.options.output.name)
        found += told(chosen_units(self.options, self.listings))
        endings = results.endings()
        lost = sorted(url for ending in endings for url in ending.urls if is_page(url))
        found += self._of_ledger(results)
        against_last = unique([*results.against_last, *self._of_endings(endings)])
        report = self._report(results, found)
        healthy = tuple(path for path in report.healthy if path not in results.ledger.spoilt)
        return replace(report, healthy=healthy, against_last=against_last, lost_pages=tuple(lost))

    def _of_ledger(self, results: Results) -> list[Problem]:
        """What is told of addresses of the ledger that no unit has any more."""
        if not results.ledger.has_found:
            return []
        from site_builder.builder.lost_addresses import LostAddressTeller  # noqa: PLC0415 - hardly ever is one lost

        listings = {listing.path: listing for listing in self.listings}
        read = partial(load.read, self.options.content)
        worker, kin = self._worker(dry=True), results.last.kin
        teller = LostAddressTeller(
            results, lambda path: read(listings[path]), lambda path: worker.layer(listings[path], kin(path))[0].unit
        )
        return list(teller.problems(self.settings.site))

    def _report(self, results: Results, found: list[Problem]) -> BuildReport:
        dead = list(results.dead_links())
        if not dead:
            return results.report(found)
        from site_builder.builder.dead_links import DeadLinkOrigins  # noqa: PLC0415 - it loads all that makes pages

        origins = DeadLinkOrigins(self._worker(dry=True), self.listings, results.last.kin)
        found += origins.problems(dead)
        return results.report(found, origins.needed)

    def _of_endings(self, endings: "tuple[Ending, ...]") -> Iterator[Problem]:
        """What is told of published addresses that end."""
        listings = {listing.path: listing for listing in self.listings}
        for ending in endings:
            yield ending.problem(self._read(listings[ending.unit]))

    def finish_output(self, results: Results) -> tuple[ChangeCount, list[Problem]]:
        """Removes what no unit has any more, and writes the manifest and the records. Returns what went wrong, too."""
        before, after = results.last.before, results.next_manifest
        unfinished = after.unfinished(results.last.listed)
        output, content = self.options.output, self.options.content
        results.ledger.compare(results.last, after, results.page_links, self._aliases)
        results.ledger.keep_pages(results.last, after)
        manifest = replace(after.manifest(), unclaimed=self._unclaimed(results))
        if results.restorer:
            manifest = results.restorer.without_absent(manifest)
        finished = finish(output, content, before, manifest, results.blocked, unfinished)
        self.keep_records(results)
        count = ChangeCount(changed=results.changed, removed=finished.removed)
        return count, at_the_end(finished, before, manifest, output)

    def heavy_themes(self, results: Results) -> Iterator[Problem]:
        """What the themes in use cost every page too much. A theme that cannot be used is told already."""
        from site_builder.pages.theme_budget import theme_budget  # noqa: PLC0415 - only `check` weighs themes

        site, records = self.settings.site, results.unit_cache().values()
        for name in sorted({site.theme, *(record.key.build.theme_name or site.theme for record in records)}):
            with suppress(ThemeError):
                yield from theme_budget(name, self.options.themes, site.language)

    def _unclaimed(self, results: Results) -> tuple[str, ...]:
        """The files in the output that no unit has or had."""
        before = results.last.output
        if not (before.is_damaged or before.unclaimed):
            return ()
        return find_unclaimed(self.options.output, before, before.files | results.next_manifest.manifest().files)

    def keep_records(self, results: Results) -> None:
        """Writes the records for the next build, if they differ from those of the last one."""
        records = results.unit_cache()
        if records != results.last.records:
            write_unit_cache(self.options.cache, self.options.variant, records)

    def _read(self, listing: Listing) -> Folder:
        content = self.options.content
        return prepare([load.read(content, listing)], content, self.options.cache, self.borrowed_caches)[0]

    def _pool(self, *, dry: bool) -> Pool:
        worker = partial(self._worker, dry=dry)
        if not self.options.executor:
            return LocalPool(worker, self.options.jobs)
        from site_builder.builder.cluster import Cluster  # noqa: PLC0415 - it loads all that makes pages

        return Cluster(worker, self.options.executor)

    def _worker(self, *, dry: bool) -> "Worker":
        """Opens the worker that builds stale units. Where none is, all that makes pages is not even loaded (0.1 s)."""
        from site_builder.builder.worker import Worker  # noqa: PLC0415 - it loads all that makes pages

        opened = Worker(
            content=self.options.content,
            cache=self.options.cache,
            settings=self.settings,
            output=None if dry else self.options.output,
            last_output=None if self.options.preview else self.options.output,
            memory=self.memory,
            variant=self.options.variant,
            borrowed_caches=self.borrowed_caches,
            shards=open_shards(self.options.shards, self.options.variant),
            stopwatch=Stopwatch(self.options.clock, detailed=self.options.profile),
        )
        opened.shared()  # a theme that cannot be used is no unit's fault
        return opened
