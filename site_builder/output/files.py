"""Writes files into the output folder, and removes those that no unit has any more."""

import errno
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from site_builder.model.frozen import frozen
from site_builder.model.output import Copy, File, Published, StandingPage
from site_builder.output.journal import begin, begun, sweep
from site_builder.output.lock import SHARD, WORK
from site_builder.output.manifest import MANIFEST, Manifest, ManifestEntry, load_manifest, manifest_text
from site_builder.output.paths import file_of, path_of
from site_builder.output.placement import (
    HAS_MODES,
    PUBLIC_FOLDER,
    READ_BY_OTHERS,
    gone,
    is_of_disk,
    put,
    write,
)


@frozen
class ChangeCount:
    """How many files a build changed and removed."""

    changed: int
    removed: int


@frozen
class WriteResult:
    """What was written of a unit's files."""

    files: Mapping[str, int]
    """Address → bytes."""
    changed: int
    """How many files were not there as they are now."""
    blocked: tuple[Published, ...] = ()
    """The files that could not be written yet: a folder stands where the file has to be, or a file where its folder
    has to be.
    """
    refused: tuple["Refusal", ...] = ()
    """The files that cannot be written, nor can their sources be read. Their size is -1 until they are."""


class Refusal(NamedTuple):
    """A file of the output that the system does not let be written or removed, and why, in the system's words."""

    url: str
    why: str

    @classmethod
    def of(cls, url: str, error: OSError) -> "Refusal":
        """What an error says of a file."""
        return cls(url, error.strerror or type(error).__name__)


class Finished(NamedTuple):
    """What the end of a build has come to."""

    removed: int
    unwritten: tuple[Refusal, ...] = ()
    """The files that were blocked and are so still."""
    unremoved: tuple[Refusal, ...] = ()
    """The files that should have gone. The manifest keeps them, so that the next build tries again."""


class ForeignFolder(Exception):  # noqa: N818 - says what was found
    """The output folder holds files that no build of ours has made."""


def guard(output: Path) -> None:
    """Refuses a folder that is somebody else's: a slip in --output must not mix a site into it. Empty folders may be
    what is left of an output that was deleted.
    """
    if output.exists() and not output.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(output))
    if not output.is_dir() or (output / MANIFEST).exists():
        return
    others = (path for path in output.iterdir() if path.name not in (WORK, SHARD))
    if any(not path.is_dir() or any(files for _, _, files in os.walk(path)) for path in others):
        raise ForeignFolder(output)


def claim(output: Path) -> None:
    """Marks a folder as ours before the first file is written there: a first build may be killed too."""
    if not (output / MANIFEST).exists():
        if HAS_MODES and not output.stat().st_mode & READ_BY_OTHERS:
            output.chmod(PUBLIC_FOLDER)
        write(output, output / MANIFEST, manifest_text(Manifest()).encode())


def read_manifest(output: Path) -> Manifest:
    """Reads what stands in the folder: what the last build has written, and what one that was killed had begun."""
    manifest = load_manifest(output)
    return replace(manifest, units=dict(manifest.units) | _unfinished(output, manifest, begun(output)))


def _unfinished(output: Path, manifest: Manifest, begun: Mapping[str, list[str]]) -> dict[str, ManifestEntry]:
    """The units of which old files and new ones may be there."""
    entries = manifest.units
    return {unit: _old_and_new(output, entries.get(unit, ManifestEntry()), urls) for unit, urls in begun.items()}


def _old_and_new(output: Path, entry: ManifestEntry, urls: Iterable[str]) -> ManifestEntry:
    """Lists all files that a unit may have. One that is not there stays with a size of -1: its folder may be there."""
    sizes = {url: _size(str(output), url) for url in sorted({*entry.files, *urls})}
    return replace(entry, files=sizes, files_digest="")


def first_damaged(output: Path, entry: ManifestEntry) -> str:
    """The first file of a unit that is not there, or not as long as it was; "" where all of them are whole."""
    folder = str(output)
    for url, size in entry.files.items():
        if _size(folder, url) != size:
            return file_of(url)
    return ""


def _size(output: str, url: str) -> int:
    """The bytes of a file; -1 where there is none, or where a web server may not read it: it is written again then."""
    try:
        found = os.stat(f"{output}/{file_of(url)}")  # noqa: PTH116 - 110,000 in a country, half a second in all
    except OSError:
        return -1
    return found.st_size if found.st_mode & READ_BY_OTHERS else -1


def read_published(output: Path, url: str) -> bytes:
    """Reads what stands at an address. Raises OSError."""
    return path_of(output, url).read_bytes()


def deliver(output: Path, content: Path, unit: str, files: Collection[Published]) -> WriteResult:
    """Makes the output hold the files of a unit. May run in several processes, for a unit in one of them.

    Raises OSError where no unit can be written, OutputGone among these.
    """
    begin(output, unit, [file.url for file in files])
    sizes, changed, blocked, refused = dict[str, int](), 0, list[Published](), list[Refusal]()
    for file in files:
        try:
            try:
                changed += put(output, content, file)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                blocked.append(file)
            sizes[file.url] = _length(content, file)
        except OSError as error:
            if is_of_disk(error, output):
                raise
            sizes[file.url] = -1
            refused.append(Refusal.of(file.url, error))
    sizes = dict(sorted(sizes.items()))
    return WriteResult(files=sizes, changed=changed, blocked=tuple(blocked), refused=tuple(refused))


def _length(content: Path, file: Published) -> int:
    """The bytes that a file has in the output. Raises OSError."""
    match file:
        case File(body=body):
            return len(body)
        case StandingPage(size=size):
            return size
        case Copy(source=source):
            return (content / source).stat().st_size


def finish(
    output: Path, content: Path, before: Manifest, after: Manifest, blocked: Iterable[Published], unfinished: set[str]
) -> Finished:
    """Removes what no unit has any more, writes the files that were blocked by it, and replaces the manifest.

    `unfinished` are the units that exist and were not built to their end: the manifest lists what may be there of them.
    Raises OSError; OutputGone where somebody has deleted the output meanwhile, but for a manifest of what is left.
    """
    is_gone = not (output / WORK).is_dir()
    if is_gone:
        _work_again(output)
    started = begun(output)
    begun_only = {unit: urls for unit, urls in started.items() if unit in unfinished}
    after = replace(after, units=dict(after.units) | _unfinished(output, after, begun_only))
    removed, unremoved = _remove_all(output, sorted(_gone(before, after, started)))
    unwritten = _put_blocked(output, content, blocked)
    after = _with_refused(before, after, [one.url for one in unwritten], [one.url for one in unremoved])
    if is_gone or started or after != before:
        write(output, output / MANIFEST, manifest_text(after).encode())
    sweep(output)
    if is_gone:
        raise gone(output)
    return Finished(removed, unwritten, unremoved)


def _work_again(output: Path) -> None:
    """Makes the folder for what is begun again. Raises OutputGone where nothing is left of the output."""
    try:
        (output / WORK).mkdir()
    except FileNotFoundError:
        raise gone(output) from None


def _put_blocked(output: Path, content: Path, blocked: Iterable[Published]) -> tuple[Refusal, ...]:
    """Writes the files that were blocked, now that what has to go is gone."""
    refused = []
    for file in blocked:
        try:
            put(output, content, file)
        except OSError as error:
            if is_of_disk(error, output):
                raise
            refused.append(Refusal.of(file.url, error))
    return tuple(refused)


def _remove_all(output: Path, urls: Iterable[str]) -> tuple[int, tuple[Refusal, ...]]:
    removed, refused = 0, []
    for url in urls:
        try:
            removed += _remove(output, url)
        except OSError as error:
            if is_of_disk(error, output):
                raise
            refused.append(Refusal.of(url, error))
    return removed, tuple(refused)


def _with_refused(before: Manifest, after: Manifest, unwritten: list[str], unremoved: list[str]) -> Manifest:
    """The manifest that has the next build try again: without a digest, the units of these files are built then."""
    if not (unwritten or unremoved):
        return after
    units = dict(after.units)
    for unit in before.units.keys() | units.keys():
        entry, old = units.get(unit, ManifestEntry()), before.units.get(unit, ManifestEntry())
        lacking = {url: -1 for url in unwritten if url in entry.files}
        left = {url: old.files[url] for url in unremoved if url in old.files}
        if lacking or left:
            units[unit] = replace(
                entry, files=dict(sorted({**entry.files, **lacking, **left}.items())), files_digest=""
            )
    return replace(after, units=units)


def _gone(before: Manifest, after: Manifest, begun: Mapping[str, list[str]]) -> set[str]:
    """The addresses that were there, or were to be there when a build was killed, and are no unit's any more."""
    candidates: set[str] = set()
    for unit, entry in before.units.items():
        now = after.units.get(unit)
        if now is not entry:
            candidates |= entry.files.keys() - (now.files.keys() if now else ())
    for unit, urls in begun.items():
        candidates |= set(urls) - after.units.get(unit, ManifestEntry()).files.keys()
    return candidates - after.files if candidates else candidates


def _remove(output: Path, url: str) -> bool:
    """Removes a file, if it is there, and the folders that this empties."""
    path = path_of(output, url)
    found = path.is_file()
    if found:
        path.unlink()
    folder = path.parent
    with suppress(OSError):  # a folder that must not be looked into or taken away: nobody sees that it is empty
        while folder != output and not (folder.is_dir() and any(folder.iterdir())):
            if folder.is_dir():  # a build that was killed may have made only the folders around it
                folder.rmdir()
            folder = folder.parent
    return found
