"""A zip's parts, unpacked within limits: the guard in front of everything that reads Office and LibreOffice files.

A bomb holds gigabytes in a few kB. Sizes are those that the zip declares, and no more than that is ever unpacked.
"""

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from struct import error as StructError  # noqa: N812 - the module names it like a function
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MOST_BYTES = 30_000_000
"""Of all parts together that are read at a time, unpacked."""
MOST_PARTS = 5000
_PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
BROKEN = (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, StructError, zlib.error)
"""What reading a broken archive, or a broken part of one, raises."""


class ArchiveRefusedError(ValueError):
    """The wanted parts are too large, too many, encrypted, packed as no office program does, or two have one name."""


class Archive:
    """An archive that somebody else made. Whoever uses it is ready for everything in `BROKEN`."""

    def __init__(self, body: bytes) -> None:
        self._zip = ZipFile(BytesIO(body))
        self.names = tuple(self._zip.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def read(self, names: set[str]) -> dict[str, bytes]:
        """The parts of these names, in the order of their names. Raises ArchiveRefusedError."""
        found = [item for item in self._zip.infolist() if item.filename in names]
        if not _is_harmless(found) or len({item.filename for item in found}) < len(found):
            raise ArchiveRefusedError
        return {item.filename: self._zip.read(item) for item in sorted(found, key=lambda item: item.filename)}

    def each(self, names: set[str]) -> Iterator[bytes]:
        """Those of the parts that are harmless one by one, unpacked one after the other."""
        for item in self._zip.infolist()[:MOST_PARTS]:
            if item.filename in names and _is_harmless([item]):
                yield self._zip.read(item)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A new archive of these parts, not compressed: whoever unpacks it meets no surprise."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for name, body in parts.items():
            archive.writestr(ZipInfo(name), body)
    return written.getvalue()


def _is_harmless(parts: list[ZipInfo]) -> bool:
    is_small = sum(item.file_size for item in parts) <= MOST_BYTES and len(parts) <= MOST_PARTS
    return is_small and all(not item.flag_bits & 1 and item.compress_type in _PACKED for item in parts)
