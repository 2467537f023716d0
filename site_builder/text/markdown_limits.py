"""Markdown that could not be laid out in time: found before it is read, by counting.

The Markdown library is quick on what people write, but a paragraph of 10,000 open brackets takes it 10 seconds, 400
lists inside each other exhaust its stack, and a table of 2,000 columns fills the memory.
"""

import re
from collections.abc import Iterator

_DEEPEST = 20
"""Brackets open at once, and lists and quotations inside each other."""
_CELLS = 20_000
"""Columns times rows: a table of all 3,321 communes with six columns."""
_LONGEST_BLOCK = 200_000
"""Characters without an empty line between them: that table again."""
_HEADINGS = 500
"""Without an empty line between them."""
_MARKERS = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]*)+")
_MARKER = re.compile(r"[-*+>]|\d+[.)]")
_RULER = re.compile(r"[-*_ \t]+")
_HEADING = re.compile(r"[ \t]*#|(?:=+|-+)[ \t]*$")
_BRACKET = re.compile(r"[\[\]()]")
_DEEP_START = re.compile(rf"\n[ \t\d.)*+>-]{{{_DEEPEST + 1}}}")
_DELIMITER = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*")


def tangle(text: str) -> int | None:
    """The line, from 0, on which a text becomes too tangled for Markdown; None for what a person would write."""
    if not _may_be_tangled(text):
        return None
    return next((line for line, block in _blocks(text) if _is_tangled(block)), None)


def _may_be_tangled(text: str) -> bool:
    """Whether it is worth while to count block by block: most texts are tangled not even as a whole."""
    lines = text.count("\n") + 1
    return (
        len(text) > _LONGEST_BLOCK
        or text.count("[") > _DEEPEST
        or text.count("(") > _DEEPEST
        or text.count("|") * lines > _CELLS
        or lines > _HEADINGS
        or bool(_DEEP_START.search(f"\n{text}"))
    )


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The runs of lines between empty ones, each with the number of its first line."""
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
        or _depth(block) > _DEEPEST
        or _nesting(block) > _DEEPEST
        or _cells(block) > _CELLS
        or sum(bool(_HEADING.match(line)) for line in block) > _HEADINGS
    )


def _depth(block: list[str]) -> int:
    """How many brackets of one kind are open at once, at most: each is looked for its end from there."""
    deepest = 0
    for opening, closing in ("[]", "()"):
        depth = 0
        for bracket in _BRACKET.findall("\n".join(block)):
            depth = depth + 1 if bracket == opening else max(0, depth - 1) if bracket == closing else depth
            deepest = max(deepest, depth)
    return deepest


def _nesting(block: list[str]) -> int:
    """How many lists and quotations a line begins inside of."""
    starts = [match[0] for line in block if not _RULER.fullmatch(line) and (match := _MARKERS.match(line))]
    return max((len(_MARKER.findall(start)) + _indent(start) // 4 for start in starts), default=0)


def _indent(start: str) -> int:
    return len(start.expandtabs(4)) - len(start.expandtabs(4).lstrip())


def _cells(block: list[str]) -> int:
    """How many cells a table would have: every row gets as many as the line below its head."""
    columns = max((line.count("|") for line in block if _DELIMITER.fullmatch(line.strip())), default=0)
    return columns * len(block)
