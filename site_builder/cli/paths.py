"""Folders and units, as they are named on the command line."""

from pathlib import Path

from site_builder.cli.exit import UsageError
from site_builder.cli.words.all import Words

PROJECT = Path(__file__).resolve().parent.parent.parent


def content_folder(named: Path | None, words: Words) -> Path:
    """The folder that was named, else the one here, else the project's. Raises UsageError when there is none."""
    here = Path("content")
    folder = named or (here if here.is_dir() or not (PROJECT / here).is_dir() else PROJECT / here)
    if not folder.is_dir():
        raise UsageError(words["no_content"].format(path=folder))
    return folder


def unit_path(name: str | None) -> tuple[str, ...] | None:
    """A unit as it is named on the command line: "bao-quang", "tinh/xa"; "." is the root."""
    return None if name is None else tuple(part for part in name.strip("/").split("/") if part not in ("", "."))


def overlap(one: Path, other: Path) -> bool:
    """Whether one folder is, holds or lies in the other."""
    return one.is_relative_to(other) or other.is_relative_to(one)
