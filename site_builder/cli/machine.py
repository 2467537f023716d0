"""What this process may use of the machine it runs on."""

import os


def cores() -> int:
    """How many processes can work at once."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on Windows and macOS
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def who_runs() -> str:
    """The person and the machine, for others who want to know who is at work: "an@may-xa"."""
    import getpass  # noqa: PLC0415 - only whoever writes to a host says so; every build loads this module
    import socket  # noqa: PLC0415 - see there

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without users, or Windows without a name
        user = "?"
    return f"{user}@{socket.gethostname()}"
