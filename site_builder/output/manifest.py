"""What stands in the output folder, as a value and as the file `.manifest.json` beside the pages."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from site_builder.model.output import Summary

MANIFEST = ".manifest.json"
_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEntry:
    """What the last build knows of a unit: its files and last good summary, and whether its newest content failed."""

    files: Mapping[str, int] = field(default_factory=dict)
    """Address → bytes, so that a file that was lost or cut short is found without being opened."""
    summary: Summary | None = None
    failed: bool = False
    next_change: str = ""
    """The ISO day on which these pages cease to be right by themselves; "" for never."""
    files_digest: str = ""
    """The digest of all these files; "" when nobody knows what is in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in the output folder, by unit ("" is the root)."""

    units: Mapping[str, ManifestEntry] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """Every address that the builder has published and not removed."""
        return frozenset(url for kept in self.units.values() for url in kept.files)


def load_manifest(output: Path) -> Manifest:
    """The manifest as it was written; an empty one when there is none or it cannot be read."""
    try:
        found = json.loads((output / MANIFEST).read_bytes())
        units = {path: _kept(kept) for path, kept in found["units"].items()} if found["version"] == _VERSION else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()
    return Manifest(units=units)


def manifest_text(manifest: Manifest) -> str:
    """The file's text: a line a unit, so that two of them can be compared."""
    rows = (f"{json.dumps(path)}: {_row(kept)}" for path, kept in sorted(manifest.units.items()))
    return f'{{"version": {_VERSION}, "units": {{\n' + ",\n".join(rows) + "\n}}\n"


def _row(kept: ManifestEntry) -> str:
    row = {
        "files": kept.files,
        "summary": asdict(kept.summary) if kept.summary else None,
        "failed": kept.failed,
        "next_change": kept.next_change,
        "edition": kept.files_digest,
    }
    return json.dumps(row, ensure_ascii=False)


def _kept(found: Mapping[str, Any]) -> ManifestEntry:
    """A unit's row of the manifest; KeyError or TypeError where it is damaged."""
    return ManifestEntry(
        files={str(url): int(size) for url, size in found["files"].items()},
        summary=Summary.of(found["summary"]) if found["summary"] else None,
        failed=bool(found["failed"]),
        next_change=str(found["next_change"]),
        files_digest=str(found["edition"]),
    )
