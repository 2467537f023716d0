"""The list of files that were just edited, as `git diff --name-only` prints it."""

import re

from site_builder.text.normalize import clean

_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


def changed_paths(text: str) -> frozenset[str]:
    r"""The paths of a list, one a line, or divided by NUL (`-z`). Git writes "bài.md" as "b\303\240i.md", quoted."""
    rows = (row.strip("\r ") for row in re.split(r"[\n\0]", text))
    return frozenset(clean(_unquoted(row)) for row in rows) - {""}


def _unquoted(row: str) -> str:
    if not (row.startswith('"') and row.endswith('"') and len(row) > 1):
        return row
    return _ESCAPED.sub(lambda match: _byte(match[1]), row[1:-1].encode()).decode("utf-8", "replace")


def _byte(written: bytes) -> bytes:
    return bytes([int(written, 8) & 0xFF]) if len(written) > 1 else _LETTERS.get(written, written)
