"""Prepares the media of a content folder for residents, on the disk.

What is made of an original follows from its bytes alone and is kept in the cache under their digest. The cache may be
deleted at any time, damaged, or impossible to write: then the work is done again, and its results are carried along.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from traceback import format_exc

from site_builder.content.media import filetype, video, image
from site_builder.content.media.documents import inspect
from site_builder.model.records import Media, Picture
from site_builder.model.folder import Folder
from site_builder.model.digest import content_digest
from site_builder.model.output import Copy, File, Published
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused
from site_builder.text.numbers import show_size

_COARSE = 2_000_000_000
"""Nanoseconds between two saves that a disk's clock is sure to tell apart (FAT's goes in steps of two seconds)."""
LARGEST = 25 * 1024 * 1024
"""Bytes. GitHub's page for uploading takes no more, and a weak network needs eight minutes for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """What follows from an original's bytes: versions by their ending, and what is to be said about it."""

    versions: Mapping[str, bytes]
    width: int = 0
    height: int = 0
    located: bool = False
    moving: bool = False
    problems: tuple[Problem, ...] = ()


def prepare(
    folders: Iterable[Folder], content: Path, cache: Path | None, borrowed_caches: Iterable[Path] = ()
) -> tuple[Folder, ...]:
    """The folders, each knowing what will be published of its media and what is wrong with them.

    What is in the caches of others (`borrowed_caches`) is put into this one, and not made again.
    """
    shelf, borrowed = _MediaCache(cache.resolve() / "media" if cache else None), [_MediaCache(other / "media") for other in borrowed_caches]
    worker = _Preparer(content.resolve(), shelf, borrowed)
    return tuple(worker.prepared(folder) for folder in folders)


class _Preparer:
    """Takes originals in, and results from the shelf where it has them."""

    def __init__(self, content: Path, shelf: "_MediaCache", borrowed: "list[_MediaCache]") -> None:
        self.content = content
        self.shelf = shelf
        self.borrowed = borrowed

    def prepared(self, folder: Folder) -> Folder:
        media, problems, located = {}, list(folder.problems), []
        for name, original in folder.media.items():
            place = Location(file=original.file)
            try:
                media[name], made = self._take(original)
            except Refused as refused:
                media[name] = original
                problems.append(Problem.found(refused.code, place, **refused.words))
                continue
            except Exception:  # noqa: BLE001 - a bug that one file meets must not stop the other units
                media[name] = original
                problems.append(Problem.found("our-fault", place, trace=format_exc()))
                continue
            problems += made.problems
            if made.moving:
                problems.append(Problem.found("picture-moving", place))
            if made.located:
                located.append(original)
        if located:  # once a folder: every photo of a phone may say it, and a hundred sentences would be read by nobody
            words = {"count": str(len(located)), "name": located[0].file.rpartition("/")[2]}
            problems.append(Problem.found("media-located", Location(file=located[0].file), **words))
        return replace(folder, media=media, problems=tuple(problems))

    def _take(self, original: Media) -> tuple[Media, _Prepared]:
        """What is published of an original. Raises Refused."""
        key = self.shelf.seen(original)
        made = self.shelf.find(key) if key else None
        stored = made is not None
        if made is None:
            key, made, stored = self._made(original)
        addresses = {ending: _address(original.file, key, ending) for ending in made.versions}
        published = tuple(
            Copy(
                url=addresses[ending],
                source=self.shelf.path(key, ending).as_posix(),
                digest=content_digest(version),
            )
            if stored
            else File(url=addresses[ending], body=version)
            for ending, version in made.versions.items()
        )
        return replace(_published(original, made, addresses, published, key), digest=key), made

    def _made(self, original: Media) -> tuple[str, _Prepared, bool]:
        """The key of an original's bytes, what is made of them, and whether that stands on the shelf now."""
        body = self._read(original)
        filetype.unmask(original.file, body)
        key = _key(original.file, body)
        made = self.shelf.find(key)
        stored = made is not None
        if made is None:
            made = self._lent(key) or _make(original.file, body)
            stored = not any("number" in problem.words for problem in made.problems) and self.shelf.keep(key, made)
        if stored:
            self.shelf.note(original, key)
        return key, made, stored

    def _lent(self, key: str) -> _Prepared | None:
        return next((made for shelf in self.borrowed if (made := shelf.find(key))), None)

    def _read(self, original: Media) -> bytes:
        if original.size > LARGEST:
            raise Refused("media-large", size=show_size(original.size), most=show_size(LARGEST))
        try:
            return (self.content / original.source).read_bytes()
        except OSError as error:
            raise Refused("file-unreadable", why=error.strerror or type(error).__name__) from error


def _make(file: str, body: bytes) -> _Prepared:
    """The work itself."""
    ending = filetype.ending(file)
    if ending in filetype.PICTURES:
        shrunk = image.shrink(body)
        return _Prepared(
            versions={"jpg": shrunk.jpeg, "webp": shrunk.webp},
            width=shrunk.width,
            height=shrunk.height,
            located=shrunk.located,
            moving=shrunk.moving,
        )
    if ending in filetype.FILMS:
        clean, located = video.without_notes(body)
        return _Prepared(versions={ending: clean} if clean != body else {}, located=located)
    return _Prepared(versions={}, problems=inspect.inspect(file, body))


def _key(file: str, body: bytes) -> str:
    """The digest of all that a result depends on."""
    return blake2b(body, digest_size=16, key=blake2b(_recipe(file).encode(), digest_size=16).digest()).hexdigest()


def _recipe(file: str) -> str:
    """What is done with a file. A document's problems name its place, a picture has none."""
    ending = filetype.ending(file)
    if ending in filetype.PICTURES:
        return f"picture {image.RECIPE}"
    if ending in filetype.FILMS:
        return f"film {video.RECIPE} {ending}"
    return f"document {inspect.VERSION} {file}"


def _address(file: str, key: str, ending: str) -> str:
    """A picture's version is named after original and content, so that whoever has it need never ask for it again."""
    if ending in filetype.FILMS:
        return file
    mark = blake2b(f"{key} {file}".encode(), digest_size=4).hexdigest()
    return f"{file.rpartition('.')[0]}.{mark}.{ending}"


def _published(
    original: Media, made: _Prepared, addresses: Mapping[str, str], published: tuple[Published, ...], key: str
) -> Media:
    if not made.versions:
        return replace(original, published=(Copy(url=original.file, source=original.source, digest=key),))
    size = len(next(iter(made.versions.values())))
    if not made.width:
        return replace(original, published=published, size=size)
    shown = Picture(webp=addresses["webp"], jpeg=addresses["jpg"], width=made.width, height=made.height)
    return replace(original, published=published, size=size, picture=shown)


class _MediaCache:
    """The cache: for each key a row of facts below its own digest, and beside it the versions that it describes."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def path(self, key: str, ending: str) -> Path:
        """Where a version stands, or the row itself (ending "json")."""
        return (self.folder or Path()) / key[:2] / f"{key}.{ending}"

    def copy(self, key: str, ending: str, url: str, version: bytes) -> Copy:
        """A version that stands here, to be published."""
        return Copy(url=url, source=self.path(key, ending).as_posix(), digest=content_digest(version))

    def seen(self, original: Media) -> str:
        """The key of an original whose bytes were read before and have not changed since; "" for any other."""
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
        name = blake2b(f"{_recipe(original.file)} {original.source}".encode(), digest_size=16).hexdigest()
        return (self.folder or Path()) / "seen" / name

    def find(self, key: str) -> _Prepared | None:
        """What was made before; None when it was not, or is no longer what was written."""
        if not self.folder:
            return None
        try:
            digest, _, text = self.path(key, "json").read_bytes().partition(b"\n")
            if digest.decode() != content_digest(text):
                return None
            row = json.loads(text)
            versions = {ending: self.path(key, ending).read_bytes() for ending in row["versions"]}
            if {ending: content_digest(body) for ending, body in versions.items()} != row["versions"]:
                return None
            return _Prepared(**{**row, "versions": versions, "problems": tuple(map(Problem.of, row["problems"]))})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, key: str, made: _Prepared) -> bool:
        """Puts a result on the shelf, the row last: what it describes is there. False where the disk refuses."""
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
            _write(self.path(key, "json"), content_digest(text).encode() + b"\n" + text)
        except OSError:
            return False
        return True


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")  # two processes may come to it at once
    temporary.write_bytes(body)
    temporary.replace(path)


def _stamp(original: Media) -> str:
    return "-".join(map(str, original.stamp))
