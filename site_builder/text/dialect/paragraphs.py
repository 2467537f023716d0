"""The lines of a paragraph: which of them end where their author ended them."""

from dataclasses import dataclass

from site_builder.text.dialect.marks import NEW_LINE

NARROWEST = 60
"""Characters. Nobody's program breaks lines before that, so a shorter line ends where its author ended it."""
_ENDS = ".!?:;…"


@dataclass(slots=True, kw_only=True)
class Line:
    """A line to write: what stands before its words, and the words."""

    prefix: str
    words: str


def kept_ends(lines: list[Line]) -> list[Line]:
    """The lines of a paragraph behind which a reader relies on the line's end, and which do not yet say so."""
    words = [line.words.strip() for line in lines]
    width = max(NARROWEST, *map(len, words))
    are_sentences = all(text[-1:] in _ENDS for text in words[:-1])
    return [
        line
        for line, text, following in zip(lines, words, words[1:], strict=False)
        if not line.words.endswith("  ")
        and (are_sentences or NEW_LINE.match(following) or has_room(text, following, width))
    ]


def has_room(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would have had room in a line: then its author ended it on purpose."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.strip()) + 1 + len(first) <= width
