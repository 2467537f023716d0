"""Writes files one by one: new ones, changed ones, and those that a command makes.

Nothing is lost: a file is replaced in one step and keeps its rights, a new name never takes another file's place, and
what somebody else has saved meanwhile stays.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path


class Changed(Exception):  # noqa: N818 - says which
    """A file is no longer what was read: somebody else has saved it."""


def write_new(files: Mapping[Path, bytes]) -> None:
    """Writes all of these files, none of which exists, and their folders; or none of them.

    Raises FileExistsError where one exists, OSError where the disk refuses.
    """
    made: list[Path] = []
    try:
        for path, body in files.items():
            made += _folders(path.parent)
            with path.open("xb") as file:
                made.append(path)
                file.write(body)
    except BaseException:  # also Ctrl-C: half a unit would be worse than none
        for path in reversed(made):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
        raise


def replace(path: Path, before: bytes | None, after: bytes, target: Path | None = None) -> None:
    """Replaces a file that still is what was read, in one step, and moves it to `target` if that is another name.

    Raises Changed where somebody has saved the file, or has a file of the new name (to some systems one that differs in
    capitals only is the same); OSError where the disk refuses.
    """
    target = target or path
    if path.read_bytes() != before or (target.exists() and not target.samefile(path)):
        raise Changed(path)
    _put(path, after)
    if target != path:
        path.rename(target)


def remove(path: Path, before: bytes | None) -> None:
    """Removes a file that still is what was read. Raises Changed where somebody has saved it."""
    if path.read_bytes() != before:
        raise Changed(path)
    path.unlink()


def rename_folder(path: Path, target: Path) -> None:
    """Renames a folder. Raises Changed where it is gone, or where something else has the new name (to some systems one
    that differs in capitals only is the same); OSError where the disk refuses.
    """
    if not path.is_dir() or (target.exists() and not target.samefile(path)):
        raise Changed(path)
    path.rename(target)


def write_made(path: Path, body: bytes) -> bool:
    """Writes a file that a command makes anew each time. Returns whether it was another before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.read_bytes() == body:
        return False
    _put(path, body)
    return True


def _folders(folder: Path) -> list[Path]:
    """Makes a folder and those around it. Returns the new ones, the outermost first."""
    lacking = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(lacking):
        one.mkdir()
    return lacking[::-1]


def _put(path: Path, body: bytes) -> None:
    temporary = path.with_name(f".{path.name[:40]}.new")  # a name may already be as long as the disk allows
    try:
        temporary.write_bytes(body)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:  # a full disk, or Ctrl-C: half a file would lie beside the whole one
        temporary.unlink(missing_ok=True)
        raise
