"""Turns Markdown into safe HTML. The same text always gives the same fragment, whichever unit shows it.

Two things keep it safe: raw HTML stays visible text, and the result goes through a sanitiser that allows few tags
(`text.markdown_converter`). Links stay open in the fragment, because their address depends on the unit that shows it.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape, unescape

from site_builder.model.frozen import frozen

_TAG = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
"""The sanitiser writes attributes like this; no quotation mark is left inside a value."""
_ANY_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
_END_OF_WORDS = re.compile(r"</(?:p|li|h\d|td|th)>")
_SPECIAL = re.compile(r"[\\`*_\[<>&\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff]")
"""Markdown or the sanitiser may change these characters, wherever they stand in a sentence."""
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)


@frozen
class Versions:
    """Holds the addresses of a picture, as the page that shows it writes them, and its size in pixels."""

    webp: str
    jpeg: str
    width: int
    height: int


MISSING = Versions(webp="", jpeg="", width=0, height=0)
"""It stands for a picture that is named but does not exist: its words are shown in its place."""


@frozen
class LinkHole:
    """Marks a place in safe HTML for a link's address. `target` is the address that was written."""

    target: str

    def html(self, resolve: "LinkResolver", _versions: "FindVersions") -> str:
        """Returns the address as the value of an attribute."""
        return escape(resolve(self.target))


@frozen
class PictureHole:
    """Marks a place in safe HTML for a picture."""

    target: str
    alt: str
    title: str

    def html(self, resolve: "LinkResolver", versions: "FindVersions") -> str:
        """Returns the picture in both versions: browsers from before 2020 may not know WebP. It is loaded lazily."""
        words = f'alt="{escape(self.alt)}"' + (f' title="{escape(self.title)}"' if self.title else "")
        found = versions(self.target)
        if found == MISSING:
            return escape(self.alt)
        if found is None:
            return f'<img src="{escape(resolve(self.target))}" {words} loading="lazy">'
        size = f'width="{found.width}" height="{found.height}"'
        return (
            f'<picture><source type="image/webp" srcset="{escape(found.webp)}">'
            f'<img src="{escape(found.jpeg)}" {words} {size} loading="lazy"></picture>'
        )


Hole = LinkHole | PictureHole
LinkResolver = Callable[[str], str]
"""It returns the address of a target as the page writes it."""
FindVersions = Callable[[str], Versions | None]
"""It returns the versions of the picture that a target names, or None."""


@frozen
class Fragment:
    """Holds safe HTML with holes for what depends on the unit that shows it: one hole between each two parts."""

    parts: tuple[str, ...]
    holes: tuple[Hole, ...] = ()
    targets: tuple[str, ...] = ()
    """They are all targets that the text names, also those that the sanitiser removed."""
    outer: tuple[tuple[str, str], ...] = ()
    """They are the links with a scheme, each with its visible words, in the order of the text."""
    ids: frozenset[str] = frozenset()
    pictures: tuple[str, ...] = ()
    silent_pictures: tuple[str, ...] = ()
    """These pictures have no text for people who cannot see them."""

    def html(self, resolve: LinkResolver, versions: FindVersions = lambda _: None) -> str:
        """Returns the HTML. `resolve` gives the address of each target, and `versions` the versions of each picture."""
        if not self.holes:
            return self.parts[0]
        filled = (*(hole.html(resolve, versions) for hole in self.holes), "")
        return "".join(piece for pair in zip(self.parts, filled, strict=True) for piece in pair)


@cache
def fragment(text: str) -> Fragment:
    """Converts blocks of Markdown.

    Headings start at level 2 and skip no level. Steps get the ids buoc-1, buoc-2 …
    """
    if text[:1].isalpha() and _is_plain(text):
        return Fragment(parts=(f"<p>{text}</p>",))
    return _convert(text, blocks=True)


@cache
def phrase(text: str) -> Fragment:
    """Converts one sentence or list item, without a <p> around it.

    Only emphasis and links are read, so that "1. Căn cước" stays what it is.
    """
    if _is_plain(text):
        return Fragment(parts=(text,))
    made = _convert(text, blocks=False)
    match = _ONE_PARAGRAPH.fullmatch("\0".join(made.parts))
    return replace(made, parts=tuple(match[1].split("\0"))) if match else made


def _is_plain(text: str) -> bool:
    """Returns whether a sentence is safe HTML unchanged. Half of them are, and the library takes 60 µs for each."""
    return bool(text) and text == text.strip() and not _SPECIAL.search(text)


def _convert(text: str, *, blocks: bool) -> Fragment:
    from site_builder.text.markdown_converter import convert  # noqa: PLC0415 - 20 ms, only for builds with a new text

    html, outline = convert(text, blocks=blocks)
    parts, holes = _open(html)
    return Fragment(
        parts=parts,
        holes=holes,
        targets=tuple(outline.targets),
        outer=tuple(outline.outer),
        ids=frozenset(outline.ids),
        pictures=tuple(outline.pictures),
        silent_pictures=tuple(outline.silent_pictures),
    )


def _open(html: str) -> tuple[tuple[str, ...], tuple[Hole, ...]]:
    """Cuts sanitised HTML where links and pictures are. It reads whole tags, as a title may look like another tag."""
    parts, holes, position = [], list[Hole](), 0
    for tag in _TAG.finditer(html):
        if tag[1] not in ("a", "img"):
            continue
        found = {match[1]: match for match in _ATTRIBUTE.finditer(html, *tag.span(2))}
        values = {name: unescape(match[2]) for name, match in found.items()}
        if tag[1] == "a" and "href" in values:
            start, end = found["href"].span(2)
            holes.append(LinkHole(target=values["href"]))
        elif tag[1] == "img" and "src" in values:
            start, end = tag.span()
            holes.append(PictureHole(target=values["src"], alt=values.get("alt", ""), title=values.get("title", "")))
        else:
            continue
        parts.append(html[position:start])
        position = end
    return (*parts, html[position:]), tuple(holes)


@cache
def plain(text: str) -> str:
    """Returns the words of a Markdown text without its marks, for feeds, descriptions and lists."""
    html = _END_OF_WORDS.sub(" ", "".join(fragment(text).parts))
    return " ".join(unescape(_ANY_TAG.sub("", html)).split())
