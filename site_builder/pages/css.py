"""Makes style sheets: before every variable stands its plain value, so that the oldest browsers show colours too."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]*var\(--[^;{}]*)")
_PAPER = re.compile(r"@media print\{((?:[^{}]*\{[^{}]*\})*)\}")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


class UnknownTokenError(ValueError):
    """Reports a style that names a token which the theme does not define."""


def sheet(tokens: Mapping[str, tuple[str, str]], styles: Iterable[str]) -> str:
    """Returns one style sheet: variables for light and dark screens, then the styles with their plain values."""
    light = ";".join(f"--{name}:{values[0]}" for name, values in tokens.items())
    dark = ";".join(f"--{name}:{values[1]}" for name, values in tokens.items())
    variables = f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    known = tuple(tokens.items())
    return _paper_last(variables + "".join(_part(style, known) for style in styles))


def _paper_last(style: str) -> str:
    """Gathers the rules for paper into one block at the end. Each component has its own, and most would be a line."""
    rules = "".join(match[1] for match in _PAPER.finditer(style))
    return f"{_PAPER.sub('', style)}@media print{{{rules}}}" if rules else style


@lru_cache(maxsize=256)
def _part(style: str, tokens: tuple[tuple[str, tuple[str, str]], ...]) -> str:
    """Returns one style, ready for a sheet. Most pages of a theme share it."""
    return compact(with_fallbacks(style, dict(tokens)))


def with_fallbacks(style: str, tokens: Mapping[str, tuple[str, str]]) -> str:
    """Repeats each declaration that uses var(), with the light value, before it.

    >>> with_fallbacks("a { color: var(--ink) }", {"ink": ("#000", "#fff")})
    'a { color: #000; color: var(--ink) }'
    """

    def value(match: re.Match[str]) -> str:
        if match[1] not in tokens:
            raise UnknownTokenError(match[1])
        return tokens[match[1]][0]

    def doubled(match: re.Match[str]) -> str:
        written = match[2].rstrip()
        trailing = match[2][len(written) :]
        return f"{match[1]}: {_VARIABLE.sub(value, written)}; {match[1]}: {written}{trailing}"

    return _DECLARATION.sub(doubled, _COMMENT.sub("", style))


def compact(style: str) -> str:
    """Removes comments and white space that is not needed."""
    style = re.sub(r"\s+", " ", _COMMENT.sub("", style))
    style = re.sub(r"\s*([{};,>])\s*", r"\1", style)
    return re.sub(r"(?<=[\w\-]):\s+", ":", style).replace(";}", "}").strip()


def contrast(one: str, other: str) -> float:
    """Returns the contrast ratio of two #rrggbb colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Returns the relative luminance by the definition of WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear_up_to = 0.04045
    red, green, blue = (part / 12.92 if part <= linear_up_to else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
