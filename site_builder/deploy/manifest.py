"""What stands on a host, as a value and as the file `.deploy/manifest.json` there.

It never lies: of a file that a run may have changed it says that nobody knows, before the first byte is sent. So
whoever comes after a run that was killed knows every file that is ours, and which of them have to be sent again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from site_builder.model.frozen import frozen
from site_builder.output.paths import checked

OURS = ".deploy"
"""The folder on the host for what is ours and no page: the manifest, the lock, files that are being sent."""
HOST_MANIFEST = f"{OURS}/manifest.json"
INCOMING = f"{OURS}/new"
"""The folder for files that are being sent; they are moved to their places afterwards."""
_VERSION = 1


@frozen
class FileStamp:
    """What a file holds."""

    size: int
    """Bytes."""
    sha256: str


@frozen
class HostManifest:
    """The files on a host that are ours."""

    site: str = ""
    """The base address of the site; "" where nobody knows."""
    files: Mapping[str, FileStamp] = field(default_factory=dict)
    """Name → what it holds for sure, unless `unsure` names it."""
    unsure: frozenset[str] = frozenset()
    """The names of files that may hold what they held, or something newer, or may not be there."""
    issued: frozenset[str] = frozenset()
    """The pages of printed codes and of former addresses: they may not vanish."""

    @property
    def names(self) -> frozenset[str]:
        """Every file that may stand there and is ours."""
        return self.unsure | self.files.keys()

    def known(self, name: str) -> FileStamp | None:
        """What a file holds for sure; None where nobody knows."""
        return None if name in self.unsure else self.files.get(name)

    def doubting(self, names: Iterable[str]) -> "HostManifest":
        """The same, but nobody knows what these files hold."""
        return replace(self, unsure=self.unsure | frozenset(names))


def manifest_bytes(manifest: HostManifest) -> bytes:
    """Writes a line for each file, so that two manifests can be compared."""
    rows = (f"{json.dumps(name)}: {_row(stamp)}" for name, stamp in sorted(manifest.files.items()))
    files = ",\n".join(rows)
    lists = f'"unsure": {json.dumps(sorted(manifest.unsure))}, "issued": {json.dumps(sorted(manifest.issued))}'
    head = f'{{"version": {_VERSION}, "site": {json.dumps(manifest.site)}, {lists}'
    return f'{head}, "files": {{\n{files}\n}}}}\n'.encode()


def _row(stamp: FileStamp) -> str:
    return json.dumps([stamp.size, stamp.sha256])


def read_manifest_bytes(body: bytes) -> HostManifest | None:
    """Reads a manifest; None where it is damaged, of another version, or names files outside the site."""
    try:
        found = json.loads(body)
        if found["version"] != _VERSION:
            return None
        files = {name: FileStamp(size=int(size), sha256=str(digest)) for name, (size, digest) in found["files"].items()}
        unsure, issued = (frozenset(checked(found[key])) for key in ("unsure", "issued"))
        checked(files)
        return HostManifest(site=str(found["site"]), files=files, unsure=unsure, issued=issued)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
