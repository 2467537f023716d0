"""Makes the files on the disk those of a commit, each in one step. Who has saved meanwhile loses nothing."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.output import atomic
from site_builder.sync.repository import PROGRAM_MODE, ContentRepository, RepositoryRefuses, Tree

_BEGUN = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
}
"""What git leaves among the repository's data while something waits for a person."""


class SavedMeanwhile(Exception):  # noqa: N818 - says what happened
    """Somebody has saved a file of the content since it was read."""


def put_on_disk(repository: ContentRepository, before: Tree, after: Tree, within: str) -> None:
    """Replaces what differs between two trees, of which the first is what was read from the disk.

    Nothing is written where a file is another one by now. Raises SavedMeanwhile, RepositoryRefuses, OSError.
    """
    differing = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    there = repository.on_disk(differing)
    waiting: list[str] = []
    for path in differing:
        old, new = before.get(path), after.get(path)
        found = there.get(path)
        if found == (new.id if new else None):
            continue
        if found != (old.id if old else None):
            if _is_within(path, within):
                raise SavedMeanwhile(path)
            raise RepositoryRefuses("sync_dirty", path=path)
        if any(entry and not entry.mode.startswith("100") for entry in (old, new)):
            raise RepositoryRefuses("sync_odd", path=path)
        waiting.append(path)
    try:
        for path in waiting:
            _put(repository, path, before, after)
    except atomic.Changed as error:
        raise SavedMeanwhile(str(error)) from error


def _put(repository: ContentRepository, path: str, before: Tree, after: Tree) -> None:
    """Writes one file. What stands there is compared once more, in the moment in which it is replaced."""
    file, old, new = repository.root / path, before.get(path), after.get(path)
    body = file.read_bytes() if file.is_file() else None
    if repository.on_disk([path]).get(path) != (old.id if old else None):
        raise SavedMeanwhile(path)
    if new is None:
        atomic.remove(file, body)
        _tidy(file.parent, repository.root)
        return
    made = repository.for_disk(path, new.id)
    if body is None:
        atomic.write_made(file, made)
    else:
        atomic.replace(file, body, made)
    file.chmod(0o755 if new.mode == PROGRAM_MODE else file.stat().st_mode & ~0o111)


def _tidy(folder: Path, root: Path) -> None:
    """Removes folders that have become empty: git knows none of them."""
    with suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def _is_within(path: str, within: str) -> bool:
    return not within or path.startswith(f"{within}/")


def begun(folder: Path) -> str:
    """Returns what somebody has begun with git and not ended, by the repository's data; "" for nothing."""
    return next((word for name, word in _BEGUN.items() if (folder / name).exists()), "")


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes a folder of our own hold these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    atomic.write_new({folder / path: body for path, body in files.items()})
