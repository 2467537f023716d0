"""What is told of files of the output that the system lets nobody write or remove: it is one unit's trouble."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from site_builder.builder.tree import path_of, unit_of
from site_builder.model.folder import UnitPath
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.output import Finished, Manifest, Refusal
from site_builder.output.paths import file_of

_NAMED = 3
"""Files of one unit that are named."""


def unwritten(path: UnitPath, refused: Sequence[Refusal], output: Path) -> Problem:
    """Tells of the files of a unit that cannot be written, with the system's reason for the first."""
    return _told("output-unwritten", path, refused, output)


def at_the_end(finished: Finished, before: Manifest, after: Manifest, output: Path) -> list[Problem]:
    """Tells, unit by unit, of the files that could neither be written nor removed at the end of a build."""
    found = []
    for code, refused, manifest in (
        ("output-unwritten", finished.unwritten, after),
        ("output-unremoved", finished.unremoved, before),
    ):
        found += [_told(code, path_of(unit), files, output) for unit, files in _by_unit(refused, manifest)]
    return found


def _by_unit(refused: Iterable[Refusal], manifest: Manifest) -> list[tuple[str, list[Refusal]]]:
    """Each unit of which files were refused, with these."""
    by_url = {one.url: one for one in refused}
    units = manifest.units.items() if by_url else ()
    found = ((unit, [by_url[url] for url in sorted(by_url.keys() & entry.files.keys())]) for unit, entry in units)
    return [(unit, files) for unit, files in found if files]


def _told(code: str, path: UnitPath, refused: Sequence[Refusal], output: Path) -> Problem:
    names = ", ".join(file_of(one.url) for one in refused[:_NAMED]) + " …" * (len(refused) > _NAMED)
    place = Location(file="/".join((*path, "unit.yaml")))
    words = {"count": str(len(refused)), "names": names, "folder": output.name, "why": refused[0].why}
    return Problem.found(code, place, value=unit_of(path), **words)
