r"""A folder of this machine, a stick, or a folder of another machine that the system shows (`\\server\share`)."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from site_builder.deploy.host import ConnectionLost, FileHost, HostRefuses

_FILE, _FOLDER = 0o644, 0o755
"""What is published may be read by a web server, whatever umask this program runs with."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class FolderHost(FileHost):
    """A folder. Its files are on the disk before they take their places: a stick may be pulled at any moment."""

    is_near = True

    def __init__(self, root: Path, folders: set[str]) -> None:
        super().__init__(folders)
        self.root = root

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None where there is no such folder."""
        try:
            return frozenset(path.name for path in (self.root / folder).iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _refusal(error, self.root / folder) from error

    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none."""
        path = self.root / name
        try:
            return path.stat().st_size if path.is_file() else None
        except OSError:
            return None

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        try:
            return (self.root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise _refusal(error, self.root / name) from error

    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""
        try:
            (self.root / name).unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise _refusal(error, self.root / name) from error

    def make_folder(self, name: str) -> bool:
        """Makes a folder; False where it was there."""
        path = self.root / name
        try:
            path.mkdir()
            if os.name == "posix":
                path.chmod(_FOLDER)
        except FileExistsError:
            if not path.is_dir():
                raise HostRefuses("host_refuses", path=str(path), why="ENOTDIR") from None
            return False
        except FileNotFoundError:
            if path.parent != self.root:
                raise ConnectionLost(str(path)) from None
            self.root.mkdir()  # the folder around it was there when the target was opened
            return self.make_folder(name)
        except OSError as error:
            raise _refusal(error, path) from error
        return True

    def remove_folder(self, name: str) -> None:
        """Removes a folder, if it is there and empty."""
        self.folders.discard(name)
        with suppress(OSError):
            (self.root / name).rmdir()

    def close(self) -> None:
        """Nothing is open."""

    def _write(self, name: str, body: bytes) -> None:
        path = self.root / name
        try:
            with path.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            if os.name == "posix":
                path.chmod(_FILE)
        except FileNotFoundError as error:
            self.folders.clear()  # somebody has removed a folder meanwhile
            raise ConnectionLost(name) from error
        except OSError as error:
            raise _refusal(error, path) from error

    def _move(self, name: str, target: str) -> None:
        source, to = self.root / name, self.root / target
        try:
            source.replace(to)
        except FileNotFoundError as error:
            self.folders.clear()
            raise ConnectionLost(name) from error
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise _refusal(error, to) from error
            shutil.move(source, to)  # a folder of the site is on another disk


def open_folder(path: str) -> Path:
    """The folder of a target. Raises HostRefuses where not even the folder around it is there: a stick that is not
    plugged in must not become a folder of the disk.
    """
    root = Path(path)
    if root.exists() and not root.is_dir():
        raise HostRefuses("target_is_file", path=path)
    if not root.is_dir() and not root.absolute().parent.is_dir():
        raise HostRefuses("target_lacks_parent", path=path)
    return root


def _refusal(error: OSError, path: Path) -> HostRefuses:
    if error.errno in _FULL:
        return HostRefuses("host_full", path=str(path))
    return HostRefuses("host_refuses", path=str(path), why=error.strerror or str(error))
