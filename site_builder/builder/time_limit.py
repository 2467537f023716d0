"""Ends what takes too long in this process: a text on which some rule never ends, a disk that does not answer."""

import signal
import threading
from types import FrameType
from typing import NoReturn, Self


class OutOfTimeError(BaseException):
    """The time is over. It is no Exception, so that nothing on the way takes it for a fault of what it was doing."""


class TimeLimit:
    """Raises OutOfTimeError inside its block when so many seconds pass without `restart`.

    The system interrupts this process for it. That is possible only in the main thread, and not on Windows: there, and
    where native code does not let itself be interrupted, nobody but another process can end it (`builder.processes`).
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._is_set = False

    def __enter__(self) -> Self:
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGALRM, _end)
            self._is_set = True
            self.restart()
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_set:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
            self._is_set = False

    def restart(self) -> None:
        """Begins to count again, because something has been done."""
        if self._is_set:
            signal.setitimer(signal.ITIMER_REAL, self._seconds)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise OutOfTimeError
