"""What a transport can do, and how a file arrives: under another name, measured, moved to its place."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Protocol, runtime_checkable

from site_builder.deploy.manifest import INCOMING
from site_builder.deploy.order import parents


class ConnectionLost(Exception):  # noqa: N818 - says what happened
    """The host no longer answers on this connection; another one may go on."""


class TooManyConnections(ConnectionLost):
    """The host lets nobody else in at the moment."""


class HostRefuses(Exception):  # noqa: N818 - says what happened
    """The host does not do what it was asked for, and would not the next time. `word` names the sentence for it."""

    def __init__(self, word: str, **gaps: str) -> None:
        super().__init__(word, gaps)
        self.word = word
        self.gaps = gaps


class Host(Protocol):
    """One connection to the place for a site. All of it may raise ConnectionLost and HostRefuses."""

    is_near: bool
    """Whether asking for each file costs nothing that a person would notice."""
    is_alone: bool
    """Whether one connection has to do everything, because it keeps what it does to itself until the end."""

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder ("" is the site's own); None where there is no such folder."""

    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none."""

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""

    def put(self, name: str, body: bytes) -> None:
        """Makes a file hold these bytes. Whoever looks meanwhile finds the old file or the new one."""

    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""

    def make_folder(self, name: str) -> bool:
        """Makes a folder, but not those around it; False where it was there. Of two who try, one makes it."""

    def remove_folder(self, name: str) -> None:
        """Removes a folder, if it is there and empty."""

    def publish(self) -> None:
        """Ends a run: what was put aside until now appears at once."""

    def close(self) -> None:
        """Ends the connection."""


Connect = Callable[[], Host]
"""Opens one more connection. Raises TooManyConnections, ConnectionLost and HostRefuses."""


@runtime_checkable
class TakesWaves(Protocol):
    """A host that takes many files in one go."""

    def put_all(self, files: Mapping[str, Callable[[], bytes]], on_done: Callable[[Sequence[str]], None]) -> None:
        """Puts all of these files; `on_done` hears of those that have arrived."""

    def delete_all(self, names: Sequence[str]) -> None:
        """Removes all of these files that are there."""


class FileHost(ABC):
    """A host with files, folders and a way to move a file."""

    is_near = False
    is_alone = False

    def __init__(self, folders: set[str]) -> None:
        self.folders = folders
        """The folders that are known to be there; all connections of a run share them."""

    def put(self, name: str, body: bytes) -> None:
        """Sends under another name, asks how much has arrived, and moves it to its place."""
        temporary = incoming(name)
        self._make_parents(temporary)
        self._make_parents(name)
        self._write(temporary, body)
        found = self.size(temporary)
        if found != len(body):
            raise ConnectionLost(f"{name}: {found} of {len(body)}")
        self._move(temporary, name)

    def _make_parents(self, name: str) -> None:
        for folder in parents(name):
            if folder not in self.folders:
                self.make_folder(folder)
                self.folders.add(folder)

    def publish(self) -> None:  # noqa: B027 - everything has appeared already
        """Ends a run."""

    @abstractmethod
    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None where there is no such folder."""

    @abstractmethod
    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none."""

    @abstractmethod
    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""

    @abstractmethod
    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""

    @abstractmethod
    def make_folder(self, name: str) -> bool:
        """Makes a folder; False where it was there."""

    @abstractmethod
    def remove_folder(self, name: str) -> None:
        """Removes a folder, if it is there and empty."""

    @abstractmethod
    def close(self) -> None:
        """Ends the connection."""

    @abstractmethod
    def _write(self, name: str, body: bytes) -> None:
        """Writes a file that nobody looks at, for everybody to read."""

    @abstractmethod
    def _move(self, name: str, target: str) -> None:
        """Moves a file to another one's place, in one step where the host can do that."""


def incoming(name: str) -> str:
    """The name under which a file is sent: the same each time, so that what was cut off is overwritten."""
    return f"{INCOMING}/{sha256(name.encode()).hexdigest()[:24]}"


def sweep(host: Host) -> None:
    """Removes what runs that were killed had begun to send."""
    for name in host.names(INCOMING) or ():
        host.delete(f"{INCOMING}/{name}")
    with suppress(ConnectionLost):
        host.remove_folder(INCOMING)
