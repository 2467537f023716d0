"""The content folder → folders of bytes. One of the rooms that touch the disk; it only reads.

`look` lists all units without opening a file, `read` opens those of one unit, `scan` does both for all.
"""

from collections.abc import Iterable
from pathlib import Path

from site_builder.content.filenames import is_ignored
from site_builder.content.folder_reader import LARGEST, FolderReader
from site_builder.content.listing import listings
from site_builder.content.source import decode
from site_builder.model.folder import Folder, Listing
from site_builder.model.location import Location
from site_builder.model.problem import Refused
from site_builder.text.privacy import mask

__all__ = ["LARGEST", "is_ignored", "look", "read", "scan", "source_line", "source_lines"]


def scan(content: Path) -> tuple[Folder, ...]:
    """Every unit's folder, the root first, each before those inside it."""
    return tuple(read(content, listing) for listing in look(content))


def look(content: Path) -> tuple[Listing, ...]:
    """Every unit as the disk lists it, the root first, each before those inside it."""
    return tuple(listings(str(content.resolve())))


def read(content: Path, listing: Listing) -> Folder:
    """The files of a unit that was listed."""
    if listing.fault:
        return Folder(path=listing.path, problems=(listing.fault,))
    root = content.resolve()
    reader = FolderReader(root, listing.path)
    reader.read(root.joinpath(*listing.names))
    return reader.folder()


def source_line(content: Path, place: Location) -> str:
    """The line that a place names, as the reader saw it, without anybody's number; "" when there is none."""
    return source_lines(content, [place])[0]


def source_lines(content: Path, places: Iterable[Location]) -> list[str]:
    """The lines that places name; each file is read once, for a hundred places in it too.

    Personal numbers are looked for in the whole file: what a number is may stand at the head of its column.
    """
    files: dict[str, list[str]] = {}
    found = []
    for place in places:
        if place.file not in files:
            files[place.file] = _lines(content.resolve(), place.file)
        lines = files[place.file]
        found.append(lines[place.line - 1] if place.line <= len(lines) else "")
    return found


def _lines(root: Path, file: str) -> list[str]:
    try:
        path = (root / file).resolve()
        if path.suffix not in (".yaml", ".md") or not path.is_relative_to(root):
            return []
        if not path.is_file() or path.stat().st_size > LARGEST:
            return []
        return mask(decode(path.read_bytes())).split("\n")
    except (OSError, RuntimeError, Refused):  # RuntimeError: a link to itself, before Python 3.13
        return []
