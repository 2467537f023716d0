"""Questions that need a look at several units: where a value comes from, which pages a file touches, when the pages
will change by themselves. Nothing is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from site_builder.builder import BuildOptions, UnknownUnit, build, settle
from site_builder.builder.memo import Memo
from site_builder.builder.unit import Inherited, Shared, examine, layer, publish
from site_builder.builder.worker import Worker
from site_builder.check.guide_review import ReviewInputs, review
from site_builder.content import load
from site_builder.content.files import read_layer
from site_builder.content.merge import visible
from site_builder.content.origin import MARK, FieldOrigin, marked, trace
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.guide_review import GuideCheck
from site_builder.model.link_status import LinkVerdict
from site_builder.model.output import File
from site_builder.model.problem import Problem
from site_builder.model.records import Unit
from site_builder.pages.plan import summarise

_MARKS = (MARK.encode(), quote(MARK).encode())
"""The mark as it stands in a text, and in an address."""
_FOR_ALL = "site.yaml"


class Unready(Exception):  # noqa: N818 - says what it says
    """The settings or the theme have a mistake: nothing can be shown at all."""


class UnknownFile(Exception):  # noqa: N818 - says which
    """A file that is no part of the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """How many of a unit's pages show something that is written in a file."""

    path: UnitPath
    pages: int
    of: int


def origin(content: Path, path: UnitPath, field: str) -> FieldOrigin:
    """What each layer from the root to a unit says of a field. Raises UnknownUnit, trace.UnknownField."""
    folders = {folder.path: folder for folder in load.scan(content)}
    if path not in folders:
        raise UnknownUnit(path)
    return trace([read_layer(folders[path[:depth]])[0] for depth in range(len(path) + 1)], field)


def impact(options: BuildOptions, file: str) -> tuple[Touched, ...]:
    """Which units, and how many of their pages, show something that is written in a file of the content.

    Counted, not guessed: every text of the file gets a mark, the pages are rendered, those with the mark are counted.
    Units with a mistake are left out. Raises UnknownFile, Unready.
    """
    memory, listings = Memo(), load.look(options.content)
    worker = _worker(options, listings, memory)
    folders = {listing.path: worker.folder(listing) for listing in listings}
    if not any(file in (*map(folder.name_of, folder.files), *_media(folder)) for folder in folders.values()):
        raise UnknownFile(file)
    inherited = {listing.path: worker.inherited(listing) for listing in listings}
    site = worker.settings.site
    read = {path: layer(folder, inherited[path], memory) for path, folder in folders.items()}
    units = {
        path: marked(found.unit, file)
        for path, found in read.items()
        if examine(found, inherited[path], site, options.day).is_healthy
    }
    shared, whole = worker.shared(), file == _FOR_ALL
    found = (_touched(unit, units, inherited[path], shared, whole=whole) for path, unit in units.items())
    return tuple(item for item in found if item.pages)


def guides(
    options: BuildOptions, verdicts: Mapping[str, LinkVerdict], problems: tuple[Problem, ...]
) -> tuple[GuideCheck, ...]:
    """A report on each guide of the content: what `verdicts` say of its addresses, and what else is known of it.

    `problems` are those that a check of the content has found. Raises Unready.
    """
    memory, listings = Memo(), load.look(options.content)
    worker = _worker(options, listings, memory)
    units = (
        visible(layer(worker.folder(listing), worker.inherited(listing), memory).unit)
        for listing in listings
        if options.only in (None, listing.path)
    )
    known = ReviewInputs(site=worker.settings.site, day=options.day, verdicts=verdicts, problems=problems)
    return review(units, known)


def _worker(options: BuildOptions, listings: Sequence[Listing], memory: Memo) -> Worker:
    """What reads the content, writing nothing. Raises Unready."""
    settings, _ = settle(options, load.read(options.content, listings[0]))
    if settings is None:
        raise Unready
    return Worker(content=options.content, cache=options.cache, settings=settings, output=None, memory=memory)


def _media(folder: Folder) -> list[str]:
    return [item.file for item in folder.media.values()]


def _touched(unit: Unit, units: dict[UnitPath, Unit], inherited: Inherited, shared: Shared, *, whole: bool) -> Touched:
    """The marked pages of one unit, with the names of its neighbours as they are marked there."""
    above = tuple(summarise(units[name.path]) if name.path in units else name for name in inherited.above)
    below = tuple(
        summarise(other)
        for path, other in sorted(units.items())
        if len(path) > len(unit.path) and path[: len(unit.path)] == unit.path
    )
    files = publish(unit, replace(inherited, above=above), below, shared)
    pages = [file.body for file in files if isinstance(file, File) and (file.url.endswith("/") or not file.url)]
    touched = [body for body in pages if whole or any(mark in body for mark in _MARKS)]
    return Touched(path=unit.path, pages=len(touched), of=len(pages))


def next_instant(options: BuildOptions) -> date | None:
    """The first day after the given one on which the pages of some unit would differ though nobody edits them."""
    return build(replace(options, dry=True)).next_change
