"""Sends from the editor what the command `sync` sends, and says on a page what became of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from site_builder.editing.values.merge import Side, ValueConflict
from site_builder.editing.values.tree import YamlValue
from site_builder.model.problem import Problem, is_error
from site_builder.serve.message import overlay_message
from site_builder.sync.changes import waiting
from site_builder.sync.outcome import ContentCheck, FileConflict, SyncOutcome, SyncRequest, SyncStatus
from site_builder.sync.repository import ContentRepository, RepositoryRefuses, Signature
from site_builder.sync.run import sync
from site_builder.sync.told import told_outcome, told_refusal, value_text

CHOSEN = "chon:"
"""The name of a field that says whose value is taken begins so; the name of the conflict follows."""
NAME = "ten"
"""The field for the name of whoever sends."""
_LONGEST_NAME = 80
_GOOD = (SyncStatus.SENT, SyncStatus.TAKEN, SyncStatus.SAME)
_SIDES = {side.value: side for side in Side}


@dataclass(slots=True, kw_only=True)
class Sender:
    """Knows how to reach the repository of the content, how to check it, and what time it is."""

    content: Path
    opened: Callable[[], ContentRepository]
    """It raises RepositoryRefuses where the content has no repository that can be used."""
    check: ContentCheck
    moment: Callable[[], int]
    local_time: Callable[[int], datetime]
    """It returns Vietnam's time at a moment."""
    words: Mapping[str, str]
    lang: str
    name: str = ""
    """Who sends, as it was typed last; "" for what the repository says."""
    asked: Mapping[str, ValueConflict] = field(default_factory=dict)
    """What the last page has asked, and the two values that it showed."""

    def waiting(self) -> dict[str, Any]:
        """Returns what the page shows before anything is sent: what would be."""
        try:
            return self._shown(waiting=waiting(self.opened(), self.content, self._signature()))
        except RepositoryRefuses as refused:
            return self._shown(says=told_refusal(self.words, refused.word, refused.gaps), can_send=False)

    def send(self, typed: Mapping[str, str]) -> dict[str, Any]:
        """Sends, and returns what the page shows of it. `typed` has whose values are taken where two people met."""
        chosen = {name.removeprefix(CHOSEN): _SIDES[side] for name, side in typed.items() if side in _SIDES}
        self.name = typed.get(NAME, self.name).strip()[:_LONGEST_NAME]
        try:
            made = self._made(chosen)
        except RepositoryRefuses as refused:
            return self._shown(says=told_refusal(self.words, refused.word, refused.gaps), can_send=False)
        self.asked = {one.name: one.value for one in made.conflicts}
        return self._became(made)

    def _made(self, chosen: Mapping[str, Side]) -> SyncOutcome:
        """What becomes of it. An answer counts only for the two values that were shown: where somebody has sent a third
        one meanwhile, it is asked again, as nobody has seen it.
        """
        repository, request = self.opened(), SyncRequest(content=self.content, by=self._signature())
        made = sync(request, repository, self.check)
        met = {one.name: chosen[one.name] for one in made.conflicts if self._is_answered(one, chosen)}
        if not made.conflicts or len(met) < len(made.conflicts):
            return made
        return sync(replace(request, chosen=met), repository, self.check)

    def _is_answered(self, one: FileConflict, chosen: Mapping[str, Side]) -> bool:
        return one.name in chosen and self.asked.get(one.name) == one.value

    def _signature(self) -> Signature:
        return Signature(name=self.name, moment=self.moment())

    def _became(self, made: SyncOutcome) -> dict[str, Any]:
        return self._shown(
            says=told_outcome(self.words, made),
            is_good=made.status in _GOOD,
            waiting=() if made.status in _GOOD else made.changes,
            taken=made.taken,
            conflicts=[
                {
                    "name": f"{CHOSEN}{one.name}",
                    "label": one.label,
                    "file": one.file,
                    "sides": [
                        (Side.MINE.value, self._text(one.value.mine)),
                        (Side.THEIRS.value, self._text(one.value.theirs)),
                    ],
                }
                for one in made.conflicts
            ],
            wrong=self._wrong(made.problems) if made.status is SyncStatus.WRONG else [],
            said=made.said,
            outside=made.outside,
        )

    def _text(self, value: YamlValue) -> str:
        return value_text(value, self.words)

    def _wrong(self, problems: Iterable[Problem]) -> list[dict[str, Any]]:
        shown = (overlay_message(one, self.content, self.lang) for one in problems if is_error(one))
        return [{"says": one.says, "advice": one.advice, "where": one.where, "href": one.form} for one in shown]

    def _shown(self, **more: object) -> dict[str, Any]:
        empty: dict[str, Any] = {"waiting": (), "taken": (), "conflicts": [], "wrong": [], "said": "", "outside": ()}
        return {**empty, "says": "", "is_good": False, "can_send": True, "name": self.name, **more}
