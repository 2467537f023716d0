"""Defines what a repair works on and what it returns: drafts, edits in them, and the repaired folder."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache

from site_builder.model.frozen import frozen
from site_builder.model.location import Location

_COMMENT = re.compile(r"(?P<mark>[\"']?)(?P<gap> {2,})(?P<comment>#.*)")
Originals = Mapping[str, bytes | None]
"""It maps paths below the content folder, as the disk spells them, to bytes, or to None if the file is no text."""


@frozen
class Edit:
    """Replaces a part of one line. Lines and columns count from 1."""

    code: str
    line: int
    column: int
    old: str
    new: str


@frozen
class Draft:
    """Holds a file during its repair: its path, the kind as which it is read ("guides/", "unit.yaml"), and its text."""

    file: str
    kind: str
    text: str

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the text."""
        return _lines(self.text)

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """Returns the draft with all edits made. They must not overlap, and no edit changes the number of lines."""
        lines = self.text.split("\n")
        for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
            line, start = lines[edit.line - 1], edit.column - 1
            lines[edit.line - 1] = line[:start] + edit.new + _kept_column(line[start + len(edit.old) :], edit)
        return replace(self, text="\n".join(lines))


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    """Returns the lines of a text, of which a repair asks for each of its values."""
    return tuple(text.split("\n"))


@frozen
class Repair:
    """Describes one thing that was repaired, or that a person has to decide: its kind, place, old and new spelling."""

    code: str
    place: Location
    old: str = ""
    new: str = ""


@frozen
class Change:
    """Describes a file that changes: its new name (often the old one), its text as it was read, and its new text."""

    file: str
    name: str
    before: str
    after: str


@frozen
class Repaired:
    """Holds the result of a repair: the files that change, what was repaired, and what a person has to decide."""

    changes: tuple[Change, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left: tuple[Repair, ...] = field(default=())


def _kept_column(rest: str, edit: Edit) -> str:
    """Returns what follows an edit on its line. A comment after several spaces keeps its column if it can."""
    match = _COMMENT.fullmatch(rest)
    if not match:
        return rest
    gap = len(match["gap"]) + len(edit.old) - len(edit.new)
    return match["mark"] + " " * max(1, gap) + match["comment"]
