"""Writes the links of a finished page anew, for another address at which the same page is to stand."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape
from posixpath import join, normpath

from site_builder.text.address import relative

_TAG = re.compile(r"""<[A-Za-z][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_ADDRESS = re.compile(r"""(?<=[\s;])((?:href|src|srcset|action|poster|data)=)(["'])(.*?)\2""", re.DOTALL)
_REFRESH = re.compile(r"""(content=["']\d+; ?url=)([^"']*)""")
OUTSIDE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|/|#|\?|\Z)")
"""What such a reference begins with means the same at any address of the site."""


def rebased(html: str, source: str, target: str) -> str:
    """Returns the page of the address `source` as it has to be at `target`: each link leads where it led.

    A link to a part of the page itself stays such a link. Texts are no tags, as `<` is escaped in them.
    """
    return rewritten(html, lambda reference: _moved(source, target, reference))


def rewritten(html: str, moved: Callable[[str], str]) -> str:
    """Returns the page with each of its links as `moved` returns it."""

    def address(match: re.Match[str]) -> str:
        name, quote, value = match.groups()
        if name.startswith("srcset"):
            parts = (part.strip().partition(" ") for part in value.split(","))
            return f"{name}{quote}{', '.join(f'{moved(url)}{gap}{size}' for url, gap, size in parts)}{quote}"
        return f"{name}{quote}{moved(value)}{quote}"

    def tag(match: re.Match[str]) -> str:
        text = _ADDRESS.sub(address, match[0])
        return _REFRESH.sub(lambda found: found[1] + moved(found[2]), text) if text.startswith("<meta") else text

    return _TAG.sub(tag, html)


@lru_cache(maxsize=4096)
def _moved(source: str, target: str, reference: str) -> str:
    plain = unescape(reference)
    if OUTSIDE.match(plain):
        return reference
    path, mark, part = plain.partition("#")
    path, asked, query = path.partition("?")
    found = normpath(join("/", source, path)).lstrip("/")
    folder = f"{found}/" if found and path.endswith(("/", "..", ".")) else found
    if asked:  # the address of a version, which is part of no path
        return escape(f"{relative(target, folder)}?{query}{mark}{part}")
    return escape(relative(target, f"{folder}{mark}{part}"))
