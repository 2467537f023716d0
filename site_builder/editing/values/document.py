"""A content file as text with line feeds alone, and the way back to its own bytes."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import NamedTuple

from site_builder.content.text_file import FENCE
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.spans import ValueSpan, spans
from site_builder.model.frozen import frozen

_CODECS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"), (b"", "utf-8"))
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Splice(NamedTuple):
    """A part of a text, and what stands there instead."""

    start: int
    end: int
    new: str


@frozen
class Document:
    """A file that is edited. Offsets count the characters of `text`."""

    body: bytes
    text: str
    """What the file says, with "\\n" for any line end."""
    root: ValueSpan
    """The mapping of the file, or of its front matter."""
    below: int
    """Where the Markdown begins; the end of a file that has none."""

    def line_start(self, offset: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the next line begins; the end of the text for its last line."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def column(self, offset: int) -> int:
        """How many characters stand before one in its line."""
        return offset - self.line_start(offset)

    def is_first(self, offset: int) -> bool:
        """Whether nothing but blanks stands before a character in its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The bytes of the file with some parts replaced, which must not overlap. New lines end as most others do."""
        mark, codec, raw = written_as(self.body)
        end = "\r\n" if "\r\n" in raw else "\r" if "\r" in raw else "\n"
        offsets = _offsets(raw) if "\r" in raw else range(len(raw) + 1)
        ordered = sorted(enumerate(splices), key=lambda one: (one[1][:2], one[0]), reverse=True)
        for _, one in ordered:  # of two at one place the first stays first
            raw = raw[: offsets[one.start]] + one.new.replace("\n", end) + raw[offsets[one.end] :]
        return mark + raw.encode(codec)


def open_document(body: bytes, file: str) -> Document:
    """Reads where the values of a file stand. Raises CannotEdit where that cannot be told."""
    _, _, raw = written_as(body)
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if not file.endswith(".md"):
        return Document(body=body, text=text, root=spans(text), below=len(text))
    match = FENCE.match(text)
    if match is None:
        raise CannotEdit("values_unread")
    root = spans(match["front"], match.start("front"))
    return Document(body=body, text=text, root=root, below=match.end())


def written_as(body: bytes) -> tuple[bytes, str, str]:
    """The mark with which a file begins, its encoding, and its text with the line ends that it has.

    Raises UnicodeDecodeError where it is no text.
    """
    mark, codec = next((mark, codec) for mark, codec in _CODECS if body.startswith(mark))
    return mark, codec, body.removeprefix(mark).decode(codec)


def rewritten(body: bytes, rewrite: Callable[[str], str]) -> bytes:
    """The file with a text that a function makes of its text, line by line: marks and line ends stay as they were.

    Raises UnicodeDecodeError where it is no text.
    """
    mark, codec, raw = written_as(body)
    rows = _rows_of(raw)
    ends = [row[len(row.rstrip("\r\n")) :] for row in rows]
    text = "".join(row.rstrip("\r\n") + "\n" * bool(end) for row, end in zip(rows, ends, strict=True))
    lines = rewrite(text).split("\n")
    return mark + "".join(line + end for line, end in zip(lines, [*ends, ""], strict=False)).encode(codec)


def _rows_of(text: str) -> list[str]:
    """The lines of a text, each with its end."""
    return [row for row in _LINE.findall(text) if row]


def _offsets(raw: str) -> list[int]:
    """Where each character of the text with line feeds alone stands in the text with its own line ends."""
    rows = _rows_of(raw)
    starts = accumulate(map(len, rows), initial=0)
    plain = (row.rstrip("\r\n") + "\n" * row.endswith(("\r", "\n")) for row in rows)
    found = [start + index for start, row in zip(starts, plain, strict=False) for index in range(len(row))]
    return [*found, len(raw)]
