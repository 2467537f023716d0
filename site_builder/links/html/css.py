"""Finds the addresses in CSS: url(), @import, image-set(), not those in comments and other strings (CSS Syntax 3)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.links.html.references import Reference

_STRING = r"""\"(?:[^\"\\\n]|\\(?:.|\n))*\"?|'(?:[^'\\\n]|\\(?:.|\n))*'?"""
_CODE = r"\\(?:[0-9A-Fa-f]{1,6}[ \t\n\f\r]?|.)"
_TOKEN = re.compile(
    rf"""/\*.*?(?:\*/|\Z)
      | @import\s*+(?:/\*(?:[^*]|\*(?!/))*+\*/\s*+)*+(?P<imported>{_STRING})
      | @(?:namespace|charset|document|-moz-document)[^;{{]*
      | (?<![\w-])(?P<set>(?:-webkit-)?image-set\()
      | (?<![\w-])(?P<function>url|src)\(\s*(?:(?P<quoted>{_STRING})|(?P<bare>(?:[^\s"'()\\]|{_CODE})*))
      | behavior\s*:[^;}}]*
      | (?P<string>{_STRING})
      | (?P<bracket>[()])
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ANY = re.compile(r"url\(|src\(|@import|image-set\(", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\n\f\r]?|(\n)|(.))", re.DOTALL)
_HIGHEST = 0x10FFFF
_NEAR = 40
"""Letters before a string in which the name of its function is looked for."""


def sheet_references(text: str) -> Iterator[Reference]:
    """Yields every address in a style sheet, a style element or a style attribute, with its offset."""
    if not _ANY.search(text):
        return
    sets: list[int] = []
    depth = 0
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        if group == "bracket":
            depth += 1 if match[0] == "(" else -1
            while sets and sets[-1] > depth:
                sets.pop()
        elif group == "set":
            depth += 1
            sets.append(depth)
        elif group in ("quoted", "bare"):
            depth += 1
            yield Reference("css", _plain(match, group), match.start(group) + (group == "quoted"))
        elif group == "imported":
            yield Reference("import", _plain(match, group), match.start(group) + 1)
        elif group == "string" and sets and not _is_type(text, match.start()):
            yield Reference("css", _plain(match, group), match.start(group) + 1)


@lru_cache(maxsize=64)
def repeated_sheet(text: str) -> tuple[Reference, ...]:
    """Returns the addresses in a style element, and keeps them: the pages of a site share their style elements."""
    return tuple(sheet_references(text))


def _is_type(text: str, at: int) -> bool:
    """Tells whether a string in an image-set is the name of a type, as in `type("image/avif")`."""
    return text[max(0, at - _NEAR) : at].rstrip().lower().endswith("type(")


def _plain(match: re.Match[str], group: str) -> str:
    """Returns a string or address without its quotation marks and escapes."""
    value = match[group]
    if group != "bare":
        value = value[1:-1] if len(value) > 1 and value[-1] == value[0] else value[1:]
    return _ESCAPE.sub(_unescaped, value) if "\\" in value else value


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        return chr(number) if 0 < number <= _HIGHEST else "\ufffd"
    return match[3] or ""
