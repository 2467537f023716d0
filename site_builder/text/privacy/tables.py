"""Reads tables of Markdown and CSV: the head of a column says what the numbers below it are."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.model.frozen import frozen

_DIVIDERS = "|\t;,"
_LONGEST_HEAD = 40
"""The head of a column has at most so many characters. A sentence that mentions a card is no head."""
Span = tuple[int, int]


@frozen
class Column:
    """Holds a cell below a head that says what it contains."""

    start: int
    end: int
    label: str


def columns(text: str, heads: Mapping[str, Sequence[Span]]) -> list[Column]:
    """Returns the cells below each head. `heads` maps labels to their positions in the text."""
    labelled = sorted((start, end, label) for label, spans in heads.items() for start, end in spans)
    return list(_cells(text, labelled)) if labelled else []


def _cells(text: str, labelled: list[tuple[int, int, str]]) -> Iterator[Column]:
    labels: dict[int, str] = {}
    divider, width, index = "", 0, 0
    for start, end in _lines(text):
        marks = []
        while index < len(labelled) and labelled[index][0] < end:
            marks += [labelled[index]]
            index += 1
        if divider and divider in text[start:end]:
            cells = _split(text, start, end, divider)
            if divider not in ",;" or len(cells) == width:
                for number, label in labels.items():
                    if number < len(cells):
                        yield Column(start=cells[number][0], end=cells[number][1], label=label)
                continue
        divider, labels, width = _head(text, start, end, marks)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _split(text: str, start: int, end: int, divider: str) -> list[Span]:
    cells = []
    for part in text[start:end].split(divider):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells


def _head(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> tuple[str, dict[int, str], int]:
    """Returns the divider of a head row, the label of each of its cells by number, and the count of cells."""
    line = text[start:end]
    divider = next((mark for mark in _DIVIDERS if mark in line), "") if marks else ""
    if not divider:
        return "", {}, 0
    cells = _split(text, start, end, divider)
    labels: dict[int, str] = {}
    number = 0
    for first, _, label in marks:
        while cells[number][1] < first:
            number += 1
        words = text[slice(*cells[number])].strip()
        if len(words) <= _LONGEST_HEAD and sum(letter.isdigit() for letter in words) < 6:  # noqa: PLR2004 - a number
            labels.setdefault(number, label)
    return (divider, labels, len(cells)) if labels else ("", {}, 0)
