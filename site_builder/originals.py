"""The editors' own files: read whole, replaced one by one. The only room that writes into the content folder.

A file is replaced in one step and keeps its rights; a new name never takes another file's place. Killed at any moment,
each file is the old one or the new one, and repairing again goes on where it stopped.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from site_builder.load import LARGEST, is_ignored
from site_builder.repair import Change, Originals

_TEXTS = (".md", ".yaml", ".yml", ".markdown", ".txt")


class Stale(Exception):  # noqa: N818 - says which file
    """A file is no longer what was looked at: somebody has saved it meanwhile, or taken its new name."""


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
    """Writes one repaired file under its new name. Raises Stale when its bytes are no longer those `seen`."""
    path, target = content / change.file, content / change.name
    if path.read_bytes() != seen or (target.exists() and not target.samefile(path)):
        raise Stale(change.file)
    temporary = path.with_name(f".{path.name[:40]}.new")
    temporary.write_bytes(change.after.encode())
    shutil.copymode(path, temporary)
    temporary.replace(path)
    if target != path:
        path.rename(target)
