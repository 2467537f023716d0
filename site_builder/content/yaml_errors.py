"""Finds the slip of the pen behind a syntax error of YAML, and the place where an editor should look for it."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

_RULES = (
    ("mapping values are not allowed", "yaml-colon"),
    ("found unexpected end of stream", "yaml-unclosed"),
    ("did not find expected ',' or", "yaml-bracket"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("block sequence entries are not allowed", "yaml-indent"),
    ("found unknown escape character", "yaml-escape"),
    ("cannot start any token", "yaml-start"),
    ("while scanning an alias", "yaml-anchor"),
    ("while scanning an anchor", "yaml-anchor"),
    ("while scanning a tag", "yaml-anchor"),
)
"""It maps what the parser says to our rule. libyaml and PyYAML use the same words."""
_NO_KEY = re.compile(r"[^\W\d_][^:#]*")
_KEY = re.compile(r"[^\W\d_][^:#]*:(?: |$)")
_BEGINS_EARLIER = ("yaml-unclosed", "yaml-no-colon", "yaml-anchor")
_SLIPS = (
    ("yaml-tab", re.compile(r"(?P<ok> *)\t")),
    ("yaml-brace", re.compile(r"(?P<ok>\s*(?:- )?(?:[\w-]+:\s+)?)\{[^{}:,]*\}\s*[^\s#,]")),
    ("yaml-curly", re.compile(r"(?P<ok>\s*(?:- )?[\w-]+:\s+)[“”„]")),
    ("yaml-space", re.compile(r"(?P<ok>\s*(?:- )?[a-z_]+)(?:[:：][^\s/:]|：)")),
    ("yaml-rest", re.compile(r"(?P<ok>\s*(?:- )?[\w-]+:\s+(?:\[[^\]]*\]|\"[^\"]*\"|'[^']*')\s*)[^\s#,].*")),
    ("yaml-dash", re.compile(r"(?P<ok>\s*)(?:-[a-z_]+:|[–—]\s*\S)")),
)
"""They are slips that officials make, recognised by the form of the line. "https://" in a link is none."""


def diagnose(error: "MarkedYAMLError", text: str) -> tuple[str, int, int]:
    """Returns the rule that a syntax error breaks, and the line and column (from 0) to look at.

    The parser stops where it can read no further, which is often one line after the slip.
    """
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _RULES if words in said), "yaml-syntax")
    mark = (error.context_mark if code in _BEGINS_EARLIER else None) or error.problem_mark
    lines = text.rstrip().split("\n")
    if mark is None or mark.line >= len(lines):
        return code, len(lines) - 1, len(lines[-1])
    for number in (mark.line, mark.line - 1):
        for rule, pattern in _SLIPS if number >= 0 else ():
            if match := pattern.match(lines[number]):
                return rule, number, match.end("ok")
    here = lines[mark.line]
    if code == "yaml-colon" and _lacks_colon(lines, mark.line - 1):
        before = lines[mark.line - 1]
        return "yaml-no-colon", mark.line - 1, len(before) - len(before.lstrip())
    if code == "yaml-colon" and f"{here} ".count(": ") < 2:  # noqa: PLR2004 - "two colons" would be untrue
        return "yaml-nested", mark.line, len(here) - len(here.lstrip())
    return code, mark.line, mark.column


def _lacks_colon(lines: list[str], number: int) -> bool:
    """Returns whether a line is no key, though a key follows it in its column: "title Họp ấp".

    Within a mapping it is the first line of it, for otherwise the line above would have a text that goes on here.
    """
    line, next_line = lines[number] if number >= 0 else "", lines[number + 1]
    indent = len(line) - len(line.lstrip(" "))
    if not _NO_KEY.fullmatch(line[indent:]) or next_line[:indent].strip(" "):
        return False
    begins = not indent or (number > 0 and lines[number - 1].rstrip().endswith(":"))
    return begins and bool(_KEY.match(next_line[indent:]))
