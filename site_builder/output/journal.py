"""The journal of a build: before a unit's files are written, a line names them, for the next build to know."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from site_builder.output.lock import WORK
from site_builder.output.paths import checked
from site_builder.output.placement import opened, write_all

_JOURNAL = "journal-"


def begin(output: Path, unit: str, urls: list[str]) -> None:
    """Adds a line to the journal of this process, in one step, before the first of these files is written."""
    line = b"\n" + json.dumps([unit, urls], ensure_ascii=False).encode() + b"\n"  # the last line may have been cut off
    handle = opened(output, f"{output}/{WORK}/{_JOURNAL}{os.getpid()}", os.O_APPEND)
    try:
        write_all(handle, line)
    finally:
        os.close(handle)


def begun(output: Path) -> dict[str, list[str]]:
    """Reads all journals: unit → addresses. A line that was cut off is of a unit of which no file was written.

    A line with an address that leads outside the output is none of ours.
    """
    found: dict[str, list[str]] = {}
    for line in _lines(output / WORK):
        with suppress(ValueError, TypeError):
            unit, urls = json.loads(line)
            found.setdefault(unit, []).extend(checked(urls))
    return found


def _lines(work: Path) -> Iterator[bytes]:
    journals = sorted(work.glob(f"{_JOURNAL}*")) if work.is_dir() else []
    for journal in journals:
        with suppress(FileNotFoundError):  # a build that writes nothing may read while another one ends
            yield from journal.read_bytes().splitlines()


def sweep(output: Path) -> None:
    """Removes the journals, and what a build that was killed had begun to write."""
    for name in (f"{_JOURNAL}*", "*.new"):
        for path in (output / WORK).glob(name):
            path.unlink()
