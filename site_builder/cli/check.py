"""`check`: looks and writes nothing. At the content, at a folder of finished pages, and on request at other sites."""

import time
from argparse import Namespace
from dataclasses import replace

from site_builder.cli.build import add_work
from site_builder.cli.build_options import UsageError, run_build
from site_builder.cli.check_baseline import add_baseline, against, read_known
from site_builder.cli.check_external import add_outside, outside_of_content, refuse_misused, tell_outside
from site_builder.cli.check_guides import tell_guides, with_guides
from site_builder.cli.check_site import add_site_folder, check_folder
from site_builder.cli.exit import Command
from site_builder.cli.parser import Parser
from site_builder.cli.reports import exit_code, outcome, read_changed, tell, tell_stale, wanted_reports
from site_builder.cli.words.all import Words


def _add(parser: Parser, words: Words) -> None:
    add_work(parser, words)
    parser.add_argument("--stale", action="store_true", help=words["stale"])
    parser.add_argument("--guides", action="store_true", help=words["guides"])
    parser.add_argument("--record", action="store_true", help=words["record"])
    add_site_folder(parser, words)
    add_outside(parser, words)
    add_baseline(parser, words)


def _run(options: Namespace, words: Words) -> int:
    refuse_misused(options, words)
    return check_folder(options, words) if options.site else _check(options, words)


def _check(options: Namespace, words: Words) -> int:
    """A look at the content, and what came of it."""
    started = time.perf_counter()
    try:
        wanted, changed = wanted_reports(options, words), read_changed(options, words)
        known = read_known(options, words)
        report = run_build(options, words, dry=True)
        other = outside_of_content(options, words) if options.external else None
        if other:
            report = replace(report, problems=(*report.problems, *other.problems))
        seconds = time.perf_counter() - started
        result = outcome(report, options, words, changed, kind="checked", seconds=seconds)
        if options.guides or options.record:
            result = with_guides(result, report, options, words, other.verdicts if other else None)
        result = against(result, known, options, words)
        on_screen = any(one.file is None for one in wanted)  # then the report has it all
        if result.guides is not None and not on_screen:
            tell_guides(result)
        if options.stale and not on_screen:
            result = tell_stale(result)
        tell(result, wanted, words, quiet=options.quiet)
        if other and not on_screen and not options.quiet:
            tell_outside(other, words)
    except UsageError as unusable:
        return unusable.tell()
    return exit_code(result, options)


CHECK = Command(add=_add, run=_run)
