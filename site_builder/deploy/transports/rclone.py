"""Everything that rclone can reach, by its own command: our plan, its seventy transports.

Which files are sent is never left to it: where a store has no checksums it compares sizes, and a changed digit of a
phone number would not arrive.
"""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from site_builder.deploy.host import HostRefuses
from site_builder.deploy.transports.process import run

_SURE = ("--ignore-times", "--no-traverse", "--retries", "5", "--low-level-retries", "10")
"""Sends what it is told to send, whatever it believes to be there."""


class RcloneHost:
    """A remote of rclone and a folder in it."""

    is_near = False
    is_alone = True

    def __init__(self, remote: str, environment: Mapping[str, str]) -> None:
        self.remote = remote.rstrip("/")
        self._environment = environment

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None where there is no such folder."""
        try:
            said = self._run("lsf", "--max-depth", "1", self._at(folder))
        except HostRefuses as error:
            if "not found" in error.gaps["why"].lower() or "doesn't exist" in error.gaps["why"]:
                return None
            raise
        return frozenset(line.rstrip("/") for line in said.decode().splitlines())

    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none."""
        try:
            found = json.loads(self._run("lsjson", "--stat", "--files-only", self._at(name)))
        except (HostRefuses, ValueError):
            return None
        return int(found["Size"]) if found and not found.get("IsDir") else None

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        return self._run("cat", self._at(name)) if self.size(name) is not None else None

    def put(self, name: str, body: bytes) -> None:
        """Puts one file."""
        self.put_all({name: lambda: body}, lambda _: None)

    def put_all(self, files: Mapping[str, Callable[[], bytes]], on_done: Callable[[Sequence[str]], None]) -> None:
        """Puts files in one go, from a folder that has no others."""
        with tempfile.TemporaryDirectory(prefix="deploy-") as folder:
            root = Path(folder) / "files"
            for name, body in files.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(body())
            listed = Path(folder) / "list"
            listed.write_text("".join(f"{name}\n" for name in files), "utf-8")
            self._run("copy", "--files-from-raw", str(listed), *_SURE, str(root), self.remote)
        on_done(list(files))

    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""
        try:
            self._run("deletefile", self._at(name))
        except HostRefuses:
            if self.size(name) is not None:
                raise

    def make_folder(self, name: str) -> bool:
        """Stores of objects have no folders, and no step that only one of two can take: whether the lock is taken, its
        file says.
        """
        return not self.names(name)

    def remove_folder(self, name: str) -> None:
        """Removes a folder, if it is there and empty."""
        try:
            self._run("rmdir", self._at(name))
        except HostRefuses:
            return

    def publish(self) -> None:
        """Everything has appeared already."""

    def close(self) -> None:
        """Nothing is open."""

    def _at(self, name: str) -> str:
        return f"{self.remote}{'' if self.remote.endswith(':') or not name else '/'}{name}"

    def _run(self, *arguments: str) -> bytes:
        return run(["rclone", *arguments], self._environment, word="rclone_fails")
