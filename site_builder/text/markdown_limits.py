"""Finds Markdown that would take too long to convert. It only counts, and runs before the text is read.

The Markdown library is quick on what people write. But a paragraph with 10,000 open brackets takes it 10 seconds, 400
lists inside each other exceed Python's stack, and a table of 2,000 columns fills the memory.
"""

import re
from collections.abc import Iterator

_DEEPEST = 20
"""So many brackets may be open at once, and so many lists and quotations may stand inside each other."""
_CELLS = 20_000
"""A table may have so many cells: as many as one of all 3,321 communes with six columns."""
_LONGEST_BLOCK = 200_000
"""A block without an empty line may have so many characters. That table has fewer."""
_SIGNS = 20_000
"""A block may have so many signs that could mean something: for each of them the library copies the whole block."""
_HEADINGS = 500
"""A block without an empty line may have so many headings."""
_SIGN = re.compile(r"[\\`*_\[<&]")
_MARKERS = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]*)+")
_MARKER = re.compile(r"[-*+>]|\d+[.)]")
_RULER = re.compile(r"[-*_ \t]+")
_HEADING = re.compile(r"[ \t]*#|(?:=+|-+)[ \t]*$")
_BRACKET = re.compile(r"[\[\]()]")
_DEEP_START = re.compile(rf"\n[ \t\d.)*+>-]{{{_DEEPEST + 1}}}")
_DELIMITER = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*")


def tangle(text: str) -> int | None:
    """Returns the line, counted from 0, on which a text becomes too complicated for the library, or None."""
    if not _may_be_tangled(text):
        return None
    return next((line for line, block in _blocks(text) if _is_tangled(block)), None)


def _may_be_tangled(text: str) -> bool:
    """Returns whether each block has to be counted. Most texts are simple even as a whole."""
    lines = text.count("\n") + 1
    return (
        len(text) > _LONGEST_BLOCK
        or (len(text) > _SIGNS and len(_SIGN.findall(text)) > _SIGNS)
        or text.count("[") > _DEEPEST
        or text.count("(") > _DEEPEST
        or text.count("|") * lines > _CELLS
        or lines > _HEADINGS
        or bool(_DEEP_START.search(f"\n{text}"))
    )


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yields the runs of lines between empty lines, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""]):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _is_tangled(block: list[str]) -> bool:
    return (
        sum(map(len, block)) > _LONGEST_BLOCK
        or sum(len(_SIGN.findall(line)) for line in block) > _SIGNS
        or _depth(block) > _DEEPEST
        or _nesting(block) > _DEEPEST
        or _cells(block) > _CELLS
        or sum(bool(_HEADING.match(line)) for line in block) > _HEADINGS
    )


def _depth(block: list[str]) -> int:
    """Returns how many brackets of one kind are open at once. For each of them the library searches the end."""
    deepest = 0
    for opening, closing in ("[]", "()"):
        depth = 0
        for bracket in _BRACKET.findall("\n".join(block)):
            depth = depth + 1 if bracket == opening else max(0, depth - 1) if bracket == closing else depth
            deepest = max(deepest, depth)
    return deepest


def _nesting(block: list[str]) -> int:
    """Returns how many lists and quotations surround the beginning of a line."""
    starts = [match[0] for line in block if not _RULER.fullmatch(line) and (match := _MARKERS.match(line))]
    return max((len(_MARKER.findall(start)) + _indent(start) // 4 for start in starts), default=0)


def _indent(start: str) -> int:
    return len(start.expandtabs(4)) - len(start.expandtabs(4).lstrip())


def _cells(block: list[str]) -> int:
    """Returns how many cells a table would have: each row gets as many as the line below the head."""
    columns = max((line.count("|") for line in block if _DELIMITER.fullmatch(line.strip())), default=0)
    return columns * len(block)
