"""What of a text is left out where a fact is lacking: the sentence, or the list item, row or paragraph that it fills.

Numbered steps are counted anew, and what goes with a step goes too. A list of which nothing remains is told, and so is
a heading or the head of a table, which cannot be left out. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from site_builder.model.frozen import frozen
from site_builder.model.rewriting import TextEdit
from site_builder.text.dialect.marks import DELIMITER, HEADING, indent_of, read_mark

_END = re.compile(r"[.!?…]+[\"”’»)\]*_]*(?=\s|\Z)")
_SHORT = re.compile(r"(?:^|[\s(])(?:[A-ZĐ]{1,4}|KP|tr|đ/c|v\.v)\.\Z")
"""An abbreviation before a full stop: «TP.», «P.», «đ/c.»."""
_PAIRS = ("**", "_", "`", '"')
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


@frozen
class LeftOut:
    """The parts of a text to leave out, the numbers to write anew, and where something cannot be left out."""

    spans: tuple[tuple[int, int], ...] = ()
    renumbered: tuple[TextEdit, ...] = ()
    emptied: tuple[int, ...] = ()
    """References whose loss empties a list, a heading or the head of a table."""


@dataclass(slots=True, kw_only=True)
class _Block:
    """A paragraph, list item, heading or row: its lines from `start` to `end`, and its words from `words` on."""

    kind: str
    start: int
    words: int
    end: int
    indent: int = 0
    number: int | None = None
    lacking: list[int] = field(default_factory=list)
    is_gone: bool = False


def left_out(text: str, lacking: Sequence[int], *, blocks: bool) -> LeftOut:
    """Finds what goes with the references at some offsets."""
    if not lacking:
        return LeftOut()
    found = list(_blocks(text)) if blocks else [_Block(kind="text", start=0, words=0, end=len(text))]
    for offset in lacking:
        next(block for block in reversed(found) if block.start <= offset).lacking.append(offset)
    spans, emptied = list[tuple[int, int]](), list[int]()
    for index, block in enumerate(found):
        if block.is_gone or not block.lacking:
            continue
        if block.kind in ("heading", "head"):
            emptied += block.lacking
            continue
        gone = _sentences(text, block)
        if gone:
            spans += gone
            continue
        for one in (block, *_inside(text, found, index)):
            one.is_gone = True
    spans += [(block.start, block.end) for block in found if block.is_gone]
    emptied += _emptied(found)
    return LeftOut(spans=_joined(spans), renumbered=tuple(_renumbered(text, found)), emptied=tuple(emptied))


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined = list[tuple[int, int]]()
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks of a text. An empty line belongs to none."""
    lines, offset, current = text.split("\n"), 0, None
    for number, line in enumerate(lines):
        end = min(offset + len(line) + 1, len(text))
        begun = _begun(lines, number, offset, end)
        if begun or not line.strip():
            if current:
                yield current
            current = begun
        elif current:
            current.end = end
        offset = end
    if current:
        yield current


def _begun(lines: Sequence[str], number: int, start: int, end: int) -> _Block | None:
    """The block that begins on a line; None where the line goes on with the block before, or is empty."""
    line = lines[number]
    words = line.lstrip(" \t")
    at, mark = start + len(line) - len(words), read_mark(words)
    if not words:
        return None
    if mark:
        return _Block(
            kind="item", start=start, words=at + mark.width, end=end, indent=indent_of(line), number=mark.number
        )
    if HEADING.match(line):
        return _Block(kind="heading", start=start, words=at, end=end)
    if words.startswith("|"):
        is_head = number + 1 < len(lines) and bool(DELIMITER.match(lines[number + 1]))
        return _Block(kind="head" if is_head else "row", start=start, words=at, end=end)
    if number == 0 or not lines[number - 1].strip() or HEADING.match(lines[number - 1]):
        return _Block(kind="text", start=start, words=at, end=end, indent=indent_of(line))
    return None


def _sentences(text: str, block: _Block) -> list[tuple[int, int]]:
    """The sentences of a block that go; none where the whole block does."""
    if block.kind == "row":
        return []
    words, gone, start, kept = text[block.words : block.end], list[tuple[int, int]](), 0, False
    for end in (*_ends(words), len(words)):
        sentence = words[start:end]
        if any(block.words + start <= offset < block.words + end for offset in block.lacking):
            if not _is_whole(sentence):
                return []
            gone.append((block.words + start, block.words + end))
        else:
            kept = kept or bool(sentence.strip())
        start = end
    if not kept:
        return []
    last = len(words.rstrip())
    if gone[-1][1] == block.end:  # the line's end stays, and the blank before the sentence goes
        before = len(text[: gone[-1][0]].rstrip())
        gone[-1] = (before, block.words + last)
    return gone


def _ends(words: str) -> Iterator[int]:
    """Where sentences end, with the blank behind them."""
    for match in _END.finditer(words):
        if not _SHORT.search(words[: match.start() + 1]):
            end = match.end()
            blank = len(words[end:]) - len(words[end:].lstrip())
            if end + blank < len(words):
                yield end + blank


def _is_whole(sentence: str) -> bool:
    """Whether a sentence can go without its marks: none is open at its end."""
    return all(sentence.count(mark) % 2 == 0 for mark in _PAIRS) and all(
        sentence.count(opening) == sentence.count(closing) for opening, closing in _BRACKETS
    )


def _inside(text: str, found: Sequence[_Block], index: int) -> Iterator[_Block]:
    """What goes with a block: what stands further in below an item, and the list that a paragraph announces."""
    outer = found[index]
    announces = outer.kind == "text" and text[outer.words : outer.end].rstrip(" \n*_").endswith(":")
    for block in found[index + 1 :]:
        is_inside = block.indent > outer.indent if outer.kind == "item" else announces and block.kind == "item"
        if not is_inside:
            return
        yield block


def _lists(found: Iterable[_Block]) -> Iterator[list[_Block]]:
    """The items of each list, one list after the other."""
    open_lists = dict[int, list[_Block]]()
    for block in found:
        if block.kind != "item":
            if block.indent == 0:
                yield from open_lists.values()
                open_lists = {}
            continue
        for indent in [indent for indent in open_lists if indent > block.indent]:
            yield open_lists.pop(indent)
        open_lists.setdefault(block.indent, []).append(block)
    yield from open_lists.values()


def _emptied(found: Sequence[_Block]) -> Iterator[int]:
    """A reference of each list that is gone as a whole, though nothing around it is."""
    for items in _lists(found):
        lacking = [offset for item in items for offset in item.lacking]
        own = all(item.lacking for item in items)
        if own and all(item.is_gone for item in items):
            yield lacking[0]


def _renumbered(text: str, found: Sequence[_Block]) -> Iterator[TextEdit]:
    """The numbers of the steps behind one that goes. Lines that are all numbered 1 are counted by the browser."""
    gone = dict[int, int]()
    for block in found:
        if block.kind != "item":
            continue
        for indent in [indent for indent in gone if indent > block.indent]:
            del gone[indent]
        if block.number is None:
            continue
        if block.number <= 1:
            gone[block.indent] = 0
        shift = gone.get(block.indent, 0)
        if block.is_gone:
            gone[block.indent] = shift + 1
        elif shift and block.number > shift:
            at = block.words - len(text[block.start : block.words].lstrip(" \t"))
            digits = len(str(block.number))
            yield TextEdit(at, at + digits, str(block.number - shift))
