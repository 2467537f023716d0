"""What a sync is asked for, and what became of it: values for whoever shows them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from site_builder.editing.values.merge import Side, ValueConflict
from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem
from site_builder.sync.repository import Signature

ContentCheck = Callable[[Path], Sequence[Problem]]
"""It tells what is wrong with a content folder: the check that the caller has.

It is asked about the content, and, where there are errors in files that nobody has changed here, about the content as
it was before, in a folder of our own.
"""


class SyncStatus(StrEnum):
    """Names what became of a sync."""

    SENT = "sent"
    """The other repository has what stands on this disk."""
    TAKEN = "taken"
    """There was nothing to send; what others had changed is on this disk now."""
    SAME = "same"
    """There was nothing to do."""
    KEPT = "kept"
    """The other repository could not be reached: all stays on this disk, and the next sync sends it."""
    ASKED = "asked"
    """Both sides changed the same values: nothing was written, and somebody has to choose."""
    WRONG = "wrong"
    """The check has found errors in what would be sent: nothing was sent."""
    REFUSED = "refused"
    """It cannot be done like this; `word` says why and what to do. Nothing was sent."""


@frozen
class SyncRequest:
    """Holds what a sync is asked for."""

    content: Path
    by: Signature
    chosen: Mapping[str, Side] = field(default_factory=dict)
    """Name of a conflict, or of a file with several → whose is taken."""
    accepts_rewritten: bool = False
    """Whether the other repository's history may be another one than before."""


@frozen
class FileConflict:
    """Describes a value of a file, or a whole file, that both sides have changed."""

    file: str
    """The path from the repository's root."""
    label: str
    """How people call the value."""
    value: ValueConflict

    @property
    def name(self) -> str:
        """Returns the name by which it is chosen."""
        return f"{self.file}:{self.value.name}"


@frozen
class SyncOutcome:
    """Describes what became of a sync."""

    status: SyncStatus
    word: str = ""
    """The sentence that says why, by its name in the catalogue of the command line; "" where the status says all."""
    gaps: Mapping[str, str] = field(default_factory=dict)
    """What the sentence's gaps are filled with."""
    sentence: str = ""
    """What was changed here, in words: the first line of the commit."""
    changes: tuple[str, ...] = ()
    """The same, one by one."""
    taken: tuple[str, ...] = ()
    """What others had changed, in words."""
    conflicts: tuple[FileConflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What the check has told; errors in files that would be sent keep them from being sent."""
    kept: str = ""
    """The ref that keeps this disk's state from before the sync; "" where there was nothing to keep."""
    outside: tuple[str, ...] = ()
    """The changed files outside the content, which stay as they are and are not sent."""
    said: str = ""
    """What the other repository has said, such as its hook."""
    commit: str = ""
