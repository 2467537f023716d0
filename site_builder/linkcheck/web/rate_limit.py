"""How fast a host is asked: never more at a time than its limit, never sooner, and slower when it asks for that."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from site_builder.linkcheck.web.values import Limits, RequestFailed

_SLOWEST = 4
"""How many times slower than its limit a host is asked at most."""
_STRIKES = 3
"""Refusals in a row after which a host is left alone for this run."""


class HostLimiter:
    """The door to one host. Nobody who waits at one door holds another."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._slots = asyncio.Semaphore(limits.per_host)
        self._order = asyncio.Lock()
        self._next = 0.0
        self._slowness = 1.0
        self._strikes = 0
        self.down: dict[tuple[str, str, int], str] = {}
        """Origin → why nothing there can be reached, once that is known: it is not tried for each address again."""

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Callable[[], None]]:
        """A turn to ask. What it gives is called when the request has left: from then on the next one's time counts.

        Until then nobody else begins, for a connection may take longer to open than the next one.
        """
        async with self._slots:
            await self._wait()
            has_left = False

            def leave() -> None:
                nonlocal has_left
                if not has_left:
                    has_left = True
                    self._next = max(self._next, _now() + self._limits.interval * self._slowness)
                    self._order.release()

            try:
                yield leave
            finally:
                leave()

    async def _wait(self) -> None:
        """Until this one is first, and the host's pause is over. Raises Failed where it never will be."""
        await self._order.acquire()
        try:
            while (wait := self._next - _now()) > 0:  # noqa: ASYNC110 - a host may ask for a longer pause meanwhile
                await asyncio.sleep(wait)
            if self._strikes >= _STRIKES:
                raise RequestFailed("rate-limited")  # noqa: TRY301 - the order is given back below
        except BaseException:
            self._order.release()
            raise

    def slow_down(self, seconds: float | None) -> None:
        """The host has asked for a break of this length, or of any."""
        self._slowness = min(_SLOWEST, self._slowness * 2)
        if seconds is not None and seconds > self._limits.retry_after:
            self._strikes += 1
        elif seconds:
            self._next = max(self._next, _now() + seconds)

    def thank(self) -> None:
        """The host has answered as it should: little by little it is asked at its limit again."""
        self._strikes = 0
        self._slowness = max(1.0, self._slowness * 0.5)


def back_off(limits: Limits, attempt: int) -> float:
    """Seconds before the next attempt: doubled each time, and never the same for all who were refused together."""
    return limits.pause * 2.0**attempt * (0.75 + random.random() / 2)  # noqa: S311 - spreads requests, hides nothing


def _now() -> float:
    """The event loop's own clock: it begins anywhere, and only goes forward."""
    return asyncio.get_running_loop().time()
