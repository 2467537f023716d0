"""What is known when a build begins, and which units are stale because of it: decided before anything is done."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from site_builder.builder.cache import CacheEntry, UnitCache
from site_builder.builder.job import Job, inner_key, unit_key
from site_builder.builder.options import BuildOptions
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.output import Summary
from site_builder.output import Manifest, ManifestEntry, is_whole


def unit_of(path: UnitPath) -> str:
    """A unit as files name it: "province/commune"; "" is the root."""
    return "/".join(path)


def path_of(unit: str) -> UnitPath:
    """The same as the code has it."""
    return tuple(unit.split("/")) if unit else ()


def is_below(path: UnitPath, outer: UnitPath) -> bool:
    """Whether a unit lies in another."""
    return len(path) > len(outer) and path[: len(outer)] == outer


class LastBuild:
    """The ledger of the last build, what stands in the output, and the listings of today."""

    def __init__(
        self, unit_cache: UnitCache, stood: Manifest, listings: Sequence[Listing], options: BuildOptions, *, dry: bool
    ) -> None:
        self.unit_cache = unit_cache
        self.stood = stood
        self.last = _standing(stood, listings)
        self.gone = tuple(sorted(path_of(unit) for unit in stood.units.keys() - self.last.units.keys()))
        self.outer = {listing.path[:-1] for listing in listings if listing.path}
        self.listed = {unit_of(listing.path) for listing in listings}
        self.options = options
        self.dry = dry
        self._inherited: dict[UnitPath, str] = {(): ""}

    def find_keys(self, listings: Iterable[Listing], read: Callable[[Listing], Folder]) -> None:
        """The key of what each unit inherits. A layer that was touched is read for it."""
        by_path = {listing.path: listing for listing in listings}
        passed: dict[UnitPath, str] = {}
        for path in by_path:
            if path:
                outer = path[:-1]
                if outer not in passed:
                    digest = self.digest(by_path[outer]) or read(by_path[outer]).digest
                    passed[outer] = inner_key(digest, self._inherited[outer])
                self._inherited[path] = passed[outer]

    def digest(self, listing: Listing) -> str:
        """The digest of a folder that nobody has touched since it was read; "" of any other."""
        entry = self.unit_cache.get(unit_of(listing.path))
        return entry.digest if entry and entry.mark and entry.mark == listing.stat_digest else ""

    def job(self, listing: Listing, below: tuple[Summary, ...], settings: str) -> Job | None:
        """What is to be done for a unit; None if its last result is still right."""
        entry, digest = self._right(listing.path), self.digest(listing)
        if entry and digest and unit_key(digest, self._inherited[listing.path], below, settings) == entry.key:
            return None
        return Job(listing=listing, below=below, known=entry.key if entry else "")

    def _right(self, path: UnitPath) -> CacheEntry | None:
        """The last result, if it is of this day and the output holds it."""
        unit = unit_of(path)
        entry = self.unit_cache.get(unit)
        if entry is None or not entry.is_of(self.options.day):
            return None
        return entry if self.dry or self._holds(self.stood.units.get(unit), entry) else None

    def _holds(self, kept: ManifestEntry | None, entry: CacheEntry) -> bool:
        if kept is None or kept.failed or kept.files_digest != entry.files_digest:
            return False
        return is_whole(self.options.output, kept)


def _standing(stood: Manifest, listings: Iterable[Listing]) -> Manifest:
    """The last build's units that still exist, or that lie in a folder which cannot be read as a unit today."""
    known, closed = set[UnitPath](), list[UnitPath]()
    for listing in listings:
        known.add(listing.path)
        closed += [listing.path] if listing.fault else []
    units: Mapping[str, ManifestEntry] = {
        unit: kept
        for unit, kept in stood.units.items()
        if path_of(unit) in known or any(is_below(path_of(unit), outer) for outer in closed)
    }
    return Manifest(units=units)
