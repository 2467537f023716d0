"""Runs a reader of a stranger's file in a process of its own: what breaks there breaks nothing here.

Native code does not raise when it meets a hostile file, it ends its process: of 12,000 damaged XLS files 44 made
calamine 0.9.1 ask for up to 7 PB of memory and abort. Starting the process takes 8 ms where it can be forked (Linux),
else a third of a second; results are kept by the bytes of the file (`prepare`), so that each is paid for once.
"""

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from site_builder.content.media.documents.result import UNREAD, DocumentText
from site_builder.model.problem import Refused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

SECONDS = 30
"""What a reader may take. The largest workbook within the other limits takes 5 s on a slow machine."""
MOST_MEMORY = 2 * 1024**3
"""Bytes that a reader may take besides what the program has already. Windows and macOS keep no such limit."""
T = TypeVar("T")


def isolated(read: Callable[[T], DocumentText], given: T, seconds: float = SECONDS) -> DocumentText:
    """What `read` returns for `given`; UNREAD where its process crashed, or took more time or memory than allowed.

    Raises Refused where the system has no more processes.
    """
    from multiprocessing import get_context  # noqa: PLC0415 - 10 ms, for builds that meet a new spreadsheet

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    context: ForkContext | SpawnContext = get_context("fork") if can_fork else get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sending, read, given, seconds), daemon=True)
    try:
        try:
            process.start()
        except OSError as error:  # no result, so that the cache does not keep one
            raise Refused("file-unreadable", why=error.strerror or type(error).__name__) from error
        sending.close()
        if receiving.poll(seconds):
            found = receiving.recv()
            return found if isinstance(found, DocumentText) else UNREAD
    except EOFError:  # it ended without an answer
        pass
    finally:
        receiving.close()
        if process.pid is not None:
            process.kill()
            process.join()
        process.close()
    return UNREAD


def _work(sending: "Connection", read: Callable[[T], DocumentText], given: T, seconds: float) -> None:
    """Reads, within limits that the system keeps, and without a word: native code writes its last words itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started this process, which then ends it
    faulthandler.disable()  # it would tell of every crash where somebody has turned it on
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    with suppress(ImportError):  # Windows has no such module
        import resource  # noqa: PLC0415 - see there

        taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        for limit, most in (
            (resource.RLIMIT_AS, taken + MOST_MEMORY),
            (resource.RLIMIT_CPU, int(seconds) + 1),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):  # a system that knows the limit and does not keep it
                resource.setrlimit(limit, (most, most))
    sending.send(read(given))
