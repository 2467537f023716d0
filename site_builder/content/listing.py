"""What the disk lists of a content folder: its units, without a file being opened."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from site_builder.content.filenames import DEEPEST, is_hidden, is_ignored, spelt
from site_builder.content.leavings import is_leaving
from site_builder.model.addresses import BASE, LEDGER, RESERVED
from site_builder.model.file_kinds import FILE_KINDS, FOLDERS, MEDIA, TEXT_FOLDERS
from site_builder.model.folder import Listing
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.filenames import LONGEST_NAME, is_refused_by_windows, printable
from site_builder.text.normalize import SLUG, clean, slug, suggest

_IN_VIETNAMESE = {
    **{str(kind.page).rstrip("/"): kind.stem for kind in FILE_KINDS.values() if kind.is_folder},
    **dict.fromkeys(("hinh", "hinh-anh", "tep"), MEDIA),
}
"""Names that people give to the folders of a unit → their right names. A folder of texts is often named as its page."""
_MOST_EMPTY = 200
"""Folders inside a folder after which it is taken for one that holds something."""


def listings(folder: str, path: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> Iterator[Listing]:
    """A unit and those inside it, each before those inside it."""
    look = _Look(is_root=not path)
    inner = look.at_unit(folder, has_base=not path)
    if look.closed and path:
        why = Problem.found("file-unreadable", Location(file="/".join(path)), why=look.closed)
        yield Listing(path=path, names=names, fault=why)
        return
    faults = {name: _fault(Path(folder, name), (*path, printable(name))) for name in inner}
    empty = {name for name, fault in faults.items() if _lacks_unit(fault) and is_empty(f"{folder}/{name}")}
    left = tuple(sorted((*look.leavings, *(f"{printable(name)}/" for name in empty))))
    yield Listing(path=path, names=names, stat_digest=look.stat_digest(), touched=look.touched, leavings=left)
    for name in inner:
        inside, fault = (*path, printable(name)), faults[name]
        if fault and name not in empty:
            yield Listing(path=inside, names=(*names, name), fault=fault)
        elif not fault:
            yield from listings(f"{folder}/{name}", inside, (*names, name))


def is_empty(folder: str) -> bool:
    """Whether nobody has put anything into a folder, nor into those inside it. A link counts as something."""
    waiting = [folder]
    for seen, inside in enumerate(waiting):
        try:
            with os.scandir(inside) as entries:
                found = [entry for entry in entries if not (is_hidden(entry.name) or is_leaving(entry.name))]
            if seen > _MOST_EMPTY or not all(entry.is_dir(follow_symlinks=False) for entry in found):
                return False
        except OSError:  # a folder closed to us
            return False
        waiting += [entry.path for entry in found]
    return True


def _lacks_unit(fault: Problem | None) -> bool:
    return fault is not None and fault.code == "no-unit"


class _Look:
    """What the disk says of the files of one unit. A country has 60,000 of them: nothing here is done twice."""

    def __init__(self, *, is_root: bool) -> None:
        self._passed_over = frozenset([LEDGER] * is_root)
        """Files of the whole site that no unit is made of: a new line in the ledger makes no unit stale."""
        self.rows: list[tuple[object, ...]] = []
        self.leavings: list[str] = []
        """What was passed over and is told, a folder with its slash."""
        self.touched = 0
        self.closed = ""
        """Why the unit's folder cannot be listed. The units inside it are not gone because of that."""

    def stat_digest(self) -> str:
        """The digest of all names, sizes, times and inodes that were noted."""
        return hashlib.blake2b(repr(self.rows).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()

    def at_unit(self, folder: str, start: str = "", *, has_base: bool) -> list[str]:
        """Notes a unit's own files and returns the names of the folders that may be units inside it.

        The files of the base layer are the root unit's own: they are noted with it.
        """
        inner = []
        for name in self._at(folder, start):
            shown = spelt(name)
            if shown == MEDIA:
                self._at_media(f"{folder}/{name}", f"{start}{MEDIA}/")
            elif shown in TEXT_FOLDERS:
                self._holding(f"{folder}/{name}", f"{start}{name}/")
            elif shown == BASE and has_base:
                self.at_unit(f"{folder}/{name}", f"{BASE}/", has_base=False)
            else:
                inner.append(name)
        return sorted(inner, key=lambda name: (clean(name), name))

    def _at_media(self, folder: str, start: str) -> None:
        for name in self._holding(folder, start) if start.count("/") <= DEEPEST + 2 else ():
            self._at_media(f"{folder}/{name}", f"{start}{name}/")

    def _holding(self, folder: str, start: str) -> list[str]:
        """Notes the files of a folder, and returns the names of the folders in it that hold something."""
        inner = self._at(folder, start)
        empty = [f"{start}{name}/" for name in inner if is_empty(f"{folder}/{name}")]
        self.rows += [(name, "empty") for name in empty]
        self.leavings += map(printable, empty)
        return [name for name in inner if f"{start}{name}/" not in empty]

    def _at(self, folder: str, start: str) -> list[str]:
        """Notes the files of a folder and returns the names of the folders in it, links not counted."""
        try:
            with os.scandir(folder) as entries:
                there = sorted((entry.name, entry) for entry in entries)
        except OSError as error:
            self.rows.append((start, error.errno))
            self.closed = self.closed or ("" if start else error.strerror or type(error).__name__)
            return []
        folders = []
        for name, entry in there:
            if name in self._passed_over and not start:
                continue
            if is_ignored(name):
                self.leavings += [printable(start + name)] if is_leaving(name) and not is_hidden(name) else []
            elif not _is_folder(entry):
                self._file(start + name, entry)
            else:
                self.rows.append((start + name, entry.is_symlink()))
                folders += [] if entry.is_symlink() else [name]
        return folders

    def _file(self, name: str, entry: os.DirEntry[str]) -> None:
        try:
            found = entry.stat()
        except OSError as error:
            self.rows.append((name, error.errno))
            return
        self.rows.append((name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))
        self.touched = max(self.touched, found.st_mtime_ns, found.st_ctime_ns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _fault(folder: Path, path: tuple[str, ...]) -> Problem | None:
    """Why a folder cannot be a unit. It fails alone, so that its last good pages stay and its neighbours are built."""
    name, place = clean(path[-1]), Location(file="/".join(path))
    if slug(name) == slug(BASE) and not SLUG.fullmatch(name):
        return Problem.found("base-folder", place, value=path[-1])
    if name in FILE_KINDS:
        return Problem.found("file-folder", place, value=name)
    if len(path) > DEEPEST:
        return Problem.found("folder-deep", place, most=str(DEEPEST))
    try:
        has_unit = stat.S_ISREG((folder / "unit.yaml").stat().st_mode)
    except FileNotFoundError:
        has_unit = False
    except OSError as error:  # a folder closed to us, or a link that leads to itself
        return Problem.found("file-unreadable", place, why=error.strerror or type(error).__name__)
    if not has_unit:
        hint = _IN_VIETNAMESE.get(name, "") or suggest(name, FOLDERS)
        return Problem.found("no-unit", place, hint=hint)
    return _name_fault(path[-1], place)


def _name_fault(name: str, place: Location) -> Problem | None:
    """Why a name cannot stand in the addresses of a unit's pages."""
    if not SLUG.fullmatch(name):
        return Problem.found("file-name", place, value=name, better=slug(name) or "vi-du")
    if is_refused_by_windows(name):
        return Problem.found("name-windows", place, value=name, better=f"xa-{name}")
    if len(name) > LONGEST_NAME:
        return Problem.found("name-long", place, size=str(len(name)), most=str(LONGEST_NAME))
    if name in RESERVED:
        return Problem.found("reserved-name", place, value=name)
    return None
