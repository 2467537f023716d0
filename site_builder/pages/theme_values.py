"""What a theme may say in its data: colours and sizes that cannot leave the style sheet, words with known places."""

import re
from collections.abc import Iterable, Mapping

from site_builder.pages.theme_fault import ThemeFile

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NAMED = "aqua|black|blue|fuchsia|gray|green|lime|maroon|navy|olive|purple|red|silver|teal|white|yellow|transparent"
_NUMBERS = r"\(\s*[\d.]+%?(?:deg)?(?:\s*[,/\s]\s*[\d.]+%?){2,3}\s*\)"
_COLOUR = re.compile(
    rf"#(?:[0-9a-f]{{3,4}}|[0-9a-f]{{6}}|[0-9a-f]{{8}})|(?:rgb|hsl)a?{_NUMBERS}|{_NAMED}", re.IGNORECASE
)
_SIZE = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:px|r?em|ex|ch|v[wh]|vmin|vmax|pt|mm|cm|in|%)?")
_PAIR = 2
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_END_OF_STYLE = re.compile(r"</\s*style|<!--", re.IGNORECASE)
Tokens = dict[str, tuple[str, str]]


def checked_tokens(file: ThemeFile, written: object, inherited: Mapping[str, tuple[str, str]]) -> Tokens:
    """Returns the tokens of a theme.yaml: each a pair of colours, or a pair of sizes, and what it is above also here.

    They are written into every page's style sheet as they are, so nothing else may stand there. Raises ThemeError.
    """
    if not isinstance(written, dict):
        raise file.fault("theme-token", file.place_of("tokens"), key="tokens", value=str(written))
    tokens: Tokens = {}
    for name, values in written.items():
        texts = [str(value) for value in values] if isinstance(values, list) else [str(values)]
        kinds = {_kind(text) for text in (*texts, *inherited.get(name, ()))}
        if len(texts) != _PAIR or len(kinds) > 1 or "" in kinds or not _NAME.fullmatch(str(name)):
            raise file.fault("theme-token", file.place_of(str(name)), key=str(name), value=", ".join(texts))
        tokens[name] = (texts[0], texts[1])
    return tokens


def _kind(value: str) -> str:
    """Returns "colour" or "size", or "" for anything else."""
    return "colour" if _COLOUR.fullmatch(value) else "size" if _SIZE.fullmatch(value) else ""


def check_style(file: ThemeFile, tokens: Tokens) -> None:
    """Raises ThemeError where a style sheet names an unknown token, or would end the element that holds it."""
    for used in _VARIABLE.finditer(file.text):
        if used[1] not in tokens:
            raise file.fault("theme-unknown", used.start(1), value=f"--{used[1]}")
    if match := _END_OF_STYLE.search(file.text):
        raise file.fault("theme-style", match.start(), value=match[0])


def checked_words(file: ThemeFile, written: Mapping[object, object], inherited: Mapping[str, str]) -> dict[str, str]:
    """Returns the words of a language. The places in braces are plain names, and those of the same words above.

    Raises ThemeError: a page could not be made with any other.
    """
    words: dict[str, str] = {}
    for name, text in written.items():
        if not isinstance(name, str) or not isinstance(text, str):
            raise file.fault("theme-word", file.place_of(str(name)), key=str(name), value=str(text))
        places, above = places_in(text), places_in(inherited.get(name, text))
        if places is None or (above is not None and not places <= above):
            raise file.fault("theme-word", file.place_of(name), key=name, value=text)
        words[name] = text
    return words


def places_in(text: str) -> frozenset[str] | None:
    """Returns the names in braces of a text for `str.format`, or None if it has anything but plain names there.

    `{day.__class__}` would show what nobody has meant to show.
    """
    if "{" not in text and "}" not in text:
        return frozenset()
    from string import Formatter  # noqa: PLC0415 - 1 ms, and a build without changes reads no words of a theme

    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    return _plain(field for _, field, form, conversion in parts for field in _fields(field, form, conversion))


def _fields(field: str | None, form: str | None, conversion: str | None) -> tuple[str, ...]:
    """Returns the name of a place; where it has more than a name, one that is none."""
    if field is None:
        return ()
    return (field if not form and not conversion else "",)


def _plain(names: Iterable[str]) -> frozenset[str] | None:
    found = frozenset(names)
    return found if all(name.isidentifier() and not name.startswith("_") for name in found) else None
