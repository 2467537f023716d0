"""Limits how fast a host is asked: never more requests at a time than allowed, and slower when it asks for that."""

import asyncio
import random
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from site_builder.linkcheck.web.values import Limits, RequestFailed

_SLOWEST = 4
"""A host is asked at most this many times slower than its limit."""
_STRIKES = 3
"""After this many refusals in a row, a host is not asked again in this run."""
_SILENCES, _MOST_SILENCES = 3, 8
"""After this many time-outs, in a row or in all, a host is not asked again in this run."""


class _Slots:
    """Lets only so many requests be under way. The next one is that which waits longest, or one that must be first."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def one(self, *, is_first: bool) -> AsyncIterator[None]:
        """Waits for a slot, and gives it back in the end."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(asyncio.get_running_loop().create_future(), is_first=is_first)
        try:
            yield
        finally:
            self._give_back()

    async def _wait(self, turn: asyncio.Future[None], *, is_first: bool) -> None:
        (self._waiting.appendleft if is_first else self._waiting.append)(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back()
            raise

    def _give_back(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1


class HostLimiter:
    """Limits the requests to one host. Requests that wait for one host do not hold up those to other hosts."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._slots = _Slots(limits.per_host)
        self._order = asyncio.Lock()
        self._next = 0.0
        self._slowness = 1.0
        self._strikes = self._silences = self._all_silences = 0
        self.down: dict[tuple[str, str, int], str] = {}
        """It maps an origin to the reason why nothing there can be reached. Such an origin is not tried again."""

    @property
    def is_silent(self) -> bool:
        """Returns whether the host has answered so rarely that it is left alone."""
        return self._silences >= _SILENCES or self._all_silences >= _MOST_SILENCES

    @asynccontextmanager
    async def turn(self, *, is_first: bool = False) -> AsyncIterator[Callable[[], None]]:
        """Waits until a request may begin, and yields a function to call when the request has been sent.

        The interval before the next request counts from that call. Until then no other request begins, because opening
        a connection may take longer than the interval.
        """
        async with self._slots.one(is_first=is_first):
            await self._wait()
            is_sent = False

            def mark_sent() -> None:
                nonlocal is_sent
                if not is_sent:
                    is_sent = True
                    self._next = max(self._next, _now() + self._limits.interval * self._slowness)
                    self._order.release()

            try:
                yield mark_sent
            finally:
                mark_sent()

    async def _wait(self) -> None:
        """Waits until this request is the first in line and the pause of the host is over.

        Raises RequestFailed if the host has refused, or has not answered, too often to be asked again.
        """
        await self._order.acquire()
        try:
            while (wait := self._next - _now()) > 0:  # noqa: ASYNC110 - a host may ask for a longer pause meanwhile
                await asyncio.sleep(wait)
            if self._strikes >= _STRIKES:
                raise RequestFailed("rate-limited")  # noqa: TRY301 - the lock is released below
            if self.is_silent:
                raise RequestFailed("host-silent")  # noqa: TRY301 - the lock is released below
        except BaseException:
            self._order.release()
            raise

    def slow_down(self, seconds: float | None) -> None:
        """Asks the host more slowly, because it has asked for a pause of this many seconds (None: of any length)."""
        self._slowness = min(_SLOWEST, self._slowness * 2)
        if seconds is not None and seconds > self._limits.retry_after:
            self._strikes += 1
        elif seconds:
            self._next = max(self._next, _now() + seconds)

    def note_silence(self) -> None:
        """Notes that a request has got no answer in time, or one that took all the time there is."""
        self._silences += 1
        self._all_silences += 1

    def note_answer(self) -> None:
        """Notes that the host does answer."""
        self._silences = 0

    def speed_up(self) -> None:
        """Notes that the host has answered well, so that it is asked faster again, step by step, up to its limit."""
        self._strikes = 0
        self._slowness = max(1.0, self._slowness * 0.5)


def back_off(limits: Limits, attempt: int) -> float:
    """Returns the seconds before the next attempt.

    They double with each attempt. A random part keeps requests that were refused together from coming back together.
    """
    return limits.pause * 2.0**attempt * (0.75 + random.random() / 2)  # noqa: S311 - spreads requests, hides nothing


def _now() -> float:
    """Returns the time of the event loop's own clock, which begins anywhere and only goes forward."""
    return asyncio.get_running_loop().time()
