"""`--baseline`: faults that were there before are told, counted, and no reason to fail."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, unit_path
from site_builder.cli.exit import FAILED, WRONG_USAGE
from site_builder.cli.parser import Parser
from site_builder.cli.reports import refuse_inside
from site_builder.cli.words.all import Words

if TYPE_CHECKING:
    from site_builder.report.baseline import Baseline
    from site_builder.report.outcome import Outcome


def add_baseline(parser: Parser, words: Words) -> None:
    """The options of what only looks. A build has none: who publishes has to hear that old pages stay."""
    parser.add_argument("--baseline", type=Path, metavar="FILE", help=words["baseline"])
    parser.add_argument("--write-baseline", action="store_true", help=words["write_baseline"])


def read_known(options: Namespace, words: Words) -> "Baseline | None":
    """The faults that are known, None where nobody asked. Raises Unusable, before the work begins."""
    path: Path | None = getattr(options, "baseline", None)
    writes = getattr(options, "write_baseline", False)
    if path is None:
        if writes:
            raise UsageError(words["baseline_where"])
        return None
    refuse_inside((path,), options, words)
    if writes and options.only is not None:
        raise UsageError(words["baseline_only"])
    if writes and not path.exists():
        return {}
    from site_builder.report.baseline import DamagedBaseline, read_baseline  # noqa: PLC0415 - for those who have one

    try:
        return read_baseline(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UsageError(words["baseline_none"].format(path=path)) from error
    except OSError as error:
        raise UsageError(words["disk"].format(path=path, why=error.strerror or error), WRONG_USAGE) from error
    except (DamagedBaseline, UnicodeDecodeError) as error:
        why = str(error) or words["baseline_other"]
        raise UsageError(words["baseline_damaged"].format(path=path, why=why)) from error


def against(result: "Outcome", known: "Baseline | None", options: Namespace, words: Words) -> "Outcome":
    """The outcome beside what is known; `--write-baseline` makes all that is found known first. Raises Unusable."""
    if known is None:
        return result
    from site_builder.output import atomic  # noqa: PLC0415 - as above
    from site_builder.report.baseline import as_text, compared, faults  # noqa: PLC0415

    if options.write_baseline:
        known = faults(result.problems)
        try:
            atomic.write_made(options.baseline, as_text(known).encode())
        except OSError as error:
            why = error.strerror or error
            raise UsageError(words["report_refused"].format(path=options.baseline, why=why), FAILED) from error
    only = unit_path(options.only)
    return compared(result, known, within="" if only is None else "/".join((*only, "")) or "/")
