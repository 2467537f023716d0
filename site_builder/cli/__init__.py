"""The command line: the only room that reads the clock, prints, and decides the exit code.

Exit codes: 0 fine · 1 content or disk failed · 2 wrong usage · 130 interrupted.
To add a command, write a module with a `Command` and name it in COMMANDS; its words go to a file of each language in
`words/`. Only the module of the command that was called is loaded.
"""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import pairwise

from site_builder.cli.command import FINE, INTERRUPTED, WRONG_USAGE, Command
from site_builder.cli.parser import Parser, refuse, refuse_command
from site_builder.cli.words.all import WORDS
from site_builder.text.languages import FIRST, MissingSentences

__all__ = ["main"]

COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("build", "BUILD"),
    "check": ("check", "CHECK"),
    "merge": ("merge", "MERGE"),
    "serve": ("serve", "SERVE"),
    "new": ("new", "NEW"),
    "fix": ("fix", "FIX"),
    "explain": ("explain", "EXPLAIN"),
    "next-change": ("next_change", "NEXT_CHANGE"),
    "schema": ("schema", "SCHEMA"),
    "test": ("tests", "TEST"),
}
"""The module of each command, and the name that it has there."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. The first word names it; without one it is `build`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles are not UTF-8
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = WORDS[_language(given)]
    named = bool(given) and not given[0].startswith("-")
    name, rest = (given[0], given[1:]) if named else ("build", given)
    try:
        if name not in COMMANDS:
            refuse_command(words, name, COMMANDS)
        parser = Parser(name, words, COMMANDS)
        command = _command(name)
        command.add(parser, words)
        options, unknown = parser.parse_known_args(rest)
        options.unknown = unknown
        if unknown and name != "test":
            refuse(words, words["unknown"].format(" ".join(unknown)))
        return command.run(options, words)
    except MissingSentences as error:
        keys, count = ", ".join(error.keys), len(error.keys)
        said = WORDS[FIRST]["missing_sentences"].format(lang=error.lang, place=error.place, count=count, keys=keys)
        print(said, file=sys.stderr)
        return WRONG_USAGE
    except KeyboardInterrupt:
        print(words["stopped"], file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `build.py … | head`: whoever listened has gone
        sys.stderr.close()
        return FINE


def _command(name: str) -> Command:
    module, found = COMMANDS[name]
    command: Command = getattr(import_module(f"site_builder.cli.{module}"), found)
    return command


def _language(arguments: list[str]) -> str:
    """Looked up before parsing, because help and usage errors are in that language too."""
    named = [word for option, word in pairwise(arguments) if option == "--lang"]
    named += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    return next((word for word in named if word in WORDS), FIRST)
