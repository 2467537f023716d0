"""Finds what XML writes otherwise than HTML: sheets named before the root, and prefixes that a file chose itself."""

import re
from collections.abc import Iterator

from site_builder.links.html.elements import PLACES
from site_builder.links.html.references import Reference
from site_builder.links.html.tags import attributes_of

_XLINK, _SVG = "http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg"
_SHEET = re.compile(r"<!--(?s:.*?)(?:-->|\Z)|<\?xml-stylesheet\s([^>]*?)\?>|(<[A-Za-z])")
_PREFIX = re.compile(rf"\sxmlns:([\w.-]+)\s*=\s*[\"']({re.escape(_XLINK)}|{re.escape(_SVG)})[\"']")
_TAG = re.compile(
    r"<!--(?s:.*?)(?:-->|\Z)|<!\[CDATA\[(?s:.*?)(?:\]\]>|\Z)"
    r"|<((?:[\w.-]+:)?[A-Za-z][\w.-]*)(?=\s)(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>"
)


def xml_links(text: str) -> Iterator[Reference]:
    """Yields the addresses of a drawing or another XML page that no tag of HTML would show."""
    if "<?xml-stylesheet" in text:
        yield from _sheets(text)
    prefixes = dict(_PREFIX.findall(text)) if "xmlns:" in text else {}
    prefixes.pop("xlink", None)
    if prefixes:
        links = {f"{name}:href" for name, meant in prefixes.items() if meant == _XLINK}
        drawn = tuple(f"{name}:" for name, meant in prefixes.items() if meant == _SVG)
        yield from _prefixed(text, links, drawn)


def _sheets(text: str) -> Iterator[Reference]:
    """Yields the style sheets that are named before the root (xml-stylesheet §4)."""
    for match in _SHEET.finditer(text):
        if match[2]:
            return
        given = attributes_of(f"<link {match[1]}")[1] if match[1] else {}
        if "href" in given and given["href"].value[:1] != "#":
            yield Reference("link load", given["href"].value, match.start(1) + given["href"].at - len("<link "))


def _prefixed(text: str, links: set[str], drawn: tuple[str, ...]) -> Iterator[Reference]:
    """Yields the addresses of elements and attributes whose prefixes for SVG and XLink are not the usual ones."""
    for match in _TAG.finditer(text, 0, text.rfind(">") + 1):
        name = (match[1] or "").lower()
        is_drawn = bool(drawn) and name.startswith(drawn)
        if not name or not (is_drawn or links):
            continue
        own, given = name.partition(":")[2] if is_drawn else name, attributes_of(match[0])[1]
        plain = ("href", "xlink:href", "src") if is_drawn else ()
        written = next((key for key in (*plain, *sorted(links)) if key in given), "")
        kind = PLACES.get((own, "href" if written in links else written))
        if kind and (is_drawn or "href" not in given):
            yield Reference(kind, given[written].value, match.start() + given[written].at)
