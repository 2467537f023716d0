"""How a command ends: its exit code, and the two ways to say that it cannot do what it was asked for."""

import sys
from pathlib import Path
from typing import NoReturn

from site_builder.cli.words.all import Words

FINE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class UsageError(Exception):
    """What was asked cannot be done. Holds the sentence for the person, and the exit code; `main` ends with both."""

    def __init__(self, said: str, code: int = WRONG_USAGE) -> None:
        super().__init__(said)
        self.said = said
        self.code = code

    def tell(self) -> int:
        """Prints the sentence and returns the exit code."""
        print(self.said, file=sys.stderr)
        return self.code


def refuse(words: Words, said: str) -> NoReturn:
    """Ends the program because the command line is wrong: prints what is wrong, and where the help is."""
    print(words["wrong"].format(program=program(), said=said), file=sys.stderr)
    raise SystemExit(WRONG_USAGE)


def program() -> str:
    """The name by which the person has called us."""
    name = Path(sys.argv[0]).name
    return "build.py" if name == "build.py" else "site-builder"
