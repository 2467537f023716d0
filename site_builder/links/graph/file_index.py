"""Finds the files of a site by their exact names, even where the disk ignores case or Unicode form."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from site_builder.text.normalize import composed

INDEXES = ("index.html", "index.htm", "index.xhtml")


def folded(path: str) -> str:
    """Returns a path without what names are often confused by: case, and the Unicode form of accents."""
    return path.lower() if path.isascii() else composed(composed(path).casefold())


def is_page(path: str) -> bool:
    """Returns whether a file is HTML, judged by its name."""
    return path.lower().endswith((".html", ".htm", ".xhtml"))


class FileIndex:
    """Maps each file to its size in bytes, and finds files by path. It is made once, from a list of all files."""

    def __init__(
        self, files: Mapping[str, int], redirected: Iterable[str] = (), codes: frozenset[str] = frozenset()
    ) -> None:
        self.files = files
        self.codes = codes
        """These pictures are QR codes: what is wrong with one is told where it is shown."""
        self._redirected = frozenset(redirected)
        self.folders = _folders(files)

    def find(self, path: str) -> str | None:
        """Returns the file that a web server sends for a decoded path: the file itself, or the index of a folder."""
        if path in self.files:
            return path
        folder = path.removesuffix("/")
        if folder in self.folders:
            start = f"{folder}/" if folder else ""
            return next((start + name for name in INDEXES if start + name in self.files), None)
        return self.find(_single(path)) if "//" in path else None

    def is_redirected(self, path: str) -> bool:
        """Returns whether the host redirects a path (`_redirects`)."""
        bare = path.removesuffix("/")
        steps = bare.split("/")
        above = ("".join(f"{step}/" for step in steps[:count]) + "*" for count in range(len(steps) + 1))
        return bool(self._redirected) and (bare in self._redirected or any(path in self._redirected for path in above))

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        return {folded(name): name for name in sorted(self.files, reverse=True)}

    def same_folded(self, path: str) -> str | None:
        """Returns a file whose name differs only in case or Unicode form."""
        name = path.removesuffix("/")
        spellings = (name, *(f"{name}/{index}".removeprefix("/") for index in INDEXES))
        return next((self._by_fold[key] for key in map(folded, spellings) if key in self._by_fold), None)

    @cached_property
    def _by_own_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.files:
            found.setdefault(folded(own_name(name)), []).append(name)
        return found

    def namesakes(self, path: str) -> list[str]:
        """Returns the files of the same name in other folders."""
        return self._by_own_name.get(folded(own_name(path)), [])

    def siblings(self, path: str) -> list[str]:
        """Returns the files and folders in the folder of a path."""
        folder = path.removesuffix("/").rpartition("/")[0]
        return self._by_folder.get(folder, [])

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in (*self.files, *self.folders):
            if name:
                found.setdefault(name.rpartition("/")[0], []).append(name)
        return found


def own_name(path: str) -> str:
    """Returns a file's own name. For an index it is the name of its folder, as links write it."""
    path = path.removesuffix("/")
    for index in INDEXES:
        path = path.removesuffix(f"/{index}")
    return path.rpartition("/")[2]


def _single(path: str) -> str:
    """Joins repeated slashes of a path, as nginx (merge_slashes) and Apache do."""
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
