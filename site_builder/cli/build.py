"""`build` and `check`: the same work, with and without writing."""

import sys
import time
from argparse import ArgumentTypeError, Namespace
from functools import partial

from site_builder.cli.baseline import add_baseline, against, read_known
from site_builder.cli.command import FAILED, FINE, Command
from site_builder.cli.folder import add_site_folder, check_folder
from site_builder.cli.guides import tell_guides, with_guides
from site_builder.cli.machines import add_executor, add_shard
from site_builder.cli.parser import Parser
from site_builder.cli.reports import add_reports, lacking, outcome, read_changed, tell, tell_stale, wanted_reports
from site_builder.cli.site import Unusable, run_build
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
    add_site_folder(parser, words)
    add_baseline(parser, words)
    parser.add_argument("--guides", action="store_true", help=words["guides"])
    parser.add_argument("--record", action="store_true", help=words["record"])


def run(options: Namespace, words: Words, *, dry: bool) -> int:
    """A build, or a look, and what came of it."""
    started = time.perf_counter()
    try:
        wanted, changed = wanted_reports(options, words), read_changed(options, words)
        known = read_known(options, words)
        report = run_build(options, words, dry=dry)
        kind = "built" if report.written else "checked" if dry else "unwritten"
        seconds = time.perf_counter() - started
        result = outcome(report, options, words, changed, kind=kind, seconds=seconds)
        is_for_people = all(one.file for one in wanted)
        if getattr(options, "guides", False) or getattr(options, "record", False):
            result = with_guides(result, report, options, words)
            if is_for_people and result.guides is not None:
                tell_guides(result)
        result = against(result, known, options, words)
        if getattr(options, "stale", False) and is_for_people:  # a report on the screen lists it too
            result = tell_stale(result)
        if report.lacking:
            print(lacking(report, words), file=sys.stderr)
        tell(result, wanted, words, quiet=options.quiet)
    except Unusable as unusable:
        return unusable.tell()
    return FAILED if result.errors or (options.strict and result.problems) else FINE


def _check(options: Namespace, words: Words) -> int:
    """The content, or a folder of finished pages."""
    return check_folder(options, words) if options.site else run(options, words, dry=True)


BUILD = Command(add=_add_build, run=partial(run, dry=False))
CHECK = Command(add=_add_check, run=_check)
