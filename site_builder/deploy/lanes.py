"""Several connections that share the work, and get by with fewer: hosts limit them, and drop them at any file."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from site_builder.deploy.host import Connect, ConnectionLost, Host, TooManyConnections

_Item = TypeVar("_Item")
_TRIES = 5
"""How often the same file is begun, or a connection opened, before the run is given up."""
_PATIENCE = 0.5
"""Seconds before the second try; each further one waits twice as long."""


_SHARE = 6
"""So many files are worth a further connection: to open one takes as long as to send some."""


@dataclass(slots=True)
class _Work(Generic[_Item]):
    """What is still to be done, by all lanes together."""

    queue: deque[tuple[_Item, int]]
    do: Callable[[Host, _Item], None]
    stop: Event = field(default_factory=Event)
    errors: list[BaseException] = field(default_factory=list)


class Lanes:
    """The connections of one run. The first is there from the beginning; others are opened when there is work."""

    def __init__(self, connect: Connect, most: int, pause: Callable[[float], None]) -> None:
        self._connect = connect
        self._pause = pause
        self._hosts: list[Host | None] = [None] * most
        self._opening = set[int]()
        """The lanes whose connection is being opened; nobody waits for them."""
        self._sample: Host | None = None
        self._is_closed = False
        self._lock = Lock()

    def first(self) -> Host:
        """The first connection."""
        return self._host(0)

    def sample(self) -> Host:
        """A connection that is open or was: all are of one kind, which it shows though it may be lost."""
        return self._sample or self.first()

    def one(self, do: Callable[[Host], None]) -> None:
        """Does one thing, again on a new connection where the old one is lost."""
        self.each([None], lambda host, _: do(host), alone=True)

    def ask(self, question: Callable[[Host], _Item]) -> _Item:
        """Asks one thing, again on a new connection where the old one is lost."""
        answers = list[_Item]()
        self.one(lambda host: answers.append(question(host)))
        return answers[-1]

    def each(self, items: Sequence[_Item], do: Callable[[Host, _Item], None], *, alone: bool = False) -> None:
        """Does the same for each item, in any order; one after the other where `alone`. Raises what `do` raises."""
        work = _Work(deque((item, 1) for item in items), do)
        is_single = alone or len(items) <= _SHARE or self.sample().is_alone
        lanes = [] if is_single else range(1, min(len(self._hosts), -(-len(items) // _SHARE)))
        threads = {lane: Thread(target=self._help, args=(lane, work), daemon=True) for lane in lanes}
        threads = {lane: thread for lane, thread in threads.items() if lane not in self._opening}
        self._opening |= threads.keys()
        for thread in threads.values():
            thread.start()
        try:
            self._serve(0, work)
        finally:
            work.stop.set()
            with self._lock:
                working = [thread for lane, thread in threads.items() if lane not in self._opening]
            for thread in working:
                thread.join()
        self._serve(0, work, again=True)  # what a lane that gave up has left
        if work.errors:
            raise work.errors[0]

    def close(self) -> None:
        """Ends all connections."""
        with self._lock:
            self._is_closed = True
            hosts, self._hosts = self._hosts, [None] * len(self._hosts)
        for host in hosts:
            _hang_up(host)

    def _help(self, lane: int, work: _Work[_Item]) -> None:
        """Serves beside the first lane. Gives up where the host lets nobody else in."""
        try:
            host = self._hosts[lane] or self._connect()
        except Exception as error:  # noqa: BLE001 - the first lane goes on, or raises it
            with self._lock:
                self._opening.discard(lane)
                if not isinstance(error, ConnectionLost):
                    work.errors.append(error)
            return
        with self._lock:
            self._opening.discard(lane)
            self._hosts[lane] = None if self._is_closed else host
            if work.stop.is_set():
                if self._is_closed:
                    _hang_up(host)
                return
        try:
            self._serve(lane, work)
        except TooManyConnections:
            self._drop(lane)
        except BaseException as error:  # noqa: BLE001 - the first lane raises it
            work.errors.append(error)

    def _serve(self, lane: int, work: _Work[_Item], *, again: bool = False) -> None:
        while not work.errors and (again or not work.stop.is_set()):
            try:
                item, tries = work.queue.popleft()
            except IndexError:
                return
            try:
                work.do(self._host(lane), item)
            except ConnectionLost as error:
                self._drop(lane)
                work.queue.appendleft((item, tries + (lane == 0 or not isinstance(error, TooManyConnections))))
                if tries >= _TRIES or (lane and isinstance(error, TooManyConnections)):
                    raise
                self._pause(_PATIENCE * 2 ** (tries - 1))

    def _host(self, lane: int) -> Host:
        host = self._hosts[lane]
        if host is None:
            host = self._hosts[lane] = self._sample = self._connect()
        return host

    def _drop(self, lane: int) -> None:
        host, self._hosts[lane] = self._hosts[lane], None
        _hang_up(host)


def _hang_up(host: Host | None) -> None:
    """Closes a connection. A host that hangs up first has done no harm."""
    if host:
        with suppress(Exception):
            host.close()
