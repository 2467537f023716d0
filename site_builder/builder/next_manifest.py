"""The manifest that the output will have: the new files of healthy units, and the last good ones of the others."""

import re
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType

from site_builder.builder.record import UnitRecord
from site_builder.builder.tree import path_of, unit_of
from site_builder.model.folder import UnitPath
from site_builder.model.output import Summary
from site_builder.output import Manifest, ManifestEntry, WriteResult

_VERSION = re.compile(r"(.+)\.[0-9a-f]{8}\.(?:jpg|webp)")
"""The address of a picture's version (`media`): what is before the dots is the original's."""


class NextManifest:
    """Begins with what the output holds of units that still exist, and takes in each unit that is written."""

    def __init__(
        self,
        standing: Manifest,
        unclaimed: Collection[str] = (),
        moved: Mapping[UnitPath, UnitPath] = MappingProxyType({}),
    ) -> None:
        self.standing = standing
        self.moved = {unit_of(former): unit_of(path) for former, path in moved.items()}
        self.unclaimed = unclaimed
        self.entries = dict(standing.units)
        self.right: set[str] = set()
        """The units whose files are those that their content makes today, though another build has written them."""
        self.built: set[str] = set()
        """The units whose files have just been written."""
        self.restored: set[str] = set()
        """The units whose last good files were fetched from where the site was published."""

    def write(self, unit: str, record: UnitRecord, written: WriteResult) -> None:
        """Takes in a unit whose new files have been written."""
        self.built.add(unit)
        for former in [former for former, path in self.moved.items() if path == unit]:
            self.entries.pop(former, None)
        self.entries[unit] = ManifestEntry(
            files=written.files,
            summary=record.summary,
            next_change=record.next_change,
            files_digest=record.files_digest,
        )

    def restore(self, unit: str, entry: ManifestEntry) -> None:
        """Takes in a unit whose last good files are here now."""
        self.restored.add(unit)
        self.entries[unit] = entry

    def lose(self, unit: str) -> None:
        """Enters that the files of a unit are not there any more."""
        entry = self.entries[unit]
        summary = replace(entry.summary, is_online=False) if entry.summary else None
        self.entries[unit] = replace(entry, files={}, files_digest="", summary=summary)

    def lend(self, unit: str, files: Mapping[str, int]) -> None:
        """Adds pictures of units above to a unit that shows them. Without a digest it is built among all next time."""
        entry = self.entries.get(unit, ManifestEntry())
        self.entries[unit] = replace(entry, files=dict(sorted({**entry.files, **files}.items())), files_digest="")

    def fail(self, unit: str, known: Summary | None = None) -> None:
        """Keeps the last good files of a unit that has an error. Of one without any, only the name is known."""
        entry = self.entries.get(unit, ManifestEntry())
        self.entries[unit] = replace(entry, failed=True, summary=known or entry.summary)

    def has_pages(self, unit: str) -> bool:
        """Whether the output has pages of a unit. Files that nobody claims in its folder may be such."""
        entry = self.entries.get(unit, ManifestEntry())
        is_known = any(size >= 0 for size in entry.files.values())
        home = f"{unit}/" if unit else ""
        return is_known or any(url.startswith(home) for url in self.unclaimed)

    def confirm(self, unit: str, record: UnitRecord) -> None:
        """Corrects what is said of files that stay: other content, such as a notice for later, may make the same pages,
        but changes them on another day.
        """
        entry = self.entries.get(unit)
        if entry is None or record.not_kept or entry.files_digest != record.files_digest:
            return
        self.right.add(unit)
        if (entry.summary, entry.next_change) != (record.summary, record.next_change):
            self.entries[unit] = replace(entry, summary=record.summary, next_change=record.next_change)

    def unfinished(self, listed: AbstractSet[str]) -> set[str]:
        """The units that exist and of which nothing has been written, or not all."""
        return (self.entries.keys() | listed) - self.built - self.restored

    def manifest(self) -> Manifest:
        """What will stand in the output."""
        if not self.built:
            return Manifest(units=self.entries)
        units = {
            unit: entry if unit in self.built | self.right else self._with_borrowed_pictures(unit, entry)
            for unit, entry in self.entries.items()
        }
        return Manifest(units=units)

    def _with_borrowed_pictures(self, unit: str, entry: ManifestEntry) -> ManifestEntry:
        """Keeps, with the old pages of a unit, the versions of pictures above it that were replaced since: the pages
        show them. Only versions of pictures that still exist are kept: what was taken away may have been somebody's.
        """
        path, borrowed = path_of(unit), dict[str, int]()
        for outer in (unit_of(path[:depth]) for depth in range(len(path)) if entry.files):
            if outer in self.built:
                borrowed |= self._replaced_pictures(outer)
        if not borrowed:
            return entry
        return replace(entry, files=dict(sorted({**entry.files, **borrowed}.items())), files_digest="")

    def _replaced_pictures(self, unit: str) -> dict[str, int]:
        """The versions of a unit's pictures that this build has replaced by others, with their sizes."""
        last = self.standing.units.get(unit, ManifestEntry())
        new, old = self.entries[unit].files, last.files
        fresh = new.keys() - old.keys() if last.files_digest else new.keys()  # a killed build may have begun them
        stems = {match[1] for url in fresh if (match := _VERSION.fullmatch(url))}
        gone = old.keys() - new.keys() if stems else ()
        return {url: old[url] for url in gone if (match := _VERSION.fullmatch(url)) and match[1] in stems}
