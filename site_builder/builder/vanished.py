"""Which units of the last build the content no longer has, and what that means.

A folder may vanish by mistake: it is deleted, moved, or renamed by a phone or by Windows. Its pages were published and
their addresses printed, so they stay until somebody declares the end of the unit (`ended` in `site.yaml`).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field

from site_builder.builder.tree import is_below, path_of
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.output import Manifest
from site_builder.text.normalize import slug

Aliases = Mapping[UnitPath, UnitPath]
"""Former path of a unit → the unit that is not there any more (`aliases` in `unit.yaml`)."""


@frozen
class Vanished:
    """What became of the units that the output has and the content has not."""

    standing: Manifest
    """What the output holds of all units but those whose end is declared."""
    ended: tuple[UnitPath, ...] = ()
    """The units whose end is declared: their pages are taken away."""
    missing: tuple[UnitPath, ...] = ()
    """The units whose folder is not there: their pages stay. Those inside one of these are among them."""
    moved: Mapping[UnitPath, UnitPath] = field(default_factory=dict)
    """Former path → unit: those of which a unit says that it was there. Their pages stay until that unit is written."""
    misnamed: tuple[tuple[UnitPath, UnitPath], ...] = ()
    """(folder, unit): folders whose name is that of a missing unit, written otherwise."""

    def problems(self) -> list[Problem]:
        """Tells of each missing unit once: at the misnamed folder where there is one, and not of those inside it."""
        names = {unit: folder for folder, unit in self.misnamed}
        outermost = [path for path in self.missing if not any(is_below(path, other) for other in self.missing)]
        return [_misnamed(names[path], path) if path in names else self._missing(path) for path in outermost]

    def _missing(self, path: UnitPath) -> Problem:
        inside = (entry for unit, entry in self.standing.units.items() if path_of(unit)[: len(path)] == path)
        count = sum(url.endswith("/") for entry in inside for url in entry.files)
        unit = "/".join(path)
        return Problem.found("unit-vanished", Location(file=unit), value=unit, count=str(count))


def _misnamed(folder: UnitPath, unit: UnitPath) -> Problem:
    return Problem.found("unit-misnamed", Location(file="/".join(folder)), value=folder[-1], better=unit[-1])


def sort_out(
    output: Manifest, listings: Iterable[Listing], ended: Collection[str], aliases: Callable[[], Aliases]
) -> Vanished:
    """Compares what the output holds with the content. A folder that cannot be read as a unit today is not gone.

    `aliases` is asked only where a unit is missing.
    """
    listed = {listing.path: listing.fault for listing in listings}
    unreadable = [path for path, fault in listed.items() if fault]
    over = [path_of(unit.strip("/")) for unit in ended]
    standing, gone, missing = {}, list[UnitPath](), list[UnitPath]()
    for unit, entry in output.units.items():
        path = path_of(unit)
        is_there = path in listed or any(is_below(path, outer) for outer in unreadable)
        if not is_there and (not entry.files or any(path[: len(outer)] == outer for outer in over)):
            gone += [path] if entry.files else []
            continue
        standing[unit] = entry
        missing += [] if is_there else [path]
    known = aliases() if missing else {}
    moved = {path: known[path] for path in missing if path in known}
    missing = [path for path in missing if path not in known]
    spelt = {(*path[:-1], slug(path[-1])): path for path in unreadable if path and slug(path[-1]) != path[-1]}
    return Vanished(
        standing=Manifest(units=standing),
        ended=tuple(sorted(gone)),
        missing=tuple(sorted(missing)),
        moved=moved,
        misnamed=tuple((spelt[path], path) for path in sorted(missing) if path in spelt),
    )
