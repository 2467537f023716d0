"""The marks that begin a line: bullets, numbers, headings, dividers, fences, tables."""

import re

from site_builder.model.frozen import frozen

_DOTS = "•●▪■∙·‣⁃\uf0b7\uf0a7\uf076\uf0d8"
"""Bullets of Word, Zalo and phones; the last four are Word's own, of its font Wingdings."""
_RINGS = "◦○"
_AFTER_NUMBER = r"(?=[^\W\d_]|\*\*|[\"“«‘(\[])"
"""What may follow a number's full stop without a space: a letter, bold or a quotation. A digit would be an amount."""
_MARK = re.compile(
    r"(?P<typed>[-*+])[ \t]+(?=\S)"
    r"|(?P<tight>[-+])(?=[^\W\d_])(?!.*-[ \t]*$)"
    rf"|(?P<dot>[{_DOTS}])[ \t\u00a0]*(?=\S)"
    rf"|(?P<ring>[{_RINGS}])[ \t\u00a0]*(?=\S)|(?P<letter>o)(?:\t[ \t]*| {{2,}})(?=\S)"
    r"|(?P<dash>[–—])[ \t\u00a0]+(?=\S)"
    r"|(?P<number>\d{1,9})(?:\.[ \t]+(?=\S)|\)[ \t]+(?=\S))"
    rf"|(?P<short>\d{{1,2}})(?:[.)]{_AFTER_NUMBER}|/[ \t]+(?=[^\W\d_]))"
)
RULER = re.compile(r" {0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,}|={3,}|[–—]{2,}[-–—]*)[ \t]*$")
"""A line of dashes, stars or equals signs: a divider. Under a sentence, other dialects make a heading of it."""
HEADING = re.compile(r" {0,3}#{1,6}[ \t]|#{2,6}[^\W\d_]")
NUMBER_SIGN = re.compile(r"( {0,3})(#)(?=[^#\s])")
"""«#1», «#LongKhanh»: one number sign without a space is no heading."""
_TYPOGRAPHIC = _DOTS + _RINGS + "–—"
MAY_MARK = frozenset("-*+o0123456789" + _TYPOGRAPHIC)
"""The characters with which a list item may begin."""
MAY_BLOCK = frozenset("`~>#=_" + "-*" + "–—")
"""The characters with which a fence, quotation, heading or divider begins."""
FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[^`]*$")
QUOTE = re.compile(r" {0,3}>[ ]?")
NEW_LINE = re.compile(r"(?:Bước|BƯỚC)\s+\d|[a-zđ]\)\s|[IVX]{1,4}[.)]\s|\d{1,2}(?:\.\d{1,2})+[.)]?\s")
"""Words that begin a line of their own wherever they stand: «Bước 1», «a)», «II.», «1.2.»."""
DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?[-–—]+:?[ \t]*(?:\|[ \t]*:?[-–—]+:?[ \t]*)*\|?[ \t]*$")
EMPTY_LINE = "\ue000"
"""Stands for an empty line inside a fence: the library would end the block there."""


@frozen
class ListMark:
    """The mark of a list item: what kind of list it belongs to, its number, and how many characters it takes."""

    kind: str
    number: int | None
    width: int


_KINDS = {"typed": "-", "tight": "-", "dot": "•", "ring": "◦", "letter": "◦", "dash": "-"}


def read_mark(words: str) -> ListMark | None:
    """The mark with which a line begins that has no space before it; None where it begins no list item."""
    if words[:1] not in MAY_MARK:
        return None
    match = _MARK.match(words)
    if not match or RULER.match(words):
        return None
    name = match.lastgroup or ""
    if name in ("number", "short"):
        return ListMark(kind="1", number=int(match[name]), width=match.end())
    kind = "+" if match[name] == "+" else _KINDS[name]
    return ListMark(kind=kind, number=None, width=match.end())


def indent_of(line: str) -> int:
    """How many columns a line stands in. A tab counts as four, wherever it stands: it was typed to stand further in."""
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blank) + 3 * blank.count("\t")
