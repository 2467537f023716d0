"""How far a deploy is: files, bytes and the time that is left, on a terminal only."""

import sys
from collections.abc import Callable
from typing import TextIO

from site_builder.cli.words.all import Words
from site_builder.deploy.run import DeployProgress
from site_builder.report.phrases import PHRASES
from site_builder.text.numbers import show_count, show_size

_FRAME = 0.1
"""Seconds between two drawings."""


class DeployBar:
    """Hears of every file. It is called by several threads, one at a time."""

    def __init__(
        self, words: Words, clock: Callable[[], float], lang: str, *, quiet: bool, out: TextIO = sys.stderr
    ) -> None:
        self._words = words
        self._clock = clock
        self._locale = PHRASES[lang]
        self._out = out
        self._is_shown = out.isatty() and not quiet
        self._began = self._shown = clock()
        self._drawn = 0

    def __call__(self, progress: DeployProgress) -> None:
        """One more file has arrived or is gone."""
        now = self._clock()
        if self._is_shown and now - self._shown >= _FRAME:
            self._shown = now
            line = self._line(progress, now - self._began)
            self._out.write("\r" + line.ljust(self._drawn))
            self._out.flush()
            self._drawn = len(line)

    def close(self) -> None:
        """Clears the line for whoever prints next."""
        if self._drawn:
            self._out.write("\r" + " " * self._drawn + "\r")
            self._out.flush()
            self._drawn = 0

    def _line(self, progress: DeployProgress, seconds: float) -> str:
        """Most of the time goes with the number of files, and with bytes where these are large: the slower counts."""
        files = progress.done / progress.of
        share = min(files, progress.sent / progress.to_send) if progress.to_send else files
        left = int(seconds * (1 - share) / share) if share else 0
        return self._words["deploy_progress"].format(
            done=show_count(progress.done, self._locale),
            of=show_count(progress.of, self._locale),
            sent=show_size(progress.sent, self._locale),
            size=show_size(progress.to_send, self._locale),
            left=f"{left // 60}:{left % 60:02}",
        )
