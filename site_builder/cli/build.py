"""`build` and `check`: the same work, with and without writing."""

import sys
import time
from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from functools import partial

from site_builder.cli.command import FAILED, FINE, Command
from site_builder.cli.machines import add_executor, add_shard
from site_builder.cli.outside import Outside, add_outside, outside_of_content, refuse_misused, tell_outside
from site_builder.cli.parser import Parser
from site_builder.cli.reports import add_reports, lacking, outcome, read_changed, tell, tell_stale, wanted_reports
from site_builder.cli.site import Unusable, run_build
from site_builder.model.problem import unique
from site_builder.words import Words

_SAMPLE = 20
"""Units that `--verify` builds again: in a country half a second."""


def add_work(parser: Parser, words: Words) -> None:
    """The options of every command that builds, and of the one that only looks."""
    parser.add_site()
    parser.add_argument("--jobs", type=_number, metavar="N", help=words["jobs"])
    add_executor(parser, words)
    parser.add_argument("--strict", action="store_true", help=words["strict"])
    parser.add_argument("--profile", action="store_true", help=words["profile"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])
    add_reports(parser, words)


def _add_build(parser: Parser, words: Words) -> None:
    add_work(parser, words)
    add_shard(parser, words)
    parser.add_argument(
        "--verify", type=_number, nargs="?", const=_SAMPLE, default=0, metavar="N", help=words["verify"]
    )


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(text)
    return int(text)


def _add_check(parser: Parser, words: Words) -> None:
    add_work(parser, words)
    parser.add_argument("--stale", action="store_true", help=words["stale"])
    add_outside(parser, words)


def run(options: Namespace, words: Words, *, dry: bool) -> int:
    """A build, or a look, and what came of it."""
    started = time.perf_counter()
    try:
        wanted, changed = wanted_reports(options, words), read_changed(options, words)
        report = run_build(options, words, dry=dry)
        other = _asked(options, words)
        report = replace(report, problems=unique([*report.problems, *other.problems])) if other else report
        kind = "built" if report.written else "checked" if dry else "unwritten"
        seconds = time.perf_counter() - started
        result = outcome(report, options, words, changed, kind=kind, seconds=seconds)
        if getattr(options, "stale", False) and all(one.file for one in wanted):  # a report on the screen lists it too
            result = tell_stale(result)
        if report.lacking:
            print(lacking(report, words), file=sys.stderr)
        tell(result, wanted, words, quiet=options.quiet)
        if other and not options.quiet and all(one.file for one in wanted):
            tell_outside(other, words)
    except Unusable as unusable:
        return unusable.tell()
    return FAILED if report.errors or (options.strict and report.problems) else FINE


def _asked(options: Namespace, words: Words) -> Outside | None:
    """What other sites say, where that was asked for. Raises Unusable."""
    return outside_of_content(options, words) if getattr(options, "external", False) else None


def _check(options: Namespace, words: Words) -> int:
    refuse_misused(options, words)
    return run(options, words, dry=True)


BUILD = Command(add=_add_build, run=partial(run, dry=False))
CHECK = Command(add=_add_check, run=_check)
