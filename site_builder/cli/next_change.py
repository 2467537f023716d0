"""`next-change`: when a build would be worth while though nobody edits anything; for a timed job."""

import sys
from argparse import Namespace
from datetime import datetime, time

from site_builder.cli.build_options import VIETNAM, UsageError, asked
from site_builder.cli.exit import FINE, Command
from site_builder.cli.parser import Parser
from site_builder.cli.words.all import Words


def _add(parser: Parser, _words: Words) -> None:
    parser.add_site()


def _run(options: Namespace, words: Words) -> int:
    """Prints the instant (ISO 8601, Vietnamese time) alone on stdout; nothing there when nothing is scheduled."""
    from site_builder.builder.queries import next_instant  # noqa: PLC0415 - help and usage errors answer without loading the house

    try:
        day = next_instant(asked(options, words, dry=True))
    except UsageError as unusable:
        return unusable.tell()
    if day:
        print(datetime.combine(day, time(), VIETNAM).isoformat())
    else:
        print(words["no_change"], file=sys.stderr)
    return FINE


NEXT_CHANGE = Command(add=_add, run=_run)
