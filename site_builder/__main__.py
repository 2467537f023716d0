"""The process: how it begins and ends. `python -m site_builder`, the command `site-builder`, and build.py run it."""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

_SELDOM = (100_000, 20, 100)
"""When to look for values that hold each other: there are hardly any, and looking took 7 % of a build's time."""


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs one command."""
    gc.set_threshold(*_SELDOM)
    from site_builder.cli import main  # noqa: PLC0415 - what is loaded is looked through seldom too: 5 ms

    _end(main(arguments))


def _end(code: int) -> NoReturn:
    """The end, at once.

    Python would first take some 400 modules apart, one by one: 28 of the 300 ms of a build of one commune. The system
    does it in one go. What asked to be told of the end is told, and what was said is sent; where somebody else is at
    work still, or looks on (a thread, a profiler, a debugger), the end is Python's own.
    """
    if threading.active_count() > 1 or sys.getprofile() or sys.gettrace():
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no public name for it
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # whoever listened has gone, or never was there
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    run()
