"""The content folder → folders of bytes. One of the rooms that touch the disk; it only reads."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.disguise import ENDINGS, ending
from site_builder.model.content import Media
from site_builder.model.folder import Folder
from site_builder.model.place import Place
from site_builder.model.problem import Problem, Refused
from site_builder.read.files import READERS, decode
from site_builder.routes import RESERVED
from site_builder.text.letters import SLUG, clean, slug, suggest
from site_builder.text.numbers import show_size
from site_builder.text.privacy import mask

LARGEST = 1024 * 1024
"""Bytes of a text file. The longest guide has some 10 kB; past this it is something else."""
_IGNORED = re.compile(r"thumbs\.db|desktop\.ini|readme.*\.md", re.IGNORECASE)
"""Files for Windows, and for the people who write the content: its manual and the parts of it."""
_MEDIA_NAME = re.compile(r"[^#?%\\:*<>|\"\x00-\x1f\ud800-\udfff]{1,120}")
"""Names that every system and host can carry."""
_ROOT_FILES = frozenset({"site.yaml"})


def scan(content: Path) -> tuple[Folder, ...]:
    """Every unit's folder, the root first, each before those inside it."""
    root = content.resolve()
    return tuple(_units(root, root, ()))


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
    path = (root / file).resolve()
    if path.suffix not in (".yaml", ".md") or not path.is_relative_to(root):
        return []
    try:
        return mask(decode(path.read_bytes())).split("\n")
    except (OSError, Refused):
        return []


def is_ignored(name: str) -> bool:
    """Whether a name is that of something which systems leave behind, or the editors' manual."""
    return name.startswith((".", "~$")) or bool(_IGNORED.fullmatch(name))


def _units(root: Path, folder: Path, path: tuple[str, ...]) -> Iterator[Folder]:
    reader = _Reader(root, path)
    inner = reader.read(folder)
    yield reader.folder()
    for name in inner:
        fault = _fault(folder / name, (*path, name))
        if fault:
            yield Folder(path=(*path, name), problems=(fault,))
        else:
            yield from _units(root, folder / name, (*path, name))


def _fault(folder: Path, path: tuple[str, ...]) -> Problem | None:
    """Why a folder cannot be a unit. It fails alone, so that its last good pages stay and its neighbours are built."""
    name = clean(path[-1])
    if not (folder / "unit.yaml").is_file():
        hint = suggest(name, [folder.rstrip("/") for folder in (*READERS, "media/") if folder.endswith("/")])
        return Problem.error("no-unit", Place(file="/".join(path)), hint=hint)
    if not SLUG.fullmatch(name):
        return Problem.error("file-name", Place(file="/".join(path)), value=name, better=slug(name) or "vi-du")
    if name in RESERVED:
        return Problem.error("reserved-name", Place(file="/".join(path)), value=name)
    return None


class _Reader:
    """Reads one unit's folder; what cannot be read becomes a problem."""

    def __init__(self, root: Path, path: tuple[str, ...]) -> None:
        self.root = root
        self.path = path
        self.files: dict[str, bytes] = {}
        self.media: dict[str, Media] = {}
        self.problems: list[Problem] = []

    def folder(self) -> Folder:
        return Folder(path=self.path, files=self.files, media=self.media, problems=tuple(self.problems))

    def read(self, folder: Path) -> list[str]:
        """Reads the unit's own files and returns the names of the units inside it."""
        inner = []
        for entry in self._entries(folder):
            name = clean(entry.name)
            if not entry.is_dir():
                self._take(entry, name, known=name in READERS or (not self.path and name in _ROOT_FILES))
            elif name == "media":
                self._media(Path(entry.path), "")
            elif f"{name}/" in READERS:
                for text in self._entries(Path(entry.path)):
                    self._take(text, f"{name}/{clean(text.name)}", known=text.name.endswith(".md"))
            else:
                inner.append(entry.name)
        if not self.path and "unit.yaml" not in self.files:
            self._report("no-unit", "unit.yaml")
        return inner

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """What a folder holds, in one order on every system; links that leave the content are reported."""
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: clean(entry.name))
        except OSError as error:
            self._unreadable(folder.relative_to(self.root).as_posix().removeprefix(self._start()), error)
            return []
        return [entry for entry in found if not is_ignored(entry.name) and self._is_inside(entry)]

    def _is_inside(self, entry: os.DirEntry[str]) -> bool:
        """A link may lead to a file of the content only: others could publish a stranger's file, or go in circles."""
        if entry.is_symlink() and (entry.is_dir() or not Path(entry.path).resolve().is_relative_to(self.root)):
            self._report("file-outside", Path(entry.path).relative_to(self.root).as_posix().removeprefix(self._start()))
            return False
        return True

    def _take(self, entry: os.DirEntry[str], name: str, *, known: bool) -> None:
        if entry.is_dir():
            self._report("file-unknown", name, warning=True)
            return
        if not known:
            self._stray(name)
            return
        try:
            size = entry.stat().st_size
            if size > LARGEST:
                self._report("file-large", name, size=show_size(size), most=show_size(LARGEST))
                return
            self.files[name] = Path(entry.path).read_bytes()
        except OSError as error:
            self._unreadable(name, error)

    def _stray(self, name: str) -> None:
        """A file that nobody reads. One whose name is nearly right holds what an editor believes to be published."""
        folder, slash, file = name.rpartition("/")
        stem = file.partition(".")[0].lower()
        better = f"{stem}.md" if slash else f"{stem}.yaml"
        if (slash and f"{folder}/" in READERS) or better in READERS:
            self._report("file-ending", name, value=file, better=better)
        else:
            self._report("file-unknown", name, warning=True)

    def _unreadable(self, name: str, error: OSError) -> None:
        self._report("file-unreadable", name, why=error.strerror or type(error).__name__)

    def _media(self, folder: Path, start: str) -> None:
        for entry in self._entries(folder):
            name = start + clean(entry.name)
            if entry.is_dir():
                self._media(Path(entry.path), f"{name}/")
                continue
            if not _MEDIA_NAME.fullmatch(entry.name):
                better = slug(Path(clean(entry.name)).stem) + Path(name).suffix.lower()
                self._report("file-name", f"media/{name}", value=entry.name, better=better)
                continue
            if ending(name) not in ENDINGS:
                code = "picture-drawing" if ending(name) in ("svg", "svgz") else "file-kind"
                self._report(code, f"media/{name}", value=Path(name).suffix)
                continue
            try:
                size = entry.stat().st_size
            except OSError as error:
                self._unreadable(f"media/{name}", error)
            else:
                source = Path(entry.path).relative_to(self.root).as_posix()
                self.media[name] = Media(file=f"{self._start()}media/{name}", source=source, size=size)

    def _start(self) -> str:
        return "".join(f"{part}/" for part in self.path)

    def _report(self, code: str, name: str, *, warning: bool = False, **words: str) -> None:
        place = Place(file=self._start() + name)
        make = Problem.warning if warning else Problem.error
        self.problems.append(make(code, place, **words))
