"""The content folder → folders of bytes. One of the rooms that touch the disk; it only reads.

`look` lists all units without opening a file, `read` opens those of one unit, `scan` does both for all.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.disguise import ENDINGS, ending
from site_builder.model.content import Media
from site_builder.model.folder import Folder, Listing
from site_builder.model.place import Place
from site_builder.model.problem import Problem, Refused
from site_builder.read.files import READERS, decode
from site_builder.routes import RESERVED
from site_builder.text.letters import SLUG, clean, slug, suggest
from site_builder.text.names import LONGEST_NAME, hides_something, is_refused_by_windows, printable
from site_builder.text.numbers import show_size
from site_builder.text.privacy import mask

LARGEST = 512 * 1024
"""Bytes of a text file. The longest guide has some 10 kB; past this it is something else."""
_DEEPEST = 8
"""Folders inside each other. Province, commune and hamlet are three."""
_IGNORED = re.compile(r"thumbs\.db|desktop\.ini|readme.*\.md", re.IGNORECASE)
"""Files for Windows, and for the people who write the content: its manual and the parts of it."""
_IN_VIETNAMESE = {
    "huong-dan": "guides",
    "thong-bao": "announcements",
    "hinh": "media",
    "hinh-anh": "media",
    "tep": "media",
}
"""What people call the folders of a unit."""
_MEDIA_NAME = re.compile(r"[^#?%\\:*<>|\"\x00-\x1f\ud800-\udfff]{1,120}")
"""Names that every system and host can carry."""
_ROOT_FILES = frozenset({"site.yaml"})
_FILES = _ROOT_FILES | {name for name in READERS if not name.endswith("/")}


def scan(content: Path) -> tuple[Folder, ...]:
    """Every unit's folder, the root first, each before those inside it."""
    return tuple(read(content, listing) for listing in look(content))


def look(content: Path) -> tuple[Listing, ...]:
    """Every unit as the disk lists it, the root first, each before those inside it."""
    return tuple(_listings(str(content.resolve()), (), ()))


def read(content: Path, listing: Listing) -> Folder:
    """The files of a unit that was listed."""
    if listing.fault:
        return Folder(path=listing.path, problems=(listing.fault,))
    root = content.resolve()
    reader = _Reader(root, listing.path)
    reader.read(root.joinpath(*listing.names))
    return reader.folder()


def source_line(content: Path, place: Place) -> str:
    """The line that a place names, as the reader saw it, without anybody's number; "" when there is none."""
    return source_lines(content, [place])[0]


def source_lines(content: Path, places: Iterable[Place]) -> list[str]:
    """The lines that places name; each file is read once, for a hundred places in it too.

    Personal numbers are looked for in the whole file: what a number is may stand at the head of its column.
    """
    files: dict[str, list[str]] = {}
    found = []
    for place in places:
        if place.file not in files:
            files[place.file] = _lines(content.resolve(), place.file)
        lines = files[place.file]
        found.append(lines[place.line - 1] if place.line <= len(lines) else "")
    return found


def _lines(root: Path, file: str) -> list[str]:
    try:
        path = (root / file).resolve()
        if path.suffix not in (".yaml", ".md") or not path.is_relative_to(root):
            return []
        if not path.is_file() or path.stat().st_size > LARGEST:
            return []
        return mask(decode(path.read_bytes())).split("\n")
    except (OSError, RuntimeError, Refused):  # RuntimeError: a link to itself, before Python 3.13
        return []


def is_ignored(name: str) -> bool:
    """Whether a name is that of something which systems leave behind, or the editors' manual."""
    return name.startswith((".", "~$")) or bool(_IGNORED.fullmatch(name))


def _listings(folder: str, path: tuple[str, ...], names: tuple[str, ...]) -> Iterator[Listing]:
    look = _Look()
    inner = look.at_unit(folder)
    if look.closed and path:
        why = Problem.error("file-unreadable", Place(file="/".join(path)), why=look.closed)
        yield Listing(path=path, names=names, fault=why)
        return
    yield Listing(path=path, names=names, mark=look.mark(), touched=look.touched)
    for name in inner:
        inside = (*path, printable(name))
        if fault := _fault(Path(folder, name), inside):
            yield Listing(path=inside, names=(*names, name), fault=fault)
        else:
            yield from _listings(f"{folder}/{name}", inside, (*names, name))


class _Look:
    """What the disk says of the files of one unit. A country has 60,000 of them: nothing here is done twice."""

    def __init__(self) -> None:
        self.rows: list[tuple[object, ...]] = []
        self.touched = 0
        self.closed = ""
        """Why the unit's folder cannot be listed: what is inside it is not gone because of that."""

    def mark(self) -> str:
        """All that was noted, in a word."""
        return hashlib.blake2b(repr(self.rows).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()

    def at_unit(self, folder: str) -> list[str]:
        """Notes a unit's own files and returns the names of the folders that may be units inside it."""
        inner = []
        for name in self._at(folder, ""):
            shown = _spelt(name)
            if shown == "media":
                self._at_media(f"{folder}/{name}", "media/")
            elif f"{shown}/" in READERS:
                self._at(f"{folder}/{name}", f"{name}/")
            else:
                inner.append(name)
        return sorted(inner, key=lambda name: (clean(name), name))

    def _at_media(self, folder: str, start: str) -> None:
        for name in self._at(folder, start) if start.count("/") <= _DEEPEST + 1 else ():
            self._at_media(f"{folder}/{name}", f"{start}{name}/")

    def _at(self, folder: str, start: str) -> list[str]:
        """Notes the files of a folder and returns the names of the folders in it, links not counted."""
        try:
            with os.scandir(folder) as entries:
                found = sorted((entry.name, entry) for entry in entries if not is_ignored(entry.name))
        except OSError as error:
            self.rows.append((start, error.errno))
            self.closed = self.closed or ("" if start else error.strerror or type(error).__name__)
            return []
        folders = []
        for name, entry in found:
            if not _is_folder(entry):
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
    name, place = clean(path[-1]), Place(file="/".join(path))
    if name in _FILES:
        return Problem.error("file-folder", place, value=name)
    if len(path) > _DEEPEST:
        return Problem.error("folder-deep", place, most=str(_DEEPEST))
    if not _has_unit(folder):
        folders = [folder.rstrip("/") for folder in (*READERS, "media/") if folder.endswith("/")]
        hint = _IN_VIETNAMESE.get(name, "") or suggest(name, folders)
        return Problem.error("no-unit", place, hint=hint)
    return _name_fault(path[-1], place)


def _name_fault(name: str, place: Place) -> Problem | None:
    """Why a name cannot stand in the addresses of a unit's pages."""
    if not SLUG.fullmatch(name):
        return Problem.error("file-name", place, value=name, better=slug(name) or "vi-du")
    if is_refused_by_windows(name):
        return Problem.error("name-windows", place, value=name, better=f"xa-{name}")
    if len(name) > LONGEST_NAME:
        return Problem.error("name-long", place, size=str(len(name)), most=str(LONGEST_NAME))
    if name in RESERVED:
        return Problem.error("reserved-name", place, value=name)
    return None


def _has_unit(folder: Path) -> bool:
    try:
        return (folder / "unit.yaml").is_file()
    except OSError:  # a folder closed to us
        return False


class _Reader:
    """Reads one unit's folder; what cannot be read becomes a problem."""

    def __init__(self, root: Path, path: tuple[str, ...]) -> None:
        self.root = root
        self.path = path
        self.files: dict[str, bytes] = {}
        self.media: dict[str, Media] = {}
        self.names: dict[str, str] = {}
        self.problems: list[Problem] = []

    def folder(self) -> Folder:
        return Folder(path=self.path, files=self.files, media=self.media, problems=tuple(self.problems))

    def read(self, folder: Path) -> list[str]:
        """Reads the unit's own files and returns the names of the units inside it."""
        inner = []
        for entry in self._entries(folder):
            name = _shown(entry)
            if not entry.is_dir():
                self._take(entry, name, known=name in READERS or (not self.path and name in _ROOT_FILES))
            elif name == "media":
                self._media(Path(entry.path), "")
            elif f"{name}/" in READERS:
                for text in self._entries(Path(entry.path)):
                    self._take(text, f"{name}/{_shown(text)}", known=text.name.endswith(".md"))
            else:
                inner.append(entry.name)
        if not self.path and "unit.yaml" not in self.files:
            self._report("no-unit", "unit.yaml")
        return inner

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """What a folder holds, in one order on every system; links that leave the content are reported."""
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: (clean(entry.name), entry.name))
        except OSError as error:
            self._unreadable(folder.relative_to(self.root).as_posix().removeprefix(self._start()), error)
            return []
        return [entry for entry in found if not is_ignored(entry.name) and self._is_inside(entry)]

    def _is_inside(self, entry: os.DirEntry[str]) -> bool:
        """A link may lead to a file of the content only: others could publish a stranger's file, or go in circles."""
        if not entry.is_symlink() or self._leads_to_a_file(entry):
            return True
        self._report("file-outside", Path(entry.path).relative_to(self.root).as_posix().removeprefix(self._start()))
        return False

    def _leads_to_a_file(self, entry: os.DirEntry[str]) -> bool:
        try:
            return not entry.is_dir() and Path(entry.path).resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # it leads to itself; RuntimeError before Python 3.13
            return False

    def _take(self, entry: os.DirEntry[str], name: str, *, known: bool) -> None:
        if entry.is_dir():
            code = "file-folder" if known else "file-unknown"
            self._report(code, name, warning=not known, value=name.rpartition("/")[2])
            return
        if not known:
            self._stray(name)
            return
        found = None if self._is_taken(entry, name) else self._stat(entry, name)
        if found is None:
            return
        if found.st_size > LARGEST:
            self._report("file-large", name, size=show_size(found.st_size), most=show_size(LARGEST))
            return
        try:
            self.files[name] = Path(entry.path).read_bytes()
        except OSError as error:
            self._unreadable(name, error)

    def _is_taken(self, entry: os.DirEntry[str], name: str) -> bool:
        """Whether a name differs from another in capitals or in how marks are stored: Windows and Macs keep one."""
        where = Path(entry.path).relative_to(self.root).as_posix()
        other = self.names.setdefault(name.casefold(), where)
        if other != where:
            self._report("same-name", name, other=printable(other))
        return other != where

    def _stat(self, entry: os.DirEntry[str], name: str) -> os.stat_result | None:
        """What the disk says of a file; None for what is none: pipes and devices would be read for ever."""
        try:
            found = entry.stat()
        except OSError as error:
            self._unreadable(name, error)
            return None
        if not stat.S_ISREG(found.st_mode):
            self._report("file-special", name)
            return None
        return found

    def _stray(self, name: str) -> None:
        """A file that nobody reads. One whose name is nearly right holds what an editor believes to be published."""
        folder, slash, file = name.rpartition("/")
        stem = file.partition(".")[0].lower()
        better = f"{stem}.md" if slash else f"{stem}.yaml"
        if ending(file) in ENDINGS - {"txt"}:
            self._report("file-misplaced", name, value=file)
        elif (slash and f"{folder}/" in READERS) or better in READERS:
            self._report("file-ending", name, value=file, better=better)
        else:
            self._report("file-unknown", name, warning=True)

    def _unreadable(self, name: str, error: OSError) -> None:
        self._report("file-unreadable", name, why=error.strerror or type(error).__name__)

    def _media(self, folder: Path, start: str) -> None:
        for entry in self._entries(folder):
            name = start + _shown(entry)
            if not self._is_offered(entry, name):
                continue
            if entry.is_dir():
                self._media(Path(entry.path), f"{name}/")
                continue
            found = self._stat(entry, f"media/{name}")
            if found is not None:
                source = Path(entry.path).relative_to(self.root).as_posix()
                stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
                file = f"{self._start()}media/{name}"
                self.media[name] = Media(file=file, source=source, size=found.st_size, stamp=stamp)

    def _is_offered(self, entry: os.DirEntry[str], name: str) -> bool:
        """Whether a picture, a file or a folder of them can be published under its name."""
        suffix = "" if entry.is_dir() else Path(name).suffix
        better = (slug(Path(_shown(entry)).stem) or "hinh") + suffix.lower().rstrip(". ")
        if is_refused_by_windows(entry.name):
            self._report("name-windows", f"media/{name}", value=printable(entry.name), better=f"tep-{better}")
        elif not _MEDIA_NAME.fullmatch(entry.name) or hides_something(entry.name):
            self._report("file-name", f"media/{name}", value=printable(entry.name), better=better)
        elif name.count("/") > _DEEPEST:
            self._report("folder-deep", f"media/{name}", most=str(_DEEPEST))
        elif not entry.is_dir() and ending(name) not in ENDINGS:
            code = "picture-drawing" if ending(name) in ("svg", "svgz") else "file-kind"
            self._report(code, f"media/{name}", value=suffix)
        else:
            return not self._is_taken(entry, f"media/{name}")
        return False

    def _start(self) -> str:
        return "".join(f"{part}/" for part in self.path)

    def _report(self, code: str, name: str, *, warning: bool = False, **words: str) -> None:
        place = Place(file=self._start() + printable(name))
        make = Problem.warning if warning else Problem.error
        self.problems.append(make(code, place, **words))


def _shown(entry: os.DirEntry[str]) -> str:
    return _spelt(entry.name)


def _spelt(name: str) -> str:
    """A name of the disk in the one form that texts have, without anything that a screen cannot show."""
    return name if SLUG.fullmatch(name) else printable(clean(name))
