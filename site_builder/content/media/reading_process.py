"""The process in which a build reads what strangers made: pictures, documents, films.

A few kB can ask a decoder for hours or for gigabytes, and the system would then end the whole build. Here only the
process of these files ends, and is started again for the next one. One process serves all files of a worker, because
loading the libraries takes 0.3 s; it is started for the first file that the cache does not know.
"""

import os
from collections.abc import Callable
from traceback import format_exc
from typing import TYPE_CHECKING, TypeVar, cast

from site_builder.content.media.budget import Budget, be_silent, keep_to, memory_taken
from site_builder.model.problem import Refused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_MOST_LEFT = 256 * 1024**2
"""Bytes that files may leave behind in the process before another takes its place."""
T = TypeVar("T")
Read = Callable[[str, bytes], T]


class OverBudgetError(Exception):
    """The file took more time or memory than it may, or crashed what read it."""


class ReadingError(Exception):
    """The reader has a bug; the text of the exception is its trace."""


class _NoProcessError(Exception):
    """The system has no more processes."""


def nothing_to_say() -> None:
    """Stands where nobody waits for a sign of life."""


class ReadingProcess:
    """It belongs to the process that made or unpickled it. It ends with `close`, or with that process.

    On a system that has no more processes, files are read here and without a budget: the site is built all the same.
    """

    def __init__(self) -> None:
        self.goes_on: Callable[[], None] = nothing_to_say
        """It is called after each file: whoever watches this process knows that it does something."""
        self._owner = os.getpid()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __reduce__(self) -> tuple[type["ReadingProcess"], tuple[()]]:
        return ReadingProcess, ()

    def run(self, read: Read[T], file: str, body: bytes, budget: Budget) -> T:
        """What `read` returns for a file. Raises Refused where it does, OverBudgetError, and ReadingError for bugs."""
        answered = False
        try:
            connection = self._opened()
        except _NoProcessError:
            return read(file, body)
        try:
            answer, goes_on = _asked(connection, (read, file, body, budget), budget.patience)
            answered = goes_on
            self.goes_on()
        finally:
            if not answered:  # it crashed or stalls, or this process was interrupted: no later file gets this answer
                self.close()
        if isinstance(answer, Refused | ReadingError):
            raise answer
        return cast("T", answer)

    def close(self) -> None:
        """Ends the process."""
        connection, process = self._connection, self._process
        self._connection = self._process = None
        if connection is not None:
            connection.close()
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.join()
            process.close()

    def _opened(self) -> "Connection":
        """The connection to the process, which is started where there is none, or it belongs to a forebear."""
        if self._owner != os.getpid() or self._process is None or not self._process.is_alive():
            self.close()
            self._owner = os.getpid()
            self._connection = self._start()
        return cast("Connection", self._connection)

    def _start(self) -> "Connection":
        from multiprocessing.util import Finalize  # noqa: PLC0415 - 10 ms, for builds that meet a new file

        from site_builder.content.media.documents.isolation import context_of_processes  # noqa: PLC0415 - the same builds

        context = context_of_processes()
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(ours, theirs))
        try:
            process.start()
        except OSError as error:
            ours.close()
            raise _NoProcessError from error
        finally:
            theirs.close()
        self._process = process
        Finalize(self, _end, args=(process, ours), exitpriority=1)
        return ours


def _asked(connection: "Connection", question: object, patience: int) -> tuple[object, bool]:
    """The answer of the process, and whether it goes on. Raises OverBudgetError."""
    try:
        connection.send(question)
        if not connection.poll(patience):
            raise OverBudgetError
        answer, goes_on = connection.recv()
    except (EOFError, OSError) as error:
        raise OverBudgetError from error
    return answer, bool(goes_on)


def _end(process: "BaseProcess", connection: "Connection") -> None:
    """Ends a process that nobody has closed, before Python waits for it."""
    try:
        process.kill()
    except ValueError:  # it was closed
        return
    connection.close()
    process.join()


def _work(theirs: "Connection", ours: "Connection") -> None:
    """Reads files, until whoever asks is gone or too much memory is left taken."""
    theirs.close()  # the end that the other process speaks into: as long as it is open here, it never falls silent
    be_silent()
    before = 0
    while True:
        try:
            read, file, body, budget = ours.recv()
        except EOFError:
            return
        keep_to(budget)
        answer = _answer(read, file, body)
        del body
        before = before or memory_taken()  # after the first file, with the libraries
        goes_on = memory_taken() - before < _MOST_LEFT
        ours.send((answer, goes_on))
        if not goes_on:
            return


def _answer(read: Read[object], file: str, body: bytes) -> object:
    try:
        return read(file, body)
    except Refused as refused:
        return refused
    except MemoryError:  # it ends this process, which may be left with too little to go on
        raise
    except Exception:  # noqa: BLE001 - a bug of ours is told by the process that asked
        return ReadingError(format_exc())
