"""What a command is: its options, and what it does with them."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass

from site_builder.cli.parser import Parser
from site_builder.cli.words.all import Words

FINE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One verb of the command line. The word of the same name says what it is for."""

    add: Callable[[Parser, Words], None]
    """Declares the command's own options; `--lang` and `--help` are there for all."""
    run: Callable[[Namespace, Words], int]
    """Does the work and returns the exit code. Imports what it needs only then, so that help answers at once."""
