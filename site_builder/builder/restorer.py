"""Brings pages of the last site back into the output: of the units that a build cannot make, all of a unit or none."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from site_builder.builder.last_build import LastBuild
from site_builder.builder.next_manifest import NextManifest
from site_builder.builder.previous import LARGEST, PreviousLost, PreviousSite
from site_builder.builder.tree import unit_of
from site_builder.model.digest import content_digest, digest_of_files
from site_builder.model.folder import UnitPath
from site_builder.model.output import File, Published
from site_builder.output import Manifest, ManifestEntry, deliver, first_damaged, read_published
from site_builder.output.paths import file_of


class Restorer:
    """Fetches what the manifest of the output will list and the output has not. All of it may raise PreviousLost."""

    def __init__(
        self, previous: PreviousSite, last: LastBuild, next_manifest: NextManifest, blocked: list[Published]
    ) -> None:
        self._previous = previous
        self._last = last
        self._next = next_manifest
        self._blocked = blocked
        """The files that could not be written yet; they are added to it."""

    def restore_vanished(self) -> None:
        """Brings back the pages of units whose folder is gone."""
        for path in self._last.vanished.missing:
            self._restore(unit_of(path))

    def restore_failed(self, path: UnitPath) -> None:
        """Brings back the last good pages of a unit, and those of the place from which it was moved."""
        moved = self._last.vanished.moved.items()
        for unit in (unit_of(path), *(unit_of(former) for former, now in moved if now == path)):
            self._restore(unit)

    def restore_pictures(self) -> None:
        """Brings back the pictures of units above that old pages show and that were replaced."""
        for unit, entry in self._next.manifest().units.items():
            own = self._next.entries[unit].files
            borrowed = {url: size for url, size in entry.files.items() if url not in own}
            if borrowed and first_damaged(self._last.options.output, ManifestEntry(files=borrowed)):
                self._deliver(unit, list(self._fetch(unit, borrowed)))

    def restore_pages(self, unit: str, files: Mapping[str, int]) -> None:
        """Brings back pages that a unit no longer makes and that stay all the same, as far as they are not here."""
        lacking = {url: size for url, size in files.items() if unit in self._last.fetchable}
        if lacking and first_damaged(self._last.options.output, ManifestEntry(files=lacking)):
            self._deliver(unit, list(self._fetch(unit, lacking)))

    def without_absent(self, manifest: Manifest) -> Manifest:
        """Takes out of a manifest what only the last site has: a build that is broken off has not brought all of it."""
        absent = self._last.fetchable - self._next.built - self._next.right - self._next.restored
        here = {unit: self._last.here.units[unit] for unit in absent & self._last.here.units.keys()}
        units = {unit: entry for unit, entry in manifest.units.items() if unit not in absent}
        return replace(manifest, units={**units, **here}) if absent else manifest

    def _restore(self, unit: str) -> None:
        """Brings all files of a unit back, or none of them, if only the last site has them."""
        if unit not in self._last.fetchable or unit in self._next.restored:
            return
        entry = self._next.entries[unit]
        files = list(self._fetch(unit, entry.files))
        is_same = _has_digest(files, entry)
        if not is_same and not self._is_sure(entry):
            raise PreviousLost("previous_file_differs", unit=unit, name=unit or ".")
        written = self._deliver(unit, files)
        self._next.restore(unit, replace(entry, files=written, files_digest=entry.files_digest if is_same else ""))

    def _deliver(self, unit: str, files: list[File]) -> Mapping[str, int]:
        written = deliver(self._last.options.output, self._last.options.content, unit, files)
        self._blocked += written.blocked
        return written.files

    def _is_sure(self, entry: ManifestEntry) -> bool:
        """Whether there is a better reason to believe the bytes of a unit than the digest in the build's manifest."""
        known = self._previous.sha256.keys() | self._previous.unsure
        return not entry.files_digest or all(file_of(url) in known for url in entry.files)

    def _fetch(self, unit: str, files: Mapping[str, int]) -> Iterator[File]:
        for url, size in files.items():
            body = self._body(unit, file_of(url), size)
            if body is not None:
                yield File(url=url, body=body)

    def _body(self, unit: str, name: str, size: int) -> bytes | None:
        """A file of the last site. None where it may have gone with a deploy that was broken off."""
        digest, is_unsure = self._previous.sha256.get(name), name in self._previous.unsure or size < 0
        here = self._here(name)
        if here is not None and digest and sha256(here).hexdigest() == digest:
            return here
        body = self._previous.read(name, LARGEST if digest or is_unsure else size)
        if body is None and not is_unsure:
            raise PreviousLost("previous_file_gone", unit=unit, name=name)
        if body is None or is_unsure:
            return body
        if sha256(body).hexdigest() != digest if digest else len(body) != size:
            raise PreviousLost("previous_file_differs", unit=unit, name=name)
        return body

    def _here(self, name: str) -> bytes | None:
        """What a build that was broken off has brought already."""
        try:
            return read_published(self._last.options.output, name)
        except OSError:
            return None


def _has_digest(files: list[File], entry: ManifestEntry) -> bool:
    """Whether files are those of which the build's manifest speaks. Attachments count there by their originals: of a
    unit with any, the sizes have to do.
    """
    if {file.url: len(file.body) for file in files} != dict(entry.files):
        return False
    if not entry.files_digest or any("media/" in url for url in entry.files):
        return True
    return digest_of_files((file.url, content_digest(file.body)) for file in files) == entry.files_digest
