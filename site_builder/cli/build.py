"""`build`: makes the site and writes it."""

import sys
import time
from pathlib import Path

from site_builder.builder import BuildReport
from site_builder.cli.arguments.build import BuildArguments
from site_builder.cli.arguments.work import WorkArguments
from site_builder.cli.reports import content_and_output, exit_code, read_changed, tell, wanted_reports
from site_builder.cli.run_build import outcome, run_build
from site_builder.cli.words.all import Words

_NAMED = 5
"""Units of a list that may be as long as a country."""


def run(arguments: BuildArguments, words: Words) -> int:
    """Builds the whole site or a part of it."""
    return build(arguments.work, words, shard=arguments.shard, verify=arguments.verify)


def build(
    work: WorkArguments,
    words: Words,
    *,
    shard: tuple[int, int] | None = None,
    shards: tuple[Path, ...] = (),
    verify: int = 0,
) -> int:
    """Builds, tells the result, and returns the exit code. Raises UsageError."""
    started = time.perf_counter()
    wanted = wanted_reports(work, content_and_output(work.site, words), words)
    changed = read_changed(work.changed, words)
    report = run_build(work, words, dry=False, shard=shard, shards=shards, verify=verify)
    kind, seconds = "built" if report.written else "unwritten", time.perf_counter() - started
    result = outcome(report, work, words, changed, kind=kind, seconds=seconds)
    if report.lacking:
        print(_lacking(report, words), file=sys.stderr)
    tell(result, wanted, words, quiet=work.quiet)
    return exit_code(result, strict=work.strict)


def _lacking(report: BuildReport, words: Words) -> str:
    """Names the units that had to be built although shards should have had them; of many, the first."""
    names = ["/".join(path) or "." for path in report.lacking]
    told = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return words["lacking_units"].format(count=len(names), names=told)
