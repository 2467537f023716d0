"""Puts a file into its place in the output in one step, and tells whose trouble it is where that fails.

A disk that is full stops a build. A name that is too long, a page that another program holds, a picture that cannot be
read any more are the trouble of one unit: the others are published all the same.
"""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from site_builder.model.output import Copy, File, Published, StandingPage
from site_builder.output.lock import WORK
from site_builder.output.paths import file_of

HAS_MODES = os.name == "posix"
PUBLIC_FOLDER = 0o755
READ_BY_OTHERS = 0o044
_PUBLIC_FILE = 0o644
"""What is published may be read by a web server, which is another user, whatever umask the build runs with."""
_OF_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""What the system says when no other file could be written either."""


class OutputGone(OSError):  # noqa: N818 - says what has happened
    """Somebody has deleted the output while a build was writing into it."""


def is_of_disk(error: OSError, output: Path) -> bool:
    """Whether an error in the output is the trouble of all units: the disk is full, or the folder in which each file is
    written before it is moved to its place cannot be used.
    """
    is_unnamed = error.filename is None or str(error.filename).startswith(f"{output}/{WORK}/")
    return error.errno in _OF_DISK or isinstance(error, OutputGone) or is_unnamed


def put(output: Path, content: Path, file: Published) -> bool:
    """Writes what differs, so that tools that look at times send only what changed. False where nothing does."""
    target = f"{output}/{file_of(file.url)}"
    match file:
        case File(body=body):
            try:
                if _holds(target, body):
                    return False
            except FileNotFoundError:  # a new page needs a folder of its own: finding that out by writing takes longer
                _make_room(output, target)
            return write(output, target, body)
        case Copy(source=source):
            return _copy(output, target, content / source)
        case StandingPage():
            return False


def _holds(target: str, body: bytes) -> bool:
    """Whether a file holds these bytes already, for a web server to read. Raises FileNotFoundError."""
    found = os.stat(target)  # noqa: PTH116 - 110,000 in a country
    if found.st_size != len(body) or not found.st_mode & READ_BY_OTHERS:
        return False
    with open(target, "rb") as file:  # noqa: PTH123 - 110,000 in a country
        return file.read() == body


def write(output: Path, target: str | Path, body: bytes) -> bool:
    """Replaces one file of the output. Raises OutputGone, and OSError."""
    temporary = temporary_of(output)
    handle = opened(output, temporary, os.O_TRUNC | getattr(os, "O_BINARY", 0))
    try:
        write_all(handle, body)
        if HAS_MODES:
            os.fchmod(handle, _PUBLIC_FILE)
    finally:
        os.close(handle)
    _move(output, temporary, str(target))
    return True


def opened(output: Path, name: str, flags: int) -> int:
    """Opens a file in the folder for what is begun, to write it. Raises OutputGone, and OSError."""
    try:
        return os.open(name, os.O_WRONLY | os.O_CREAT | flags, 0o666)
    except FileNotFoundError:
        raise gone(output) from None


def gone(output: Path) -> OutputGone:
    """The error of an output that has been deleted."""
    return OutputGone(errno.ENOENT, os.strerror(errno.ENOENT), str(output))


def write_all(handle: int, body: bytes) -> None:
    """Writes all of it. On a disk that is nearly full, one call writes a part; only the next one complains."""
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _copy(output: Path, target: str, source: Path) -> bool:
    with suppress(FileNotFoundError):
        if Path(target).stat().st_size == source.stat().st_size and _holds(target, source.read_bytes()):
            return False
    temporary = temporary_of(output)
    os.close(opened(output, temporary, 0))
    shutil.copyfile(source, temporary)
    if HAS_MODES:
        os.chmod(temporary, _PUBLIC_FILE)  # noqa: PTH101 - it is a text already
    _move(output, temporary, target)
    return True


def _move(output: Path, temporary: str, target: str) -> None:
    try:
        _replace(temporary, target)
    except FileNotFoundError:
        _make_room(output, target)
        _replace(temporary, target)


def _make_room(output: Path, target: str) -> None:
    """Makes the folder of a file, unless the whole output has been deleted: nothing of that may come back. Raises
    OutputGone.
    """
    if not os.path.isdir(f"{output}/{WORK}"):  # noqa: PTH112 - for each new page of a country
        raise gone(output)
    _make_folder(target)


def _make_folder(target: str) -> None:
    """Makes the folder of a file, and those around it, so that a web server may enter. Mostly only one is lacking."""
    folder = os.path.dirname(target)  # noqa: PTH120 - a Path takes longer than the folder
    try:
        os.mkdir(folder)  # noqa: PTH102 - a Path takes longer than the folder
    except FileExistsError:
        return
    except FileNotFoundError:
        _make_folder(folder)
        with suppress(FileExistsError):  # another process had the same to do
            os.mkdir(folder)  # noqa: PTH102 - a Path takes longer than the folder
    if HAS_MODES:
        os.chmod(folder, PUBLIC_FOLDER)  # noqa: PTH101 - a Path takes longer than the folder


def _replace(temporary: str, target: str) -> None:
    try:
        os.replace(temporary, target)  # noqa: PTH105 - 110,000 in a country
    except OSError as error:
        if isinstance(error, PermissionError) and os.path.isdir(target):  # noqa: PTH112 - Windows says it of a folder so
            raise IsADirectoryError(target) from error
        error.filename = target  # a person knows the page, and not the temporary file
        raise


def temporary_of(output: Path) -> str:
    """The file that this process writes before it is moved to its place."""
    return f"{output}/{WORK}/{os.getpid()}.new"
