"""What was found out of codes, as reports tell it: places are files from here, whatever folder they lie in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from site_builder.cli.reports import root_of
from site_builder.content.load import source_line
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.message import shown
from site_builder.report.outcome import Outcome, changed_first


def within(folder: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Returns problems of files in a folder, named from here."""
    return [replace(one, place=replace(one.place, file=(folder / one.place.file).as_posix())) for one in problems]


def code_outcome(
    kind: str, problems: Iterable[Problem], counts: Mapping[str, int], lang: str, seconds: float
) -> Outcome:
    """Returns the result in the person's language, with the lines of registers that it speaks of."""
    return Outcome(
        problems=changed_first(shown(problem, _line(problem.place), lang) for problem in problems),
        lang=lang,
        kind=kind,
        counts=counts,
        seconds=seconds,
        folder="",
        root=root_of(Path()),
    )


def _line(place: Location) -> str:
    return source_line(Path(), place) if place.file.endswith(".yaml") else ""
