"""Builds whenever the content has changed, and keeps the state that the browser shows.

No save is lost, and no queue is needed: every build begins after a look at the files. What is saved during a build is
found by the next look, and is built then. Saves that follow quickly share one build.
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
from site_builder.model.frozen import frozen
from site_builder.model.result import ReviewDue
from site_builder.output import read_manifest
from site_builder.serve.message import OverlayMessage, overlay_message
from site_builder.serve.watch import Watch

_PAUSE, _SETTLE, _AGAIN = 0.12, 0.04, 1.0
"""They are the seconds between two looks, after a look that found a change, and after a disk error."""
_SELDOM = 30.0
"""After this many seconds at the latest, a build that the disk has refused is tried again; twice as late each time."""
_OF_A_MOMENT = ("file-unreadable", "output-unwritten", "output-unremoved")
"""These problems may be over without a save: another program holds a file."""
_PATIENCE = 5
"""After a change, at most this many looks wait for more: editors empty a file before they write it."""


@frozen
class BuildRound:
    """Holds one build and its result."""

    occasion: str
    """It says what started the build: "start", "save", "day" (a new day), or "again" (after a disk error)."""
    changed: tuple[str, ...]
    """They are the files that were saved, added or removed."""
    report: BuildReport | None
    """It is None if the build could not be done at all."""
    messages: tuple[OverlayMessage, ...]
    """They say what is wrong, errors first."""
    refused: bool = False
    """It is true after a disk error, and where a file could not be read. Another program may hold it for a moment, and
    on Windows nothing tells when it is open again, so the build is tried again."""
    seconds: float = 0.0


@frozen
class PreviewState:
    """Holds what the browser shows: the addresses of the last good files, and what is wrong with the newest content."""

    number: int = 0
    """It counts the states. A page knows its number, and is told when it is not the newest."""
    addresses: frozenset[str] = frozenset()
    messages: tuple[OverlayMessage, ...] = ()
    due: tuple[ReviewDue, ...] = ()
    """They are what has to be looked at again by today."""
    is_first: bool = True
    """It is true while the first build is running."""


@dataclass(slots=True)
class _Retry:
    """Decides when a build that the disk has refused is tried again."""

    _delay: float = 0.0
    _due: float | None = None

    def is_due(self, now: float) -> bool:
        """Returns whether it is time to try again."""
        return self._due is not None and now >= self._due

    def after(self, made: BuildRound, now: float) -> None:
        """Takes in a build. Each further one that is refused is followed by a longer pause."""
        self._delay = min(_SELDOM, 2 * self._delay if made.occasion == "again" else _AGAIN)
        self._due = now + self._delay if made.refused else None


@dataclass(slots=True, kw_only=True)
class Preview:
    """Previews a content folder. `run` needs a thread of its own; any thread may read `state`."""

    options: BuildOptions
    calendar: Callable[[], date]
    """It returns today, which may change while the preview runs."""
    clock: Callable[[], float]
    """It returns seconds, for the time that a build takes."""
    words: Mapping[str, str]
    lang: str
    after: Callable[[BuildRound], None]
    """It is called after every build, except after one that was tried again and changed nothing."""
    state: PreviewState = field(default_factory=PreviewState)
    _memo: Memo = field(default_factory=Memo)
    _stopped: Event = field(default_factory=Event)

    @property
    def output(self) -> Path:
        """Returns the folder with the files of `state`."""
        return self.options.output

    def run(self, tell_browsers: Callable[[], None]) -> None:
        """Watches and builds until `stop` is called."""
        watch = Watch((self.options.content, *self.options.themes))
        self.state = replace(self.state, addresses=self._addresses())
        last: BuildRound | None = None
        day, retry = self.calendar(), _Retry()
        while not self._stopped.wait(_PAUSE * bool(last)):
            changed = self._settled_changes(watch)
            if last is None or retry.is_due(self.clock()) or changed or day != self.calendar():
                day = self.calendar()
                last = self._build(_occasion(last, changed), changed, day)
                retry.after(last, self.clock())
                is_new = self._replace_state(last)
                if is_new:
                    tell_browsers()
                if is_new or last.occasion != "again":
                    with contextlib.suppress(OSError):  # the terminal may be closed
                        self.after(last)

    def stop(self) -> None:
        """Makes sure that no further build begins."""
        self._stopped.set()

    def _settled_changes(self, watch: Watch) -> tuple[str, ...]:
        """Returns the changed files, once nothing more changes for a moment."""
        changed: set[str] = set()
        for _ in range(_PATIENCE):
            more = watch.look()
            changed.update(more)
            if not more or self._stopped.wait(_SETTLE):
                break
        return tuple(sorted(changed))

    def _build(self, occasion: str, changed: tuple[str, ...], day: date) -> BuildRound:
        """Builds once. A failure becomes a message like any other mistake, and the preview goes on."""
        started = self.clock()
        report, refused = None, False
        try:
            if self.options.content.is_dir():
                report = builder.build(replace(self.options, day=day), self._memo)
                messages = [overlay_message(problem, self.options.content, self.lang) for problem in report.problems]
                refused = any(problem.code in _OF_A_MOMENT for problem in report.problems)
            else:
                messages = [OverlayMessage(says=self.words["no_content"].format(path=self.options.content))]
        except OSError as error:
            path = error.filename or self.output
            messages = [OverlayMessage(says=self.words["disk"].format(why=error.strerror or error, path=path))]
            refused = True
        except Exception:  # noqa: BLE001 - a bug of ours must not end the preview of somebody who is writing
            messages = [OverlayMessage(says=self.words["preview_fault"], trace=format_exc())]
        messages.sort(key=lambda item: not item.is_error)
        seconds = self.clock() - started
        return BuildRound(
            occasion=occasion,
            changed=changed,
            report=report,
            messages=tuple(messages),
            refused=refused,
            seconds=seconds,
        )

    def _replace_state(self, last: BuildRound) -> bool:
        """Replaces the state, and returns True, unless the browser would show the same as before."""
        before, written = self.state, last.report.written if last.report else None
        if (
            not before.is_first
            and last.messages == before.messages
            and not (written and written.changed + written.removed)
        ):
            return False
        self.state = PreviewState(
            number=before.number + 1,
            addresses=self._addresses(),
            messages=last.messages,
            due=last.report.stale if last.report else before.due,
            is_first=False,
        )
        return True

    def _addresses(self) -> frozenset[str]:
        return read_manifest(self.output).files


def _occasion(last: BuildRound | None, changed: tuple[str, ...]) -> str:
    if last is None:
        return "start"
    return "save" if changed else "again" if last.refused else "day"
