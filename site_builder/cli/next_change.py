"""`next-change`: tells when a build would be worth while though nobody edits anything; for a timed job."""

import sys
from datetime import datetime, time

from site_builder.builder.queries import next_instant
from site_builder.cli.arguments.next_change import NextChangeArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.clock import VIETNAM
from site_builder.cli.exit import FINE
from site_builder.cli.words.all import Words


def run(arguments: NextChangeArguments, words: Words) -> int:
    """Prints the instant (ISO 8601, Vietnamese time) alone on stdout; nothing there when nothing is scheduled."""
    day = next_instant(build_options(arguments.site, words, dry=True))
    if day:
        print(datetime.combine(day, time(), VIETNAM).isoformat())
    else:
        print(words["no_change"], file=sys.stderr)
    return FINE
