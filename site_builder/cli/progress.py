"""How far a build is: a bar that redraws itself on a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from site_builder.text.numbers import Locale, show_count

if TYPE_CHECKING:
    from site_builder.builder import BuildProgress

_FRAME, _LINE = 0.1, 10.0
"""Seconds between two drawings of the bar, and between two lines where nothing can be redrawn."""
_WIDTH = 24
_SOON = 0.5
"""Seconds after which there is something to show: most builds have ended by then."""


class ProgressBar:
    """Hears of every unit; says little."""

    def __init__(
        self, words: Mapping[str, str], clock: Callable[[], float], *, locale: Locale, out: TextIO = sys.stderr
    ) -> None:
        self._words = words
        self._clock = clock
        self._out = out
        self._is_terminal = out.isatty()
        self._locale = locale
        self._began = self._shown = clock()
        self._first: BuildProgress | None = None
        self._drawn = 0

    def __call__(self, progress: "BuildProgress") -> None:
        """One more unit is done. What was reused before the first is no measure of what is still to come."""
        self._first = self._first or progress
        now = self._clock()
        due = _FRAME if self._is_terminal else _LINE
        if now - self._shown >= due and now - self._began >= _SOON:
            self._shown = now
            self._say(self._line(progress, now - self._began))

    def close(self) -> None:
        """Leaves the line to whoever speaks next."""
        if self._drawn:
            self._out.write("\r" + " " * self._drawn + "\r")
            self._out.flush()
            self._drawn = 0

    def _line(self, progress: "BuildProgress", seconds: float) -> str:
        first = self._first or progress
        units, pages = progress.units - first.units + 1, progress.rendered
        left = (progress.of - progress.units) * seconds / units
        said = self._words["progress"].format(
            units=self._number(progress.units),
            of=self._number(progress.of),
            pages=self._number(pages),
            rate=self._number(round(pages / seconds)),
            left=f"{int(left) // 60}:{int(left) % 60:02}",
        )
        if not self._is_terminal:
            return said
        filled = _WIDTH * progress.units // progress.of
        return f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {said}"

    def _say(self, line: str) -> None:
        if self._is_terminal:
            self._out.write("\r" + line.ljust(self._drawn))
            self._drawn = len(line)
        else:
            self._out.write(f"{line}\n")
        self._out.flush()

    def _number(self, number: int) -> str:
        return show_count(number, self._locale)
