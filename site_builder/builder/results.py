"""What has come of the units so far: of those that were built, and of those whose last result is still right."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from site_builder.builder.cache import CacheEntry, UnitCache, settled
from site_builder.builder.job import Done
from site_builder.builder.options import BuildProgress, BuildReport
from site_builder.builder.staleness import LastBuild, is_below, path_of, unit_of
from site_builder.links.pages.cross_unit import dead_links, orphans
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.location import Location
from site_builder.model.output import Published, Summary
from site_builder.model.page_links import DeadLink, Orphan, PageLinks
from site_builder.model.problem import Problem
from site_builder.model.result import ReviewDue, UnitResult
from site_builder.model.silence import Silencer, needed_elsewhere, unique
from site_builder.model.timing import Costs, total
from site_builder.output import Manifest, ManifestEntry
from site_builder.text.privacy import mask

_VERSION = re.compile(r"(.+)\.[0-9a-f]{8}\.(?:jpg|webp)")
"""The address of a picture's version (`media`): what is before the dots is the original's."""


class Results:
    """Grows by a unit at a time, and by a few hundred bytes with each."""

    def __init__(self, known: LastBuild, looked_at: int) -> None:
        self.known = known
        self.looked_at = looked_at
        self.units = self.pages = self.rendered = self.changed = self.borrowed = 0
        self.reused: list[Listing] = []
        self.built: set[str] = set()
        """Units whose files have just been delivered."""
        self.blocked: list[Published] = []
        self._kept = dict(known.last.units)
        self._entries = dict(known.unit_cache)
        self._summaries = {path_of(unit): kept.summary for unit, kept in self._kept.items()}
        self._problems: list[Problem] = []
        self._stale: set[ReviewDue] = set()
        self._told: list[UnitPath] = []
        self._failed: list[UnitPath] = []
        self._changes: list[str] = []
        self._lacking: list[UnitPath] = []
        self._costs: list[Costs] = []
        self._page_links: dict[str, PageLinks] = {}

    def below(self, path: UnitPath) -> tuple[Summary, ...]:
        """What the units inside one have told of themselves, by path; to be asked when they are done."""
        if path not in self.known.outer:
            return ()
        inside = sorted((other, summary) for other, summary in self._summaries.items() if is_below(other, path))
        return tuple(summary for _, summary in inside if summary)

    def reuse(self, listing: Listing) -> None:
        """A unit whose last result is still right."""
        unit = unit_of(listing.path)
        entry = self._entries[unit]
        self._entries[unit] = replace(entry, mark=listing.mark)
        self.reused.append(listing)
        self._add(listing.path, entry)

    def take(self, listing: Listing, done: Done) -> None:
        """A unit that was looked at."""
        unit, mark = unit_of(done.path), settled(listing, self.looked_at)
        if done.result is None:
            entry = replace(self._entries[unit], digest=done.digest, mark=mark)
            self.reused.append(listing)
        else:
            self.borrowed += done.borrowed
            self.rendered += 0 if done.borrowed else done.pages
            entry = self._result(done, done.result, mark)
        self._entries[unit] = entry
        self._costs.append(done.costs)
        self._add(listing.path, entry)

    def progress(self, of: int) -> BuildProgress:
        """How far the build is."""
        return BuildProgress(units=self.units, of=of, pages=self.pages, rendered=self.rendered)

    def verify(self, listing: Listing, done: Done) -> None:
        """A unit that was reused and has been built all the same. That it differed is an error; it is right now."""
        unit, changed = unit_of(done.path), done.delivered.changed if done.delivered else 0
        if done.delivered:
            self.built.add(unit)
        if done.result and (changed or done.files_digest != self._kept[unit].files_digest):
            place = Location(file="/".join((*done.path, "unit.yaml")))
            self._problems += [Problem.found("cache-differs", place, count=str(changed)), *done.result.problems]
            self._entries[unit] = self._result(done, done.result, settled(listing, self.looked_at))

    def _result(self, done: Done, result: UnitResult, mark: str) -> CacheEntry:
        """A unit that was built. What a problem tells of somebody is not kept: the cache would show it."""
        unit, entry = unit_of(done.path), CacheEntry(digest=done.digest, mark=mark, problems=result.problems)
        if result.failed:
            self._kept[unit] = replace(self._kept.get(unit, ManifestEntry()), failed=True)
            self._failed.append(done.path)
            return entry
        if self.known.options.shards and not done.borrowed and done.path not in self.known.outer:
            self._lacking.append(done.path)
        next_change = result.next_change.isoformat() if result.next_change else ""
        self._summaries[done.path] = result.summary
        if done.delivered:
            self.built.add(unit)
            self.changed += done.delivered.changed
            self.blocked += done.delivered.blocked
            files, summary = done.delivered.files, result.summary
            self._kept[unit] = ManifestEntry(
                files=files, summary=summary, next_change=next_change, files_digest=done.files_digest
            )
        return replace(
            entry,
            key="" if any(map(_is_personal, result.problems)) else done.key,
            day=self.known.options.day.isoformat(),
            next_change=next_change,
            files_digest=done.files_digest,
            pages=done.pages,
            summary=result.summary,
            stale=result.stale,
            page_links=result.page_links,
        )

    def _add(self, path: UnitPath, entry: CacheEntry) -> None:
        """What a unit says, whether it says so today or said so last time."""
        self.units += 1
        self.pages += entry.pages
        self._told.append(path)
        self._tell_anew(unit_of(path), entry)
        self._problems += entry.problems
        self._stale.update(entry.stale)
        if entry.summary:
            self._page_links[unit_of(path)] = entry.page_links
        if entry.summary:
            self._summaries[path] = entry.summary
        if entry.next_change:
            self._changes.append(entry.next_change)

    def _tell_anew(self, unit: str, entry: CacheEntry) -> None:
        """Other content, such as a notice for later, may make the same pages, but changes them on another day."""
        kept = self._kept.get(unit)
        if kept and entry.key and kept.files_digest == entry.files_digest:
            told = replace(kept, summary=entry.summary, next_change=entry.next_change)
            self._kept[unit] = kept if told == kept else told

    def unit_cache(self) -> UnitCache:
        """What the next build may know: nothing of a unit that is gone, no problem of one that has no result."""
        there = self.known.listed
        return {
            unit: entry if entry.key else CacheEntry(digest=entry.digest, mark=entry.mark)
            for unit, entry in self._entries.items()
            if unit in there
        }

    def undone(self) -> set[str]:
        """The units that exist and of which nothing has been delivered, or not all."""
        return (self._kept.keys() | self.known.listed) - self.built

    def manifest(self) -> Manifest:
        """What will stand in the output: new files of healthy units, the last good ones of the others."""
        return Manifest(
            units={unit: kept if unit in self.built else self._lent(unit, kept) for unit, kept in self._kept.items()}
        )

    def _lent(self, unit: str, kept: ManifestEntry) -> ManifestEntry:
        """What is kept of a unit, with the versions of pictures above it that were replaced since: its pages show them.

        Only of pictures that still exist: what was taken away may have been somebody's.
        """
        path, borrowed = path_of(unit), dict[str, int]()
        for outer in (unit_of(path[:depth]) for depth in range(len(path)) if kept.files):
            if outer in self.built:
                last = self.known.last.units.get(outer, ManifestEntry())
                new, old = self._kept[outer].files, last.files
                fresh = (
                    new.keys() - old.keys() if last.files_digest else new.keys()
                )  # a killed build may have begun them
                stems = {match[1] for url in fresh if (match := _VERSION.fullmatch(url))}
                gone = old.keys() - new.keys() if stems else ()
                borrowed |= {url: old[url] for url in gone if (match := _VERSION.fullmatch(url)) and match[1] in stems}
        return (
            replace(kept, files=dict(sorted({**kept.files, **borrowed}.items())), files_digest="") if borrowed else kept
        )

    def dead_links(self) -> Iterator[tuple[UnitPath, DeadLink]]:
        """What leads nowhere on the pages of the units that were looked at."""
        found = dead_links(self._page_links, frozenset(self.known.listed | self._kept.keys()), self._offers)
        return ((path_of(unit), end) for unit, end in found)

    def _offers(self, unit: str) -> str | None:
        """The addresses of a unit. One whose newest content failed has those of its last good pages."""
        entry = self._entries.get(unit)
        if entry and entry.summary:
            return entry.page_links.offers
        kept = self._kept.get(unit)
        return "\n".join(kept.files) if kept else None

    def orphans(self) -> tuple[Orphan, ...]:
        """Pages and media to which nothing leads; nobody knows while a unit that may do so was not looked at."""
        return orphans(self._page_links.values()) if self._page_links.keys() == self.known.listed else ()

    def _needed(self, needed: Collection[Location]) -> Silencer[Problem]:
        """Silences what only some of the units that inherit an exemption do not need, and what is `needed` anyway."""
        said = Counter(problem.place for problem in self._problems if problem.code == "ignore-unused")
        by_all = {
            place for place, count in said.items() if count == self._inheriting(tuple(place.file.split("/")[:-1]))
        }
        return needed_elsewhere(by_all.difference(needed))

    def _inheriting(self, outer: UnitPath) -> int:
        """How many units the content has in a folder, with the folder's own."""
        paths = map(path_of, self.known.listed)
        return sum(path == outer or is_below(path, outer) for path in paths)

    def report(self, found: Iterable[Problem] = (), needed: Collection[Location] = ()) -> BuildReport:
        """What came of it all, with what was found of links; `needed` are the exemptions that were needed for them."""
        failed = tuple(sorted(self._failed))
        today = self.known.options.day.isoformat()
        due = {path_of(unit) for unit, kept in self.known.last.units.items() if "" < kept.next_change <= today}
        return BuildReport(
            problems=unique([*self._problems, *found], self._needed(needed)),
            units=self.units,
            pages=self.pages,
            rendered=self.rendered,
            reused=len(self.reused) + self.borrowed,
            healthy=tuple(sorted({*self._told} - {*failed})),
            failed=failed,
            overdue=tuple(path for path in failed if path in due),
            lacking=tuple(sorted(self._lacking)),
            gone=self.known.gone,
            next_change=date.fromisoformat(min(self._changes)) if self._changes else None,
            stale=tuple(sorted(self._stale)),
            costs=total(self._costs),
        )


def _is_personal(problem: Problem) -> bool:
    """Whether a problem quotes somebody's number, of a comment for one, or names a file that is called so."""
    told = (problem.place.file, *problem.words.values())
    return "number" in problem.words or any(mask(word) != word for word in told)
