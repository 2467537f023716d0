"""The cache of what was made of media: results by the digest of what they follow from."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from site_builder.content.media import filetype, image, video
from site_builder.content.media.documents import inspect
from site_builder.model.digest import content_digest
from site_builder.model.frozen import frozen
from site_builder.model.media import Media
from site_builder.model.output import Copy
from site_builder.model.problem import Problem

_COARSE = 2_000_000_000
"""Nanoseconds after which the clock of every disk tells two saves apart (FAT's goes in steps of two seconds)."""
_ENDINGS = frozenset({"jpg", "webp", *filetype.FILMS})
"""The endings of versions. A row that names any other was not written by us: an ending becomes part of a path."""


@frozen
class Prepared:
    """The result for one original: its versions by their ending, and its problems."""

    versions: Mapping[str, bytes]
    width: int = 0
    height: int = 0
    located: bool = False
    moving: bool = False
    problems: tuple[Problem, ...] = ()


def recipe(file: str) -> str:
    """Names what is done with a file. For a document that includes its path, because its problems name it."""
    ending = filetype.ending(file)
    if ending in filetype.PICTURES:
        return f"picture {image.RECIPE}"
    if ending in filetype.FILMS:
        return f"film {video.RECIPE} {ending}"
    return f"document {inspect.version(file)} {file}"


class MediaCache:
    """The cache of results: for each key a row of facts below its own digest, and the versions that the row names."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def path(self, key: str, ending: str) -> Path:
        """Returns the path of a version, or of the row itself (ending "json")."""
        return (self.folder or Path()) / key[:2] / f"{key}.{ending}"

    def copy(self, key: str, ending: str, url: str, version: bytes) -> Copy:
        """A version that stands here, to be published."""
        return Copy(url=url, source=self.path(key, ending).as_posix(), digest=content_digest(version))

    def seen(self, original: Media) -> str:
        """Returns the key of an original whose bytes were read before and have not changed since; "" for any other."""
        if not self.folder:
            return ""
        note = self._note(original)
        try:
            stamp, _, key = note.read_text("ascii").partition(" ")
            is_old = max(original.stamp[1:3]) < note.stat().st_mtime_ns - _COARSE
        except (OSError, ValueError):
            return ""
        return key if is_old and stamp == _stamp(original) else ""

    def note(self, original: Media, key: str) -> None:
        """Keeps the key of an original, so that its bytes are not read again: ten photos are as long as 3,000 texts."""
        with suppress(OSError):
            _write(self._note(original), f"{_stamp(original)} {key}".encode())

    def _note(self, original: Media) -> Path:
        name = blake2b(f"{recipe(original.file)} {original.source}".encode(), digest_size=16).hexdigest()
        return (self.folder or Path()) / "seen" / name

    def find(self, key: str) -> Prepared | None:
        """Returns a result that was made before; None when there is none, or it is no longer what was written."""
        if not self.folder:
            return None
        try:
            digest, _, text = self.path(key, "json").read_bytes().partition(b"\n")
            if digest.decode() != _row_digest(key, text):
                return None
            row = json.loads(text)
            if not _ENDINGS.issuperset(row["versions"]):
                return None
            versions = {ending: self.path(key, ending).read_bytes() for ending in row["versions"]}
            if {ending: content_digest(body) for ending, body in versions.items()} != row["versions"]:
                return None
            return Prepared(**{**row, "versions": versions, "problems": tuple(map(Problem.of, row["problems"]))})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, key: str, made: Prepared) -> bool:
        """Writes a result, the row last, so that all that it names is there. Returns False where the disk refuses."""
        if not self.folder:
            return False
        row = {
            "versions": {ending: content_digest(body) for ending, body in made.versions.items()},
            "width": made.width,
            "height": made.height,
            "located": made.located,
            "moving": made.moving,
            "problems": [problem.row() for problem in made.problems],
        }
        text = json.dumps(row, ensure_ascii=False).encode()
        try:
            for ending, body in made.versions.items():
                _write(self.path(key, ending), body)
            _write(self.path(key, "json"), _row_digest(key, text).encode() + b"\n" + text)
        except OSError:
            return False
        return True


def _row_digest(key: str, text: bytes) -> str:
    """The digest of a row for its key: a row that was copied to another key's place is none."""
    return content_digest(f"{key}\n".encode() + text)


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")  # two processes may come to it at once
    temporary.write_bytes(body)
    temporary.replace(path)


def _stamp(original: Media) -> str:
    return "-".join(map(str, original.stamp))
