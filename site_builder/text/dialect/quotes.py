"""Lines of quotations and fences, without what stands before them."""

from collections.abc import Iterator

from site_builder.text.dialect.marks import EMPTY_LINE, QUOTE, indent_of

_DEEPEST = 20
"""Quotations inside each other. Nobody writes that many, and each takes some of the stack."""


def quoted_lines(lines: list[str], start: int) -> list[str]:
    """The lines of a quotation that begins at `start`, without their first sign."""
    end = start
    while end < len(lines) and QUOTE.match(lines[end].lstrip(" \t")):
        end += 1
    return [QUOTE.sub("", line.lstrip(" \t"), count=1) for line in lines[start:end]]


def is_too_deep(line: str) -> bool:
    """Whether a line begins inside of more quotations than anybody writes."""
    return line[: len(line) - len(line.lstrip("> \t"))].count(">") >= _DEEPEST


def fence_end(lines: list[str], start: int) -> int:
    """The line on which a fence ends that begins at `start`; 0 where it has no end."""
    mark = lines[start].strip()[:3]
    return next((at for at in range(start + 1, len(lines)) if lines[at].strip().startswith(mark)), 0)


def fenced_lines(lines: list[str], start: int, end: int) -> Iterator[str]:
    """The lines between two fences, as far left as the first of them stands."""
    column = indent_of(lines[start])
    for line in lines[start + 1 : end]:
        yield line[min(column, len(line) - len(line.lstrip(" "))) :].rstrip() or EMPTY_LINE
