"""The editors' own files: read whole, repaired one by one.

Killed at any moment, each file is the old one or the new one, and repairing again goes on where it stopped.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from site_builder.content.load import LARGEST, is_ignored
from site_builder.editing.fix.repair import Change, Originals
from site_builder.output import atomic

_TEXTS = (".md", ".yaml", ".yml", ".markdown", ".txt")


def read(content: Path) -> Originals:
    """Every file below the content folder: the bytes of texts, only the names of others. Links are left alone."""
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
        elif path.suffix.lower() in _TEXTS and entry.stat().st_size <= LARGEST:
            yield start + entry.name, path.read_bytes()
        else:
            yield start + entry.name, None


def write(content: Path, change: Change, seen: bytes | None) -> None:
    """Writes one repaired file under its new name. Raises atomic.Changed when it is no longer what was `seen`."""
    atomic.replace(content / change.file, seen, change.after.encode(), content / change.name)
