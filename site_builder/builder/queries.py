"""Answers questions that need a look at several units: where a value comes from, which pages a file touches, why a
unit will be built, and when the pages will change by themselves. It writes nothing to the output.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import quote

from site_builder.builder import BuildOptions, UnknownUnit, build, settle
from site_builder.builder.cache import read_unit_cache
from site_builder.builder.job import NO_KIN, Kin, listed
from site_builder.builder.last_build import LastBuild
from site_builder.builder.memo import Memo
from site_builder.builder.succession_graph import SuccessionGraph, read_declared
from site_builder.builder.tree import is_below, path_of, unit_of
from site_builder.builder.unit import Inherited, Shared, context_of, examine, known_of, layer, publish
from site_builder.builder.unit_aliases import read_aliases
from site_builder.builder.worker import Worker
from site_builder.check.guide_review import ReviewInputs, review
from site_builder.content import load
from site_builder.content.files import read_layers
from site_builder.content.merge import visible
from site_builder.content.origin import MARK, FieldOrigin, marked, trace
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.guide_review import GuideCheck
from site_builder.model.link_status import LinkVerdict
from site_builder.model.output import File, Summary
from site_builder.model.problem import Problem, is_error
from site_builder.model.staleness import Staleness
from site_builder.model.theme import Theme
from site_builder.model.unit import Unit
from site_builder.output import read_manifest
from site_builder.pages.plan import PageContext, summarise, summary_on_day
from site_builder.pages.theme_fault import ThemeError

_MARKS = (MARK.encode(), quote(MARK).encode())
"""The mark as it stands in a text and in an address."""
_FOR_ALL = "site.yaml"


class Unready(Exception):  # noqa: N818 - says what it says
    """The settings or the theme have an error: nothing can be shown at all."""


class UnknownFile(Exception):  # noqa: N818 - says which
    """A file that is no part of the content."""


@frozen
class Touched:
    """A unit of which some pages show something that is written in a file."""

    path: UnitPath
    pages: int
    of: int


@frozen
class NextBuild:
    """What the next build will do with a unit."""

    stale: tuple[Staleness, ...] = ()
    """Why it will build the unit; empty where the unit is up to date."""
    next_change: date | None = None
    """The day from which a unit that is up to date will not be so any more."""


@frozen(eq=False)
class PlannedUnit:
    """A unit as its pages are planned from it, and in what they are drawn."""

    context: PageContext
    theme: Theme
    is_healthy: bool
    """Whether its pages would be published as it is."""


def origin(content: Path, path: UnitPath, field: str) -> FieldOrigin:
    """Finds what each layer from the root to a unit says of a field. Raises UnknownUnit, origin.UnknownField."""
    folders = {folder.path: folder for folder in load.scan(content)}
    if path not in folders:
        raise UnknownUnit(path)
    above = (folders[path[:depth]] for depth in range(len(path) + 1))
    return trace([layer for folder in above for layer in read_layers(folder)], field)


def impact(options: BuildOptions, file: str) -> tuple[Touched, ...]:
    """Counts the pages of each unit that show something that is written in a file of the content.

    Every text of the file gets a mark, the pages are rendered, and those with the mark are counted. Units with an error
    are left out. Raises UnknownFile, Unready.
    """
    memory, listings = Memo(), load.look(options.content)
    worker = open_worker(options, listings, memory)
    folders = {listing.path: worker.folder(listing) for listing in listings}
    layers = (layer for folder in folders.values() for layer in folder.layers)
    if not any(file in (*map(layer.name_of, layer.files), *_media(layer)) for layer in layers):
        raise UnknownFile(file)
    inherited = {listing.path: worker.inherited(listing) for listing in listings}
    site = worker.settings.site
    read = {path: layer(folder, inherited[path], memory, options.day) for path, folder in folders.items()}
    units = {
        path: marked(found.unit, file) for path, found in read.items() if examine(found, site, options.day).is_healthy
    }
    drawn = {path: worker.shared_of(read[path].unit) for path in units if _can_be_drawn(worker, read[path].unit)}
    whole = file == _FOR_ALL
    found = (_touched(units[path], units, inherited[path], shared, whole=whole) for path, shared in drawn.items())
    return tuple(item for item in found if item.pages)


def guides(
    options: BuildOptions, verdicts: Mapping[str, LinkVerdict], problems: tuple[Problem, ...]
) -> tuple[GuideCheck, ...]:
    """Reports on each guide of the content: what `verdicts` say of its addresses, and what else is known of it.

    `problems` are those that a check of the content has found. Raises Unready.
    """
    memory, listings = Memo(), load.look(options.content)
    worker = open_worker(options, listings, memory)
    units = (
        visible(layer(worker.folder(listing), worker.inherited(listing), memory, options.day).unit)
        for listing in listings
        if options.only in (None, listing.path)
    )
    inputs = ReviewInputs(site=worker.settings.site, day=options.day, verdicts=verdicts, problems=problems)
    return review(units, inputs)


def open_worker(options: BuildOptions, listings: Sequence[Listing], memory: Memo) -> Worker:
    """Opens a worker that reads the content and writes nothing. Raises Unready."""
    settings, _ = settle(options, load.read(options.content, listings[0]))
    if settings is None:
        raise Unready
    return Worker(content=options.content, cache=options.cache, settings=settings, output=None, memory=memory)


def _media(folder: Folder) -> list[str]:
    return [item.file for item in folder.media.values()]


def _touched(unit: Unit, units: dict[UnitPath, Unit], inherited: Inherited, shared: Shared, *, whole: bool) -> Touched:
    """Counts the marked pages of one unit. The names of its neighbours are marked too."""
    above = tuple(summarise(units[name.path]) if name.path in units else name for name in inherited.above)
    below = tuple(summarise(other) for path, other in sorted(units.items()) if is_below(path, unit.path))
    files = publish(context_of(unit, replace(inherited, above=above), below, shared), shared.theme)
    pages = [file.body for file in files if isinstance(file, File) and (file.url.endswith("/") or not file.url)]
    touched = [body for body in pages if whole or any(mark in body for mark in _MARKS)]
    return Touched(path=unit.path, pages=len(touched), of=len(pages))


def contexts(options: BuildOptions, paths: Iterable[UnitPath]) -> Iterator[PlannedUnit]:
    """Yields units as their pages are planned from them, for sheets on paper. Raises UnknownUnit, Unready."""
    memory, listings = Memo(), load.look(options.content)
    named = {listing.path: listing for listing in listings}
    worker, graph = open_worker(options, listings, memory), succession_of(options, listings)
    for path in paths:
        if path not in named:
            raise UnknownUnit(path)
        after, before = (tuple(named[one] for one in both(path)) for both in (graph.successors, graph.predecessors))
        kin = Kin(successors=after, predecessors=before, faults=tuple(graph.faults(path)))
        found, lineage = worker.layer(named[path], kin)
        problems = examine(found, worker.settings.site, options.day, lineage=lineage).told
        shared = worker.shared_of(found.unit)
        context = context_of(found.unit, found.inherited, (), shared, lineage)
        yield PlannedUnit(context=context, theme=shared.theme, is_healthy=not any(map(is_error, problems)))


def succession_of(options: BuildOptions, listings: Iterable[Listing]) -> SuccessionGraph:
    """Reads which unit of the content became which."""
    declared = {listing.path: read_declared(options.content, listing) for listing in listings}
    known = {path: one for path, one in declared.items() if one}
    return SuccessionGraph(known, declared.keys(), options.day)


def next_build(options: BuildOptions, path: UnitPath) -> NextBuild:
    """Whether a unit is stale, and why: what a build of all units would decide now. Raises UnknownUnit, Unready."""
    memory, listings = Memo(), load.look(options.content)
    named = {listing.path: listing for listing in listings}
    if path not in named:
        raise UnknownUnit(path)
    worker = open_worker(options, listings, memory)
    records = read_unit_cache(options.cache, options.variant)
    output, ended = read_manifest(options.output), worker.settings.site.ended
    aliases = partial(read_aliases, options.content, listings)
    last = LastBuild(records, output, listings, options, ended=ended, aliases=aliases, dry=False)
    last.find_inherited(listings, worker.folder)
    below = _summaries_below(path, last, worker, listings)
    last.summaries = {one.path: _summary(one, last, worker) for one in last.kin(path).predecessors}
    job = last.job(named[path], below, worker.settings.key)
    task = worker.read(job) if job else None
    if task and not task.is_right:
        return NextBuild(stale=task.stale)
    return NextBuild(next_change=last.records[unit_of(path)].next_change)


def _summaries_below(
    path: UnitPath, last: LastBuild, worker: Worker, listings: Sequence[Listing]
) -> tuple[Summary, ...]:
    """The summaries that a build would have of the units inside a unit: of one with an error, the last good one."""
    if path not in last.outer:
        return ()
    found = {path_of(unit): entry.summary for unit, entry in last.standing.units.items()}
    found = {path: summary for path, summary in found.items() if path not in last.vanished.moved}
    for listing in listings:
        if is_below(listing.path, path):
            found[listing.path] = _summary(listing, last, worker) or found.get(listing.path)
    return tuple(listed(summary) for other, summary in sorted(found.items()) if summary and is_below(other, path))


def _summary(listing: Listing, last: LastBuild, worker: Worker) -> Summary | None:
    """A unit's summary, from its record where neither the unit nor what it inherits has changed."""
    record = last.records.get(unit_of(listing.path))
    kin = last.kin(listing.path)
    is_right = bool(record and kin is NO_KIN and record.is_right_on(worker.settings.day))
    if record and record.summary and is_right and last.is_unchanged(listing, record):
        return record.summary
    found, lineage = worker.layer(listing, kin)
    is_healthy = examine(found, worker.settings.site, worker.settings.day, lineage=lineage).is_healthy
    if is_healthy and _can_be_drawn(worker, found.unit):
        return summary_on_day(context_of(found.unit, found.inherited, (), worker.shared_of(found.unit), lineage), ())
    known = known_of(found.own, worker.folder(listing))
    entry = last.standing.units.get(unit_of(listing.path))
    return replace(known, is_online=False) if known and not (entry and entry.files) else None


def _can_be_drawn(worker: Worker, unit: Unit) -> bool:
    """Whether the theme of a unit can be used."""
    try:
        worker.shared_of(unit)
    except ThemeError:
        return False
    return True


def next_instant(options: BuildOptions) -> date | None:
    """Finds the first day after the given one on which pages of some unit would differ though nobody edits them."""
    return build(replace(options, dry=True)).next_change
