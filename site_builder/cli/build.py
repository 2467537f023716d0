"""`build`: the site is made and written."""

import sys
import time
from argparse import ArgumentTypeError, Namespace

from site_builder.cli.build_options import UsageError, run_build
from site_builder.cli.distribute import add_executor, add_shard
from site_builder.cli.exit import Command
from site_builder.cli.parser import Parser
from site_builder.cli.reports import add_reports, exit_code, lacking, outcome, read_changed, tell, wanted_reports
from site_builder.cli.words.all import Words

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


def run(options: Namespace, words: Words) -> int:
    """A build, and what came of it."""
    started = time.perf_counter()
    try:
        wanted, changed = wanted_reports(options, words), read_changed(options, words)
        report = run_build(options, words, dry=False)
        kind, seconds = "built" if report.written else "unwritten", time.perf_counter() - started
        result = outcome(report, options, words, changed, kind=kind, seconds=seconds)
        if report.lacking:
            print(lacking(report, words), file=sys.stderr)
        tell(result, wanted, words, quiet=options.quiet)
    except UsageError as unusable:
        return unusable.tell()
    return exit_code(result, options)


BUILD = Command(add=_add_build, run=run)
