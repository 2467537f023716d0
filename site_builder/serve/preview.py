"""Builds whenever the content has changed, and keeps what there is to show.

No save is lost, without a queue: a build begins after a look, so that what is saved while it runs is found by the next
look, and is built then. Saves that come quickly share a build.
"""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Event
from traceback import format_exc

from site_builder import builder
from site_builder.builder import BuildOptions, BuildReport
from site_builder.builder.memo import Memo
from site_builder.output import read_manifest
from site_builder.serve.message import OverlayMessage, tell
from site_builder.serve.watch import Watch

_PAUSE, _SETTLE, _AGAIN = 0.12, 0.04, 1.0
"""Seconds between two looks; between a change and the look that finds no more of them; after a disk that refused."""
_PATIENCE = 5
"""Looks after a change, at most, that wait for the rest of it: editors empty a file before they write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRound:
    """A build and what came of it."""

    occasion: str
    """What asked for it: "start", "save", "day" (a new one), "again" (after a disk that refused)."""
    changed: tuple[str, ...]
    """The files that were saved, added or removed."""
    report: BuildReport | None
    """None when the build itself could not be done."""
    told: tuple[OverlayMessage, ...]
    """What is wrong, errors first."""
    refused: bool = False
    """Whether the disk did not let us; it may be another program's grip for a moment, so it is tried again."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewState:
    """What the browser gets: the addresses of the last good files, and what is wrong with the newest content."""

    number: int = 0
    """Counts what was shown so far. A page says which one it is of, and is told when it is not the newest."""
    addresses: frozenset[str] = frozenset()
    told: tuple[OverlayMessage, ...] = ()
    is_first: bool = True
    """Whether the first build is still under way."""


@dataclass(slots=True, kw_only=True)
class Preview:
    """The preview of a content folder. `run` belongs to a thread of its own; `shown` may be read in any."""

    options: BuildOptions
    calendar: Callable[[], date]
    """The day, which may change while the preview is open."""
    clock: Callable[[], float]
    """Seconds, for the person who waits."""
    words: Mapping[str, str]
    lang: str
    after: Callable[[BuildRound], None]
    """Hears of every build."""
    shown: PreviewState = field(default_factory=PreviewState)
    _memory: Memo = field(default_factory=Memo)
    _stopped: Event = field(default_factory=Event)

    @property
    def output(self) -> Path:
        """Where the files of `shown` are."""
        return self.options.output

    def run(self, tell_browsers: Callable[[], None]) -> None:
        """Looks and builds until it is stopped."""
        watch = Watch((self.options.content, *self.options.themes))
        self.shown = replace(self.shown, addresses=self._addresses())
        made: BuildRound | None = None
        day = self.calendar()
        while not self._stopped.wait(_AGAIN if made and made.refused else _PAUSE * bool(made)):
            changed = self._settled(watch)
            if made is None or made.refused or changed or day != self.calendar():
                day = self.calendar()
                made = self._round(_occasion(made, changed), changed, day)
                if self._show(made):
                    tell_browsers()
                with contextlib.suppress(OSError):  # whoever listened has gone
                    self.after(made)

    def stop(self) -> None:
        """No build begins after this."""
        self._stopped.set()

    def _settled(self, watch: Watch) -> tuple[str, ...]:
        """The changed files, when nothing more changes for a moment."""
        changed: set[str] = set()
        for _ in range(_PATIENCE):
            more = watch.look()
            changed.update(more)
            if not more or self._stopped.wait(_SETTLE):
                break
        return tuple(sorted(changed))

    def _round(self, occasion: str, changed: tuple[str, ...], day: date) -> BuildRound:
        """A build; what keeps it from being done is told as mistakes are, and the preview goes on."""
        started = self.clock()
        report, refused = None, False
        try:
            if self.options.content.is_dir():
                report = builder.build(replace(self.options, day=day), self._memory)
                told = [tell(problem, self.options.content, self.lang) for problem in report.problems]
            else:
                told = [OverlayMessage(says=self.words["no_content"].format(path=self.options.content))]
        except OSError as error:
            path = error.filename or self.output
            told = [OverlayMessage(says=self.words["disk"].format(why=error.strerror or error, path=path))]
            refused = True
        except Exception:  # noqa: BLE001 - a bug of ours must not end the preview of somebody who is writing
            told = [OverlayMessage(says=self.words["preview_fault"], trace=format_exc())]
        told.sort(key=lambda item: not item.is_error)
        seconds = self.clock() - started
        return BuildRound(
            occasion=occasion, changed=changed, report=report, told=tuple(told), refused=refused, seconds=seconds
        )

    def _show(self, made: BuildRound) -> bool:
        """Replaces what is shown; False when that would make no difference to anybody."""
        before, written = self.shown, made.report.written if made.report else None
        if not before.is_first and made.told == before.told and not (written and written.changed + written.removed):
            return False
        self.shown = PreviewState(number=before.number + 1, addresses=self._addresses(), told=made.told, is_first=False)
        return True

    def _addresses(self) -> frozenset[str]:
        return read_manifest(self.output).files


def _occasion(last: BuildRound | None, changed: tuple[str, ...]) -> str:
    if last is None:
        return "start"
    return "save" if changed else "again" if last.refused else "day"
