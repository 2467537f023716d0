"""One build at a time in an output folder: a lock that the system takes back from whoever dies."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WORK = ".build"
"""The folder inside the output for what a build has begun and not ended. It is gone afterwards."""
SHARD = ".shard"
"""The folder inside the output of a shard for the cache of its build. It is never published."""
_LOCK = "lock"
_TRIES = 50
"""How often the lock is opened at most. One time is enough, unless another build ends in the same millisecond."""


@contextmanager
def hold(output: Path, waits: Callable[[], None]) -> Iterator[bool]:
    """Keeps other builds out of the folder until the end. Gives whether there was one, which had to be waited for.

    `waits` is called once before that.
    """
    path = output / WORK / _LOCK
    has_waited = False
    while True:
        with _open(path) as handle:
            if not _lock(handle, patient=False):
                if not has_waited:
                    waits()
                has_waited = True
                _lock(handle, patient=True)
            if _is_at(path, handle):  # else the other build has ended, and removed its folder
                try:
                    yield has_waited
                finally:
                    _tidy(path)
                return


@contextmanager
def _open(path: Path) -> Iterator[int]:
    handle = _opened(path)
    try:
        yield handle
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    """Opens the lock's file. A build that ends removes it with its folder, also while we are about to open it."""
    for _ in range(_TRIES):
        with suppress(FileExistsError, FileNotFoundError):  # what `mkdir` and `open` raise then
            return _made(path)
    return _made(path)


def _made(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)


def _tidy(path: Path) -> None:
    """Removes the lock's file. Only who holds the lock may do it: the file is the only sign of that."""
    with suppress(OSError):  # Windows does not remove an open file: there it stays, and is used again
        if [each.name for each in path.parent.iterdir()] == [_LOCK]:  # else a build was broken off
            path.unlink()
            path.parent.rmdir()


def _is_at(path: Path, handle: int) -> bool:
    """Whether the file that we hold is still the one of that name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, patient: bool) -> bool:
        """Locks the file's first byte; False where somebody else has locked it. LK_LOCK gives up after ten seconds."""
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK if patient else msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if error.errno not in (errno.EACCES, errno.EDEADLK):  # a disk that knows no locks
                    return True
                if not patient:
                    return False
            else:
                return True

else:
    import fcntl

    def _lock(handle: int, *, patient: bool) -> bool:
        """Locks the file; False where somebody else has locked it. Some disks of networks have no locks: all pass."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if patient else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
