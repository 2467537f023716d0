"""What has changed on the disk since the last look.

Looking again and again works everywhere: on network drives, for saves by renaming, for folders that come and go. A look
at the 86 files of Long Khánh takes 1 ms.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_YOUNG = 20
"""Looks (some 3 s) for which the bytes of a file that changed are compared too. The times of some disks are whole
seconds or pairs of them (FAT, some network drives), so that two quick saves of one size look alike."""
_LARGEST = 1024 * 1024
"""Bytes of a file that is worth reading for that: texts are smaller, nobody saves a film twice in a second."""
_SKIPPED = (".", "~$")
"""How the names of files begin that editors and systems keep for themselves; `load` does not read them either."""

Stamp = tuple[int, int, int]
"""Time of the last change, size, and the number that a new file of the same name does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file at the last look; `digest` is known while it is `young`."""

    stamp: Stamp
    young: int = 0
    digest: str = ""

    def differs(self, other: "Seen") -> bool:
        """Whether another look found something else."""
        return self.stamp != other.stamp or bool(self.digest and other.digest and self.digest != other.digest)


class Watch:
    """Folders, as they were at the last look. What is below them when it is made counts as known."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._seen = {path: Seen(stamp=stamp) for path, stamp in self._files()}

    def look(self) -> tuple[str, ...]:
        """The files that are new, changed or gone since the last look."""
        now = {path: self._again(path, stamp) for path, stamp in self._files()}
        before, self._seen = self._seen, now
        appeared_or_gone = now.keys() ^ before.keys()
        changed = {path for path in now.keys() & before.keys() if now[path].differs(before[path])}
        return tuple(sorted(appeared_or_gone | changed))

    def _again(self, path: str, stamp: Stamp) -> Seen:
        before = self._seen.get(path)
        young = _YOUNG if before is None or before.stamp != stamp else max(0, before.young - 1)
        return Seen(stamp=stamp, young=young, digest=_digest(path, stamp) if young else "")

    def _files(self) -> Iterator[tuple[str, Stamp]]:
        for folder in self._folders:
            yield from _below(str(folder))


def _below(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Every file; what goes while we look is not there. Links to folders are not followed: they may go in circles."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(_SKIPPED)]
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            else:
                known = entry.stat()
                yield entry.path, (known.st_mtime_ns, known.st_size, known.st_ino)
        except OSError:
            continue


def _digest(path: str, stamp: Stamp) -> str:
    if stamp[1] > _LARGEST:
        return ""
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""  # another program holds it; the next look will tell
