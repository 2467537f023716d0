"""Writes files into the output folder, and removes those that no unit has any more."""

import errno
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.model.output import Copy, File, Published
from site_builder.output.lock import SHARD, WORK
from site_builder.output.manifest import MANIFEST, Manifest, ManifestEntry, load_manifest, manifest_text
from site_builder.output.paths import checked, file_of, path_of

_JOURNAL = "journal-"
_HAS_MODES = os.name == "posix"
_PUBLIC_FILE, _PUBLIC_FOLDER = 0o644, 0o755
"""What is published may be read by a web server, which is another user, whatever umask the build runs with."""
_READ_BY_OTHERS = 0o044


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCount:
    """How many files a build changed and removed."""

    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
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


class ForeignFolder(Exception):  # noqa: N818 - says what was found
    """The output folder holds files that no build of ours has made."""


def guard(output: Path) -> None:
    """Refuses a folder that is somebody else's: a slip in --output must not mix a site into it."""
    if output.exists() and not output.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(output))
    if not output.is_dir() or (output / MANIFEST).exists():
        return
    if {path.name for path in output.iterdir()} - {WORK, SHARD}:
        raise ForeignFolder(output)


def claim(output: Path) -> None:
    """Marks a folder as ours before the first file is written there: a first build may be killed too."""
    if not (output / MANIFEST).exists():
        if _HAS_MODES and not output.stat().st_mode & _READ_BY_OTHERS:
            output.chmod(_PUBLIC_FOLDER)
        _write(output, output / MANIFEST, manifest_text(Manifest()).encode())


def read_manifest(output: Path) -> Manifest:
    """Reads what stands in the folder: what the last build has written, and what one that was killed had begun."""
    manifest = load_manifest(output)
    return replace(manifest, units=dict(manifest.units) | _unfinished(output, manifest, _begun(output)))


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
    return found.st_size if found.st_mode & _READ_BY_OTHERS else -1


def read_published(output: Path, url: str) -> bytes:
    """Reads what stands at an address. Raises OSError."""
    return path_of(output, url).read_bytes()


def deliver(output: Path, content: Path, unit: str, files: Collection[Published]) -> WriteResult:
    """Makes the output hold the files of a unit. May run in several processes, for a unit in one of them."""
    _begin(output, unit, [file.url for file in files])
    sizes, changed, blocked = {}, 0, []
    for file in files:
        try:
            changed += _put(output, content, file)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            blocked.append(file)
        sizes[file.url] = len(file.body) if isinstance(file, File) else (content / file.source).stat().st_size
    return WriteResult(files=dict(sorted(sizes.items())), changed=changed, blocked=tuple(blocked))


def finish(
    output: Path, content: Path, before: Manifest, after: Manifest, blocked: Iterable[Published], unfinished: set[str]
) -> int:
    """Removes what no unit has any more, writes the files that were blocked by it, and replaces the manifest.

    `unfinished` are the units that exist and were not built to their end: the manifest lists what may be there of them.
    Returns how many files were removed.
    """
    begun = _begun(output)
    begun_only = {unit: urls for unit, urls in begun.items() if unit in unfinished}
    after = replace(after, units=dict(after.units) | _unfinished(output, after, begun_only))
    gone = _gone(before, after, begun)
    removed = sum(_remove(output, url) for url in sorted(gone))
    for file in blocked:
        _put(output, content, file)
    if begun or after != before:
        _write(output, output / MANIFEST, manifest_text(after).encode())
    _sweep(output)
    return removed


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


def _put(output: Path, content: Path, file: Published) -> bool:
    """Writes what differs, so that tools that look at times send only what changed. False where nothing does."""
    target = f"{output}/{file_of(file.url)}"
    match file:
        case File(body=body):
            try:
                return not _holds(target, body) and _write(output, target, body)
            except FileNotFoundError:  # a new page needs a folder of its own: finding that out by writing takes longer
                _make_folder(target)
                return _write(output, target, body)
        case Copy(source=source):
            return _copy(output, target, content / source)


def _holds(target: str, body: bytes) -> bool:
    """Whether a file holds these bytes already, for a web server to read. Raises FileNotFoundError."""
    found = os.stat(target)  # noqa: PTH116 - 110,000 in a country
    if found.st_size != len(body) or not found.st_mode & _READ_BY_OTHERS:
        return False
    with open(target, "rb") as file:  # noqa: PTH123 - 110,000 in a country
        return file.read() == body


def _write(output: Path, target: str | Path, body: bytes) -> bool:
    temporary = _temporary(output)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _write_all(handle, body)
        if _HAS_MODES:
            os.fchmod(handle, _PUBLIC_FILE)
    finally:
        os.close(handle)
    _move(temporary, str(target))
    return True


def _write_all(handle: int, body: bytes) -> None:
    """Writes all of it. On a disk that is nearly full, one call writes a part; only the next one complains."""
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _copy(output: Path, target: str, source: Path) -> bool:
    with suppress(FileNotFoundError):
        if Path(target).stat().st_size == source.stat().st_size and _holds(target, source.read_bytes()):
            return False
    temporary = _temporary(output)
    shutil.copyfile(source, temporary)
    if _HAS_MODES:
        os.chmod(temporary, _PUBLIC_FILE)  # noqa: PTH101 - it is a text already
    _move(temporary, target)
    return True


def _move(temporary: str, target: str) -> None:
    try:
        _replace(temporary, target)
    except FileNotFoundError:
        _make_folder(target)
        _replace(temporary, target)


def _make_folder(target: str) -> None:
    """Makes the folder of a file, and those around it, so that a web server may enter. Mostly only one is lacking."""
    folder = os.path.dirname(target)  # noqa: PTH120 - a Path takes longer than the folder
    try:
        os.mkdir(folder)  # noqa: PTH102 - a Path takes longer than the folder
    except FileExistsError:
        return
    except FileNotFoundError:
        _make_folder(folder)
        with suppress(FileExistsError):  # another process had the same to do
            os.mkdir(folder)  # noqa: PTH102 - a Path takes longer than the folder
    if _HAS_MODES:
        os.chmod(folder, _PUBLIC_FOLDER)  # noqa: PTH101 - a Path takes longer than the folder


def _replace(temporary: str, target: str) -> None:
    try:
        os.replace(temporary, target)  # noqa: PTH105 - 110,000 in a country
    except OSError as error:
        if isinstance(error, PermissionError) and os.path.isdir(target):  # noqa: PTH112 - Windows says it of a folder so
            raise IsADirectoryError(target) from error
        error.filename = target  # a person knows the page, and not the temporary file
        raise


def _temporary(output: Path) -> str:
    """The file that this process writes before it is moved to its place."""
    return f"{output}/{WORK}/{os.getpid()}.new"


def _begin(output: Path, unit: str, urls: list[str]) -> None:
    """Adds a line to the journal of this process, in one step, before the first of these files is written."""
    line = b"\n" + json.dumps([unit, urls], ensure_ascii=False).encode() + b"\n"  # the last line may have been cut off
    handle = os.open(f"{output}/{WORK}/{_JOURNAL}{os.getpid()}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        _write_all(handle, line)
    finally:
        os.close(handle)


def _begun(output: Path) -> dict[str, list[str]]:
    """Reads all journals: unit → addresses. A line that was cut off is of a unit of which no file was written.

    A line with an address that leads outside the output is none of ours.
    """
    found: dict[str, list[str]] = {}
    for line in _lines(output / WORK):
        with suppress(ValueError, TypeError):
            unit, urls = json.loads(line)
            found.setdefault(unit, []).extend(checked(urls))
    return found


def _lines(work: Path) -> Iterator[bytes]:
    journals = sorted(work.glob(f"{_JOURNAL}*")) if work.is_dir() else []
    for journal in journals:
        with suppress(FileNotFoundError):  # a build that writes nothing may read while another one ends
            yield from journal.read_bytes().splitlines()


def _sweep(output: Path) -> None:
    """Removes the journals, and what a build that was killed had begun to write."""
    for name in (f"{_JOURNAL}*", "*.new"):
        for path in (output / WORK).glob(name):
            path.unlink()


def _remove(output: Path, url: str) -> bool:
    """Removes a file, if it is there, and the folders that this empties."""
    path = path_of(output, url)
    found = path.is_file()
    if found:
        path.unlink()
    folder = path.parent
    while folder != output and not (folder.is_dir() and any(folder.iterdir())):
        if folder.is_dir():  # a build that was killed may have made only the folders around it
            folder.rmdir()
        folder = folder.parent
    return found
