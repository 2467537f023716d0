"""What the last build left, seen beside what is found today: the records of the units, and what the output holds."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from site_builder.builder.cache import UnitCache
from site_builder.builder.job import NO_KIN, BuildKey, Job, Kin, UnitKey, across_key, below_key, inner_key, listed
from site_builder.builder.options import BuildOptions
from site_builder.builder.record import UnitRecord, with_known_files
from site_builder.builder.staleness import changed_below, changes, not_in_output, unusable
from site_builder.builder.succession_graph import Declared, SuccessionGraph, read_declared
from site_builder.builder.theme_digests import ThemeDigests
from site_builder.builder.tree import is_below, path_of, unit_of
from site_builder.builder.vanished import Aliases, sort_out
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.output import Summary
from site_builder.model.staleness import Staleness, StaleReason
from site_builder.output import Manifest, ManifestEntry, first_damaged


class LastBuild:
    """Tells which units of today's content are stale, and why."""

    def __init__(  # noqa: PLR0913 - all that a build finds before it builds
        self,
        records: UnitCache,
        output: Manifest,
        listings: Sequence[Listing],
        options: BuildOptions,
        *,
        ended: Collection[str],
        aliases: Callable[[], Aliases],
        dry: bool,
    ) -> None:
        self.records = records
        self.here = with_known_files(output, records)
        """What the output says that it holds."""
        self.output = output = self.here
        """All that the output holds."""
        self.fetchable = frozenset[str]()
        """Units of it that are not here: the last site has their pages."""
        if options.previous is not None:
            # Only a build that is told of a last site loads what reads it.
            from site_builder.builder.previous import with_previous  # noqa: PLC0415

            self.output, self.fetchable = with_previous(self.here, options.previous, options.output)
            output = self.output
        self.before = _both(self.here, self.output, self.fetchable)
        """The same, with the files of those units that are here all the same."""
        self.vanished = sort_out(output, listings, output.units if options.preview else ended, aliases)
        self.standing = self.vanished.standing
        """What it holds of units whose end is not declared. A preview publishes nothing: there, nothing has to stay."""
        self.unclaimed = output.unclaimed
        """The files that nobody claims: those of a unit without an entry may be its pages."""
        self.outer = {listing.path[:-1] for listing in listings if listing.path}
        """The units that have others inside them."""
        self.unreadable = [listing.path for listing in listings if listing.fault]
        """The folders of which nobody can tell which units they are."""
        self.listed = {unit_of(listing.path) for listing in listings}
        self.options = options
        self.dry = dry
        self._damaged: dict[UnitPath, str] = {}
        self._themes = ThemeDigests(options.themes)
        self._inherited: dict[UnitPath, str] = {(): ""}
        self.summaries: Mapping[UnitPath, Summary | None] = {}
        """The last summary of each unit: those of this build, as far as it is."""
        declared = {listing.path: one for listing in listings if (one := self._declared(listing))}
        self.succession = SuccessionGraph(declared, {listing.path for listing in listings}, options.day)
        """Which unit of the content became which."""
        self._listings = {listing.path: listing for listing in listings} if declared else {}

    def _declared(self, listing: Listing) -> Declared | None:
        """What a folder declares of its succession. One that was touched is looked at."""
        record = self.records.get(unit_of(listing.path))
        if record and record.stat_digest and record.stat_digest == listing.stat_digest:
            return record.declared
        return read_declared(self.options.content, listing)

    def declared(self, path: UnitPath) -> Declared | None:
        """What a unit declares of its succession today."""
        return self.succession.declared.get(path)

    def stands_alone(self, path: UnitPath) -> bool:
        """Whether a unit can be built by a machine that builds few others: it shows nothing of them."""
        return path not in self.outer and path not in self.succession.followers

    @property
    def waiting(self) -> list[UnitPath]:
        """The units that show what others hand over: they are built after these."""
        return [path for path in self.succession.followers if self._givers(path)]

    def _givers(self, path: UnitPath) -> list[UnitPath]:
        """The predecessors that hand something over: those without units inside, as nothing has to wait for them."""
        if path in self.succession.declared and self.succession.declared[path].begins > self.succession.day:
            return []
        return [one for one in self.succession.predecessors(path) if one not in self.outer]

    def kin(self, path: UnitPath) -> Kin:
        """The units before and after a unit, with what the last summaries say that they hand over."""
        graph = self.succession
        if not graph.concerns(path):
            return NO_KIN
        found = ((one, self.summaries.get(one)) for one in self._givers(path))
        return Kin(
            successors=tuple(self._listings[one] for one in graph.successors(path)),
            predecessors=tuple(self._listings[one] for one in graph.predecessors(path)),
            handovers={one: summary.handover for one, summary in found if summary and summary.handover},
            faults=tuple(graph.faults(path)),
            days=graph.days(path),
        )

    def find_inherited(self, listings: Iterable[Listing], read: Callable[[Listing], Folder]) -> None:
        """Finds the digests of the folders from which each unit inherits. One that was touched is read for it."""
        by_path = {listing.path: listing for listing in listings}
        passed: dict[UnitPath, str] = {}
        for path in by_path:
            if path:
                outer = path[:-1]
                if outer not in passed:
                    folder = self.folder_digest(by_path[outer]) or read(by_path[outer]).digest
                    passed[outer] = inner_key(folder, self._inherited[outer])
                self._inherited[path] = passed[outer]

    def folder_digest(self, listing: Listing) -> str:
        """The digest of a folder that nobody has touched since it was read; "" of any other."""
        record = self.records.get(unit_of(listing.path))
        return record.key.folder if record and record.stat_digest and record.stat_digest == listing.stat_digest else ""

    def is_unchanged(self, listing: Listing, record: UnitRecord) -> bool:
        """Whether neither a unit's folder nor a folder above it was touched since a record was made."""
        return (self.folder_digest(listing), self._inherited[listing.path]) == record.key[:2]

    def job(self, listing: Listing, below: tuple[Summary, ...], build: BuildKey) -> Job | None:
        """What is to be done for a unit; None where its last result is still right."""
        path, unit, kin = listing.path, unit_of(listing.path), self.kin(listing.path)
        record = self.records.get(unit)
        entry = self.output.units.get(unit)
        if record and record.key.build.theme_name:
            build = self._themes.key(build, record.key.build.theme_name)
        obstacle = self._obstacle(path, record, entry)
        across = across_key(kin, self._digests(kin)) if kin is not NO_KIN else ""
        key = UnitKey(self.folder_digest(listing), self._inherited[path], below_key(below), build, across)
        if record is None:
            return Job(listing=listing, below=below, kin=kin, stale=(obstacle,) if obstacle else ())
        if not obstacle and key == record.key:
            return None
        stale = [obstacle] if obstacle else []
        for one in changes(path, record.key, key):
            is_below = one.reason is StaleReason.BELOW
            stale.append(changed_below(record.key, self._summaries_below(path), below) if is_below else one)
        return Job(
            listing=listing,
            below=below,
            kin=kin,
            last=record.key,
            last_files=record.folder_files,
            stale=tuple(stale),
            holds=self._holds(path, entry),
        )

    def _digests(self, kin: Kin) -> list[tuple[str, str]]:
        both = (*kin.successors, *kin.predecessors)
        return [(self.folder_digest(one), self._inherited[one.path]) for one in both]

    def _holds(self, path: UnitPath, entry: ManifestEntry | None) -> str:
        """The digest of the files that the output holds of a unit with very many; "" where one is not whole. Where
        others are proved, all is made anew.
        """
        if (
            entry is None
            or len(entry.files) < self.options.long_unit
            or self.options.verify
            or self._first_damaged(path, entry)
        ):
            return ""
        return entry.files_digest

    def _first_damaged(self, path: UnitPath, entry: ManifestEntry) -> str:
        """The first file of a unit that is not whole, looked for once."""
        if path not in self._damaged:
            self._damaged[path] = first_damaged(self.options.output, entry)
        return self._damaged[path]

    def _obstacle(self, path: UnitPath, record: UnitRecord | None, entry: ManifestEntry | None) -> Staleness | None:
        """Why the last result cannot be taken, whatever the unit is made of."""
        found = unusable(record, entry, self.options.day)
        if found or record is None or self.dry:
            return found
        return not_in_output(record, entry, self._first_damaged(path, entry) if entry else "")

    def has_lost(self, entry: ManifestEntry | None) -> bool:
        """Whether not one file of a unit is where the output says it is: somebody has taken the pages away."""
        files = {url: size for url, size in entry.files.items() if size >= 0} if entry else {}
        output = self.options.output
        return (
            bool(files)
            and not self.output.is_damaged
            and all(first_damaged(output, ManifestEntry(files={url: size})) for url, size in files.items())
        )

    def _summaries_below(self, path: UnitPath) -> list[Summary]:
        """The summaries of the units inside a unit when these were built last."""
        inside = ((path_of(unit), record.summary) for unit, record in self.records.items())
        found = sorted((other, summary) for other, summary in inside if summary and is_below(other, path))
        return [listed(summary) for _, summary in found]


def _both(here: Manifest, output: Manifest, fetchable: Collection[str]) -> Manifest:
    """Adds to units of the last site what a build that was broken off has of them here: it may have to go."""
    units = {unit: output.units[unit] for unit in fetchable if unit in here.units}
    both = {unit: replace(entry, files={**here.units[unit].files, **entry.files}) for unit, entry in units.items()}
    return replace(output, units={**output.units, **both}) if both else output
