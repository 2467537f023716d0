"""The output folder and its manifest. Of the rooms that touch the disk, the one that writes the site.

A page is replaced in one step or not at all. Before anything is written, the manifest lists all that this build will
leave behind as well as what the last one left, so that after a crash the next build still knows every file to tidy up.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from site_builder.model.output import Copy, File, Published, Summary

MANIFEST = ".manifest.json"
_VERSION = 1
UNFINISHED = "\0"
"""The manifest's row, beside those of the units, that stands only while a build is writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the last build knows of a unit: its files and last good summary, and whether its newest content failed."""

    files: tuple[str, ...] = ()
    summary: Summary | None = None
    failed: bool = False
    next_change: str = ""
    """The ISO day on which these pages cease to be right by themselves; "" for never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in the output folder, by unit ("" is the root)."""

    units: Mapping[str, Kept] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """Every address that the builder has published and not removed."""
        return frozenset(url for kept in self.units.values() for url in kept.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many files a build changed and removed."""

    changed: int
    removed: int


class ForeignFolder(Exception):  # noqa: N818 - says what was found
    """The output folder holds files that no build of ours has made."""


def read_manifest(output: Path) -> Manifest:
    """The manifest of the last build; an empty one when there is none or it cannot be read."""
    try:
        found = json.loads((output / MANIFEST).read_text("utf-8"))
        units = {path: _kept(kept) for path, kept in found["units"].items()} if found["version"] == _VERSION else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()
    return Manifest(units=units)


def guard(output: Path) -> None:
    """Refuses a folder that is somebody else's: a slip in --output must not mix a site into it."""
    if not output.is_dir() or (output / MANIFEST).exists():
        return
    if {path.name for path in output.iterdir()} - {_temporary(output / MANIFEST).name}:
        raise ForeignFolder(output)


def publish(output: Path, content: Path, files: Iterable[Published], manifest: Manifest) -> Written:
    """Makes the output folder hold `files` and what `manifest` keeps of failed units, and nothing else of ours."""
    last = read_manifest(output)
    output.mkdir(parents=True, exist_ok=True)
    _write_manifest(output, Manifest(units={**manifest.units, UNFINISHED: Kept(files=tuple(sorted(last.files)))}))
    if UNFINISHED in last.units:
        _sweep(output, last.files)
    gone = last.files - manifest.files
    for url in sorted(_in_the_way(gone, manifest.files)):
        _remove(output, path_of(output, url))
    changed = sum(_put(path_of(output, file.url), file, content) for file in files)
    for url in sorted(gone):
        _remove(output, path_of(output, url))
    _write_manifest(output, manifest)
    return Written(changed=changed, removed=len(gone))


def _in_the_way(gone: Iterable[str], wanted: Iterable[str]) -> Iterator[str]:
    """Files that go and stand where a folder has to be now, or in a folder that is to be a file."""
    files = {PurePosixPath(_path(url)) for url in wanted}
    folders = {folder for file in files for folder in file.parents}
    for url in gone:
        path = PurePosixPath(_path(url))
        if path in folders or not files.isdisjoint(path.parents):
            yield url


def path_of(output: Path, url: str) -> Path:
    """The file of an address."""
    return output / _path(url)


def _path(url: str) -> str:
    return url + "index.html" if url.endswith("/") or not url else url


def _put(path: Path, file: Published, content: Path) -> bool:
    match file:
        case File(body=body):
            return _replace(path, body)
        case Copy(source=source):
            return _copy(path, content / source)


def _replace(path: Path, body: bytes) -> bool:
    """Writes only what differs, so that tools that look at times send only what changed."""
    try:
        if path.read_bytes() == body:
            return False
    except (FileNotFoundError, NotADirectoryError):
        pass
    temporary = _temporary(path)
    temporary.write_bytes(body)
    temporary.replace(path)
    return True


def _copy(path: Path, source: Path) -> bool:
    if path.is_file() and path.stat().st_size == source.stat().st_size and path.read_bytes() == source.read_bytes():
        return False
    temporary = _temporary(path)
    shutil.copyfile(source, temporary)
    temporary.replace(path)
    return True


def _temporary(path: Path) -> Path:
    """Where a file is written before it takes its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name[:40]}.new")  # a name may already be as long as the disk allows


def _sweep(output: Path, urls: Iterable[str]) -> None:
    """Removes what a killed build had begun to write, and the folders that it made for it."""
    for url in urls:
        path = path_of(output, url)
        if path.parent.is_dir():
            _remove(output, _temporary(path))


def _remove(output: Path, path: Path) -> None:
    """Removes a file, if it is there, and the folders that this empties."""
    if path.is_file():
        path.unlink()
    folder = path.parent
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _write_manifest(output: Path, manifest: Manifest) -> None:
    units = {path: asdict(kept) for path, kept in sorted(manifest.units.items())}
    text = json.dumps({"version": _VERSION, "units": units}, ensure_ascii=False, indent=1)
    _replace(output / MANIFEST, text.encode())


def _kept(found: Mapping[str, Any]) -> Kept:
    """A unit's row of the manifest; KeyError or TypeError where it is damaged."""
    summary = found["summary"] and Summary(
        path=tuple(found["summary"]["path"]),
        name=found["summary"]["name"],
        kind=found["summary"]["kind"],
    )
    return Kept(
        files=tuple(found["files"]),
        summary=summary or None,
        failed=bool(found["failed"]),
        next_change=str(found["next_change"]),
    )
