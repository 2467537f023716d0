"""Tables of pipes, with or without the line of dashes, and of cells between tabs, as Excel copies them."""

import re
from collections.abc import Callable

from site_builder.text.dialect.marks import DELIMITER, read_mark

_PIPE = re.compile(r"\\.|`[^`\n]*`|(\|)")


def has_pipes(line: str) -> bool:
    """Whether a line may be a row of a table of pipes."""
    return "|" in line


def split_cells(row: str) -> list[str]:
    """The cells of a row; a pipe behind a backslash or in code divides none."""
    row = row.strip()
    cuts = [match.start() for match in _PIPE.finditer(row) if match[1]]
    cells = [row[start:end] for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(row)], strict=True)]
    if len(cells) > 1 and not cells[0].strip():
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and cuts and cuts[-1] == len(row) - 1:
        cells = cells[:-1]
    return [cell.strip() for cell in cells]


def table_length(lines: list[str], start: int) -> int:
    """How many lines from `start` on are a table; 0 where none begins."""
    first = lines[start]
    if start + 1 >= len(lines) or ("|" not in first and "\t" not in first):
        return 0
    second = lines[start + 1]
    if has_pipes(first) and has_pipes(second):
        is_framed = _is_framed(first) and _is_framed(second)
        if DELIMITER.match(second) or (is_framed and len(split_cells(first)) == len(split_cells(second)) > 1):
            return _count(lines, start, has_pipes)
    tabs = _tabs(first)
    if tabs and _tabs(second) == tabs:
        return _count(lines, start, lambda line: _tabs(line) == tabs)
    return 0


def _count(lines: list[str], start: int, is_row: Callable[[str], bool]) -> int:
    end = start
    while end < len(lines) and lines[end].strip() and is_row(lines[end]):
        end += 1
    return end - start


def _is_framed(line: str) -> bool:
    return line.strip().startswith("|") and line.strip().endswith("|")


def _tabs(line: str) -> int:
    """How many tabs divide the words of a line that begins no list item."""
    words = line.strip()
    return words.count("\t") if words and not read_mark(words) else 0


def rows_of(lines: list[str]) -> tuple[list[str], list[int]]:
    """The rows of a table as the library reads them, and which of the lines have more cells than the head."""
    if not has_pipes(lines[0]):
        lines = ["| " + " | ".join(cell.strip() for cell in line.strip().split("\t")) + " |" for line in lines]
    has_delimiter = DELIMITER.match(lines[1]) is not None
    cells = [split_cells(line) for line in lines]
    body = cells[2:] if has_delimiter else cells[1:]
    width = max(len(cells[0]), *map(len, body)) if body else len(cells[0])
    is_row = [not (has_delimiter and index == 1) for index in range(len(cells))]
    longer = [index for index, row in enumerate(cells) if is_row[index] and len(row) > len(cells[0])]
    if has_delimiter and len(cells[1]) == width == len(cells[0]) and not re.search("[–—]", lines[1]):
        return lines, []
    delimiter = [re.sub("[–—-]+", "---", cell) for cell in cells[1]][:width] if has_delimiter else []
    delimiter += ["---"] * (width - len(delimiter))
    head = cells[0] + [""] * (width - len(cells[0]))
    return [_row(head), _row(delimiter), *map(_row, body)], longer


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
