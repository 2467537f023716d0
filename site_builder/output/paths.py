"""The files of addresses. Here alone an address that was read from a disk is allowed to become a path.

A manifest, a journal, a cache and the part of a build that was made elsewhere may be damaged, or changed by somebody:
an address out of them must not lead outside the output, where a build would write and remove what is not its own.
"""

from collections.abc import Iterable
from pathlib import Path


class UnsafeAddress(ValueError):  # noqa: N818 - says what was found
    """An address leads outside the output on some system: it is absolute, climbs, or names a drive."""


def checked(urls: Iterable[str]) -> list[str]:
    """Returns addresses that were read from a disk. Raises UnsafeAddress where one of them may lead outside the output.

    They are looked at all at once: a country has 110,000.
    """
    found = list(urls)
    lines = "\n".join(("", *found, ""))
    parts = lines.replace("\n", "/")
    is_unsafe = any(mark in lines for mark in ("\\", "\0", ":", "\r", "\n/", "//"))
    if is_unsafe or "/../" in parts or "/./" in parts or lines.count("\n") != len(found) + 1:
        raise UnsafeAddress
    return found


def file_of(url: str) -> str:
    """The name of an address's file inside the output."""
    return url + "index.html" if url.endswith("/") or not url else url


def path_of(output: Path, url: str) -> Path:
    """The file of an address."""
    return output / file_of(url)
