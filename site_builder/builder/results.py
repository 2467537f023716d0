"""Collects the results of the units: of those that were built, and of those whose last result is still right."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from site_builder.builder.cache import UnitCache, settled, storable
from site_builder.builder.job import listed
from site_builder.builder.last_build import LastBuild
from site_builder.builder.ledger_check import LedgerCheck
from site_builder.builder.next_manifest import NextManifest
from site_builder.builder.options import BuildProgress, BuildReport
from site_builder.builder.record import JobResult, UnitRecord
from site_builder.builder.tree import is_below, path_of, unit_of
from site_builder.builder.unit_aliases import taken_aliases, taken_codes
from site_builder.links.pages.cross_unit import dead_links, unlinked_files
from site_builder.model.addresses import BASE
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.location import Location
from site_builder.model.output import Published, Summary
from site_builder.model.page_links import DeadLink, Orphan, PageLinks
from site_builder.model.problem import Problem
from site_builder.model.silence import Silencer, needed_elsewhere, told_as_misnamed, unique
from site_builder.model.timing import total
from site_builder.output import WriteResult

if TYPE_CHECKING:
    from datetime import date

    from site_builder.builder.endings import Ending
    from site_builder.builder.restorer import Restorer
    from site_builder.model.result import ReviewDue
    from site_builder.model.staleness import Staleness
    from site_builder.model.timing import Costs

_NAMED = 5
"""Files that nobody claims which are named."""


class Results:
    """Grows by a unit at a time, and by a few hundred bytes with each."""

    def __init__(self, last: LastBuild, looked_at: int, ledger: LedgerCheck) -> None:
        self.last = last
        self.ledger = ledger
        self.restorer: Restorer | None = None
        """Brings old pages back from where the site was published last, where a build is told of that."""
        self.looked_at = looked_at
        self.next_manifest = NextManifest(last.standing, last.unclaimed, last.vanished.moved)
        self.units = self.pages = self.rendered = self.changed = self.borrowed = 0
        self.reused: list[Listing] = []
        self.blocked: list[Published] = []
        self.against_last: list[Problem] = []
        self._records = dict(last.records)
        standing = ((path_of(unit), entry.summary) for unit, entry in last.standing.units.items())
        self._summaries = {path: summary for path, summary in standing if path not in last.vanished.moved}
        last.summaries = self._summaries
        self._problems: list[Problem] = []
        self._reviews: set[ReviewDue] = set()
        self._paths: list[UnitPath] = []
        self._failed: list[UnitPath] = []
        self._unwritten: list[UnitPath] = []
        """The units of which some files could not be written."""
        self._pageless: list[UnitPath] = []
        self._changes: set[date] = set()
        self._lacking: list[UnitPath] = []
        self._rebuilt: dict[UnitPath, tuple[Staleness, ...]] = {}
        self._costs: list[Costs] = []
        self.page_links: dict[str, PageLinks] = {}
        """Those of the units that were looked at and have no error."""
        self._lent: set[str] = set()
        """The addresses of units above that were published for a unit that is built alone."""

    def below(self, path: UnitPath) -> tuple[Summary, ...]:
        """The summaries of the units inside a unit, by path. It may be asked for when all of these are done."""
        if path not in self.last.outer:
            return ()
        inside = sorted((other, summary) for other, summary in self._summaries.items() if is_below(other, path))
        return tuple(listed(summary) for _, summary in inside if summary)

    def reuse(self, listing: Listing) -> None:
        """Takes in a unit whose last result is still right."""
        self.reused.append(listing)
        self._add(listing.path, self._records[unit_of(listing.path)])

    def take(self, listing: Listing, done: JobResult) -> None:
        """Takes in a unit that a worker has looked at."""
        unit, stat_digest = unit_of(done.path), settled(listing, self.looked_at)
        if done.record is None:
            record = replace(self._records[unit], stat_digest=stat_digest)
            self.reused.append(listing)
        else:
            record = replace(done.record, stat_digest=stat_digest, declared=self.last.declared(done.path))
            self._count(done, record)
            self._enter(unit, done, record)
        self.against_last += done.against_last
        self._records[unit] = record
        self._costs.append(done.costs)
        self._add(listing.path, record)

    def progress(self, of: int) -> BuildProgress:
        """How far the build is."""
        return BuildProgress(units=self.units, of=of, pages=self.pages, rendered=self.rendered)

    def verify(self, listing: Listing, done: JobResult) -> None:
        """Takes in a unit that was reused and has been built all the same. That it differed is an error; it is right
        now.
        """
        unit, changed = unit_of(done.path), done.written.changed if done.written else 0
        if done.written:
            self.next_manifest.built.add(unit)
        record, last = done.record, self.next_manifest.entries[unit]
        if record and record.result and done.written and done.written.refused:
            self._problems += record.result.problems
            self._enter(unit, done, record)
        elif record and record.result and (changed or record.files_digest != last.files_digest):
            place = Location(file="/".join((*done.path, "unit.yaml")))
            self._problems += [Problem.found("cache-differs", place, count=str(changed)), *record.result.problems]
            self._records[unit] = replace(record, stat_digest=settled(listing, self.looked_at))
            self._enter(unit, done, record)

    def _count(self, done: JobResult, record: UnitRecord) -> None:
        """Counts a unit that was built or borrowed."""
        self.borrowed += done.borrowed
        if not done.borrowed:
            self.rendered += record.pages - done.standing
            self._rebuilt[done.path] = done.stale

    def _enter(self, unit: str, done: JobResult, record: UnitRecord) -> None:
        """Enters a unit that was built, or has failed, in the next manifest."""
        if record.summary is None:
            self._fail(unit, done.path, record.result.known if record.result else None)
            return
        if self.last.options.shards and not done.borrowed and self.last.stands_alone(done.path):
            self._lacking.append(done.path)
        self._summaries[done.path] = record.summary
        if done.written:
            self.changed += done.written.changed
            self.blocked += done.written.blocked
            self._unwritten += [done.path] if done.written.refused else []
            self.next_manifest.write(unit, record, done.written)

    def _fail(self, unit: str, path: UnitPath, known: Summary | None) -> None:
        """Enters a unit with an error. One without old pages is known by its name, if it is no misnamed folder."""
        self._failed.append(path)
        if self.restorer:
            self.restorer.restore_failed(path)
        if unit not in self.last.fetchable and self.last.has_lost(self.next_manifest.entries.get(unit)):
            self.next_manifest.lose(unit)
        is_misnamed = any(path == folder for folder, _ in self.last.vanished.misnamed)
        if is_misnamed or self.last.output.is_damaged or self.next_manifest.has_pages(unit):
            self.next_manifest.fail(unit)
            self._summaries[path] = self._summaries.get(path) or known
            return
        self._pageless.append(path)
        offline = replace(known, is_online=False) if known else None
        self.next_manifest.fail(unit, offline)
        self._summaries[path] = offline or self._summaries.get(path)

    def _add(self, path: UnitPath, record: UnitRecord) -> None:
        """Adds what a unit says, today or last time."""
        unit, result = unit_of(path), record.result
        self.units += 1
        self.pages += record.pages
        self._paths.append(path)
        if result is None:
            return
        self._problems += result.problems
        if result.failed:
            return
        self.next_manifest.confirm(unit, record)
        self._reviews.update(result.stale)
        self.page_links[unit] = result.page_links
        self._summaries[path] = result.summary
        if result.next_change:
            self._changes.add(result.next_change)

    def unit_cache(self) -> UnitCache:
        """The records for the next build: none of a unit that is gone, and no result that must not be kept."""
        return {unit: storable(record) for unit, record in self._records.items() if unit in self.last.listed}

    def dead_links(self) -> Iterator[tuple[UnitPath, DeadLink]]:
        """The dead links on the pages of the units that were looked at."""
        units = frozenset(self.last.listed | self.next_manifest.entries.keys())
        found = dead_links(self.page_links, units, self._offers)
        return ((path_of(unit), link) for unit, link in found)

    def wanted(self, unit: str) -> frozenset[str]:
        """The addresses of other units to which the pages of a unit lead."""
        links = self.page_links.get(unit)
        return frozenset(wanted.address for wanted in links.wanted) if links else frozenset()

    def lend(self, unit: str, urls: Iterable[str], written: WriteResult | None) -> None:
        """Takes in what a unit shows of the media above it and what nobody had published yet."""
        self._lent.update(urls)
        if written:
            self.changed += written.changed
            self.blocked += written.blocked
            self.next_manifest.lend(unit, written.files)

    def _offers(self, unit: str) -> str | None:
        """The addresses of a unit: of its last good pages where its newest content failed, None where it has none."""
        record = self._records.get(unit)
        if record and record.result and not record.result.failed:
            return "\n".join((record.result.page_links.offers, *self._lent))
        entry = self.next_manifest.entries.get(unit)
        return "\n".join(entry.files) if entry and (entry.files or not entry.failed) else None

    def taken_addresses(self) -> Iterator[Problem]:
        """The former addresses of units at which something else stands, and codes that two units have issued."""
        offers = {unit: links.offers for unit, links in self.page_links.items()}
        yield from taken_aliases(offers)
        yield from taken_codes(offers)

    def orphans(self) -> tuple[Orphan, ...]:
        """Pages and media to which no page leads. They are not known unless every unit was looked at."""
        return unlinked_files(self.page_links.values()) if self.page_links.keys() == self.last.listed else ()

    def endings(self) -> "tuple[Ending, ...]":
        """The published addresses that end, in the units that were looked at. A preview publishes none."""
        standing, published, offered = self.last.standing.units, dict[str, list[str]](), dict[str, list[str]]()
        for unit in () if self.last.options.preview else self.page_links.keys() & standing.keys():
            entry = standing[unit]
            if not entry.files_digest or entry.files_digest != self._records[unit].files_digest:
                known = self.ledger.lost.urls.get(unit, frozenset())
                published[unit] = [url for url, size in entry.files.items() if size >= 0 and url not in known]
                offered[unit] = self.page_links[unit].offers.split("\n")
        if not published:
            return ()
        from site_builder.builder.endings import endings  # noqa: PLC0415 - not where nothing has changed

        return tuple(endings(published, offered))

    def _needed(self, needed: Collection[Location]) -> Silencer[Problem]:
        """Silences what only some of the units that inherit an exemption do not need, and what is `needed` anyway."""
        said = Counter(problem.place for problem in self._problems if problem.code == "ignore-unused")
        by_all = {
            place
            for place, count in said.items()
            if count == self._inheriting(tuple(place.file.removeprefix(f"{BASE}/").split("/")[:-1]))
        }
        return needed_elsewhere(by_all.difference(needed))

    def _inheriting(self, outer: UnitPath) -> int:
        """How many units the content has in a folder, with the folder's own."""
        paths = map(path_of, self.last.listed)
        return sum(path == outer or is_below(path, outer) for path in paths)

    def of_unclaimed(self, files: Iterable[str], output: str) -> list[Problem]:
        """Tells of files that nobody claims. Those of a unit that failed or was not looked at may well be its pages."""
        healthy = {*self._paths} - {*self._failed}
        owners = {url: self._owner(url) for url in files}
        told = sorted(url for url, owner in owners.items() if owner in healthy)
        if not told:
            return []
        names = ", ".join(told[:_NAMED]) + " …" * (len(told) > _NAMED)
        place = Location(file="site.yaml")
        return [Problem.found("output-unclaimed", place, count=str(len(told)), names=names, folder=output)]

    def _owner(self, url: str) -> UnitPath:
        """The innermost unit of the content in whose folder a file lies."""
        path = tuple(url.split("/")[:-1])
        inside = (path[:depth] for depth in range(len(path), 0, -1))
        return next((outer for outer in inside if unit_of(outer) in self.last.listed), ())

    def _of_vanished(self) -> list[Problem]:
        """What is told of the units without a folder: not to somebody who builds one other unit only."""
        found = [] if self.last.options.only else self.last.vanished.problems()
        told = self.ledger.has_told
        return [one for one in found if one.code == "unit-misnamed" or not told(path_of(one.place.file))]

    def report(self, found: Iterable[Problem] = (), needed: Collection[Location] = ()) -> BuildReport:
        """Makes the report, with the problems of links; `needed` are the exemptions that were needed for these."""
        failed, vanished = tuple(sorted(self._failed)), self.last.vanished
        renamed = {unit for _, unit in vanished.misnamed}
        misnamed = {"/".join(folder) for folder, _ in vanished.misnamed}
        today, standing = self.last.options.day, self.last.standing.units
        due = {path_of(unit) for unit, entry in standing.items() if entry.next_change and entry.next_change <= today}
        return BuildReport(
            problems=unique(
                [*self._problems, *self._of_vanished(), *found], self._needed(needed), told_as_misnamed(misnamed)
            ),
            units=self.units,
            pages=self.pages,
            rendered=self.rendered,
            reused=len(self.reused) + self.borrowed,
            healthy=tuple(sorted({*self._paths} - {*failed, *self._unwritten})),
            failed=failed,
            pageless=tuple(sorted(self._pageless)),
            overdue=tuple(sorted(path for path in {*failed, *vanished.missing} if path in due)),
            lacking=tuple(sorted(self._lacking)),
            gone=vanished.ended,
            restored=tuple(sorted(map(path_of, self.next_manifest.restored))),
            vanished=tuple(path for path in vanished.missing if path not in renamed),
            next_change=min(self._changes, default=None),
            stale=tuple(sorted(self._reviews)),
            rebuilt=self._rebuilt,
            costs=total(self._costs),
        )
