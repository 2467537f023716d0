"""`test`: the program's own tests; what follows goes to pytest as it is."""

import sys
from argparse import Namespace

from site_builder.cli.build_options import PROJECT
from site_builder.cli.exit import FAILED, Command
from site_builder.cli.parser import Parser
from site_builder.cli.words.all import Words


def _add(_parser: Parser, _words: Words) -> None:
    """It has no options of its own."""


def _run(options: Namespace, words: Words) -> int:
    try:
        import pytest  # noqa: PLC0415 - only this command needs it
    except ImportError:
        print(words["no_tests"], file=sys.stderr)
        return FAILED
    return int(pytest.main([f"--rootdir={PROJECT}", *(options.unknown or [str(PROJECT / "tests")])]))


TEST = Command(add=_add, run=_run)
