"""What stands in the output folder, as a value and as the file `.manifest.json` beside the pages."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from site_builder.model.output import Summary
from site_builder.output.paths import checked

MANIFEST = ".manifest.json"
_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEntry:
    """What an output holds of a unit: the files of its last good result, and whether its newest content failed."""

    files: Mapping[str, int] = field(default_factory=dict)
    """Address → bytes, so that a file that was lost or cut short is found without being opened."""
    summary: Summary | None = None
    failed: bool = False
    next_change: date | None = None
    """The day on which these pages cease to be right by themselves; None for never."""
    files_digest: str = ""
    """The digest of all these files; "" when nobody knows what is in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in the output folder, by unit ("" is the root)."""

    units: Mapping[str, ManifestEntry] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """Every address that the builder has published and not removed."""
        return frozenset(url for entry in self.units.values() for url in entry.files)


def load_manifest(output: Path) -> Manifest:
    """Reads the manifest as it was written; an empty one when there is none or it cannot be read."""
    try:
        found = json.loads((output / MANIFEST).read_bytes())
        units = {unit: _entry(row) for unit, row in found["units"].items()} if found["version"] == _VERSION else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()
    return Manifest(units=units)


def manifest_text(manifest: Manifest) -> str:
    """Writes a line for each unit, so that two manifests can be compared."""
    rows = (f"{json.dumps(unit)}: {_row(entry)}" for unit, entry in sorted(manifest.units.items()))
    return f'{{"version": {_VERSION}, "units": {{\n' + ",\n".join(rows) + "\n}}\n"


def _row(entry: ManifestEntry) -> str:
    row = {
        "files": entry.files,
        "summary": asdict(entry.summary) if entry.summary else None,
        "failed": entry.failed,
        "next_change": entry.next_change.isoformat() if entry.next_change else "",
        "edition": entry.files_digest,
    }
    return json.dumps(row, ensure_ascii=False)


def _entry(row: Mapping[str, Any]) -> ManifestEntry:
    """Reads a unit's row; a ValueError, KeyError or TypeError where it is damaged."""
    return ManifestEntry(
        files=dict(zip(checked(row["files"]), map(int, row["files"].values()), strict=True)),
        summary=Summary.of(row["summary"]) if row["summary"] else None,
        failed=bool(row["failed"]),
        next_change=date.fromisoformat(row["next_change"]) if row["next_change"] else None,
        files_digest=str(row["edition"]),
    )
