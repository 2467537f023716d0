"""A zip file, for the file manager of a hosting panel: uploaded and unpacked there by hand."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from site_builder.deploy.host import HostRefuses
from site_builder.deploy.transports.staged import StagedHost
from site_builder.output.atomic import write_made

_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file, the earliest that a zip can say: the same site makes the same bytes."""
_MODE = 0o100644 << 16


class ArchiveHost(StagedHost):
    """A zip file. It always holds the whole site, because whoever unpacks it may have anything there; what it held
    before is what a plan is compared with.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self._bodies: dict[str, bytes] = {}
        try:
            if file.exists():
                with zipfile.ZipFile(file) as archive:
                    names = [name for name in archive.namelist() if not name.endswith("/")]
                    self._bodies = {name: archive.read(name) for name in names}
        except (OSError, zipfile.BadZipFile) as error:
            raise HostRefuses("target_is_no_zip", path=str(file)) from error
        if not file.absolute().parent.is_dir():
            raise HostRefuses("target_lacks_parent", path=str(file))

    def publish(self) -> None:
        """Writes the file in one step."""
        new, gone = self.changes()
        files = {**{name: body for name, body in self._bodies.items() if name not in gone}, **new}
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, body in sorted(files.items()):
                entry = zipfile.ZipInfo(name, _DAY)
                entry.external_attr, entry.create_system = _MODE, 3  # read by everybody, as Unix writes it
                archive.writestr(entry, body, zipfile.ZIP_DEFLATED)
        try:
            write_made(self.file, packed.getvalue())
        except OSError as error:
            raise HostRefuses("host_refuses", path=str(self.file), why=error.strerror or str(error)) from error

    def close(self) -> None:
        """Nothing is open."""

    def _old(self) -> Mapping[str, int]:
        return {name: len(body) for name, body in self._bodies.items()}

    def _read_old(self, name: str) -> bytes:
        return self._bodies[name]
