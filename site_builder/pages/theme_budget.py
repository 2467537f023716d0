"""What a theme may cost on every page: bytes of style and script, and nothing that is fetched before a page shows."""

import re
from collections.abc import Iterable, Iterator
from gzip import compress
from pathlib import Path

from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.theme import Theme
from site_builder.pages.theme import found_files, load_theme, parts_of
from site_builder.pages.theme_fault import ThemeFile
from site_builder.text.numbers import show_count
from site_builder.text.page_weight import FRAME_RULES, MOST_SCRIPT, MOST_STYLE

_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_WHOLE_STYLE = MOST_STYLE * 115 // 100
"""What the whole style of a template may weigh: no page needs all of it, and each carries what it needs."""
_COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", re.DOTALL)


def theme_budget(name: str, folders: Iterable[Path], lang: str) -> Iterator[Problem]:
    """Yields what a theme, or one that it extends, would cost every page too much. Raises ThemeError."""
    places = list(folders)
    theme = load_theme(name, places, lang)
    yield from _weights(theme)
    for own, files in found_files(name, places).items():
        for key, body in files.items():
            if key.endswith((".html", ".css")):
                yield from _faults(ThemeFile(f"{own}/{key}", body.decode("utf-8", "replace")))


def _weights(theme: Theme) -> Iterator[Problem]:
    for template, parts in sorted(parts_of(theme).items()):
        scripts = "".join(text for part in sorted(parts) for text in _SCRIPT.findall(theme.templates[part]))
        place = Location(file=f"../themes/{theme.sources[template]}")
        for rule, text, most in (
            ("page-style", theme.styles[template], _WHOLE_STYLE),
            ("page-script", scripts, MOST_SCRIPT),
        ):
            weight = len(compress(text.encode(), 9))
            if weight > most:
                words = {"weight": show_count(weight), "most": show_count(most), "part": show_count(weight)}
                yield Problem.found(rule, place, value=template, **words)


def _faults(file: ThemeFile) -> Iterator[Problem]:
    """Yields what a file writes of fonts, cookies, other hosts, and files of their own that a page would wait for."""
    text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), file.text)
    for rule, pattern in FRAME_RULES.items():
        for match in pattern.finditer(text):
            start = match.start()
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            place = Location(file=f"../themes/{file.path}", line=line, column=column)
            yield Problem.found(rule, place, value=next(filter(None, match.groups()), match[0]))
