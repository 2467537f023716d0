"""The output folder and its manifest. This package writes the site.

A file is replaced in one step or not at all: it is written in `.build/` inside the output and moved to its place.
Before the files of a unit are written, a journal there lists them; the manifest is replaced last. Whenever a build is
killed, the next one finds in both every file that may stand in the output, and which of them are whole.
"""

from site_builder.output.files import (
    ChangeCount,
    Finished,
    ForeignFolder,
    Refusal,
    WriteResult,
    claim,
    deliver,
    finish,
    first_damaged,
    guard,
    read_manifest,
    read_published,
)
from site_builder.output.lock import SHARD, hold
from site_builder.output.manifest import MANIFEST, Manifest, ManifestEntry
from site_builder.output.paths import path_of
from site_builder.output.placement import OutputGone
from site_builder.output.unclaimed import find_unclaimed

__all__ = [
    "MANIFEST",
    "SHARD",
    "ChangeCount",
    "Finished",
    "ForeignFolder",
    "Manifest",
    "ManifestEntry",
    "OutputGone",
    "Refusal",
    "WriteResult",
    "claim",
    "deliver",
    "find_unclaimed",
    "finish",
    "first_damaged",
    "guard",
    "hold",
    "path_of",
    "read_manifest",
    "read_published",
]
