"""What is asked for a unit and what is answered, and the keys by which both are known again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from site_builder.model.digest import content_digest, digest
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.output import File, Published, Summary
from site_builder.model.records import Site
from site_builder.model.result import UnitResult
from site_builder.model.timing import Costs
from site_builder.output import WriteResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What all units are built with. `key` is the digest of it and of the engine, without the day."""

    site: Site
    themes: tuple[Path, ...]
    theme: str
    """The digest of the theme, as it was found when the build began."""
    day: date
    preview: bool
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A unit to build."""

    listing: Listing
    below: tuple[Summary, ...] = ()
    known: str = ""
    """The key of the last result, if that is still what the output holds: nothing is to be done for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A unit that was looked at: the digest of its folder, the key of its result."""

    path: UnitPath
    digest: str
    key: str
    result: UnitResult | None = None
    """What came of it, but for the files; None when the last result is still right."""
    delivered: WriteResult | None = None
    """What was written; None in a dry build and where nothing came out."""
    files_digest: str = ""
    pages: int = 0
    borrowed: bool = False
    """Whether a shard had it."""
    costs: Costs = field(default_factory=dict)
    """Where the time went."""


def inner_key(folder: str, inherited: str) -> str:
    """The key of what a folder of this digest, with what it inherits, passes down."""
    return digest(inherited, folder)


def unit_key(folder: str, inherited: str, below: Iterable[Summary], settings: str) -> str:
    """The key of a unit's result: the digests of all that `build_unit` is given, but for the day."""
    return digest(folder, inherited, repr(tuple(below)), settings)


def files_digest(files: Iterable[Published]) -> str:
    """The digest of all files of a unit: two outputs that hold the same edition hold the same bytes."""
    digests = ((file.url, content_digest(file.body) if isinstance(file, File) else file.digest) for file in files)
    return digest(*(part for pair in sorted(digests) for part in pair))
