"""Reads the files of one unit's folder. What cannot be read becomes a problem."""

import os
import re
import stat
from pathlib import Path

from site_builder.content.filenames import DEEPEST, is_ignored, placeholder_of, spelt
from site_builder.content.listing import is_empty
from site_builder.content.media.filetype import ENDINGS, ending
from site_builder.model.addresses import BASE, LEDGER
from site_builder.model.file_kinds import FILE_KINDS, MEDIA, TEXT_FOLDERS, data_kind, kind_in_unit
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.media import Media
from site_builder.model.problem import Problem
from site_builder.text.filenames import hides_something, is_refused_by_windows, printable
from site_builder.text.normalize import clean, slug
from site_builder.text.numbers import show_size

LARGEST = 512 * 1024
"""A text may have so many bytes. The longest guide has some 10 kB; a larger file is something else."""
LARGEST_LIST = 1024 * 1024
"""A file of lists may have so many bytes: 7,500 members, which take 1 s of CPU and 50 MB. More go into another part."""
_MEDIA_NAME = re.compile(r"[^#?%\\:*<>|\"\x00-\x1f\ud800-\udfff]{1,120}")
"""Every system and host can store such names, if they have few enough bytes."""
LONGEST_STEM = 255 - len(".0123abcd.webp") - len(".") - len(".Abc123")
"""A name of media may have so many bytes before its ending. Disks store 255: with what a picture's version has behind
its name, and with what rsync adds while it copies. A Vietnamese letter has up to three bytes.
"""
_SHORT = 40
"""Letters of a proposed name."""


def largest(name: str) -> int:
    """Returns how many bytes a file of this name may have."""
    kind = data_kind(name)
    return LARGEST_LIST if kind and kind.lists else LARGEST


class FolderReader:
    """Reads one unit's folder. What cannot be read becomes a problem."""

    def __init__(self, root: Path, path: tuple[str, ...]) -> None:
        self.root = root
        self.path = path
        self._above = len(os.path.join(root, ""))  # noqa: PTH118 - with the slash at its end, which a Path never has
        self.files: dict[str, bytes] = {}
        self.media: dict[str, Media] = {}
        self.names: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.base: Folder | None = None

    def folder(self) -> Folder:
        """Returns all that was read."""
        problems = tuple(self.problems)
        return Folder(path=self.path, files=self.files, media=self.media, problems=problems, base=self.base)

    def read(self, folder: Path) -> None:
        """Reads the unit's own files."""
        for entry in self._entries(folder):
            name = _shown(entry)
            if name == LEDGER and not self.path and not entry.is_dir():
                continue
            if not entry.is_dir():
                self._take(entry, name, known=self._is_known(name))
            elif name == MEDIA:
                self._media(Path(entry.path), "")
            elif name == BASE and not self.path:
                self._base(Path(entry.path))
            elif name in TEXT_FOLDERS:
                for text in self._entries(Path(entry.path)):
                    self._take(text, f"{name}/{_shown(text)}", known=text.name.endswith(".md"))
        if not self.path and "unit.yaml" not in self.files:
            self._report("no-unit", "unit.yaml")

    def _base(self, folder: Path) -> None:
        """Reads the base layer. It has the files of a unit of which units inherit something."""
        reader = FolderReader(self.root, (BASE,))
        reader.read(folder)
        self.base = reader.folder()

    def _is_known(self, name: str) -> bool:
        """Whether this folder may have a data file of this name."""
        kind = data_kind(name)
        if kind is None or self.path != (BASE,):
            return kind is not None and not (kind.is_of_site and self.path)
        return kind.is_inherited

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Returns the entries of a folder, sorted alike on every system, and reports links that leave the content."""
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: (clean(entry.name), entry.name))
        except OSError as error:
            self._unreadable(f"{folder.relative_to(self.root).as_posix()}/".removeprefix(self._start()), error)
            return []
        return [entry for entry in found if not is_ignored(entry.name) and self._is_here(entry)]

    def _where(self, entry: os.DirEntry[str]) -> str:
        """Returns the path of an entry in the content folder, as the disk spells it."""
        return entry.path[self._above :].replace(os.sep, "/")

    def _is_here(self, entry: os.DirEntry[str]) -> bool:
        """Returns whether an entry is inside the content, and not only a sign for a file in a cloud.

        A link may lead only to a file of the content. Others could publish foreign files, or form circles.
        """
        if absent := placeholder_of(entry.name):
            self._report("file-in-cloud", self._where(entry).removeprefix(self._start()), value=printable(absent))
            return False
        if not entry.is_symlink() or self._leads_to_a_file(entry):
            return True
        self._report("file-outside", self._where(entry).removeprefix(self._start()))
        return False

    def _leads_to_a_file(self, entry: os.DirEntry[str]) -> bool:
        try:
            return not entry.is_dir() and Path(entry.path).resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # it leads to itself; RuntimeError before Python 3.13
            return False

    def _take(self, entry: os.DirEntry[str], name: str, *, known: bool) -> None:
        if entry.is_dir():
            if not is_empty(entry.path):
                code = "file-folder" if known else "file-unknown"
                self._report(code, name, value=name.rpartition("/")[2])
            return
        if not known:
            self._stray(name)
            return
        found = None if self._is_taken(entry, name) else self._stat(entry, name)
        if found is None:
            return
        most = largest(name)
        if found.st_size > most:
            self._report("file-large", name, size=show_size(found.st_size), most=show_size(most))
            return
        try:
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - a country has 60,000 of them
                self.files[name] = file.read()
        except OSError as error:
            self._unreadable(name, error)

    def _is_taken(self, entry: os.DirEntry[str], name: str) -> bool:
        """Returns whether a name differs from another only in case or Unicode form: Windows and Macs keep only one."""
        where = self._where(entry)
        other = self.names.setdefault(name.casefold(), where)
        if other != where:
            self._report("same-name", name, other=printable(other))
        return other != where

    def _stat(self, entry: os.DirEntry[str], name: str) -> os.stat_result | None:
        """Returns the status of a file, or None for what is no file: reading a pipe or device would never end."""
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
        """Reports a file that nobody reads. If its name is nearly right, an editor believes that it is published."""
        _, slash, file = name.rpartition("/")
        stem = file.partition(".")[0].lower()
        better = f"{slug(stem) or 'vi-du'}.md" if slash else f"{stem}.yaml"
        if self.path == (BASE,) and name in FILE_KINDS:
            self._report("base-file", name, value=name)
        elif ending(file) in ENDINGS - {"txt"}:
            self._report("file-misplaced", name, value=file)
        elif slash or kind_in_unit(better):
            self._report("file-ending", name, value=file, better=better)
        else:
            self._report("file-unknown", name)

    def _unreadable(self, name: str, error: OSError) -> None:
        self._report("file-unreadable", name, why=error.strerror or type(error).__name__)

    def _media(self, folder: Path, start: str) -> None:
        for entry in self._entries(folder):
            name = start + _shown(entry)
            if (entry.is_dir() and is_empty(entry.path)) or not self._is_offered(entry, name):
                continue
            if entry.is_dir():
                self._media(Path(entry.path), f"{name}/")
                continue
            found = self._stat(entry, f"media/{name}")
            if found is not None:
                source = self._where(entry)
                stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
                file = f"{self._start()}media/{name}"
                self.media[name] = Media(file=file, source=source, size=found.st_size, stamp=stamp)

    def _is_offered(self, entry: os.DirEntry[str], name: str) -> bool:
        """Returns whether a picture, a file or a folder of them can be published under its name."""
        suffix = "" if entry.is_dir() else Path(name).suffix
        better = (slug(Path(_shown(entry)).stem) or "hinh") + suffix.lower().rstrip(". ")
        if is_refused_by_windows(entry.name):
            self._report("name-windows", f"media/{name}", value=printable(entry.name), better=f"tep-{better}")
        elif not _MEDIA_NAME.fullmatch(entry.name) or hides_something(entry.name):
            self._report("file-name", f"media/{name}", value=printable(entry.name), better=better)
        elif (size := len(_stem(name).encode())) > LONGEST_STEM:
            short = f"{_stem(better)[:_SHORT].rstrip('-')}{suffix.lower()}"
            self._report("name-bytes", f"media/{name}", size=str(size), most=str(LONGEST_STEM), better=short)
        elif name.count("/") > DEEPEST:
            self._report("folder-deep", f"media/{name}", most=str(DEEPEST))
        elif not entry.is_dir() and ending(name) not in ENDINGS:
            code = "picture-drawing" if ending(name) in ("svg", "svgz") else "file-kind"
            self._report(code, f"media/{name}", value=suffix)
        else:
            return not self._is_taken(entry, f"media/{name}")
        return False

    def _start(self) -> str:
        return "".join(f"{part}/" for part in self.path)

    def _report(self, code: str, name: str, **words: str) -> None:
        place = Location(file=(self._start() + printable(name)).removesuffix("/"))
        self.problems.append(Problem.found(code, place, **words))


def _stem(name: str) -> str:
    """The last part of a path without its ending."""
    return name.rpartition("/")[2].rpartition(".")[0] or name.rpartition("/")[2]


def _shown(entry: os.DirEntry[str]) -> str:
    return spelt(entry.name)
