"""What a worker is asked for a unit, and the key of its result: the digests of all that goes into it, part by part."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from site_builder.model.digest import digest
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.lineage import Handover, SuccessionFault
from site_builder.model.output import Summary
from site_builder.model.site import Site
from site_builder.model.staleness import Staleness

UNIT_SECONDS = 600
"""A commune with 100,000 announcements takes 170 s, most take 0.02."""
LONG_UNIT = 200
"""Announcements. To keep track of fewer takes longer than to make them anew: 1 ms for each."""


class BuildKey(NamedTuple):
    """The digests of what all units of a build have in common."""

    settings: str
    """Of `site.yaml`, with the base URL and whether drafts are shown."""
    theme: str
    """Of the theme, as it was found when the build began; of a unit, that of its own theme."""
    program: str
    """Of our code and the versions of the libraries and Python."""
    theme_name: str = ""
    """The name of the theme that a unit has; "" is the site's own. By it a record tells whose digest is compared."""


class UnitKey(NamedTuple):
    """All that a unit's result follows from, but for the day: two results of one key are the same.

    It is a tuple, because a country compares three thousand of them at each build.
    """

    folder: str
    """The digest of the unit's own folder; "" where the folder has to be read first."""
    inherited: str
    """The digests of the folders above it, the outermost first, with a blank between them."""
    below: str
    """The digest of the summaries of the units inside it; "" where there are none."""
    build: BuildKey
    across: str = ""
    """The digest of what it is told of the units before and after it; "" where there are none."""


@frozen
class Settings:
    """What all units are built with. `key` has the digests of it, but for the day."""

    site: Site
    themes: tuple[Path, ...]
    day: date
    preview: bool
    key: BuildKey
    unit_seconds: float = UNIT_SECONDS
    """Seconds that a unit may take before it is given up, counted from the last of its new pictures and documents."""
    long_unit: int = LONG_UNIT
    """A unit with so many announcements is a long one (`builder.long_unit`)."""


@frozen
class Kin:
    """The units before and after a unit. Their folders are read by whoever builds it."""

    successors: tuple[Listing, ...] = ()
    predecessors: tuple[Listing, ...] = ()
    handovers: Mapping[UnitPath, Handover] = field(default_factory=dict)
    faults: tuple[SuccessionFault, ...] = ()
    days: tuple[date, ...] = ()


NO_KIN = Kin()
NOT_READ = "?"
"""Stands for the digest of what a unit is told of others while some of their folders have to be read for it."""


@frozen
class Job:
    """A unit that is stale, or whose folder has to be read before that is known."""

    listing: Listing
    below: tuple[Summary, ...] = ()
    kin: Kin = NO_KIN
    last: UnitKey | None = None
    """The key of the last result, if there is one."""
    last_files: str = ""
    """The short digests of the files that the folder had then (`record.folder_files`)."""
    stale: tuple[Staleness, ...] = ()
    """Why it is stale, as far as that is known without reading the folder."""
    holds: str = ""
    """The digest of the unit's files that the output holds whole; "" where that was not looked for."""


def inner_key(folder: str, inherited: str) -> str:
    """The digests of the folders from which the units inside a folder inherit: those above it, and its own."""
    return f"{inherited} {folder}" if inherited else folder


def below_key(below: Iterable[Summary]) -> str:
    """The digest of the summaries of the units inside a unit; "" where there are none."""
    summaries = tuple(below)
    return digest(repr(summaries)) if summaries else ""


def across_key(kin: Kin, digests: Iterable[tuple[str, str]]) -> str:
    """The digest of what a unit is told of others: `digests` are those of their folders and of what these inherit."""
    if kin == NO_KIN:
        return ""
    told, found = (sorted(kin.handovers.items()), kin.faults, kin.days), tuple(digests)
    paths = [[one.path for one in both] for both in (kin.successors, kin.predecessors)]
    return NOT_READ if any(not folder for folder, _ in found) else digest(repr((told, paths, found)))


def listed(summary: Summary) -> Summary:
    """The part of a summary that lists of units show."""
    return replace(summary, handover=None) if summary.handover else summary
