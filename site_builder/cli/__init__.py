"""The command line: the only room that reads the clock, prints, and decides the exit code.

Exit codes: 0 fine · 1 content or disk failed · 2 wrong usage · 130 interrupted.
To add a command, write a module with a `Command` and name it in COMMANDS; its words go to a file of `words/`.
"""

import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise

from site_builder.cli.build import BUILD, CHECK
from site_builder.cli.command import FINE, INTERRUPTED, Command
from site_builder.cli.explain import EXPLAIN
from site_builder.cli.fix import FIX
from site_builder.cli.merge import MERGE
from site_builder.cli.new import NEW
from site_builder.cli.next_change import NEXT_CHANGE
from site_builder.cli.parser import Parser, refuse, refuse_command
from site_builder.cli.schema import SCHEMA
from site_builder.cli.serve import SERVE
from site_builder.cli.tests import TEST
from site_builder.words import WORDS

__all__ = ["main"]

COMMANDS: Mapping[str, Command] = {
    "build": BUILD,
    "check": CHECK,
    "merge": MERGE,
    "serve": SERVE,
    "new": NEW,
    "fix": FIX,
    "explain": EXPLAIN,
    "next-change": NEXT_CHANGE,
    "schema": SCHEMA,
    "test": TEST,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. The first word names it; without one it is `build`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles are not UTF-8
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = WORDS["en" if _asks_for_english(given) else "vi"]
    named = bool(given) and not given[0].startswith("-")
    name, rest = (given[0], given[1:]) if named else ("build", given)
    if name not in COMMANDS:
        refuse_command(words, name, COMMANDS)
    parser = Parser(name, words, COMMANDS)
    COMMANDS[name].add(parser, words)
    try:
        options, unknown = parser.parse_known_args(rest)
        options.unknown = unknown
        if unknown and name != "test":
            refuse(words, words["unknown"].format(" ".join(unknown)))
        return COMMANDS[name].run(options, words)
    except KeyboardInterrupt:
        print(words["stopped"], file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `build.py … | head`: whoever listened has gone
        sys.stderr.close()
        return FINE


def _asks_for_english(arguments: list[str]) -> bool:
    """Looked up before parsing, because help and usage errors are in that language too."""
    return "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)
