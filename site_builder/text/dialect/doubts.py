"""Signs of other dialects, which residents would see as they stand."""

import re

from site_builder.text.dialect.result import Doubt

_TAGS = "a|b|i|u|p|div|span|font|strong|em|img|table|tr|td|ul|ol|li|h[1-6]|center"
DOUBTFUL = (
    ("[^", re.compile(r"\[\^[\w-]{1,20}\]"), "text-footnote"),
    ("<", re.compile(rf"</?(?:{_TAGS})\b[^<>]*>", re.IGNORECASE), "text-html"),
    ("~~", re.compile(r"~~\S[^~\n]*~~"), "text-strike"),
)
"""What residents see as signs: a sign without which it is not there, its form, and the rule of the message."""


def doubtful_signs(number: int, line: str) -> list[Doubt]:
    """The doubts about a line. A line with code is let alone: it may quote such signs."""
    if "`" in line:
        return []
    found = ((pattern.search(line), code) for sign, pattern, code in DOUBTFUL if sign in line)
    return [Doubt(line=number, code=code, value=match[0]) for match, code in found if match]
