"""Corrects the links in texts that lead to a file which has another name now."""

import re
from collections.abc import Callable
from posixpath import dirname, relpath
from urllib.parse import quote, unquote

from site_builder.editing.fix.names import TARGET
from site_builder.editing.values.document import rewritten
from site_builder.text.address import climb
from site_builder.text.normalize import clean

Renamed = Callable[[str], str]
"""Gives the new path of a content file that a link names, or the same path."""
_PLAIN = re.compile(r"(?P<open>\b(?:to|value|file):\s*[\"']?)(?P<target>[^\s\"',}\]#]+\.md)")
"""Keys of YAML files whose value is a path."""


def relinked(body: bytes, file: str, now: str, renamed: Renamed) -> tuple[bytes, int]:
    """Returns a file with links that are right from its new place, and how many have changed.

    Raises UnicodeDecodeError where it is no text.
    """
    count = 0

    def changed(match: re.Match[str]) -> str:
        nonlocal count
        target = _target(match["target"], file, now, renamed)
        count += target != match["target"]
        return match["open"] + target

    def rewrite(text: str) -> str:
        text = TARGET.sub(changed, text)
        return _PLAIN.sub(changed, text) if file.endswith(".yaml") else text

    return rewritten(body, rewrite), count


def _target(target: str, file: str, now: str, renamed: Renamed) -> str:
    path, mark, anchor = target.partition("#")
    where = None if not path or ":" in path.partition("/")[0] or path.startswith("/") else climb(file, unquote(path))
    if where is None:
        return target
    new = renamed(clean(where))
    if new == clean(where) and dirname(now) == dirname(file):
        return target
    if relpath(new, dirname(now) or ".") == relpath(clean(where), dirname(file) or "."):
        return target
    way = relpath(new, dirname(now) or ".")
    way = quote(way) if "%" in path else way
    return f"{way.removesuffix('.md') if not path.endswith('.md') and way.endswith('.md') else way}{mark}{anchor}"
