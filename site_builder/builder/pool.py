"""A pool answers jobs. This one has the processes of this machine; `cluster` has another.

The processes are started for the first batch that is worth it. They do not hear Ctrl-C: the process that started them
ends them, after it has recorded what is done.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from site_builder.builder.job import Job
from site_builder.builder.record import JobResult

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from site_builder.builder.worker import Worker

_WORTH_IT = 6
"""Units. Starting two processes takes as long as building some of them (fork: 20 ms)."""
_AT_ONCE = 4
"""Units that a process takes at most at a time: neighbours, which inherit the same."""
_worker: "Worker | None" = None
"""The worker of this process, when the process is one of a pool."""


class Pool(Protocol):
    """Whoever builds units. Leaving it ends the work, at once where it is broken off."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def run(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Answers each job, in their order."""


class LocalPool(Pool):
    """One process, or several of this machine."""

    def __init__(self, worker: "Callable[[], Worker]", jobs: int) -> None:
        self._open = worker
        self._worker: Worker | None = None
        self._size = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        if self._worker is not None:
            self._worker.reading.close()

    def _end(self) -> None:
        """Ends the processes: afterwards none of them writes anything any more.

        They are killed even when all is done, and not asked to leave: one that the system has killed may have held the
        lock under which the others would read the question, and they would wait for ever.
        """
        if self._pool is not None:
            from multiprocessing import active_children  # noqa: PLC0415 - loaded with the pool

            children = active_children()
            for child in children:
                child.kill()
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
            for child in children:
                child.join()

    @property
    def worker(self) -> "Worker":
        """The worker of this process. It is opened for the first job."""
        if self._worker is None:
            self._worker = self._open()
        return self._worker

    def run(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Answers each job, in their order.

        This process does the first job: those forked afterwards begin with all that it has loaded and compiled.
        """
        done = 0
        if self._is_worth_it(len(jobs)):
            if self._pool is None:
                yield self.worker.do(jobs[0])
                done = 1
            from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - loaded with the pool

            try:
                for result in self._together(jobs[done:]):
                    done += 1
                    yield result
            except BrokenProcessPool:  # the system killed one of them, mostly for memory: alone there is more of it
                self._go_on_alone()
        for job in jobs[done:]:
            yield self.worker.do(job)

    def _go_on_alone(self) -> None:
        self._end()
        self._size = 1

    def _is_worth_it(self, count: int) -> bool:
        """Whether a batch is worth other processes. A single job is not: the country's takes all summaries along."""
        least = 2 if self._pool else _WORTH_IT if _can_fork() else 5 * _WORTH_IT
        return self._size > 1 and count >= least

    def _together(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 15 ms that most builds need not pay
        from multiprocessing import get_context  # noqa: PLC0415 - as long

        chunk = max(1, min(_AT_ONCE, len(jobs) // (self._size * 4)))
        try:
            if self._pool is None:
                how = get_context("fork" if _can_fork() else "spawn")
                self._pool = ProcessPoolExecutor(
                    self._size, how, initializer=_enter, initargs=(self.worker, gc.get_threshold())
                )
            with _undisturbed():
                return self._pool.map(_do, jobs, chunksize=chunk)
        except (OSError, ImportError, NotImplementedError):  # the system has no more processes, or no locks for them
            self._go_on_alone()
            return iter(())


def _can_fork() -> bool:
    """Whether processes may be forked, to have all that is loaded: no thread must be caught holding a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Lets Ctrl-C wait. Processes that are started meanwhile never hear of it, not even while they begin."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _enter(worker: "Worker", threshold: tuple[int, int, int]) -> None:
    """Prepares a process of the pool. It looks for garbage as often as the process that started it."""
    global _worker  # noqa: PLW0603 - a process of a pool has no other place for what all its jobs share
    _worker = worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(*threshold)
    gc.freeze()  # what was inherited is not looked through, and so not copied


def _end_with_parent() -> None:
    """Ends this process when the one that started it is killed: it would wait for ever, and hold the output's lock."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415 - loaded with the pool

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(job: Job) -> JobResult:
    if _worker is None:
        raise RuntimeError("this process belongs to no pool")
    return _worker.do(job)
