"""Lists the files of a folder: their names, exactly as they are spelt, and their sizes."""

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, kw_only=True)
class FolderWalk:
    """Holds the files of a folder, and the folders that could not be read."""

    files: dict[str, int] = field(default_factory=dict)
    """It maps each path from the root to the file's size in bytes."""
    refused: dict[str, str] = field(default_factory=dict)
    """It maps each folder that could not be read to the reason."""


def walk(root: Path) -> FolderWalk:
    """Returns all files below a folder.

    It follows links to folders too, but not those that lead back to a folder above.
    """
    found = FolderWalk()
    _list(os.fspath(root), "", found, frozenset())
    return found


def _list(folder: str, start: str, found: FolderWalk, above: frozenset[str]) -> None:
    """Lists folder after folder. It keeps a list of those to come, because a tree may be deeper than Python's stack."""
    waiting = [(folder, start, above)]
    while waiting:
        place, name, parents = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    path = f"{name}{entry.name}"
                    if entry.is_dir():
                        inner = _parents(entry, parents)
                        if inner is not None:
                            waiting.append((entry.path, f"{path}/", inner))
                    elif entry.is_file():
                        found.files[path] = entry.stat().st_size
        except OSError as error:
            found.refused[name.removesuffix("/")] = error.strerror or str(error)


def _parents(entry: "os.DirEntry[str]", above: frozenset[str]) -> frozenset[str] | None:
    """Returns the real folders above an entry that may be a link, or None for a link that leads back up."""
    if not entry.is_symlink():
        return above
    real = os.path.realpath(entry.path)
    own = os.path.realpath(entry.path.rpartition(os.sep)[0])
    if real in above or own == real or own.startswith(f"{real}{os.sep}"):
        return None
    return above | {real}
