"""Corrects what leads to a file that has another name now: links in texts, and the ids of guides."""

import re
from collections.abc import Callable
from posixpath import dirname, relpath
from urllib.parse import quote, unquote

from site_builder.content.text_file import FENCE
from site_builder.editing.fix.names import TARGET
from site_builder.text.address import climb
from site_builder.text.normalize import clean

Renamed = Callable[[str], str]
"""Gives the new path of a content file that a link names, or the same path."""
_PLAIN = re.compile(r"(?P<open>\b(?:to|value|file):\s*[\"']?)(?P<target>[^\s\"',}\]#]+\.md)")
"""Keys of YAML files whose value is a path."""
_RELATED = re.compile(r"^related:(?P<names>.*(?:\r?\n[ \t]*-.*)*)", re.MULTILINE)


def relinked(text: str, file: str, now: str, renamed: Renamed) -> tuple[str, int]:
    """Returns a file's text with links that are right from its new place, and how many have changed."""
    count = 0

    def changed(match: re.Match[str]) -> str:
        nonlocal count
        target = _target(match["target"], file, now, renamed)
        count += target != match["target"]
        return match["open"] + target

    text = TARGET.sub(changed, text)
    return (_PLAIN.sub(changed, text) if file.endswith(".yaml") else text), count


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


def with_related(text: str, old: str, new: str) -> tuple[str, int]:
    """Returns a guide's text with another name for a guide among those that it calls related, and how many changed."""
    front = FENCE.match(text.replace("\r\n", "\n"))
    found = _RELATED.search(text) if front else None
    if not found or not front or found.start() > text.find("\n---", 3):
        return text, 0
    names, count = re.subn(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, found["names"])
    return text[: found.start("names")] + names + text[found.end("names") :], count
