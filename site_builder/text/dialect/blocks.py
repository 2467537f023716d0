"""Lines become the blocks that were meant: lists, paragraphs, tables, dividers."""

import re
from collections.abc import Iterator
from functools import cache

from site_builder.text.dialect.doubts import doubtful_signs
from site_builder.text.dialect.inline import normalise_inline
from site_builder.text.dialect.lists import INNER, Level, is_between_items, leave, open_level
from site_builder.text.dialect.marks import (
    FENCE,
    HEADING,
    MAY_BLOCK,
    NUMBER_SIGN,
    QUOTE,
    RULER,
    ListMark,
    indent_of,
    read_mark,
)
from site_builder.text.dialect.paragraphs import NARROWEST, Line, has_room, kept_ends
from site_builder.text.dialect.quotes import fence_end, fenced_lines, is_too_deep, quoted_lines
from site_builder.text.dialect.result import Doubt, Item, Normalised
from site_builder.text.dialect.sound import sound_items
from site_builder.text.dialect.tables import rows_of, table_length

_LONE = re.compile(r" {0,3}(?:-{1,2}|=+)[ \t]*$")
"""Dashes or equals signs alone on a line, too few for a divider."""
_MOST_STEPS = 99
"""A larger number at a line's start is a year or an amount."""
_MOST_KEPT = 1000
"""Lines of one paragraph whose ends stay: the library takes time by the square of their number."""
STEP = 4
"""Columns by which the library wants an inner list to stand further in."""
BEFORE = " " * STEP


@cache
def normalise(text: str) -> Normalised:
    """A text of several lines in the form that the library reads as it was meant. What it reads so already stays."""
    items = sound_items(text)
    return written_anew(text) if items is None else Normalised(text=text, items=items)


def written_anew(text: str) -> Normalised:
    """The same for any text: each line is read and written in its place."""
    writer = _Writer(text.split("\n"))
    writer.run()
    return Normalised(
        text="\n".join(line.prefix + line.words for line in writer.written),
        items=tuple(writer.items),
        doubts=tuple(writer.doubts),
    )


class _Writer:
    """Reads the lines in order and writes each in its place."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.written: list[Line] = []
        self.items: list[Item] = []
        self.doubts: list[Doubt] = []
        self.levels: list[Level] = []
        self.paragraph: list[Line] = []
        self.begun = 0
        """The line of the source on which the paragraph begins."""
        self.is_loose = False
        """Whether the paragraph was begun behind an empty line, so that a list below it needs one too."""
        self.must_part = False
        """Whether the last block ends only with an empty line."""
        self.block = 0
        """The line written first behind the last empty one."""

    def run(self) -> None:
        """Writes all lines."""
        number = 0
        while number < len(self.lines):
            number += self._block(number)
        self._end_paragraph()

    def _block(self, number: int) -> int:
        """Writes what begins on a line; returns how many lines that takes."""
        line = self.lines[number]
        if not line.strip():
            self._end_paragraph()
            self.written.append(Line(prefix="", words=line))
            self.block = len(self.written)
            return 1
        words = line.strip(" \t")
        if words[0] in MAY_BLOCK and (length := self._marked_block(number, line, words)):
            return length
        if length := table_length(self.lines, number):
            return self._table(number, length)
        mark = read_mark(words)
        if mark is None:
            self._text(number, line)
        elif self._may_begin(number, mark):
            self._item(number, line, mark)
        else:
            self._text(number, re.sub(r"(?<=\d)(?=[.)])", r"\\", line, count=1))
        return 1

    def _marked_block(self, number: int, line: str, words: str) -> int:
        """Writes a fence, quotation, divider or heading; returns how many lines it takes, 0 where there is none."""
        if FENCE.match(words) and (length := self._fence(number)):
            return length
        if QUOTE.match(words):
            return self._quote(number)
        if RULER.match(words):
            self._ruler(line)
        elif HEADING.match(words) and not (self.paragraph and indent_of(line) >= STEP):
            self._heading(number, line)
        elif _LONE.match(words) and not self._is_after_blank():
            prefix = self._enter(indent_of(line))
            self._part()
            self._begin(number, prefix, words.replace("-", "\\-"))
        else:
            return 0
        return 1

    def _is_after_blank(self) -> bool:
        return not self.written or not self.written[-1].words.strip()

    def _below(self, number: int) -> Iterator[str]:
        return (self.lines[at] for at in range(number + 1, len(self.lines)))

    def _part(self) -> None:
        """Writes an empty line, where there is none."""
        if not self._is_after_blank():
            self.written.append(Line(prefix="", words=""))
            self.block = len(self.written)

    def _is_left_of_block(self, prefix: str) -> bool:
        """Whether a line would stand left of where its block begins: the library would draw it in."""
        return self.block < len(self.written) and indent_of(self.written[self.block].prefix) > len(prefix)

    # Blocks of several lines

    def _enter(self, indent: int) -> str:
        """Ends the lists that do not hold something in this column; returns what stands before such a line."""
        self._end_paragraph()
        leave(self.levels, indent)
        return BEFORE * len(self.levels)

    def _fence(self, number: int) -> int:
        """Writes a fence as one block of the library's; 0 where it has no end."""
        end = fence_end(self.lines, number)
        if not end:
            self.doubts.append(Doubt(line=number, code="text-fence", value=self.lines[number].strip()[:3]))
            return 0
        prefix = self._enter(indent_of(self.lines[number]))
        self._part()
        inner = fenced_lines(self.lines, number, end)
        self.written += [Line(prefix=prefix, words=words) for words in ("```", *inner, "```")]
        self.must_part = True
        return end + 1 - number

    def _quote(self, number: int) -> int:
        """Writes a quotation, whose lines are blocks of their own."""
        prefix = self._enter(indent_of(self.lines[number]))
        self._part()
        inside = quoted_lines(self.lines, number)
        text = "\n".join(inside)
        made = Normalised(text=text) if is_too_deep(inside[0]) else normalise(text)
        lines = [f"> {line}" if line else ">" for line in made.text.split("\n")]
        if made.text == text:
            lines = self.lines[number : number + len(inside)]
        self.written += [Line(prefix=prefix, words=line.lstrip(" \t") if prefix else line) for line in lines]
        self.doubts += [Doubt(line=number + one.line, code=one.code, value=one.value) for one in made.doubts]
        self.must_part = True
        return len(inside)

    def _table(self, number: int, length: int) -> int:
        prefix = self._enter(indent_of(self.lines[number]))
        self._part()
        rows, longer = rows_of(self.lines[number : number + length])
        self.doubts += [Doubt(line=number + index, code="text-table-cells") for index in longer]
        for index, row in enumerate(rows):
            self.doubts += doubtful_signs(number + index, row)
            self.written.append(Line(prefix=prefix, words=normalise_inline(row.strip() if prefix else row)[0]))
        self.must_part = True
        return length

    # Blocks of one line

    def _ruler(self, line: str) -> None:
        prefix = self._enter(indent_of(line))
        self._part()
        words = line.strip(" \t") if prefix or indent_of(line) >= STEP else line
        self.written.append(Line(prefix=prefix, words=re.sub(r"^.*[=–—].*$", "---", words)))
        self.must_part = True

    def _heading(self, number: int, line: str) -> None:
        prefix = self._enter(indent_of(line))
        if self.must_part:
            self._part()
        self.must_part = False
        self.doubts += doubtful_signs(number, line)
        words = line.strip(" \t") if prefix or indent_of(line) >= STEP else line
        self.written.append(Line(prefix=prefix, words=normalise_inline(words)[0]))

    # Lists

    def _may_begin(self, number: int, mark: ListMark) -> bool:
        """Whether a line with a mark begins an item: in the midst of a paragraph only 1 begins a list."""
        if not self.paragraph or mark.number is None:
            return True
        numbers = [level.number for level in self.levels if level.kind == mark.kind]
        numbers += [item.number for item in self.items[-1:] if item.number is not None]
        if mark.number - 1 in numbers or (self.levels and not self.is_loose and mark.number <= _MOST_STEPS):
            return True
        if mark.number == 1:
            return True
        if mark.number <= _MOST_STEPS:
            value = self.lines[number].strip()[: mark.width].strip()
            self.doubts.append(Doubt(line=number, code="text-list", value=value))
        return False

    def _item(self, number: int, line: str, mark: ListMark) -> None:
        indent, words = indent_of(line), line.lstrip(" \t")
        after_blank, was_loose = self._is_after_blank(), self.is_loose and bool(self.paragraph)
        self._end_paragraph()
        opened = open_level(self.levels, indent, mark, self._below(number), after_blank=after_blank)
        depth = len(self.levels) - 1
        must_part, self.must_part = self.must_part, False
        self.items.append(Item(line=number, depth=depth, number=mark.number, is_first=opened.is_first))
        typed = words[: mark.width]
        if not re.match(r"[-*] |\d+\. ", typed) and not (mark.kind == "+" and depth == 0):
            typed = "- " if mark.number is None else f"{mark.number}. "
        is_fine = "\t" not in line and (indent == STEP * depth or (depth == 0 and indent < INNER))
        prefix = " " * indent if is_fine else BEFORE * depth
        is_new = opened.replaces or (opened.is_first and (depth == 0 or was_loose))
        if must_part or is_new or self._is_left_of_block(prefix):
            self._part()
        self._begin(number, prefix + typed, words[mark.width :])

    # Paragraphs

    def _text(self, number: int, line: str) -> None:
        indent, words = indent_of(line), line.strip(" \t")
        self.doubts += doubtful_signs(number, line)
        if not self.paragraph:
            prefix = self._enter(indent)
            if self.must_part:
                self._part()
            self.must_part = False
            self.is_loose = True
            self._begin(number, prefix, words if indent >= STEP else line.lstrip(" \t") if prefix else line)
            return
        if self.levels and not self._is_of_the_item(number, indent, words):
            prefix = self._enter(indent)
            self._part()
            self.is_loose = True
            self._begin(number, prefix, words)
            return
        self._continue(BEFORE * max(0, len(self.levels) - (0 if self.is_loose else 1)), line, indent)

    def _is_of_the_item(self, number: int, indent: int, words: str) -> bool:
        """Whether a line right below an item goes on with its words."""
        level = self.levels[-1]
        if indent >= level.indent + INNER:
            return True
        return not has_room(self.paragraph[-1].words, words, NARROWEST) or is_between_items(
            self.levels, self.lines[number + 1 :]
        )

    def _begin(self, number: int, prefix: str, words: str) -> None:
        if sign := NUMBER_SIGN.match(words):
            words = f"{sign[1]}\\{words[len(sign[1]) :]}"
        if prefix.strip():
            self.is_loose = False
            self.doubts += doubtful_signs(number, words)
        self.begun = number
        self.paragraph = [Line(prefix=prefix, words=words)]
        self.written += self.paragraph

    def _continue(self, prefix: str, line: str, indent: int) -> None:
        if NUMBER_SIGN.match(line.lstrip(" \t")):
            line = "\\" + line.lstrip(" \t")
        inner = " " * INNER if self.levels and not self.is_loose else ""
        is_fine = len(prefix + inner) <= indent < len(prefix) + STEP and "\t" not in line
        one = Line(prefix="", words=line) if is_fine else Line(prefix=prefix + inner, words=line.strip(" \t"))
        self.paragraph.append(one)
        self.written.append(one)

    def _end_paragraph(self) -> None:
        """Settles the line ends and the inner marks of the paragraph."""
        lines, self.paragraph = self.paragraph, []
        if not lines:
            return
        for line in kept_ends(lines) if 1 < len(lines) <= _MOST_KEPT else ():
            line.words = line.words.rstrip() + "  "
        made, is_open = normalise_inline("\n".join(line.words for line in lines))
        if is_open:
            self.doubts.append(Doubt(line=self.begun, code="text-stars", value="**"))
        for line, words in zip(lines, made.split("\n"), strict=True):
            line.words = words
