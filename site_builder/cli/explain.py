"""`explain`: where a value comes from, and where a file's words go."""

from argparse import Namespace

from site_builder.cli.command import WRONG_USAGE, Command
from site_builder.cli.origin import explain_field, explain_impact
from site_builder.cli.parser import Parser
from site_builder.words import Words


def _add(parser: Parser, words: Words) -> None:
    parser.add_argument("what", nargs="*")
    parser.add_argument("--impact", metavar="FILE", help=words["impact_help"])
    parser.add_site()


def _run(options: Namespace, words: Words) -> int:
    if options.impact:
        return explain_impact(options, options.impact, words)
    match options.what:
        case [unit, field]:
            return explain_field(options, unit, field, words)
    return WRONG_USAGE


EXPLAIN = Command(add=_add, run=_run)
