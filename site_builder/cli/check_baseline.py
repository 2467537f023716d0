"""`check --baseline`: faults that were there before are told and counted, and are no reason to fail."""

from collections.abc import Iterable
from pathlib import Path

from site_builder.cli.arguments.check import CheckArguments
from site_builder.cli.exit import FAILED, WRONG_USAGE, UsageError
from site_builder.cli.paths import unit_path
from site_builder.cli.reports import refuse_inside
from site_builder.cli.words.all import Words
from site_builder.output import atomic
from site_builder.report.baseline import Baseline, DamagedBaseline, as_text, compared, faults, read_baseline
from site_builder.report.outcome import Outcome


def read_known(arguments: CheckArguments, folders: Iterable[Path], words: Words) -> Baseline | None:
    """The faults that are known, None where nobody asked. Raises UsageError, before the work begins.

    The file may not lie in `folders`.
    """
    path, writes = arguments.baseline.file, arguments.baseline.write
    if path is None:
        if writes:
            raise UsageError(words["baseline_where"])
        return None
    refuse_inside((path,), folders, words)
    if writes and arguments.work.site.only is not None:
        raise UsageError(words["baseline_only"])
    if writes and not path.exists():
        return {}
    try:
        return read_baseline(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UsageError(words["baseline_none"].format(path=path)) from error
    except OSError as error:
        raise UsageError(words["disk"].format(path=path, why=error.strerror or error), WRONG_USAGE) from error
    except (DamagedBaseline, UnicodeDecodeError) as error:
        why = str(error) or words["baseline_other"]
        raise UsageError(words["baseline_damaged"].format(path=path, why=why)) from error


def against(result: Outcome, known: Baseline | None, arguments: CheckArguments, words: Words) -> Outcome:
    """Compares the outcome with what is known; `--write-baseline` first makes all that is found known.

    Raises UsageError where the file cannot be written.
    """
    file = arguments.baseline.file
    if known is None or file is None:
        return result
    if arguments.baseline.write:
        known = faults(result.problems)
        try:
            atomic.write_made(file, as_text(known).encode())
        except OSError as error:
            why = error.strerror or error
            raise UsageError(words["report_refused"].format(path=file, why=why), FAILED) from error
    only = unit_path(arguments.work.site.only)
    return compared(result, known, within="" if only is None else "/".join((*only, "")) or "/")
