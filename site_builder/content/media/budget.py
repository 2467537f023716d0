"""The time and memory that one stranger's file may take, kept by the system in a process that reads such files."""

import os
from contextlib import suppress

from site_builder.model.frozen import frozen

_DATA_PAGES = 5
"""The field of /proc/self/statm that counts the pages of private memory which a process may write to."""


@frozen
class Budget:
    """What a file may take."""

    seconds: int = 10
    """Of CPU, so that a machine which is busy with other things gives no other result."""
    memory: int = 512 * 1024**2
    """Bytes besides what the process has already."""

    @property
    def patience(self) -> int:
        """Seconds by the clock after which a process is given up: it sleeps, or the machine is very busy."""
        return 5 * self.seconds


DOCUMENT = Budget()
"""The largest workbook within the other limits takes 5 s on a slow machine, and 300 MB."""
PICTURE = Budget(memory=1536 * 1024**2)
"""A PNG of 108 million pixels, as scanners write it, takes 1 GB."""


def be_silent() -> None:
    """Lets the process neither speak nor hear Ctrl-C: native code writes its last words to the terminal itself."""
    # Only a process that reads files comes here, and every start of the program loads this module.
    import faulthandler  # noqa: PLC0415
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the process that started this one, which then ends it
    faulthandler.disable()  # it would tell of every crash where somebody has turned it on
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    os.close(silence)


def keep_to(budget: Budget) -> None:
    """Limits what this process takes from now on. Windows and macOS keep no limit of memory, Windows none of time."""
    with suppress(ImportError):  # Windows has no such module
        import resource  # noqa: PLC0415 - see there

        usage = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(usage.ru_utime + usage.ru_stime) + budget.seconds + 1
        for limit, most in (
            (resource.RLIMIT_DATA, memory_taken() + budget.memory),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):  # a system that knows the limit and does not keep it
                resource.setrlimit(limit, (most, resource.getrlimit(limit)[1]))


def memory_taken() -> int:
    """Bytes of private memory of this process; 0 where the system does not say so."""
    try:
        asked = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return 0
    try:
        return int(os.read(asked, 200).split()[_DATA_PAGES]) * os.sysconf("SC_PAGESIZE")
    finally:
        os.close(asked)
