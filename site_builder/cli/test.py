"""`test`: runs the program's own tests; what follows on the command line goes to pytest as it is."""

import sys
from importlib.util import find_spec

from site_builder.cli.arguments.test import TestArguments
from site_builder.cli.exit import FAILED
from site_builder.cli.paths import PROJECT
from site_builder.cli.words.all import Words

_ALL_CORES = ("--numprocesses=auto", "--dist=loadfile")
"""A process a core, each of which takes one file of tests after the other: their fixtures are made once."""


def run(arguments: TestArguments, words: Words) -> int:
    """Runs the tests that were named, else all."""
    try:
        # An installed site-builder comes without the libraries of the tests.
        import pytest  # noqa: PLC0415
    except ImportError:
        print(words["no_tests"], file=sys.stderr)
        return FAILED
    everything = [*(_ALL_CORES if find_spec("xdist") else ()), str(PROJECT / "tests")]
    return int(pytest.main([f"--rootdir={PROJECT}", *(arguments.pytest or everything)]))
