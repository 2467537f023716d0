"""Files into the output folder and out of it."""

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

_JOURNAL = "journal-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCount:
    """How many files a build changed and removed."""

    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteResult:
    """What became of a unit's files: how long each is, how many were changed, and those that something stands in
    the way of: a folder where the file has to be, or a file where its folder has to be.
    """

    files: Mapping[str, int]
    changed: int
    blocked: tuple[Published, ...] = ()


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
        _write(output, output / MANIFEST, manifest_text(Manifest()).encode())


def read_manifest(output: Path) -> Manifest:
    """What stands in the folder: what the last build has told, and what one that was killed since had begun."""
    told = load_manifest(output)
    return Manifest(units=dict(told.units) | _halves(output, told, _begun(output)))


def _halves(output: Path, told: Manifest, begun: Mapping[str, list[str]]) -> dict[str, ManifestEntry]:
    """The units of which old files and new ones may be there."""
    return {unit: _half(output, told.units.get(unit, ManifestEntry()), urls) for unit, urls in begun.items()}


def _half(output: Path, kept: ManifestEntry, urls: Iterable[str]) -> ManifestEntry:
    """What is not there stays on the list with a size of -1: its folder may be."""
    return replace(kept, files={url: _size(str(output), url) for url in sorted({*kept.files, *urls})}, files_digest="")


def is_whole(output: Path, kept: ManifestEntry) -> bool:
    """Whether every file of a unit is there, as long as it was."""
    folder = str(output)
    return all(_size(folder, url) == size for url, size in kept.files.items())


def _size(output: str, url: str) -> int:
    try:
        return os.stat(f"{output}/{_path(url)}").st_size  # noqa: PTH116 - 110,000 in a country, half a second in all
    except OSError:
        return -1


def read_published(output: Path, url: str) -> bytes:
    """What stands at an address. Raises OSError."""
    return path_of(output, url).read_bytes()


def path_of(output: Path, url: str) -> Path:
    """The file of an address."""
    return output / _path(url)


def _path(url: str) -> str:
    return url + "index.html" if url.endswith("/") or not url else url


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
    output: Path, content: Path, stood: Manifest, stands: Manifest, blocked: Iterable[Published], undone: set[str]
) -> int:
    """Removes what no unit has any more, puts what was in its way, and tells in the manifest what stands there now.

    `undone` are the units that exist and were not built to their end: what was begun of them is told as it is. Returns
    how many files were removed.
    """
    begun = _begun(output)
    half = {unit: urls for unit, urls in begun.items() if unit in undone}
    stands = Manifest(units=dict(stands.units) | _halves(output, stands, half))
    gone = _gone(stood, stands, begun)
    removed = sum(_remove(output, url) for url in sorted(gone))
    for file in blocked:
        _put(output, content, file)
    if begun or stands != stood:
        _write(output, output / MANIFEST, manifest_text(stands).encode())
    _sweep(output)
    return removed


def _gone(stood: Manifest, stands: Manifest, begun: Mapping[str, list[str]]) -> set[str]:
    """The addresses that were there, or were to be there when a build was killed, and are no unit's any more."""
    candidates: set[str] = set()
    for unit, kept in stood.units.items():
        now = stands.units.get(unit)
        if now is not kept:
            candidates |= kept.files.keys() - (now.files.keys() if now else ())
    for unit, urls in begun.items():
        candidates |= set(urls) - stands.units.get(unit, ManifestEntry()).files.keys()
    return candidates - stands.files if candidates else candidates


def _put(output: Path, content: Path, file: Published) -> bool:
    """Writes what differs, so that tools that look at times send only what changed. False where nothing does."""
    target = f"{output}/{_path(file.url)}"
    match file:
        case File(body=body):
            try:
                return not _holds(target, body) and _write(output, target, body)
            except FileNotFoundError:  # a new page has a folder of its own: to find that out by writing takes longer
                _make_folder(target)
                return _write(output, target, body)
        case Copy(source=source):
            return _copy(output, target, content / source)


def _holds(target: str, body: bytes) -> bool:
    """Whether a file holds these bytes already. Raises FileNotFoundError."""
    if os.stat(target).st_size != len(body):  # noqa: PTH116 - as in _size
        return False
    with open(target, "rb") as file:  # noqa: PTH123 - the same
        return file.read() == body


def _write(output: Path, target: str | Path, body: bytes) -> bool:
    spare = _spare(output)
    handle = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _write_all(handle, body)
    finally:
        os.close(handle)
    _move(spare, str(target))
    return True


def _write_all(handle: int, body: bytes) -> None:
    """On a disk that is nearly full, one call writes a part and does not complain: the next one does."""
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _copy(output: Path, target: str, source: Path) -> bool:
    with suppress(FileNotFoundError):
        there = Path(target)
        if there.stat().st_size == source.stat().st_size and there.read_bytes() == source.read_bytes():
            return False
    spare = _spare(output)
    shutil.copyfile(source, spare)
    _move(spare, target)
    return True


def _move(spare: str, target: str) -> None:
    try:
        _replace(spare, target)
    except FileNotFoundError:
        _make_folder(target)
        _replace(spare, target)


def _make_folder(target: str) -> None:
    """The folder of a file. Mostly only the last one is lacking."""
    folder = os.path.dirname(target)  # noqa: PTH120 - as in _size
    try:
        os.mkdir(folder)  # noqa: PTH102 - the same
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same


def _replace(spare: str, target: str) -> None:
    try:
        os.replace(spare, target)  # noqa: PTH105 - as in _size
    except OSError as error:
        if isinstance(error, PermissionError) and os.path.isdir(target):  # noqa: PTH112 - so Windows says it of a folder
            raise IsADirectoryError(target) from error
        error.filename = target  # a person knows the page
        raise


def _spare(output: Path) -> str:
    """Where this process writes a file before it takes its place."""
    return f"{output}/{WORK}/{os.getpid()}.new"


def _begin(output: Path, unit: str, urls: list[str]) -> None:
    """A line in the journal of this process: in one step, before the first of these files is written."""
    line = b"\n" + json.dumps([unit, urls], ensure_ascii=False).encode() + b"\n"  # the last one may have been cut off
    handle = os.open(f"{output}/{WORK}/{_JOURNAL}{os.getpid()}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        _write_all(handle, line)
    finally:
        os.close(handle)


def _begun(output: Path) -> dict[str, list[str]]:
    """Unit → addresses, of all journals. A line that was cut off belongs to a unit of which no file was written."""
    found: dict[str, list[str]] = {}
    for line in _lines(output / WORK):
        with suppress(ValueError, TypeError):
            unit, urls = json.loads(line)
            found.setdefault(unit, []).extend(urls)
    return found


def _lines(work: Path) -> Iterator[bytes]:
    journals = sorted(work.glob(f"{_JOURNAL}*")) if work.is_dir() else []
    for journal in journals:
        with suppress(FileNotFoundError):  # whoever only looks may come while another build ends
            yield from journal.read_bytes().splitlines()


def _sweep(output: Path) -> None:
    """Takes the journals away, and what a build that was killed had begun to write."""
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
        if folder.is_dir():  # a build that was killed may have made only those around it
            folder.rmdir()
        folder = folder.parent
    return found
