"""One walk of a folder: the names of its files, exactly as they are spelt, and their sizes."""

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, kw_only=True)
class FolderWalk:
    """What was found."""

    files: dict[str, int] = field(default_factory=dict)
    """Path from the root → bytes."""
    refused: dict[str, str] = field(default_factory=dict)
    """Folders that could not be read, and why."""


def walk(root: Path) -> FolderWalk:
    """All files below a folder, also by way of links to folders, unless these lead back to where they came from."""
    found = FolderWalk()
    _enter(os.fspath(root), "", found, frozenset())
    return found


def _enter(folder: str, start: str, found: FolderWalk, above: frozenset[str]) -> None:
    """Folder by folder, with a list of those that are still to come: a tree may be deeper than a stack."""
    waiting = [(folder, start, above)]
    while waiting:
        place, name, parents = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    way = f"{name}{entry.name}"
                    if entry.is_dir():
                        inner = _parents(entry, parents)
                        if inner is not None:
                            waiting.append((entry.path, f"{way}/", inner))
                    elif entry.is_file():
                        found.files[way] = entry.stat().st_size
        except OSError as error:
            found.refused[name.removesuffix("/")] = error.strerror or str(error)


def _parents(entry: "os.DirEntry[str]", above: frozenset[str]) -> frozenset[str] | None:
    """The real folders above, for whatever lies behind a link; None for a link that leads back up."""
    if not entry.is_symlink():
        return above
    real = os.path.realpath(entry.path)
    own = os.path.realpath(entry.path.rpartition(os.sep)[0])
    if real in above or own == real or own.startswith(f"{real}{os.sep}"):
        return None
    return above | {real}
