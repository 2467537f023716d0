"""Defines what a move is: files with their new names and bytes."""

from collections.abc import Mapping

from site_builder.model.frozen import frozen

ContentFiles = Mapping[str, bytes | None]
"""It maps paths below the content folder to bytes, or to None for what is no text."""


@frozen
class MovedFile:
    """Describes a file that changes, that has a new name, or both."""

    old: str
    new: str
    before: bytes
    after: bytes
    alias: str = ""
    """It is the former address that was written into the file."""
    links: int = 0
    """So many links and ids in it follow."""


@frozen
class Move:
    """Describes all that a move does: files that change, and at the end a folder that is renamed."""

    files: tuple[MovedFile, ...]
    folder: tuple[str, str] | None = None
