"""Reads and writes the editors' own files: reads them all, and replaces them one by one.

If the program is killed, each file is either the old one or the new one, and the next repair goes on where it stopped.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from site_builder.content.load import is_ignored, largest
from site_builder.editing.fix.repair import Change, Originals
from site_builder.editing.fix.unit_folders import FolderRename
from site_builder.output import atomic

_TEXTS = (".md", ".yaml", ".yml", ".markdown", ".txt")


def read(content: Path) -> Originals:
    """Returns every file below the content folder: the bytes of text files, and None for others.

    Links, pipes and devices are skipped.
    """
    return dict(_read(content, ""))


def _read(folder: Path, start: str) -> Iterator[tuple[str, bytes | None]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if is_ignored(entry.name) or entry.is_symlink():
            continue
        path = Path(entry.path)
        if entry.is_dir():
            yield from _read(path, f"{start}{entry.name}/")
        elif not entry.is_file():
            continue  # a pipe or a device: to read it would never end
        elif path.suffix.lower() in _TEXTS and entry.stat().st_size <= largest(entry.name):
            yield start + entry.name, path.read_bytes()
        else:
            yield start + entry.name, None


def move_folder(content: Path, folder: FolderRename) -> None:
    """Renames a folder. Raises atomic.Changed if it is gone, or if its new name is taken."""
    atomic.rename_folder(content / folder.old, content / folder.new)


def write(content: Path, change: Change, seen: bytes | None) -> None:
    """Writes one repaired file under its new name. Raises atomic.Changed if the file is not `seen` any more."""
    atomic.replace(content / change.file, seen, change.after.encode(), content / change.name)
