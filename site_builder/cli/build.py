"""`build` and `check`: the same work, with and without writing."""

import json
import sys
import time
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.command import FAILED, FINE, Command
from site_builder.cli.parser import Parser
from site_builder.cli.site import Unusable, content_folder, run_build
from site_builder.words import Words

if TYPE_CHECKING:
    from site_builder.builder import Report


def _add(parser: Parser, words: Words) -> None:
    parser.add_site()
    parser.add_argument("--strict", action="store_true", help=words["strict"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])
    parser.add_argument("--json", action="store_true", help=words["json"])


def _run(options: Namespace, words: Words, *, dry: bool) -> int:
    started = time.perf_counter()
    try:
        report = run_build(options, words, dry=dry)
    except Unusable as unusable:
        return unusable.tell()
    _print(report, options, content_folder(options, words), time.perf_counter() - started, dry=dry)
    return FAILED if report.errors or (options.strict and report.problems) else FINE


def _print(report: "Report", options: Namespace, content: Path, seconds: float, *, dry: bool) -> None:
    """Problems to stderr, the result to stdout."""
    from site_builder.load import source_line  # noqa: PLC0415 - help and usage errors answer without loading the house
    from site_builder.report.summary import as_data, sentence, units_told  # noqa: PLC0415
    from site_builder.report.terminal import show  # noqa: PLC0415
    from site_builder.text.privacy import mask  # noqa: PLC0415

    written = report.written
    counts = {"units": report.units, "pages": report.pages}
    counts |= {"changed": written.changed, "removed": written.removed} if written else {}
    if options.json:
        data = {
            "problems": [as_data(problem, options.lang) for problem in report.problems],
            "failed": ["/".join(path) for path in report.failed],
            "overdue": ["/".join(path) for path in report.overdue],
            "gone": ["/".join(path) for path in report.gone],
            "next_change": report.next_change.isoformat() if report.next_change else None,
            "seconds": round(seconds, 3),
            **counts,
        }
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for problem in report.problems:
        print(show(problem, source_line(content, problem.place), content.as_posix(), options.lang), file=sys.stderr)
        if "trace" in problem.words:
            print(mask(problem.words["trace"]), file=sys.stderr)
    for kind, paths in (("failed", report.failed), ("overdue", report.overdue), ("gone", report.gone)):
        if paths and (written or dry):
            print(units_told(kind, paths, options.lang), file=sys.stderr)
    if not options.quiet:
        kind = "built" if written else "checked" if dry else "unwritten"
        warnings = len(report.problems) - report.errors
        print(sentence(kind, options.lang, errors=report.errors, warnings=warnings, seconds=seconds, **counts))


BUILD = Command(add=_add, run=partial(_run, dry=False))
CHECK = Command(add=_add, run=partial(_run, dry=True))
