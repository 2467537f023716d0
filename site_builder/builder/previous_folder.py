"""Reads the last site from a folder: a stick, a share, or the checked-out branch of a host of pages."""

from functools import partial
from pathlib import Path

from site_builder.builder.previous import PreviousLost, ReadFile


def folder_reader(folder: Path) -> ReadFile:
    """Gives the function that reads a folder's files. Raises PreviousLost where not even the folder around it is there:
    a stick that is not plugged in must not be taken for one on which nothing was ever published.
    """
    if folder.exists() and not folder.is_dir():
        raise PreviousLost("previous_is_file")
    if not folder.is_dir() and not folder.absolute().parent.is_dir():
        raise PreviousLost("previous_no_folder")
    return partial(_read, folder, folder.resolve())


def _read(folder: Path, whole: Path, name: str, most: int) -> bytes | None:
    """A file; None where there is none. A link may not lead out of the folder: what it leads to would be published."""
    try:
        path = (folder / name).resolve(strict=True)
        if not path.is_relative_to(whole):
            raise PreviousLost("previous_link", name=name)
        with path.open("rb") as file:
            return file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError
        why = getattr(error, "strerror", None) or str(error)
        raise PreviousLost("previous_unread", name=name, why=why) from error
