"""Finds what has changed on the disk since the last look.

Looking again and again works everywhere: on network drives, for saves by renaming, and for folders that come and go. A
look at the 86 files of Long Khánh takes 1 ms.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.content.filenames import is_ignored
from site_builder.model.frozen import frozen

_YOUNG = 20
"""For this many looks (some 3 s) after a change, the bytes of a file are compared too. Some disks (FAT, some network
drives) keep times in steps of one or two seconds, so that two quick saves of the same size look alike."""
_LARGEST = 1024 * 1024
"""Larger files, in bytes, are not compared: texts are smaller, and nobody saves a video twice in a second."""
_CLOSED = "closed"
"""It stands for the digest of a file that another program holds, or that may not be read. Such a file is tried at every
look, because on Windows nothing else tells that it is open again."""


class Stamp(NamedTuple):
    """What the disk says of a file. Its rights are among that: the time of their last change is `changed`."""

    modified: int
    changed: int
    size: int
    inode: int
    """It tells a new file of the same name."""
    is_plain: bool
    """It is false for links, pipes and devices: to read one may never end, and whatever a link leads to in the content
    is watched there."""


@frozen
class FileState:
    """Holds a file's state at the last look. The digest is known while the file is `young`."""

    stamp: Stamp
    young: int = 0
    digest: str = ""

    def differs(self, other: "FileState") -> bool:
        """Returns whether another look found a different file."""
        return self.stamp != other.stamp or bool(self.digest and other.digest and self.digest != other.digest)


class Watch:
    """Watches folders for changes. What is in them at the beginning counts as known."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._known = {path: FileState(stamp=stamp) for path, stamp in self._files()}

    def look(self) -> tuple[str, ...]:
        """Returns the files that are new, changed or gone since the last look."""
        now = {path: self._state_of(path, stamp) for path, stamp in self._files()}
        before, self._known = self._known, now
        appeared_or_gone = now.keys() ^ before.keys()
        changed = {path for path in now.keys() & before.keys() if now[path].differs(before[path])}
        return tuple(sorted(appeared_or_gone | changed))

    def _state_of(self, path: str, stamp: Stamp) -> FileState:
        before = self._known.get(path)
        is_same = before is not None and before.stamp == stamp
        young = max(before.digest == _CLOSED, before.young - 1) if before and is_same else _YOUNG
        return FileState(stamp=stamp, young=young, digest=_digest(path, stamp) if young else "")

    def _files(self) -> Iterator[tuple[str, Stamp]]:
        for folder in self._folders:
            yield from _files_below(str(folder))


def _files_below(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Yields every file below a folder. A file that disappears meanwhile is left out. Links to folders are not
    followed, as they may form circles.
    """
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not is_ignored(entry.name)]
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path)
            else:
                yield entry.path, _stamp(entry.stat(), is_link=entry.is_symlink())
        except OSError:
            continue


def _stamp(found: os.stat_result, *, is_link: bool) -> Stamp:
    is_plain = stat.S_ISREG(found.st_mode) and not is_link
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, is_plain)


def _digest(path: str, stamp: Stamp) -> str:
    """Returns the digest of a file's bytes, and "" for what is not compared."""
    if not stamp.is_plain or stamp.size > _LARGEST:
        return ""
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return _CLOSED
