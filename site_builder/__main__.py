"""The process: how it begins and ends. `python -m site_builder`, the command `site-builder`, and build.py run it."""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

_SELDOM = (100_000, 20, 100)
"""How seldom Python looks for values that hold each other. There are hardly any, and looking took 7 % of a build."""


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs one command and ends the process with its exit code."""
    gc.set_threshold(*_SELDOM)
    # The threshold is set first, because loading the modules makes many values too: 5 ms.
    from site_builder.cli import main  # noqa: PLC0415

    _end(main(arguments))


def _end(code: int) -> NoReturn:
    """Ends the process at once.

    Python would first take some 400 modules apart, one by one: 28 of the 300 ms of a build of one commune. The system
    frees them in one go. Before that, functions that were registered for the end are called, and the output is flushed.
    Where another thread is still at work, or a profiler or debugger is looking on, Python ends the process in its own
    way.
    """
    if threading.active_count() > 1 or sys.getprofile() or sys.gettrace():
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - It has no public name.
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # nobody reads the output any more, or it never was open
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    run()
