"""Prepares the media of a content folder for residents, and keeps the results in the cache. It touches the disk.

A result follows from the bytes of an original alone, and is kept under their digest. The cache may be deleted at any
time, damaged, or impossible to write: then the work is done again, and its results are carried along in memory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from traceback import format_exc

from site_builder.content.media import filetype, image, video
from site_builder.content.media.budget import DOCUMENT, PICTURE
from site_builder.content.media.cache import MediaCache, Prepared, recipe
from site_builder.content.media.documents import inspect
from site_builder.content.media.reading_process import OverBudgetError, ReadingProcess
from site_builder.model.digest import content_digest
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.media import Media, Picture
from site_builder.model.output import Copy, File, Published
from site_builder.model.problem import Problem, Refused
from site_builder.text.numbers import show_size

LARGEST = 25 * 1024 * 1024
"""The most bytes of a file. GitHub's upload page takes no more, and a weak network needs eight minutes for it."""


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
    own = MediaCache(cache.resolve() / "media" if cache else None)
    borrowed = [MediaCache(other / "media") for other in borrowed_caches]
    used = reading or ReadingProcess()
    try:
        preparer = _Preparer(content.resolve(), own, borrowed, used)
        return tuple(preparer.prepared(folder) for folder in folders)
    finally:
        if used is not reading:
            used.close()


class _Preparer:
    """Prepares originals, or takes their results from the cache."""

    def __init__(self, content: Path, cache: MediaCache, borrowed: list[MediaCache], reading: ReadingProcess) -> None:
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
            if too_heavy := image.overweight(made.versions.get("webp", b""), made.width * made.height):
                problems.append(Problem.found("picture-heavy", place, **too_heavy))
            if made.located:
                located.append(original)
        if located:  # once a folder: every photo of a phone may say it, and a hundred sentences would be read by nobody
            words = {"count": str(len(located)), "name": located[0].file.rpartition("/")[2]}
            problems.append(Problem.found("media-located", Location(file=located[0].file), **words))
        base = self.prepared(folder.base) if folder.base else None
        return replace(folder, media=media, problems=tuple(problems), base=base)

    def _take(self, original: Media) -> tuple[Media, Prepared]:
        """Returns an original with what is published of it, and its result. Raises Refused."""
        key = self.cache.seen(original)
        made = self.cache.find(key) if key else None
        stored = made is not None
        if made is None:
            key, made, stored = self._made(original)
        addresses = {ending: _address(original.url, key, ending) for ending in made.versions}
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

    def _made(self, original: Media) -> tuple[str, Prepared, bool]:
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

    def _borrowed(self, key: str) -> Prepared | None:
        return next((made for cache in self.borrowed if (made := cache.find(key))), None)

    def _read(self, original: Media) -> bytes:
        if original.size > LARGEST:
            raise Refused("media-large", size=show_size(original.size), most=show_size(LARGEST))
        try:
            return (self.content / original.source).read_bytes()
        except OSError as error:
            raise Refused("file-unreadable", why=error.strerror or type(error).__name__) from error


def _made_apart(reading: ReadingProcess, file: str, body: bytes) -> Prepared:
    """Makes the result of an original in another process. Raises Refused."""
    ending = filetype.ending(file)
    if ending in filetype.WITHOUT_TEXT - filetype.PICTURES - filetype.FILMS:
        return Prepared(versions={})
    budget = PICTURE if ending in filetype.PICTURES else DOCUMENT
    try:
        return reading.run(_make, file, body, budget)
    except OverBudgetError as error:
        if ending in filetype.PICTURES:
            raise Refused("picture-costly", seconds=str(budget.seconds)) from error
        if ending in filetype.FILMS:
            raise Refused("file-broken") from error
        return Prepared(versions={}, problems=(inspect.unread(file),))


def _make(file: str, body: bytes) -> Prepared:
    """Makes the result of an original, by the kind of its file."""
    ending = filetype.ending(file)
    if ending in filetype.PICTURES:
        shrunk = image.shrink(body)
        return Prepared(
            versions={"jpg": shrunk.jpeg, "webp": shrunk.webp},
            width=shrunk.width,
            height=shrunk.height,
            located=shrunk.located,
            moving=shrunk.moving,
        )
    if ending in filetype.FILMS:
        clean, located = video.without_notes(body)
        return Prepared(versions={ending: clean} if clean != body else {}, located=located)
    return Prepared(versions={}, problems=inspect.inspect(file, body))


def _key(file: str, body: bytes) -> str:
    """Returns the digest of all that a result depends on."""
    return blake2b(body, digest_size=16, key=blake2b(recipe(file).encode(), digest_size=16).digest()).hexdigest()


def _address(file: str, key: str, ending: str) -> str:
    """Returns the address of a version. A picture's is named by its content, so that browsers ask for it only once."""
    if ending in filetype.FILMS:
        return file
    mark = blake2b(f"{key} {file}".encode(), digest_size=4).hexdigest()
    return f"{file.rpartition('.')[0]}.{mark}.{ending}"


def _published(
    original: Media, made: Prepared, addresses: Mapping[str, str], published: tuple[Published, ...], key: str
) -> Media:
    if not made.versions:
        return replace(original, published=(Copy(url=original.url, source=original.source, digest=key),))
    size = len(next(iter(made.versions.values())))
    if not made.width:
        return replace(original, published=published, size=size)
    shown = Picture(webp=addresses["webp"], jpeg=addresses["jpg"], width=made.width, height=made.height)
    return replace(original, published=published, size=size, picture=shown)
