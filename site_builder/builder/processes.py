"""The processes of a pool, each at the other end of a pipe of its own.

A process that dies or stalls takes nothing with it but the unit that it is at. Most that die are killed by the system
for the memory of all together, so that unit is tried once more at the end, by a process that has the machine to itself;
the second time, and where one stalls, the unit is lost and the others are built.
"""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from site_builder.builder.job import Job
from site_builder.builder.record import JobResult

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from site_builder.builder.worker import Worker

_AT_ONCE = 4
"""Units that a process takes at most at a time: neighbours, which inherit the same."""
_GRACE = 10
"""Seconds that a process has, beyond those of a unit, to say itself that the unit takes too long."""
Lost = Callable[[Job, str], JobResult]
"""Gives the answer for a unit that is lost, by the rule that says why: "unit-died", "unit-stalled"."""


class NoProcessError(Exception):
    """The system has no more processes, or ends them before they begin."""


@dataclass(slots=True, kw_only=True)
class _Process:
    """A process with what it was asked for and has not answered."""

    process: "BaseProcess"
    connection: "Connection"
    under_way: deque[int] = field(default_factory=deque)
    """The numbers of the jobs, the one that it is at first."""
    has_begun: bool = False

    def end(self) -> None:
        """Ends the process: afterwards it writes nothing any more."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Processes:
    """Some processes that build units. `fork` says whether they have all that is loaded here, or begin with nothing."""

    def __init__(self, worker: "Worker", size: int, lost: Lost, *, fork: bool) -> None:
        self._worker = worker
        self._size = size
        self._lost = lost
        self._fork = fork
        self._patience = worker.settings.unit_seconds + _GRACE
        self._crew: list[_Process] = []
        self._jobs: Sequence[Job] = ()
        self._todo = deque[int]()
        self._alone = deque[int]()
        """The jobs at which a process has died. They are done after all others, one at a time."""
        self._died = set[int]()
        self._done = dict[int, JobResult]()

    def run(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Answers each job, in their order. Raises NoProcessError, and whatever a worker raises."""
        self._jobs, self._todo, self._done = jobs, deque(range(len(jobs))), {}
        self._died, self._alone = set(), deque()
        for number in range(len(jobs)):
            while number not in self._done:
                self._hand_out()
                self._listen()
            yield self._done.pop(number)

    def end(self) -> None:
        """Ends all processes, also when all is done: none is asked to leave, as one may be stopped or be no more."""
        while self._crew:
            self._crew.pop().end()

    def _hand_out(self) -> None:
        """Gives each idle process its next jobs."""
        size = max(1, min(_AT_ONCE, len(self._jobs) // (self._size * 4)))
        while self._todo:
            idle = next((one for one in self._crew if not one.under_way), None)
            if idle is None and len(self._crew) == self._size:
                return
            numbers = [self._todo.popleft() for _ in range(min(size, len(self._todo)))]
            self._give(idle or self._started(), numbers)
        if self._alone and not any(one.under_way for one in self._crew):
            self.end()
            self._give(self._started(), [self._alone.popleft()])

    def _give(self, one: _Process, numbers: list[int]) -> None:
        one.under_way.extend(numbers)
        try:
            one.connection.send([self._jobs[number] for number in numbers])
        except OSError:  # it died while it was idle; it is found out below
            return

    def _started(self) -> _Process:
        """Starts a process. Raises NoProcessError."""
        from multiprocessing import get_context  # noqa: PLC0415 - 10 ms that most builds need not pay

        try:
            context = get_context("fork") if self._fork else get_context("spawn")
            ours, theirs = context.Pipe()
            process: BaseProcess = context.Process(target=_work, args=(theirs, self._worker, gc.get_threshold()))
            with _undisturbed():
                process.start()
        except (OSError, ImportError, NotImplementedError) as error:  # or the system has no locks for them
            raise NoProcessError from error
        theirs.close()
        self._crew.append(_Process(process=process, connection=ours))
        return self._crew[-1]

    def _listen(self) -> None:
        """Takes the answers that are there, or waits for one."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - loaded with the first process

        busy = [one for one in self._crew if one.under_way]
        ready = wait([end for one in busy for end in (one.connection, one.process.sentinel)], self._patience)
        for one in busy:
            if not ready:
                self._lose(one, "unit-stalled")
            elif one.connection in ready or one.process.sentinel in ready:
                self._take(one)

    def _take(self, one: _Process) -> None:
        """Takes all that a process has answered. Raises what it raised."""
        is_over = not one.process.is_alive()  # asked first: then nothing more can come after what is taken now
        try:
            while one.connection.poll():
                answer: JobResult | Exception | None = one.connection.recv()
                one.has_begun = True
                if isinstance(answer, Exception):
                    raise answer
                if answer is not None:
                    self._done[one.under_way.popleft()] = answer
        except (EOFError, ConnectionError):
            is_over = True
        if is_over:
            self._lose(one, "unit-died")

    def _lose(self, one: _Process, code: str) -> None:
        """Does without a process. Raises NoProcessError where it has never begun."""
        self._crew.remove(one)
        one.end()
        if not one.has_begun:
            raise NoProcessError
        if not one.under_way:
            return
        number = one.under_way.popleft()
        self._todo.extendleft(reversed(one.under_way))
        if code == "unit-died" and number not in self._died:
            self._died.add(number)
            self._alone.append(number)
        else:
            self._done[number] = self._lost(self._jobs[number], code)


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


def _work(connection: "Connection", worker: "Worker", threshold: tuple[int, int, int]) -> None:
    """Does jobs until the process is ended. It looks for garbage as often as the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(*threshold)
    gc.freeze()  # what was inherited is not looked through, and so not copied
    worker.goes_on = partial(connection.send, None)
    worker.goes_on()
    while True:
        for job in connection.recv():
            connection.send(_answer(worker, job))


def _answer(worker: "Worker", job: Job) -> JobResult | Exception:
    try:
        return worker.do(job)
    except Exception as error:  # noqa: BLE001 - the process that asked raises it
        return error


def _end_with_parent() -> None:
    """Ends this process when the one that started it is killed: it would wait for ever, and hold the output's lock."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415 - loaded with the first process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
