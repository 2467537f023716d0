"""Tells what would be wrong if a file of the content were another: so it is told before anything is written."""

from collections.abc import Collection
from dataclasses import replace

from site_builder.builder import BuildOptions
from site_builder.builder.job import Kin
from site_builder.builder.memo import Memo
from site_builder.builder.queries import UnknownFile, open_worker, succession_of
from site_builder.builder.unit import examine, layer
from site_builder.content import load
from site_builder.content.merge import visible
from site_builder.content.site_file import read_site
from site_builder.model.addresses import BASE
from site_builder.model.file_kinds import kind_in_unit
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem
from site_builder.model.unit import Unit

_SITE = "site.yaml"


@frozen
class FilePlace:
    """Where a file stands: its unit, its name there, and whether it is of the base layer above all units."""

    unit: UnitPath
    name: str
    is_base: bool = False


@frozen
class Trial:
    """What would be wrong if a file of the content were another."""

    problems: tuple[Problem, ...] = ()
    """All that is told of the unit, in this file and in others."""
    units: int = 1
    """So many units show something of the file: its own and those inside."""


def place_of(file: str, units: Collection[UnitPath]) -> FilePlace:
    """Returns where a file stands, by its path in the content. Raises UnknownFile where no unit may have it."""
    parts = tuple(file.split("/"))
    is_base = parts[0] == BASE
    unit = () if is_base else next(parts[:depth] for depth in range(len(parts), -1, -1) if parts[:depth] in units)
    name = "/".join(parts[1:] if is_base else parts[len(unit) :])
    if kind_in_unit(name) is None and (name != _SITE or unit or is_base):
        raise UnknownFile(file)
    return FilePlace(unit=unit, name=name, is_base=is_base)


def trial(options: BuildOptions, file: str, body: bytes | None, memory: Memo) -> Trial:
    """Checks the unit of a file as if the file held these bytes, or were not there. Nothing is written.

    Raises UnknownFile where no unit can have the file, Unready where the site cannot be built.
    """
    listings = load.look(options.content)
    named = {listing.path: listing for listing in listings}
    worker, graph = open_worker(options, listings, memory), succession_of(options, listings)
    place = place_of(file, named)
    listing, unit = named[place.unit], place.unit
    tried = _with_file(worker.folder(listing), place, body)
    after, before = (tuple(named[one] for one in both(unit)) for both in (graph.successors, graph.predecessors))
    lineage, _ = worker.lineage(Kin(successors=after, predecessors=before, faults=tuple(graph.faults(unit))))
    site, of_site = read_site(tried) if place.name == _SITE else (worker.settings.site, [])
    found = layer(tried, worker.inherited(listing), memory, options.day, lineage)
    problems = (*of_site, *examine(found, site, options.day, lineage=lineage).told)
    kind = kind_in_unit(place.name)
    is_shared = kind is None or kind.is_inherited
    return Trial(problems=problems, units=sum(path[: len(unit)] == unit for path in named) if is_shared else 1)


def unit_as_read(options: BuildOptions, path: UnitPath, memory: Memo) -> Unit:
    """Returns a unit with all that it inherits. Raises Unready where the site cannot be built."""
    listings = load.look(options.content)
    worker = open_worker(options, listings, memory)
    listing = next(one for one in listings if one.path == path)
    return visible(layer(worker.folder(listing), worker.inherited(listing), memory, options.day).unit)


def _with_file(folder: Folder, place: FilePlace, body: bytes | None) -> Folder:
    part = (folder.base or Folder()) if place.is_base else folder
    files = {**part.without({place.name}).files, **({} if body is None else {place.name: body})}
    changed = replace(part, files=files)
    return replace(folder, base=changed) if place.is_base else changed
