"""What stands in the output folder, as a value and as the file `.manifest.json` beside the pages."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from site_builder.model.frozen import frozen
from site_builder.model.output import Summary
from site_builder.output.paths import checked

MANIFEST = ".manifest.json"
_VERSION = 2


@frozen
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


@frozen
class Manifest:
    """What stands in the output folder, by unit ("" is the root)."""

    units: Mapping[str, ManifestEntry] = field(default_factory=dict)
    is_damaged: bool = False
    """Whether a part of it could not be read: files may be there of which nobody knows that the builder wrote them."""
    unclaimed: tuple[str, ...] = ()
    """The files that were found when it was damaged and that no unit has: nobody knows whether they may go."""

    @property
    def files(self) -> frozenset[str]:
        """Every address that the builder has published and not removed."""
        return frozenset(url for entry in self.units.values() for url in entry.files)

    @property
    def next_change(self) -> date | None:
        """The day on which pages cease to be right by themselves; None for never. Those of a unit with mistakes do not
        count: building them again would not help.
        """
        days = (entry.next_change for entry in self.units.values() if not entry.failed)
        return min((day for day in days if day), default=None)


def load_manifest(output: Path) -> Manifest:
    """Reads the manifest; an empty one where there is none. Of one that is damaged, it reads what is left."""
    try:
        text = (output / MANIFEST).read_bytes()
    except FileNotFoundError:
        return Manifest()
    except OSError:
        return Manifest(is_damaged=True)
    return parse_manifest(text)


def parse_manifest(text: bytes) -> Manifest:
    """Reads the text of a manifest. Of one that is damaged, it reads what is left."""
    try:
        found = json.loads(text)
        read = _entry if found["version"] == _VERSION else _foreign_entry
        units = {unit: _own(unit, read(row)) for unit, row in found["units"].items()}
        return Manifest(units=units, unclaimed=tuple(checked(found.get("unclaimed", ()))))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Manifest(units=_whole_rows(text), is_damaged=True)


def manifest_text(manifest: Manifest) -> str:
    """Writes a line for each unit, so that two manifests can be compared, and one that was cut still tells of most."""
    rows = (f"{json.dumps(unit)}: {_row(entry)}" for unit, entry in sorted(manifest.units.items()))
    head = f'{{"version": {_VERSION}, "units": {{\n' + ",\n".join(rows) + "\n}"
    files = f', "unclaimed": {json.dumps(manifest.unclaimed, ensure_ascii=False)}' if manifest.unclaimed else ""
    return f"{head}{files}}}\n"


def _whole_rows(text: bytes) -> dict[str, ManifestEntry]:
    """The units of a damaged manifest whose lines are whole. What is in their files, nobody knows any more."""
    units: dict[str, ManifestEntry] = {}
    for line in text.splitlines():
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            units |= {
                unit: _own(unit, _foreign_entry(row)) for unit, row in json.loads(b"{%b}" % line.rstrip(b", ")).items()
            }
    return units


def _own(unit: str, entry: ManifestEntry) -> ManifestEntry:
    """Returns the entry of a unit. Raises ValueError where it is another unit's."""
    if entry.summary and "/".join(entry.summary.path) != unit:
        raise ValueError(unit)
    return entry


def _foreign_entry(row: Mapping[str, Any]) -> ManifestEntry:
    """Reads a row of another version, older or newer: which files there are, and what the unit is called.

    An empty digest has the unit built again. Raises as `_entry` does.
    """
    files = dict(row["files"])
    summary = row.get("summary")
    return ManifestEntry(
        files=dict(zip(checked(files), map(int, files.values()), strict=True)),
        summary=Summary.of(summary) if summary else None,
    )


def _row(entry: ManifestEntry) -> str:
    row = {
        "files": entry.files,
        "summary": entry.summary.row() if entry.summary else None,
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
