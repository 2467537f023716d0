"""Marks texts that are in the site's first language on a page in another one.

A marked text is a text like any other: it is joined, put into sentences and escaped. Only the finished page tells where
it stands, so there the marks become elements, or vanish where no element can be: in attributes and in the title.
The marks are code points that no text has (Unicode, "noncharacters").
"""

import re

BEGIN, END = "\ufdd0", "\ufdd1"
_MARKS = {ord(BEGIN): None, ord(END): None}
_BARE = r"(?s)<(title|script|style|textarea|option)\b.*?</\1>|<[^>]*>"
_MARKED = f"{BEGIN}([^<{BEGIN}{END}]+)"


def marked(text: str) -> str:
    """The text as one in the first language; a text that is marked or empty stays as it is."""
    return f"{BEGIN}{text}{END}" if text and BEGIN not in text else text


def with_elements(html: str, lang: str) -> str:
    """The page with each marked text in an element that names its language.

    >>> with_elements('<p title="\ufdd0Xã\ufdd1">In \ufdd0xã\ufdd1</p>', "vi")
    '<p title="Xã">In <span lang="vi">xã</span></p>'
    """
    if BEGIN not in html:
        return html
    bare = re.sub(_BARE, lambda match: match[0].translate(_MARKS) if BEGIN in match[0] else match[0], html)
    return re.sub(_MARKED, rf'<span lang="{lang}">\1</span>', bare).translate(_MARKS)
