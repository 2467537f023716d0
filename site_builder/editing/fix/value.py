"""What a repair works on and what it leaves behind: sheets of text, edits in them, and the whole folder repaired."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from site_builder.model.location import Location

_COMMENT = re.compile(r"(?P<mark>[\"']?)(?P<gap> {2,})(?P<comment>#.*)")
Originals = Mapping[str, bytes | None]
"""Paths below the content folder, spelled as the disk does → bytes; None for what is no text of ours (a picture)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of one line that is written anew. Lines and columns count from 1."""

    code: str
    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file on the workbench: where it lies, as what it is read ("guides/", "unit.yaml"), and its text."""

    file: str
    kind: str
    text: str

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """The sheet with all edits made. They must not overlap; no edit changes the number of lines."""
        lines = self.text.split("\n")
        for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
            line, start = lines[edit.line - 1], edit.column - 1
            lines[edit.line - 1] = line[:start] + edit.new + _kept_column(line[start + len(edit.old) :], edit)
        return replace(self, text="\n".join(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing that was repaired, or that a person has to decide: which kind, where, and how it was and is spelled."""

    code: str
    place: Location
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file that is not as it was: its new name (often the old one), its text before, as read, and its new text."""

    file: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What came of a repair: the files that change, what was done to them, and what was left for a person."""

    changes: tuple[Change, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left: tuple[Repair, ...] = field(default=())


def _kept_column(rest: str, edit: Edit) -> str:
    """What follows an edit on its line; a comment set off by several spaces stays in its column if it can."""
    match = _COMMENT.fullmatch(rest)
    if not match:
        return rest
    gap = len(match["gap"]) + len(edit.old) - len(edit.new)
    return match["mark"] + " " * max(1, gap) + match["comment"]
