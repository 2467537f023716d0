"""Reads the content folder from the disk into folders of bytes. It never writes.

`look` lists all units without opening a file, `read` opens the files of one unit, and `scan` does both for all units.
"""

from collections.abc import Iterable
from pathlib import Path

from site_builder.content.filenames import is_ignored
from site_builder.content.folder_reader import LARGEST, FolderReader, largest
from site_builder.content.listing import listings
from site_builder.content.source import decode
from site_builder.model.addresses import LEDGER
from site_builder.model.folder import Folder, Listing
from site_builder.model.location import Location
from site_builder.model.problem import Refused
from site_builder.text.privacy import mask

__all__ = ["LARGEST", "is_ignored", "largest", "look", "read", "read_ledger", "scan", "source_line", "source_lines"]


def scan(content: Path) -> tuple[Folder, ...]:
    """Returns every unit's folder: the root first, and each before those inside it."""
    return tuple(read(content, listing) for listing in look(content))


def look(content: Path) -> tuple[Listing, ...]:
    """Returns every unit as the disk lists it: the root first, and each before those inside it."""
    return tuple(listings(str(content.resolve())))


def read(content: Path, listing: Listing) -> Folder:
    """Reads the files of a listed unit."""
    if listing.fault:
        return Folder(path=listing.path, problems=(listing.fault,))
    root = content.resolve()
    reader = FolderReader(root, listing.path)
    reader.read(root.joinpath(*listing.names))
    return reader.folder()


def read_ledger(content: Path) -> bytes:
    """Returns the ledger of addresses as it stands in its file; nothing where the content has none. Raises OSError."""
    try:
        return (content / LEDGER).read_bytes()
    except FileNotFoundError:
        return b""


def peek(content: Path, listing: Listing, name: str) -> bytes:
    """Returns the bytes of one file of a listed unit, or none where `read` would not take it."""
    path = content.joinpath(*listing.names, name)
    try:
        is_file = not listing.fault and path.is_file() and path.stat().st_size <= largest(name)
        return path.read_bytes() if is_file else b""
    except OSError:
        return b""


def source_line(content: Path, place: Location) -> str:
    """Returns the line of a place as the reader saw it, with personal numbers masked, or "" if there is none."""
    return source_lines(content, [place])[0]


def source_lines(content: Path, places: Iterable[Location]) -> list[str]:
    """Returns the lines of places. Each file is read once, however many places it contains.

    Personal numbers are searched in the whole file, because the head of a column may say what a number is.
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
        if (path.suffix not in (".yaml", ".md") and file != LEDGER) or not path.is_relative_to(root):
            return []
        if not path.is_file() or (path.stat().st_size > largest(path.name) and file != LEDGER):
            return []
        return mask(decode(path.read_bytes())).split("\n")
    except (OSError, RuntimeError, Refused):  # RuntimeError: a link to itself, before Python 3.13
        return []
