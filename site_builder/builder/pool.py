"""A pool answers jobs. This one has the processes of this machine; `cluster` has another.

The processes are started for the first batch that is worth it. They do not hear Ctrl-C: the process that started them
ends them, after it has recorded what is done.
"""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from site_builder.builder.job import Job
from site_builder.builder.record import JobResult

if TYPE_CHECKING:
    from site_builder.builder.processes import Processes
    from site_builder.builder.worker import Worker

_WORTH_IT = 6
"""Units. Starting two processes takes as long as building some of them (fork: 20 ms)."""


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
        self._processes: Processes | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        if self._worker is not None:
            self._worker.reading.close()

    def _end(self) -> None:
        if self._processes is not None:
            self._processes.end()
            self._processes = None

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
            from site_builder.builder.processes import NoProcessError, Processes  # noqa: PLC0415 - few builds need it

            if self._processes is None:
                yield self.worker.do(jobs[0])
                done = 1
                self._processes = Processes(self.worker, self._size, self.worker.lost, fork=_can_fork())
            try:
                for result in self._processes.run(jobs[done:]):
                    done += 1
                    yield result
            except NoProcessError:
                self._end()
                self._size = 1
        for job in jobs[done:]:
            yield self.worker.do(job)

    def _is_worth_it(self, count: int) -> bool:
        """Whether a batch is worth other processes. A single job is not: the country's takes all summaries along."""
        least = 2 if self._processes else _WORTH_IT if _can_fork() else 5 * _WORTH_IT
        return self._size > 1 and count >= least


def _can_fork() -> bool:
    """Whether processes may be forked, to have all that is loaded: no thread must be caught holding a lock."""
    return sys.platform == "linux" and threading.active_count() == 1
