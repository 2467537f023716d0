"""The file that tells other programs what came of a build (`--status`), line by line: a workflow goes on by it."""

from collections.abc import Iterable
from pathlib import Path

from site_builder.cli.exit import FAILED, UsageError
from site_builder.cli.reports import refuse_inside
from site_builder.cli.words.all import Words
from site_builder.report.outcome import Outcome


def begin_status(file: Path | None, folders: Iterable[Path], words: Words) -> None:
    """Writes that nothing has come of the build yet: whatever ends it, no older result is read. Raises UsageError."""
    if file:
        refuse_inside([file], folders, words)
        _write(file, "status=nothing\n", words)


def write_status(file: Path | None, result: Outcome, words: Words) -> None:
    """Writes what came of the build. Raises UsageError."""
    if file:
        from site_builder.report.status import as_status  # noqa: PLC0415 - most builds write none

        _write(file, as_status(result), words)


def _write(file: Path, text: str, words: Words) -> None:
    from site_builder.output import atomic  # noqa: PLC0415 - most builds write none

    try:
        atomic.write_made(file, text.encode())
    except OSError as error:
        raise UsageError(words["report_refused"].format(path=file, why=error.strerror or error), FAILED) from error
