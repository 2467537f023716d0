"""Runs a reader of a stranger's file in a process of its own: what breaks there breaks nothing here.

Native code does not raise when it meets a hostile file, it ends its process: of 12,000 damaged XLS files 44 made
calamine 0.9.1 ask for up to 7 PB of memory and abort. Starting the process takes 8 ms where it can be forked (Linux),
else a third of a second; results are kept by the bytes of the file (`prepare`), so that each is paid for once.
"""

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from site_builder.content.media.budget import DOCUMENT, Budget, be_silent, keep_to
from site_builder.content.media.documents.result import UNREAD, DocumentText
from site_builder.model.problem import Refused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

T = TypeVar("T")


def isolated(read: Callable[[T], DocumentText], given: T, budget: Budget = DOCUMENT) -> DocumentText:
    """What `read` returns for `given`; UNREAD where its process crashed, or took more time or memory than allowed.

    Raises Refused where the system has no more processes.
    """
    context = context_of_processes()
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sending, read, given, budget), daemon=True)
    try:
        try:
            process.start()
        except OSError as error:  # no result, so that the cache does not keep one
            raise Refused("file-unreadable", why=error.strerror or type(error).__name__) from error
        sending.close()
        if receiving.poll(budget.patience // 2):  # its own process is given up later
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


def context_of_processes() -> "ForkContext | SpawnContext":
    """How processes are started: forked on Linux, to have all that is loaded, unless a thread may hold a lock."""
    from multiprocessing import get_context  # noqa: PLC0415 - 10 ms, for builds that meet a new file

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork") if can_fork else get_context("spawn")


def _work(sending: "Connection", read: Callable[[T], DocumentText], given: T, budget: Budget) -> None:
    """Reads within the budget."""
    be_silent()
    keep_to(budget)
    sending.send(read(given))
