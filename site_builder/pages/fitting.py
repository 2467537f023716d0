"""Fits a style sheet to a page: rules whose classes stand nowhere on the page are left out, because each page carries
its style with it. A rule that matches something is never left out.

Classes are looked at, and a few elements. A class that no template gives may be given by a script, and its rules stay.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from site_builder.model.frozen import frozen

PLACE = "/*style*/"
"""Stands in a page where its style belongs, until the rest of the page is known."""
_PLACE = PLACE.encode()
_RULE = re.compile(r"(@[^{}]*)\{((?:[^{}]*\{[^{}]*\})+)\}|([^{};]*)\{([^{}]*)\}")
_QUOTED = re.compile(r"""\"[^\"]*\"|'[^']*'""")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
"""What a selector says in brackets may ask for a class to be absent."""
_COMMA_INSIDE = re.compile(r"[(\[][^)\]]*,")
_CLASS = re.compile(r"\.([\w-]+)")
_ATTRIBUTE = re.compile(r'class="([^"]*)"')
_GIVEN = _ATTRIBUTE.pattern.encode()
_ANY_ATTRIBUTE = re.compile(r"class\s*=")
_SHOWN = re.compile(r"scripts show c\.(\w+)")
"""A template says so of a component whose classes a script of its pages gives: {# scripts show c.links #}."""
_OF_TEXTS = ("table", "qr")
"""Markdown and QR codes have these classes, which stand in no template."""
_ELEMENTS = {f"<{name}": f"<{name}".encode() for name in ("blockquote", "code", "dl", "h4", "picture", "table", "tr")}
"""Elements that few pages have and no script makes, as they begin in a page: their rules are as optional."""
_ELEMENT = re.compile(r"(?:^|[\s>+~])(blockquote|code|dl|h4|picture|table|tr)(?![\w-])")

_find_classes = re.compile(_GIVEN).findall
Classes = frozenset[str]


@frozen
class _Rule:
    """Holds a rule: each of its selectors with the classes that it needs, and its block; or a media query and rules."""

    selectors: tuple[tuple[Classes, str], ...]
    block: str
    rules: tuple["_Rule", ...] = ()


def optional_classes(
    templates: Mapping[str, str], used: Mapping[str, Iterable[str]], styles: Mapping[str, str]
) -> dict[str, Classes]:
    """Returns, for each page template, the classes whose rules a page without such a class may do without.

    `used` are the templates of which its pages are made; `styles` maps names of components and other files to CSS.
    """
    given = {word for text in templates.values() for value in _ATTRIBUTE.findall(text) for word in value.split()}
    given.update(_OF_TEXTS)
    starts = tuple(word.partition("{{")[0] for word in given if "{{" in word and not word.startswith("{{"))
    ruled = {name for style in styles.values() for name in _CLASS.findall(style)}
    known = frozenset(name for name in ruled if name in given or name.startswith(starts))
    unusual = {name for name, text in templates.items() if _is_unusual(text)}
    shown = {name: found for name, text in templates.items() if (found := _SHOWN.findall(text))}
    optional = {}
    for page, parts in used.items():
        kept = (_CLASS.findall(styles.get(part, "")) for name in parts for part in shown.get(name, ()))
        optional[page] = known.difference(*kept) if unusual.isdisjoint(parts) else frozenset()
    return optional


def _is_unusual(template: str) -> bool:
    """Returns whether a template gives classes that would not be found: class='x', CLASS="x"."""
    return len(_ANY_ATTRIBUTE.findall(template.lower())) != len(_ATTRIBUTE.findall(template))


class FittingSheet:
    """Holds the style sheet of a template, and gives each page what it needs of it."""

    def __init__(self, style: str, optional: Classes) -> None:
        """Takes the whole sheet, and the classes that may be absent."""
        self._whole = style.encode()
        self._rules = tuple(_rules(style, optional)) if optional and _is_plain(style) else ()
        self._fitted = lru_cache(maxsize=512)(self._fit)

    def fill(self, page: str) -> bytes:
        """Returns a page with its style in its place."""
        body = page.encode()
        style = self._fitted(frozenset(_find_classes(body)), _elements(body)) if self._rules else self._whole
        return body.replace(_PLACE, style, 1)

    def _fit(self, values: frozenset[bytes], elements: Classes) -> bytes:
        found = elements.union(name for value in values for name in value.decode().split())
        return "".join(_fitted(self._rules, found)).encode()


def _is_plain(style: str) -> bool:
    """Returns whether the rules are all that the sheet has."""
    has_brace = any("{" in quoted or "}" in quoted for quoted in _QUOTED.findall(style))
    return not has_brace and "\\" not in style and not _RULE.sub("", style).strip()


def _rules(style: str, optional: Classes) -> Iterator[_Rule]:
    for head, inner, selectors, block in _RULE.findall(style):
        if head:
            yield _Rule(selectors=(), block=head, rules=tuple(_rules(inner, optional)))
        else:
            parts = (selectors,) if _COMMA_INSIDE.search(selectors) else tuple(selectors.split(","))
            needs = ((_needs(part) & optional | _needed_elements(part), part) for part in parts)
            yield _Rule(selectors=tuple(needs), block=block)


def _needs(selector: str) -> Classes:
    return frozenset(_CLASS.findall(_ASIDE.sub("", selector)))


def _needed_elements(selector: str) -> Classes:
    return frozenset(f"<{name}" for name in _ELEMENT.findall(_ASIDE.sub("", selector)))


def _elements(body: bytes) -> Classes:
    return frozenset(name for name, start in _ELEMENTS.items() if start in body)


def _fitted(rules: Iterable[_Rule], found: Classes) -> Iterator[str]:
    """Yields the rules that may match something, in their order."""
    for rule in rules:
        if rule.rules:
            inner = "".join(_fitted(rule.rules, found))
            text = f"{rule.block}{{{inner}}}" if inner else ""
        else:
            kept = [selector for needs, selector in rule.selectors if needs <= found]
            text = f"{','.join(kept)}{{{rule.block}}}" if kept else ""
        yield text
