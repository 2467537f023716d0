"""Makes style sheets without variables, for the oldest browsers and the weakest networks: rules have their colours for
light screens, and one block at the end has again, for dark screens, what differs there.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PAPER = re.compile(r"@media print\{((?:[^{}]*\{[^{}]*\})*)\}")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_RULE = re.compile(r"(@[^{}]*)\{((?:[^{}]*\{[^{}]*\})*)\}|([^{}@]*)\{([^{}]*)\}")
_DECLARATION = re.compile(r"""(?:[^;"'()]|"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\))+""")
_QUOTED = re.compile(r"""\"[^\"]*\"|'[^']*'""")
_DOUBLED = re.compile(r"([\w-]+)\s*:\s*([^;{}]*var\(--[^;{}]*)")
_TWICE = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3(?![0-9a-f])", re.IGNORECASE)
_SHORTHAND = re.compile(r"(background|border|outline|margin|padding|font|text-decoration|list-style)(?:-|\Z)")
_OF_ITS_OWN = ("border-radius", "border-collapse", "border-spacing")
_CONDITION = re.compile(r"@media (\([^{}]*\))")
_DARK = "(prefers-color-scheme:dark)"

TokenPairs = Mapping[str, tuple[str, str]]


class UnknownTokenError(ValueError):
    """Reports a style that names a token which the theme does not define."""


class _Part(NamedTuple):
    """Holds one style: its rules for light screens, what is otherwise on dark ones, and whether it needs variables."""

    light: str
    dark: tuple[tuple[str, str], ...] = ()
    """It lists conditions of the screen's size, "" for none, and rules, in their order."""
    has_variables: bool = False


def sheet(
    tokens: TokenPairs, styles: Collection[str], *, varied: frozenset[str] | None = None, inline: bool = False
) -> str:
    """Returns one style sheet. `varied` are the `varied_properties` of all styles of the theme, if these are more;
    `inline` says that elements of the page name variables in attributes of their own.
    """
    known = tuple(tokens.items())
    found = varied_properties(tokens, styles) if varied is None else varied
    parts = [_part(style, known, found) for style in styles]
    variables = _variables(tokens) if inline or any(part.has_variables for part in parts) else ""
    return _paper_last(variables + "".join(part.light for part in parts) + "".join(_dark_last(parts)))


def varied_properties(tokens: TokenPairs, styles: Iterable[str]) -> frozenset[str]:
    """Returns the families of properties that differ on dark screens somewhere: of `border-top`, it is `border`.

    All declarations of such a family stand in the block for dark screens too, so that the later one still wins there.
    """
    found = set()
    for style in styles:
        for match in _DOUBLED.finditer(_COMMENT.sub("", style)):
            if any(tokens[name][0] != tokens[name][1] for name in _VARIABLE.findall(match[2]) if name in tokens):
                found.add(_family(match[1]))
    return frozenset(found)


def _variables(tokens: TokenPairs) -> str:
    light = ";".join(f"--{name}:{values[0]}" for name, values in tokens.items())
    dark = ";".join(f"--{name}:{values[1]}" for name, values in tokens.items())
    return f":root{{{light}}}@media {_DARK}{{:root{{{dark}}}}}"


def _dark_last(parts: Iterable[_Part]) -> Iterator[str]:
    """Yields the blocks for dark screens. Paper is light, whatever the screen is."""
    gathered: list[tuple[str, str]] = []
    for condition, rules in (one for part in parts for one in part.dark):
        if gathered and gathered[-1][0] == condition:
            gathered[-1] = (condition, gathered[-1][1] + rules)
        else:
            gathered.append((condition, rules))
    for condition, rules in gathered:
        yield f"@media screen and {_DARK}{f' and {condition}' if condition else ''}{{{rules}}}"


def _paper_last(style: str) -> str:
    """Gathers the rules for paper into one block at the end. Each component has its own, and most would be a line."""
    rules = "".join(match[1] for match in _PAPER.finditer(style))
    return f"{_PAPER.sub('', style)}@media print{{{rules}}}" if rules else style


@lru_cache(maxsize=256)
def _part(style: str, tokens: tuple[tuple[str, tuple[str, str]], ...], varied: frozenset[str]) -> _Part:
    """Returns one style, ready for a sheet. Most pages of a theme share it."""
    known, flat = dict(tokens), compact(style)
    if not _is_plain(flat):
        return _Part(compact(with_fallbacks(style, known)), has_variables="var(" in flat)
    return _Part(_filled(flat, known, 0), tuple(_dark(flat, known, varied)))


def _is_plain(style: str) -> bool:
    """Returns whether a style can be taken apart: rules, and media queries with rules that have no colours of ours
    unless they ask for the size of the screen.
    """
    outer = ((head, inner) for head, inner, _, _ in _RULE.findall(style) if head)
    is_known = all("var(" not in inner or _CONDITION.fullmatch(head) for head, inner in outer)
    has_brace = any("{" in quoted or "}" in quoted for quoted in _QUOTED.findall(style))
    return is_known and not has_brace and "\\" not in style and not _RULE.sub("", style)


def _dark(style: str, tokens: TokenPairs, varied: frozenset[str], condition: str = "") -> Iterator[tuple[str, str]]:
    """Yields the rules of dark screens, each with its condition."""
    for head, inner, selector, block in _RULE.findall(style):
        if head:
            match = _CONDITION.fullmatch(head)
            yield from _dark(inner, tokens, varied, match[1]) if match else ()
        else:
            kept = (one for one in _DECLARATION.findall(block) if _family(one.partition(":")[0]) in varied)
            if declarations := ";".join(_filled(one, tokens, 1) for one in kept):
                yield condition, f"{selector}{{{declarations}}}"


def _family(name: str) -> str:
    """Returns the shorthand that sets a property too, or the property itself."""
    match = None if name.startswith(_OF_ITS_OWN) else _SHORTHAND.match(name)
    return match[1] if match else name


def _filled(style: str, tokens: TokenPairs, index: int) -> str:
    """Returns a style with the values of tokens in their places: those for light screens (0) or dark ones (1)."""
    return _VARIABLE.sub(lambda match: _short(_token(match[1], tokens)[index]), style)


def _token(name: str, tokens: TokenPairs) -> tuple[str, str]:
    if name not in tokens:
        raise UnknownTokenError(name)
    return tokens[name]


def _short(value: str) -> str:
    """Returns a colour in its short form.

    >>> _short("#ffffff"), _short("#7c2d12")
    ('#fff', '#7c2d12')
    """
    return _TWICE.sub(r"#\1\2\3", value)


def with_fallbacks(style: str, tokens: TokenPairs) -> str:
    """Repeats each declaration that uses var(), with the light value, before it. Styles that no rule of ours can take
    apart are shown in that way.

    >>> with_fallbacks("a { color: var(--ink) }", {"ink": ("#000", "#fff")})
    'a { color: #000; color: var(--ink) }'
    """

    def doubled(match: re.Match[str]) -> str:
        written = match[2].rstrip()
        trailing = match[2][len(written) :]
        plain = _VARIABLE.sub(lambda name: _token(name[1], tokens)[0], written)
        return f"{match[1]}: {plain}; {match[1]}: {written}{trailing}"

    return _DOUBLED.sub(doubled, _COMMENT.sub("", style))


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
