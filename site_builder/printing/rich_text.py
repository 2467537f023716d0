"""Makes blocks and weighted words, as a template sets them, of the sanitised HTML that pages show.

Each step, row and paragraph is a block of its own, so that a sheet that is folded breaks between them. A paragraph that
no small page could hold is divided between words, and a step between its paragraphs and inner steps. Pictures are told
by their words: a sheet is for reading.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from typing import TypedDict

Piece = str | dict[str, object]
"""Words, words with weight ({"kind": "strong", "of": pieces}), or {"kind": "break"}."""
_LONGEST = 900
"""Letters of a paragraph or step: more would hardly have room on an A5 page."""
_LINE = 40
"""Letters of a line there."""


class Block(TypedDict, total=False):
    """Holds one block: a heading, a text, a step with its mark, or a row of a table."""

    kind: str
    of: Sequence[object]
    level: int
    mark: str
    head: bool


class _Frame:
    """Holds an element that is open, with the pieces and blocks that it has so far."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []
        self.cells: list[list[Piece]] = []
        self.number = 0


def blocks_of(html: str) -> list[Block]:
    """Returns the blocks of sanitised HTML."""
    reader = _Reader()
    reader.feed(str(html))  # a text of a class of its own would not be compared letter by letter
    reader.close()
    return reader.result()


def words_in(html: str) -> list[Piece]:
    """Returns the words of a sentence of sanitised HTML, with their weight."""
    return [piece for block in blocks_of(html) for piece in _pieces(block)]


def steps(sentences: Iterable[str], mark: str = "•") -> list[Block]:
    """Returns sentences of sanitised HTML as items of a list."""
    return [{"kind": "step", "mark": mark, "of": [weighted_text(words_in(sentence))]} for sentence in sentences]


def heading(text: str, level: int = 2) -> Block:
    """Returns a heading of ours."""
    return {"kind": "heading", "level": level, "of": [text]}


def text(words: str) -> Block:
    """Returns a paragraph of plain words."""
    return weighted_text([words])


def strong(words: str) -> Piece:
    """Returns words that stand out."""
    return {"kind": "strong", "of": [words]}


def weighted_text(pieces: Sequence[Piece]) -> Block:
    """Returns a paragraph of words with their weight."""
    return {"kind": "text", "of": pieces}


def _pieces(block: Block) -> Iterator[Piece]:
    for piece in block["of"]:
        if isinstance(piece, str | dict):
            yield piece


class _Reader(HTMLParser):
    """Reads blocks out of HTML that the sanitiser has written: every element is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.frames = [_Frame("")]

    def result(self) -> list[Block]:
        """Returns all blocks, once the whole text was read."""
        while len(self.frames) > 1:
            self.handle_endtag(self.frames[-1].tag)
        _flush(self.frames[0])
        return self.frames[0].blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; a break and a picture have no end."""
        top = self.frames[-1]
        if tag == "br":
            top.pieces.append({"kind": "break"})
        elif tag == "img":
            top.pieces += [f"[{words}]" for name, words in attrs if name == "alt" and words]
        elif tag not in ("source", "hr", "input", "wbr"):
            if tag not in _INLINE:
                _flush(top)
            self.frames.append(_Frame(tag))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element: what it holds becomes a part of the one around it."""
        if len(self.frames) > 1 and self.frames[-1].tag == tag:
            self.close_frame(self.frames.pop(), self.frames[-1])

    def handle_data(self, data: str) -> None:
        """Adds words; what only lays out the HTML is a blank."""
        words = re.sub(r"[ \t\n\r\f]+", " ", data)
        if words.strip() or self.frames[-1].pieces:
            self.frames[-1].pieces.append(words)

    def close_frame(self, inner: _Frame, outer: _Frame) -> None:
        """Puts a closed element into the one around it."""
        if inner.tag in _INLINE:
            strong = inner.tag in ("strong", "b", "em", "i") and inner.pieces
            outer.pieces += [{"kind": "strong", "of": inner.pieces}] if strong else inner.pieces
        elif inner.tag in ("td", "th"):
            outer.cells.append(inner.pieces)
            outer.number += inner.tag == "th"
        elif inner.tag == "tr":
            outer.blocks.append({"kind": "row", "of": inner.cells, "head": inner.number == len(inner.cells)})
        elif re.fullmatch("h[1-6]", inner.tag):
            outer.blocks.append({"kind": "heading", "level": int(inner.tag[1]), "of": inner.pieces})
        elif inner.tag == "li":
            _flush(inner)
            outer.number += 1
            mark = f"{outer.number}." if outer.tag == "ol" else "•"
            outer.blocks += _step(mark, inner.blocks)
        else:
            _flush(inner)
            outer.blocks += inner.blocks


def _step(mark: str, blocks: list[Block]) -> Iterator[Block]:
    """Yields a step whole, or, where a small page could hardly hold it, each of its blocks by itself below its mark."""
    if sum(map(_room, blocks)) <= _LONGEST:
        yield {"kind": "step", "mark": mark, "of": blocks}
        return
    for count, block in enumerate(blocks):
        yield {"kind": "step", "mark": "" if count else mark, "of": [block]}


def _room(part: object) -> int:
    """Returns the letters of a part; a block takes a line at least."""
    if isinstance(part, str):
        return len(part)
    inner = part if isinstance(part, list) else part.get("of", ()) if isinstance(part, dict) else ()
    return max(_LINE, sum(map(_room, inner)))


_INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "picture", "s", "small", "span", "strong", "sub", "sup"}
)


def _flush(frame: _Frame) -> None:
    """Makes the words so far a paragraph."""
    while frame.pieces and isinstance(frame.pieces[-1], str) and not frame.pieces[-1].strip():
        frame.pieces.pop()
    if frame.pieces:
        frame.blocks += map(weighted_text, _divided(frame.pieces))
    frame.pieces = []


def _divided(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yields the parts of a paragraph, each short enough for a small page."""
    part: list[Piece] = []
    size = 0
    for piece in pieces:
        for words in piece.split() if isinstance(piece, str) and len(piece) > _LONGEST else [piece]:
            length = len(words) if isinstance(words, str) else len(str(words))
            if part and size + length > _LONGEST:
                yield part
                part, size = [], 0
            spaced = f"{words} " if isinstance(words, str) and words is not piece else words
            part.append(spaced)
            size += length
    yield part
