"""The command line: the only room that reads the clock, prints, and decides the exit code.

Exit codes: 0 fine · 1 content or disk failed · 2 wrong usage · 130 interrupted.

A command is two modules of its name:

- `arguments/NAME.py` is light. It holds the command's definition: a frozen dataclass with a field for each argument.
- `NAME.py` does the work. It imports what it needs at its top; `run(arguments, words)` gets the dataclass, filled with
  what was typed, and returns the exit code.

`main` loads the first, lets `parser.py` read the command line by it, and only then loads the second. So help and wrong
usage are answered without loading the house, and no command waits for the modules of another one.

To add a command, write its two modules, name it in COMMANDS, and give its words to the catalogue (`words/`). A command
may be two words, of which the first stands for a thing: `qr check` is in the modules `qr_check`.
"""

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from io import StringIO
from itertools import pairwise

from site_builder.cli.exit import FAILED, FINE, INTERRUPTED, WRONG_USAGE, UsageError, refuse
from site_builder.cli.parser import parse
from site_builder.cli.words.all import WORDS, Words
from site_builder.text.languages import FIRST, MissingSentences
from site_builder.text.normalize import suggest

__all__ = ["main"]

COMMANDS: Mapping[str, str] = {
    "build": "BuildArguments",
    "check": "CheckArguments",
    "merge": "MergeArguments",
    "serve": "ServeArguments",
    "new": "NewArguments",
    "fix": "FixArguments",
    "update": "UpdateArguments",
    "qr": "QrArguments",
    "qr check": "QrCheckArguments",
    "qr audit": "QrAuditArguments",
    "explain": "ExplainArguments",
    "sync": "SyncArguments",
    "history": "HistoryArguments",
    "deploy": "DeployArguments",
    "print": "PrintArguments",
    "report progress": "ReportProgressArguments",
    "speak": "SpeakArguments",
    "read-aloud": "ReadAloudArguments",
    "ledger": "LedgerArguments",
    "move": "MoveArguments",
    "export": "ExportArguments",
    "import": "ImportArguments",
    "unit": "UnitArguments",
    "apply-form": "ApplyFormArguments",
    "next-change": "NextChangeArguments",
    "schema": "SchemaArguments",
    "test": "TestArguments",
}
"""Each command, in the order of the help, and the name of its definition."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. The first word names it; without one it is `build`."""
    sys.stdout, sys.stderr = sys.stdout or StringIO(), sys.stderr or StringIO()  # a service may have closed them
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles are not UTF-8
    typed = list(sys.argv[1:] if argv is None else argv)
    words = WORDS[_language(typed)]
    try:
        code = _run(typed, words)
        sys.stdout.flush()
    except UsageError as error:
        return error.tell()
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
    except OSError as error:
        return _refused_by_system(error, words)
    return code


def _refused_by_system(error: OSError, words: Words) -> int:
    """Says what the system has refused: mostly the disk on which the standard output is written is full."""
    why = error.strerror or type(error).__name__
    said = words["disk"].format(path=error.filename, why=why) if error.filename else words["unprinted"].format(why=why)
    with suppress(OSError):
        print(said, file=sys.stderr, flush=True)
    with suppress(OSError):
        sys.stdout.close()  # what is left in it would be tried once more at the end
    return FAILED


def _run(typed: list[str], words: Words) -> int:
    command, rest = _named(typed)
    if command not in COMMANDS:
        near = suggest(command, COMMANDS)
        refuse(words, words["no_command"].format(name=command, names=near or ", ".join(COMMANDS)))
    module = command.replace("-", "_").replace(" ", "_")
    definition = getattr(import_module(f"site_builder.cli.arguments.{module}"), COMMANDS[command])
    arguments = parse(definition, command, COMMANDS, rest, words)
    code: int = import_module(f"site_builder.cli.{module}").run(arguments, words)
    return code


def _named(typed: list[str]) -> tuple[str, list[str]]:
    """The command, of one word or of two, and what is typed after it."""
    if not typed or typed[0].startswith("-"):
        return "build", typed
    both = " ".join(typed[:2])
    return (both, typed[2:]) if both in COMMANDS else (typed[0], typed[1:])


def _language(typed: list[str]) -> str:
    """The language that is asked for, before anything is parsed: help and wrong usage are answered in it too."""
    asked = [
        second.removeprefix("--lang=")
        for first, second in pairwise(["", *typed])
        if first == "--lang" or second.startswith("--lang=")
    ]
    return next((language for language in reversed(asked) if language in WORDS), FIRST)
