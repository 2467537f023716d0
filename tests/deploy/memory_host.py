"""A host in memory that can be killed before any step, cut a file short, drop a connection or let nobody in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder.deploy.history import DeployHistory
from site_builder.deploy.host import ConnectionLost, FileHost, HostRefuses, TooManyConnections
from site_builder.deploy.lock import LockOwner
from site_builder.deploy.manifest import OURS
from site_builder.deploy.run import RunContext
from site_builder.deploy.session import DeployOptions
from site_builder.deploy.site import DeploySite, stamp_of

Files = dict[str, bytes]


class Killed(BaseException):
    """The process is gone: nothing is caught, nothing is cleared up."""


@dataclass
class Disk:
    """What stands on the host, whoever is connected."""

    files: Files = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    steps: int = 0
    kill_at: int = -1
    """The step before which the process is killed; -1 for never."""
    drop_at: frozenset[int] = frozenset()
    """The steps at which the connection is lost, the file half written."""
    room: int = 10**9
    """Bytes that fit."""
    most: int = 99
    """Connections at the same time."""
    connected: int = 0
    watch: Callable[[], None] = lambda: None
    """Looks at the host after each step, as a visitor does."""
    replaces: bool = True
    """Whether a file can be moved over another one in one step."""

    def site(self, foreign: Iterable[str] = ()) -> Files:
        """The files that visitors may see and that are ours."""
        return {
            name: body
            for name, body in self.files.items()
            if not name.startswith(f"{OURS}/") and name not in set(foreign)
        }

    def connect(self) -> "MemoryHost":
        """One more connection."""
        if self.connected >= self.most:
            raise TooManyConnections("421")
        self.connected += 1
        return MemoryHost(self)


class MemoryHost(FileHost):
    """One connection to the disk."""

    def __init__(self, disk: Disk) -> None:
        super().__init__(set())
        self.disk = disk

    def _step(self, half: Callable[[], None] = lambda: None) -> None:
        disk = self.disk
        disk.watch()
        if 0 <= disk.kill_at <= disk.steps:
            raise Killed
        disk.steps += 1
        if disk.steps in disk.drop_at:
            half()
            raise ConnectionLost(f"step {disk.steps}")

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder."""
        self._step()
        start = f"{folder}/" if folder else ""
        inside = [name[len(start) :] for name in (*self.disk.files, *self.disk.folders) if name.startswith(start)]
        found = frozenset(name.partition("/")[0] for name in inside)
        return found if found or not folder or folder in self.disk.folders else None

    def size(self, name: str) -> int | None:
        """The bytes of a file."""
        self._step()
        return len(self.disk.files[name]) if name in self.disk.files else None

    def read(self, name: str) -> bytes | None:
        """The content of a file."""
        self._step()
        return self.disk.files.get(name)

    def delete(self, name: str) -> None:
        """Removes a file."""
        self._step()
        self.disk.files.pop(name, None)

    def make_folder(self, name: str) -> bool:
        """Makes a folder."""
        self._step()
        assert name not in self.disk.files, f"{name} is a file"
        is_new = name not in self.disk.folders
        self.disk.folders.add(name)
        return is_new

    def remove_folder(self, name: str) -> None:
        """Removes an empty folder."""
        self._step()
        self.folders.discard(name)
        if not any(one.startswith(f"{name}/") for one in (*self.disk.files, *self.disk.folders)):
            self.disk.folders.discard(name)

    def close(self) -> None:
        """Hangs up."""
        self.disk.connected -= 1

    def _write(self, name: str, body: bytes) -> None:
        self._step(lambda: self.disk.files.update({name: body[: len(body) // 2]}))
        used = sum(len(one) for other, one in self.disk.files.items() if other != name)
        if used + len(body) > self.disk.room:
            self.disk.files[name] = body[: max(0, self.disk.room - used)]
            raise HostRefuses("host_full", path=name)
        assert name.rpartition("/")[0] in self.disk.folders
        self.disk.files[name] = body

    def _move(self, name: str, target: str) -> None:
        if not self.disk.replaces and target in self.disk.files:
            self.delete(target)
        self._step()
        assert target not in self.disk.folders, f"{target} is a folder"
        assert all(part not in self.disk.files for part in _around(target)), f"a file is in the way of {target}"
        assert all(part in self.disk.folders for part in _around(target)), f"{target} has no folder"
        self.disk.files[target] = self.disk.files.pop(name)


def _around(name: str) -> list[str]:
    parts = name.split("/")[:-1]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]


def folders_of(files: Iterable[str]) -> set[str]:
    """The folders around files."""
    return {folder for name in files for folder in _around(name)}


def site_of(files: Files, **more: Any) -> DeploySite:  # noqa: ANN401 - as the class has them
    """A site of these files, which need no disk."""
    stamps = {name: stamp_of(body) for name, body in files.items()}
    return DeploySite(folder=Path("public"), files=stamps, made=files, **more)


def options(cache: Path, who: str = "me", **more: Any) -> DeployOptions:  # noqa: ANN401 - as the class has them
    """What a deploy is asked for, on a machine that remembers in `cache`."""
    owner = LockOwner(token=who, who=f"{who}@may", since=None)
    history = DeployHistory.at(cache, "memory")
    context = RunContext(history=history, owner=owner, clock=lambda: 0.0, watch=lambda _: None)
    return DeployOptions(context=context, pause=lambda _: None, **{"connections": 1, **more})
