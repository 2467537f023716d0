"""Jobs → what came of them, by way of a Dask cluster: for those whom one machine is not enough.

The engine is borrowed: who runs what, where, and again when a machine is lost, is Dask's business. Values travel. Here
the folders are read and the results delivered, so that content, output and cache need no shared disk; a worker needs
this program and nothing else. At any time a few tasks are on their way, so that memory does not grow with their number.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from site_builder.builder.fingerprint import fingerprint
from site_builder.builder.job import Done, Job
from site_builder.builder.memo import Memo
from site_builder.builder.options import NoCluster
from site_builder.builder.pool import Pool
from site_builder.builder.unit import Inherited, Shared
from site_builder.builder.worker import Task, Worker, make, our_fault
from site_builder.model.result import UnitResult
from site_builder.model.timing import Costs, Stopwatch, total

if TYPE_CHECKING:
    from distributed import Client, Future

_TO_CONNECT = 5
"""Seconds in which a scheduler has to answer."""
_TO_MAN = 60
"""Seconds without a single worker. A cluster that grows with its work takes a while to begin."""
_AHEAD = 4
"""Tasks on their way for each thread of the cluster: one at work, the others there before it ends."""
_SILENT = ("distributed", "distributed.client", "asyncio")
"""Who writes to the screen by itself when a cluster is lost. What there is to say, we say."""
_Answer = tuple[UnitResult, Costs] | str
"""What came of a task; or what went wrong around it, "" for an engine that might make other pages."""
_turn = Lock()
"""Of a worker's process: a Markdown parser has one text at a time, and Python would not let two threads run anyway."""


class Cluster(Pool):
    """The workers of a Dask scheduler. Leaving it gives up what was asked of them."""

    def __init__(self, worker: Callable[[], Worker], address: str) -> None:
        self._open = worker
        self._address = address
        self._worker: Worker | None = None
        self._client: Client | None = None
        self._shared: Future | None = None
        self._inherited: tuple[Inherited, Future] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shared = self._inherited = None
        if self._client is not None:
            self._client.close(timeout=_TO_CONNECT)

    @property
    def worker(self) -> Worker:
        """Where folders are read and results delivered; opened for the first job."""
        self._worker = self._worker or self._open()
        return self._worker

    @property
    def client(self) -> "Client":
        """The way to the cluster. Raises NoEngine."""
        if self._client is None:
            self._client = _connected(self._address)
        return self._client

    def run(self, jobs: Sequence[Job]) -> Iterator[Done]:
        """What came of each job, in their order. Raises NoEngine, and OSError when the disk refuses."""
        under_way: deque[tuple[Task, Future | Done]] = deque()
        ahead = _AHEAD * self._threads() if jobs else 0
        for job in jobs:
            if len(under_way) > ahead:
                yield self._taken(*under_way.popleft())
            task = self.worker.read(job)
            known = task.seen() if task.key == job.known else self.worker.borrowed(task)
            under_way.append((task, known or self._sent(task)))
        while under_way:
            yield self._taken(*under_way.popleft())

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Whatever goes wrong on the way to the cluster and back; the disk's refusals are another matter."""
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
        return self._submitted(_make, light, inherited, self._common(), _here(), stopwatch)

    def _common(self) -> "Future":
        self._shared = self._shared or self._lasting(self.worker.shared())
        return self._shared

    def _passed_down(self, inherited: Inherited) -> "Future":
        """Neighbours inherit the same: it is sent once for all of them."""
        if self._inherited is None or self._inherited[0] is not inherited:
            self._inherited = (inherited, self._lasting(inherited))
        return self._inherited[1]

    def _lasting(self, value: object) -> "Future":
        """A value that many tasks need.

        As a task of its own it is made again when the workers that had it are lost; what is only scattered is lost too.
        """
        return self._submitted(_same, value)

    def _submitted(self, function: Callable[..., object], *values: object) -> "Future":
        with self._reached():
            return self.client.submit(function, *values, pure=False)

    def _taken(self, task: Task, asked: "Future | Done") -> Done:
        if isinstance(asked, Done):
            return asked
        result, costs = self._answer(task, asked)
        done = self.worker.deliver(task, result)
        return replace(done, costs=total([costs, self.worker.stopwatch.taken()]))

    def _answer(self, task: Task, future: "Future") -> tuple[UnitResult, Costs]:
        from distributed import KilledWorker  # noqa: PLC0415 - as in _connected

        with self._reached():
            try:
                answer = self._awaited(future)
            except KilledWorker:  # one after the other has died of it: here it is not even tried
                return UnitResult(path=task.folder.path, problems=(our_fault(task.folder),)), {}
        if isinstance(answer, str):
            raise NoCluster("far_lost" if answer else "far_other", address=self._address, why=answer)
        return answer

    def _awaited(self, future: "Future") -> _Answer:
        while True:
            try:
                answer: _Answer = future.result(timeout=_TO_MAN)
            except TimeoutError:
                if not self.client.nthreads():
                    raise NoCluster("far_idle", address=self._address, seconds=str(_TO_MAN)) from None
            else:
                return answer


def _connected(address: str) -> "Client":
    import dask  # noqa: PLC0415 - an optional extra, and a second to load

    dask.config.set({"logging": dict.fromkeys(_SILENT, "critical")})
    from distributed import Client  # noqa: PLC0415 - reads that

    try:
        client = Client(f"tcp://{address}", timeout=_TO_CONNECT, set_as_default=False)
    except OSError as error:
        raise NoCluster("far_silent", address=address, seconds=str(_TO_CONNECT)) from error
    try:
        theirs = client.run_on_scheduler(_here)  # it reads what it passes on; workers are asked with every task
    except Exception:  # noqa: BLE001 - whatever its environment makes of ours
        theirs = None
    if theirs != _here():
        client.close(timeout=_TO_CONNECT)
        raise NoCluster("far_other", address=address)
    return client


@cache
def _here() -> str:
    """The engine of this process, as it was when it was first asked for: what is loaded stays loaded."""
    return fingerprint()


def _same(value: object) -> object:
    return value


def _make(task: Task, inherited: Inherited, shared: Shared, engine: str, stopwatch: Stopwatch) -> _Answer:
    """What a worker does. Nothing is raised: an exception that cannot travel would be waited for without end."""
    try:
        if _here() != engine:
            return ""
        with _turn:
            started = stopwatch.start()
            result = make(replace(task, inherited=inherited), shared, Memo(frozenset()), stopwatch)
            stopwatch.lap("unit", "/".join(result.path), started)
            return result, stopwatch.taken()
    except Exception as error:  # noqa: BLE001 - a unit's own faults are caught in `make`; this is one of the machine's
        return _why(error)


def _why(error: BaseException) -> str:
    """The first line of it, never ""."""
    return f"{type(error).__name__}: {error}".partition("\n")[0]
