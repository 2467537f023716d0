"""Shows what a command changes in a file, as git does."""

from collections.abc import Iterable
from difflib import unified_diff

from site_builder.report.message import without_commands
from site_builder.text.privacy import mask


def diff_lines(names: tuple[str, str], texts: tuple[str, str]) -> Iterable[str]:
    """The lines before and after, without anybody's number; a new name first."""
    old, new = names
    if old != new:
        yield from (f"rename from {old}", f"rename to {new}")
    masked = {line: shown for text in texts for line, shown in zip(_lines(text), _lines(mask(text)), strict=True)}
    for line in unified_diff(_lines(texts[0]), _lines(texts[1]), old, new, lineterm=""):
        yield without_commands(line[:1] + masked[line[1:]] if line[1:] in masked else line)


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")
