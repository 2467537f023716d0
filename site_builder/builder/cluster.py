"""Builds units on a Dask cluster, for those whom one machine is not enough.

Dask decides who runs what, where, and again when a machine is lost. Only values travel: this process reads the folders
and writes the results, so that content, output and cache need no shared disk, and a worker of the cluster needs this
program and nothing else. At any time a few tasks are on their way, so that memory does not grow with their number.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from site_builder.builder.fingerprint import fingerprint
from site_builder.builder.job import Job, UnitKey
from site_builder.builder.memo import Memo
from site_builder.builder.options import NoCluster
from site_builder.builder.pool import Pool
from site_builder.builder.record import JobResult
from site_builder.builder.task import Task
from site_builder.builder.unit import Inherited, Shared
from site_builder.builder.worker import Worker, make, our_fault
from site_builder.model.result import UnitResult
from site_builder.model.timing import Costs, Stopwatch, total

if TYPE_CHECKING:
    from distributed import Client, Future

_TO_CONNECT = 5
"""Seconds in which a scheduler has to answer."""
_TO_FIND_WORKERS = 60
"""Seconds without a single worker. A cluster that grows with its work takes a while to begin."""
_AHEAD = 4
"""Tasks on their way for each thread of the cluster: one at work, the others there before it ends."""
_SILENT = ("distributed", "distributed.client", "asyncio")
"""The loggers that write to the screen when a cluster is lost. We tell it ourselves."""
_Answer = tuple[UnitResult, Costs] | str
"""The result of a task, or what went wrong around it; "" means that the worker's program might make other pages."""
_turn = Lock()
"""Lets one thread of a worker build at a time: a Markdown parser has one text at a time, and Python would not let two
threads run anyway."""


class Cluster(Pool):
    """The workers of a Dask scheduler. Leaving it cancels what they were asked for."""

    def __init__(self, worker: Callable[[], Worker], address: str) -> None:
        self._open = worker
        self._address = address
        self._worker: Worker | None = None
        self._client: Client | None = None
        self._shared: dict[str, Future] = {}
        self._inherited: tuple[Inherited, Future] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shared, self._inherited = {}, None
        if self._client is not None:
            self._client.close(timeout=_TO_CONNECT)

    @property
    def worker(self) -> Worker:
        """The worker of this process, which reads folders and writes results. It is opened for the first job."""
        self._worker = self._worker or self._open()
        return self._worker

    @property
    def client(self) -> "Client":
        """The connection to the cluster. Raises NoCluster."""
        if self._client is None:
            self._client = _connected(self._address)
        return self._client

    def run(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Answers each job, in their order. Raises NoCluster, and OSError when the disk refuses."""
        under_way: deque[tuple[Task, Future | JobResult]] = deque()
        ahead = _AHEAD * self._threads() if jobs else 0
        for job in jobs:
            if len(under_way) > ahead:
                yield self._taken(*under_way.popleft())
            task = self.worker.read(job)
            under_way.append((task, self.worker.without_building(task) or self._sent(task)))
        while under_way:
            yield self._taken(*under_way.popleft())

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Makes whatever goes wrong on the way to the cluster and back a NoCluster."""
        try:
            yield
        except NoCluster:
            raise
        except (Exception, CancelledError) as error:
            raise NoCluster("far_lost", address=self._address, why=_why(error)) from error

    def _threads(self) -> int:
        with self._reached():
            threads: int = sum(self.client.nthreads().values())
        return threads or 1

    def _sent(self, task: Task) -> "Future":
        inherited, light = self._passed_down(task.inherited), replace(task, inherited=Inherited())
        stopwatch = self.worker.stopwatch.another()
        return self._submitted(_make, light, inherited, self._common(task.key), _here(), stopwatch)

    def _common(self, key: UnitKey) -> "Future":
        """Sends what the units of a theme share, once for all of them."""
        shared = self.worker.shared_by(key)
        name = shared.theme.name
        if name not in self._shared:
            self._shared[name] = self._lasting(shared)
        return self._shared[name]

    def _passed_down(self, inherited: Inherited) -> "Future":
        """Sends what a unit inherits, once for all neighbours that inherit the same."""
        if self._inherited is None or self._inherited[0] is not inherited:
            self._inherited = (inherited, self._lasting(inherited))
        return self._inherited[1]

    def _lasting(self, value: object) -> "Future":
        """Sends a value that many tasks need.

        It is a task of its own, so that it is made again when the workers that had it are lost; a value that is only
        scattered would be lost with them.
        """
        return self._submitted(_same, value)

    def _submitted(self, function: Callable[..., object], *values: object) -> "Future":
        with self._reached():
            return self.client.submit(function, *values, pure=False)

    def _taken(self, task: Task, asked: "Future | JobResult") -> JobResult:
        if isinstance(asked, JobResult):
            return asked
        result, costs = self._answer(task, asked)
        done = self.worker.deliver(task, result)
        return replace(done, costs=total([costs, self.worker.stopwatch.taken()]))

    def _answer(self, task: Task, future: "Future") -> tuple[UnitResult, Costs]:
        from distributed import KilledWorker  # noqa: PLC0415 - an optional extra

        with self._reached():
            try:
                answer = self._awaited(future)
                if answer is None:
                    return self.worker.loss(task.folder.path, "unit-stalled"), {}
            except KilledWorker:  # one worker after the other has died of it: this process does not even try
                return UnitResult(path=task.folder.path, problems=(our_fault(task.folder),)), {}
        if isinstance(answer, str):
            raise NoCluster("far_lost" if answer else "far_other", address=self._address, why=answer)
        return answer

    def _awaited(self, future: "Future") -> _Answer | None:
        """The answer to a task, the oldest that is under way; None where it takes longer than a unit may."""
        left = self.worker.settings.unit_seconds
        while left > 0:
            patience = min(left, _TO_FIND_WORKERS)
            try:
                answer: _Answer = future.result(timeout=patience)
            except TimeoutError:
                if not self.client.nthreads():
                    raise NoCluster("far_idle", address=self._address, seconds=str(_TO_FIND_WORKERS)) from None
                left -= patience
            else:
                return answer
        self._give_up(future)
        return None

    def _give_up(self, future: "Future") -> None:
        """Starts the worker again that a task holds. One that nobody can start again leaves its work to the others."""
        holders = [worker for worker, tasks in self.client.processing().items() if future.key in tasks]
        future.cancel()
        try:
            self.client.restart_workers(holders, timeout=_TO_CONNECT)
        except Exception:  # noqa: BLE001 - it has no nanny, or does not come back in time
            with suppress(Exception):
                self.client.retire_workers(holders, close_workers=True)


def _connected(address: str) -> "Client":
    import dask  # noqa: PLC0415 - an optional extra, and a second to load

    dask.config.set({"logging": dict.fromkeys(_SILENT, "critical")})
    from distributed import Client  # noqa: PLC0415 - reads that

    try:
        client = Client(f"tcp://{address}", timeout=_TO_CONNECT, set_as_default=False)
    except OSError as error:
        raise NoCluster("far_silent", address=address, seconds=str(_TO_CONNECT)) from error
    try:
        theirs = client.run_on_scheduler(
            _here
        )  # the scheduler reads what it passes on; workers are asked with every task
    except Exception:  # noqa: BLE001 - whatever its environment makes of ours
        theirs = None
    if theirs != _here():
        client.close(timeout=_TO_CONNECT)
        raise NoCluster("far_other", address=address)
    return client


@cache
def _here() -> str:
    """The fingerprint of this process when it was first asked for: what is loaded stays loaded."""
    return fingerprint()


def _same(value: object) -> object:
    return value


def _make(task: Task, inherited: Inherited, shared: Shared, program: str, stopwatch: Stopwatch) -> _Answer:
    """Builds a task in a worker. It raises nothing: an exception that cannot travel would be waited for without end."""
    try:
        if _here() != program:
            return ""
        with _turn:
            started = stopwatch.start()
            result = make(replace(task, inherited=inherited), shared, Memo(frozenset()), stopwatch)
            stopwatch.lap("unit", "/".join(result.path), started)
            return result, stopwatch.taken()
    except Exception as error:  # noqa: BLE001 - `make` catches a unit's own faults; this is one of the machine's
        return _why(error)


def _why(error: BaseException) -> str:
    """The first line of an exception, never ""."""
    return f"{type(error).__name__}: {error}".partition("\n")[0]
