"""Texts that were changed on their way to a page, and the way back from each character to where it was written."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from site_builder.model.frozen import frozen


class TextEdit(NamedTuple):
    """The part of a text that is replaced, and by what."""

    start: int
    end: int
    new: str


@frozen
class Rewritten:
    """A text after edits, with the text as it was written."""

    text: str
    written: str
    starts: tuple[int, ...]
    """Where each edit begins in the new text, and where the text after it does, in turns."""
    origins: tuple[int, ...]
    """Where each of these begins in the written text."""

    def written_offset(self, offset: int) -> int:
        """Where a character was written; of one that was put in, where the replaced part begins."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        is_edit = index % 2 == 0
        return self.origins[index] + (0 if is_edit else offset - self.starts[index])


def rewrite(text: str, edits: Iterable[TextEdit]) -> Rewritten:
    """Applies edits, which follow each other and share no character."""
    parts, starts, origins, position, length = list[str](), list[int](), list[int](), 0, 0
    for edit in edits:
        parts += [text[position : edit.start], edit.new]
        length += edit.start - position
        starts += [length, length + len(edit.new)]
        origins += [edit.start, edit.end]
        length += len(edit.new)
        position = edit.end
    parts.append(text[position:])
    return Rewritten(text="".join(parts), written=text, starts=tuple(starts), origins=tuple(origins))
