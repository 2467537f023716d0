"""The files of a site by name, exactly as they are spelt: a disk that forgives case or Unicode form has no say."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

INDEXES = ("index.html", "index.htm", "index.xhtml")


def folded(path: str) -> str:
    """A path without what names are confused by: case, and the Unicode form in which marks are written."""
    return (
        path.lower() if path.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    )


def is_page(path: str) -> bool:
    """Whether a file is HTML, by its name."""
    return path.lower().endswith((".html", ".htm", ".xhtml"))


class FileIndex:
    """File → size in bytes, and what follows from it. Made once, from one walk of a folder or from what was made."""

    def __init__(self, files: Mapping[str, int], moved: Iterable[str] = ()) -> None:
        self.files = files
        self._moved = frozenset(moved)
        self.folders = _folders(files)

    def find(self, path: str) -> str | None:
        """The file that a web server gives for a decoded path: itself, or the index of a folder."""
        if path in self.files:
            return path
        folder = path.removesuffix("/")
        if folder in self.folders:
            start = f"{folder}/" if folder else ""
            return next((start + name for name in INDEXES if start + name in self.files), None)
        return self.find(_single(path)) if "//" in path else None

    def is_moved(self, path: str) -> bool:
        """Whether the host has been told to send readers of a path elsewhere (`_redirects`)."""
        bare = path.removesuffix("/")
        steps = bare.split("/")
        above = ("".join(f"{step}/" for step in steps[:count]) + "*" for count in range(len(steps) + 1))
        return bool(self._moved) and (bare in self._moved or any(way in self._moved for way in above))

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        return {folded(name): name for name in sorted(self.files, reverse=True)}

    def alike(self, path: str) -> str | None:
        """A file whose name differs in case or Unicode form only."""
        name = path.removesuffix("/")
        ways = (name, *(f"{name}/{index}".removeprefix("/") for index in INDEXES))
        return next((self._by_fold[key] for key in map(folded, ways) if key in self._by_fold), None)

    @cached_property
    def _by_last(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.files:
            found.setdefault(folded(last_of(name)), []).append(name)
        return found

    def namesakes(self, path: str) -> list[str]:
        """Files of the same name in other folders."""
        return self._by_last.get(folded(last_of(path)), [])

    def beside(self, path: str) -> list[str]:
        """The files and folders that stand where a path looks."""
        folder = path.removesuffix("/").rpartition("/")[0]
        return self._by_folder.get(folder, [])

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in (*self.files, *self.folders):
            if name:
                found.setdefault(name.rpartition("/")[0], []).append(name)
        return found


def last_of(path: str) -> str:
    """A file's own name; of an index, the name of its folder, by which links know it."""
    way = path.removesuffix("/")
    for index in INDEXES:
        way = way.removesuffix(f"/{index}")
    return way.rpartition("/")[2]


def _single(path: str) -> str:
    """A path in which servers have folded repeated slashes, as nginx (merge_slashes) and Apache do."""
    while "//" in path:
        path = path.replace("//", "/")
    return path.removeprefix("/")


def _folders(files: Iterable[str]) -> frozenset[str]:
    found = {""}
    for name in files:
        folder = name.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)
