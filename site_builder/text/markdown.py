"""Markdown → safe HTML. The same text always gives the same fragment, whichever unit shows it.

Two walls: raw HTML in a text stays visible text, and whatever Markdown makes goes through a sanitiser that knows few
tags (`text.markdown_converter`). Links are left open in the fragment, because where they lead depends on the
reader's unit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape, unescape

_TAG = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
"""How the sanitiser writes; no quotation mark is left inside a value."""
_ANY_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
_END_OF_WORDS = re.compile(r"</(?:p|li|h\d|td|th)>")
_SPECIAL = re.compile(r"[\\`*_\[<>&\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff]")
"""What Markdown or the sanitiser may make something else of, wherever in a sentence it stands."""
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Addresses of a picture as the page that shows it writes them, and its size in pixels."""

    webp: str
    jpeg: str
    width: int
    height: int


MISSING = Versions(webp="", jpeg="", width=0, height=0)
"""A picture that is not there, though it is named: its words stand in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHole:
    """A place in safe HTML for a link's address; `target` is the one that was written."""

    target: str

    def html(self, resolve: "LinkResolver", _versions: "FindVersions") -> str:
        """The address as the value of an attribute."""
        return escape(resolve(self.target))


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureHole:
    """A place in safe HTML for a picture."""

    target: str
    alt: str
    title: str

    def html(self, resolve: "LinkResolver", versions: "FindVersions") -> str:
        """The picture in both versions: browsers of before 2020 may not know WebP. It loads when it comes near."""
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
"""Target → address as the page writes it."""
FindVersions = Callable[[str], Versions | None]
"""Target → the versions of the picture that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Safe HTML with holes for what depends on the reader's unit: one between each two parts."""

    parts: tuple[str, ...]
    holes: tuple[Hole, ...] = ()
    targets: tuple[str, ...] = ()
    """Every target that the text names, also those that the sanitiser took away."""
    outer: tuple[tuple[str, str], ...] = ()
    """Every link with a scheme, and its visible words, in the order of the text."""
    ids: frozenset[str] = frozenset()
    pictures: tuple[str, ...] = ()
    silent_pictures: tuple[str, ...] = ()
    """Pictures without a text for those who cannot see them."""

    def html(self, resolve: LinkResolver, versions: FindVersions = lambda _: None) -> str:
        """The HTML with each target put through `resolve`, and pictures in the versions that `versions` finds."""
        if not self.holes:
            return self.parts[0]
        filled = (*(hole.html(resolve, versions) for hole in self.holes), "")
        return "".join(piece for pair in zip(self.parts, filled, strict=True) for piece in pair)


@lru_cache(maxsize=8192)
def fragment(text: str) -> Fragment:
    """Blocks of Markdown. Headings start at level 2 and skip no level; steps get the ids buoc-1, buoc-2 …"""
    if text[:1].isalpha() and _is_plain(text):
        return Fragment(parts=(f"<p>{text}</p>",))
    return _convert(text, blocks=True)


@lru_cache(maxsize=8192)
def phrase(text: str) -> Fragment:
    """One sentence or list item: emphasis and links only, so that "1. Căn cước" stays what it is; no <p> around it."""
    if _is_plain(text):
        return Fragment(parts=(text,))
    made = _convert(text, blocks=False)
    match = _ONE_PARAGRAPH.fullmatch("\0".join(made.parts))
    return replace(made, parts=tuple(match[1].split("\0"))) if match else made


def _is_plain(text: str) -> bool:
    """Whether a sentence is safe HTML as it stands; half of them are, and the library takes 60 µs for each."""
    return bool(text) and text == text.strip() and not _SPECIAL.search(text)


def _convert(text: str, *, blocks: bool) -> Fragment:
    from site_builder.text.markdown_converter import convert  # noqa: PLC0415 - 20 ms, for builds that meet a new text

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
    """Sanitised HTML, cut where links and pictures are. Every tag is read whole: a title may look like another tag."""
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


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The words of a Markdown text without its marks, for feeds, descriptions and lists."""
    html = _END_OF_WORDS.sub(" ", "".join(fragment(text).parts))
    return " ".join(unescape(_ANY_TAG.sub("", html)).split())
