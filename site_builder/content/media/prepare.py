"""Prepares the media of a content folder for residents, and keeps the results in the cache. It touches the disk.

A result follows from the bytes of an original alone, and is kept under their digest. The cache may be deleted at any
time, damaged, or impossible to write: then the work is done again, and its results are carried along in memory.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from traceback import format_exc

from site_builder.content.media import filetype, image, video
from site_builder.content.media.budget import DOCUMENT, PICTURE
from site_builder.content.media.documents import inspect
from site_builder.content.media.reading_process import OverBudgetError, ReadingProcess
from site_builder.model.digest import content_digest
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.output import Copy, File, Published
from site_builder.model.problem import Problem, Refused
from site_builder.model.records import Media, Picture
from site_builder.text.numbers import show_size

_COARSE = 2_000_000_000
"""Nanoseconds after which the clock of every disk tells two saves apart (FAT's goes in steps of two seconds)."""
LARGEST = 25 * 1024 * 1024
"""The most bytes of a file. GitHub's upload page takes no more, and a weak network needs eight minutes for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """The result for one original: its versions by their ending, and its problems."""

    versions: Mapping[str, bytes]
    width: int = 0
    height: int = 0
    located: bool = False
    moving: bool = False
    problems: tuple[Problem, ...] = ()


def prepare(
    folders: Iterable[Folder],
    content: Path,
    cache: Path | None,
    borrowed_caches: Iterable[Path] = (),
    reading: ReadingProcess | None = None,
) -> tuple[Folder, ...]:
    """Returns the folders with what will be published of their media, and with the problems of these.

    Results in the caches of other machines (`borrowed_caches`) are copied into this one and not made again.
    """
    own = _MediaCache(cache.resolve() / "media" if cache else None)
    borrowed = [_MediaCache(other / "media") for other in borrowed_caches]
    used = reading or ReadingProcess()
    try:
        preparer = _Preparer(content.resolve(), own, borrowed, used)
        return tuple(preparer.prepared(folder) for folder in folders)
    finally:
        if used is not reading:
            used.close()


class _Preparer:
    """Prepares originals, or takes their results from the cache."""

    def __init__(
        self, content: Path, cache: "_MediaCache", borrowed: "list[_MediaCache]", reading: ReadingProcess
    ) -> None:
        self.content = content
        self.cache = cache
        self.borrowed = borrowed
        self.reading = reading

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
        """Returns an original with what is published of it, and its result. Raises Refused."""
        key = self.cache.seen(original)
        made = self.cache.find(key) if key else None
        stored = made is not None
        if made is None:
            key, made, stored = self._made(original)
        addresses = {ending: _address(original.file, key, ending) for ending in made.versions}
        published = tuple(
            Copy(
                url=addresses[ending],
                source=self.cache.path(key, ending).as_posix(),
                digest=content_digest(version),
            )
            if stored
            else File(url=addresses[ending], body=version)
            for ending, version in made.versions.items()
        )
        return replace(_published(original, made, addresses, published, key), digest=key), made

    def _made(self, original: Media) -> tuple[str, _Prepared, bool]:
        """Returns the key of an original's bytes, its result, and whether the cache holds that result now."""
        body = self._read(original)
        filetype.unmask(original.file, body)
        key = _key(original.file, body)
        made = self.cache.find(key)
        stored = made is not None
        if made is None:
            made = self._borrowed(key) or _made_apart(self.reading, original.file, body)
            stored = not any("number" in problem.words for problem in made.problems) and self.cache.keep(key, made)
        if stored:
            self.cache.note(original, key)
        return key, made, stored

    def _borrowed(self, key: str) -> _Prepared | None:
        return next((made for cache in self.borrowed if (made := cache.find(key))), None)

    def _read(self, original: Media) -> bytes:
        if original.size > LARGEST:
            raise Refused("media-large", size=show_size(original.size), most=show_size(LARGEST))
        try:
            return (self.content / original.source).read_bytes()
        except OSError as error:
            raise Refused("file-unreadable", why=error.strerror or type(error).__name__) from error


def _made_apart(reading: ReadingProcess, file: str, body: bytes) -> _Prepared:
    """Makes the result of an original in another process. Raises Refused."""
    ending = filetype.ending(file)
    if ending in filetype.WITHOUT_TEXT - filetype.PICTURES - filetype.FILMS:
        return _Prepared(versions={})
    budget = PICTURE if ending in filetype.PICTURES else DOCUMENT
    try:
        return reading.run(_make, file, body, budget)
    except OverBudgetError as error:
        if ending in filetype.PICTURES:
            raise Refused("picture-costly", seconds=str(budget.seconds)) from error
        if ending in filetype.FILMS:
            raise Refused("file-broken") from error
        return _Prepared(versions={}, problems=(inspect.unread(file),))


def _make(file: str, body: bytes) -> _Prepared:
    """Makes the result of an original, by the kind of its file."""
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
    """Returns the digest of all that a result depends on."""
    return blake2b(body, digest_size=16, key=blake2b(_recipe(file).encode(), digest_size=16).digest()).hexdigest()


def _recipe(file: str) -> str:
    """Names what is done with a file. For a document that includes its path, because its problems name it."""
    ending = filetype.ending(file)
    if ending in filetype.PICTURES:
        return f"picture {image.RECIPE}"
    if ending in filetype.FILMS:
        return f"film {video.RECIPE} {ending}"
    return f"document {inspect.version(file)} {file}"


def _address(file: str, key: str, ending: str) -> str:
    """Returns the address of a version. A picture's is named by its content, so that browsers ask for it only once."""
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


_ENDINGS = frozenset({"jpg", "webp", *filetype.FILMS})
"""The endings of versions. A row that names any other was not written by us: an ending becomes part of a path."""


class _MediaCache:
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
        name = blake2b(f"{_recipe(original.file)} {original.source}".encode(), digest_size=16).hexdigest()
        return (self.folder or Path()) / "seen" / name

    def find(self, key: str) -> _Prepared | None:
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
            return _Prepared(**{**row, "versions": versions, "problems": tuple(map(Problem.of, row["problems"]))})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, key: str, made: _Prepared) -> bool:
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
