"""The site that was published last, wherever it stands: a build takes from it the pages that it cannot make itself.

A machine of a CI begins with an empty output. What a broken unit has published stands on the host only; so a build is
told the host's manifest before it begins, and fetches the files of the units that need them, and no others.
"""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path

from site_builder.deploy.manifest import HOST_MANIFEST, HostManifest, read_manifest_bytes
from site_builder.model.frozen import frozen
from site_builder.output import (
    MANIFEST,
    Manifest,
    ManifestEntry,
    first_damaged,
)
from site_builder.output.manifest import parse_manifest

LARGEST = 1 << 28
"""Bytes of a file at most: 256 MiB. The manifest of the whole country has 7."""

ReadFile = Callable[[str, int], bytes | None]
"""Reads a file of the last site by its name, of at most so many bytes; None where there is none.

It raises PreviousLost.
"""


class PreviousLost(Exception):  # noqa: N818 - says what happened
    """Something of the last site cannot be had: the name of a sentence of the command line, and what fills its gaps."""

    def __init__(self, word: str, *, unit: str | None = None, **gaps: str) -> None:
        super().__init__(word)
        self.word = word
        self.gaps = gaps
        self.unit = unit
        """The unit that loses its pages by it; None where it is the whole site."""


@frozen
class PreviousSite:
    """What stands where the site was published last."""

    units: Mapping[str, ManifestEntry]
    read: ReadFile
    sha256: Mapping[str, str] = field(default_factory=dict)
    """Name → SHA-256 of the file, as far as the host knows it."""
    unsure: frozenset[str] = frozenset()
    """The names of files that a deploy which was broken off may have replaced, or not."""

    def without(self, unit: str | None) -> "PreviousSite | None":
        """The same but for one unit; None where the whole site is lost."""
        if unit is None:
            return None
        return replace(self, units={name: entry for name, entry in self.units.items() if name != unit})


def read_previous(read: ReadFile) -> PreviousSite | None:
    """Reads what the last site says of itself. None where nothing of ours was ever published. Raises PreviousLost."""
    body, host = read(MANIFEST, LARGEST), read(HOST_MANIFEST, LARGEST)
    if body is None and host is None:
        return None
    if body is None:
        raise PreviousLost("previous_no_manifest")
    manifest = parse_manifest(body)
    if manifest.is_damaged:
        raise PreviousLost("previous_damaged")
    known = read_manifest_bytes(host or b"") or HostManifest()  # of a list that is damaged nothing is believed
    digests = {name: stamp.sha256 for name, stamp in known.files.items() if name not in known.unsure}
    return PreviousSite(units=manifest.units, read=read, sha256=digests, unsure=known.unsure)


def with_previous(here: Manifest, previous: PreviousSite | None, output: Path) -> tuple[Manifest, frozenset[str]]:
    """Adds to what the output holds what the last site has: of units of which not everything is here.

    Returns also the names of these units. What a build that was killed has left knows its files, and says no more.
    """
    if previous is None:
        return here, frozenset()
    told = {unit: entry for unit, entry in here.units.items() if entry.files and entry.summary}
    whole = {unit for unit, entry in told.items() if not first_damaged(output, entry)}
    taken = {unit: entry for unit, entry in previous.units.items() if entry.files and unit not in whole}
    return replace(here, units={**here.units, **taken}), frozenset(taken)
