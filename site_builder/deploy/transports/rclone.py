"""Everything that rclone can reach, by its own command: our plan, its seventy transports.

Which files are sent is never left to it: where a store has no checksums it compares sizes, and a changed digit of a
phone number would not arrive.
"""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from site_builder.deploy.host import HostRefuses
from site_builder.deploy.transports.process import run

_SURE = ("--ignore-times", "--no-traverse", "--retries", "5", "--low-level-retries", "10")
"""Sends what it is told to send, whatever it believes to be there."""


class RcloneHost:
    """A remote of rclone and a folder in it. It is listed once: each further question would be a process more."""

    is_near = is_alone = True

    def __init__(self, remote: str, environment: Mapping[str, str], folder: Path) -> None:
        self.remote = remote.rstrip("/")
        self._folder = folder
        """For the files of one wave, as rclone has to find them on this disk."""
        self._environment = environment
        self._sizes = self._listed()

    def _listed(self) -> dict[str, int]:
        """The bytes of every file there."""
        try:
            found = json.loads(self._run("lsjson", "-R", "--files-only", "--no-modtime", "--no-mimetype", self.remote))
        except HostRefuses as error:
            if "not found" in error.gaps["why"].lower() or "doesn't exist" in error.gaps["why"]:
                return {}
            raise
        return {row["Path"]: row["Size"] for row in found}

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None where there is no such folder."""
        start = f"{folder}/" if folder else ""
        inside = [name[len(start) :].partition("/")[0] for name in self._sizes if name.startswith(start)]
        return frozenset(inside) or None

    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none."""
        return self._sizes.get(name)

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        return self._run("cat", self._at(name)) if name in self._sizes else None

    def put(self, name: str, body: bytes) -> None:
        """Puts one file."""
        self.put_all({name: lambda: body}, lambda _: None)

    def put_all(self, files: Mapping[str, Callable[[], bytes]], on_done: Callable[[Sequence[str]], None]) -> None:
        """Puts files in one go, from a folder that has no others."""
        root, listed = self._folder / "files", self._folder / "list"
        shutil.rmtree(root, ignore_errors=True)
        for name, body in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body())
            self._sizes[name] = path.stat().st_size
        listed.write_text("".join(f"{name}\n" for name in files), "utf-8")
        self._run("copy", "--files-from-raw", str(listed), *_SURE, str(root), self.remote)
        shutil.rmtree(root, ignore_errors=True)
        on_done(list(files))

    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""
        self.delete_all([name])

    def delete_all(self, names: Sequence[str]) -> None:
        """Removes files in one go."""
        there = [name for name in names if name in self._sizes]
        if there:
            listed = self._folder / "list"
            listed.parent.mkdir(parents=True, exist_ok=True)
            listed.write_text("".join(f"{name}\n" for name in there), "utf-8")
            self._run("delete", "--files-from-raw", str(listed), self.remote)
        for name in there:
            del self._sizes[name]

    def make_folder(self, name: str) -> bool:
        """Stores of objects have no folders, and no step that only one of two can take: whether the lock is taken, its
        file says.
        """
        return not self.names(name)

    def remove_folder(self, name: str) -> None:
        """Removes a folder, if it is there and empty. Stores without folders say that there is none."""
        with suppress(HostRefuses):
            self._run("rmdir", self._at(name))

    def publish(self) -> None:
        """Everything has appeared already."""

    def close(self) -> None:
        """Nothing is open."""

    def _at(self, name: str) -> str:
        return f"{self.remote}{'' if self.remote.endswith(':') or not name else '/'}{name}"

    def _run(self, *arguments: str) -> bytes:
        return run(["rclone", *arguments], self._environment, word="rclone_fails")
