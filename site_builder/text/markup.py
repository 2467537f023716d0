"""Markdown → safe HTML. The same text always gives the same fragment, whichever unit shows it.

Two walls: raw HTML in a text stays visible text, and whatever Markdown makes goes through a sanitiser that knows
only the tags below. Links are left open in the fragment, because where they lead depends on the reader's unit.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape, unescape

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from site_builder.text.letters import slug

_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
_BLOCKS = {"blockquote", "div", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_INLINE = {"a", "br", "code", "em", "img", "strong"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style", "scope"},
}
_SCHEMES = {"https", "http", "mailto", "tel"}
_TAG = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
"""How the sanitiser writes; no quotation mark is left inside a value."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCK_SYNTAX = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference", "table")
PAGE_IDS = frozenset(
    {"ai-giup", "cach-lam", "can", "can-co", "can-giup", "chinh", "chinh-thuc", "coi-chung", "con-so", "de-lam-gi"}
    | {"goi", "hay-sai", "in", "kenh", "khong-dien-thoai", "lien-quan", "ma-qr", "nho", "noi", "phan-anh", "ra-quan"}
    | {"sai", "su-kien", "tep", "tin", "to", "tru-so", "ve"},
)
"""The ids that page templates give their own parts; a heading of the same words gets a number (`cach-lam-2`)."""
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Addresses of a picture as the page that shows it writes them, and its size in pixels."""

    webp: str
    jpeg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHole:
    """A place in safe HTML for a link's address; `target` is the one that was written."""

    target: str

    def html(self, resolve: "Resolve", _versions: "FindVersions") -> str:
        """The address as the value of an attribute."""
        return escape(resolve(self.target))


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureHole:
    """A place in safe HTML for a picture."""

    target: str
    alt: str
    title: str

    def html(self, resolve: "Resolve", versions: "FindVersions") -> str:
        """The picture in both versions: browsers of before 2020 may not know WebP. It loads when it comes near."""
        words = f'alt="{escape(self.alt)}"' + (f' title="{escape(self.title)}"' if self.title else "")
        found = versions(self.target)
        if found is None:
            return f'<img src="{escape(resolve(self.target))}" {words} loading="lazy">'
        size = f'width="{found.width}" height="{found.height}"'
        return (
            f'<picture><source type="image/webp" srcset="{escape(found.webp)}">'
            f'<img src="{escape(found.jpeg)}" {words} {size} loading="lazy"></picture>'
        )


Hole = LinkHole | PictureHole
Resolve = Callable[[str], str]
"""Target → address as the page writes it."""
FindVersions = Callable[[str], Versions | None]
"""Target → the versions of the picture that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Safe HTML with holes for what depends on the reader's unit: one between each two parts."""

    parts: tuple[str, ...]
    holes: tuple[Hole, ...]
    targets: tuple[str, ...]
    """Every target that the text names, also those that the sanitiser took away."""
    ids: frozenset[str]
    pictures: tuple[str, ...]
    silent_pictures: tuple[str, ...]
    """Pictures without a text for those who cannot see them."""

    def html(self, resolve: Resolve, versions: FindVersions = lambda _: None) -> str:
        """The HTML with each target put through `resolve`, and pictures in the versions that `versions` finds."""
        filled = (*(hole.html(resolve, versions) for hole in self.holes), "")
        return "".join(piece for pair in zip(self.parts, filled, strict=True) for piece in pair)


@lru_cache(maxsize=8192)
def fragment(text: str) -> Fragment:
    """Blocks of Markdown. Headings start at level 2 and skip no level; steps get the ids buoc-1, buoc-2 …"""
    return _convert(text, blocks=True)


@lru_cache(maxsize=8192)
def phrase(text: str) -> Fragment:
    """One sentence or list item: emphasis and links only, so that "1. Căn cước" stays what it is; no <p> around it."""
    made = _convert(text, blocks=False)
    match = _ONE_PARAGRAPH.fullmatch("\0".join(made.parts))
    return replace(made, parts=tuple(match[1].split("\0"))) if match else made


def _convert(text: str, *, blocks: bool) -> Fragment:
    outline = _Outline()
    markdown = Markdown(extensions=["tables", "sane_lists", _House(outline, blocks=blocks)])
    html = nh3.clean(
        markdown.convert(text),
        tags=_TABLE | _BLOCKS | _INLINE,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        filter_style_properties={"text-align"},
    )
    parts, holes = _open(html)
    return Fragment(
        parts=parts,
        holes=holes,
        targets=tuple(outline.targets),
        ids=frozenset(outline.ids),
        pictures=tuple(outline.pictures),
        silent_pictures=tuple(outline.silent_pictures),
    )


def _open(html: str) -> tuple[tuple[str, ...], tuple[Hole, ...]]:
    """Sanitised HTML, cut where links and pictures are. Every tag is read whole: a title may look like another tag."""
    parts, holes, position = [], list[Hole](), 0
    for tag in _TAG.finditer(html):
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


def plain(text: str) -> str:
    """The words of a Markdown text without its marks, for feeds, descriptions and lists."""
    html = fragment(text).html(lambda target: target)
    words = nh3.clean(re.sub(r"</(?:p|li|h\d|td|th)>", " ", html), tags=set())
    return re.sub(r"\s+", " ", unescape(words)).strip()


class _House(Extension):
    """No raw HTML, and our outline."""

    def __init__(self, outline: "_Outline", *, blocks: bool) -> None:
        super().__init__()
        self.outline = outline
        self.blocks = blocks

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("automail")  # it would write the address as letters in code
        if not self.blocks:
            for name in _BLOCK_SYNTAX:
                md.parser.blockprocessors.deregister(name, strict=False)
        md.treeprocessors.register(self.outline, "outline", priority=-1)  # after backslashes are resolved


class _Outline(Treeprocessor):
    """Gives headings, steps, tables and pictures what a page needs, and notes what links to what."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.counts: dict[str, int] = {}
        self.targets: list[str] = []
        self.pictures: list[str] = []
        self.silent_pictures: list[str] = []

    def run(self, root: ET.Element) -> None:
        self._headings(root)
        self._steps(root)
        self._tables(root)
        for element in root.iter():
            if element.tag == "a":
                self.targets.append(element.get("href", ""))
            elif element.tag == "img":
                self.targets.append(element.get("src", ""))
                self.pictures.append(element.get("src", ""))
                if not element.get("alt", "").strip():
                    self.silent_pictures.append(element.get("src", ""))

    def _headings(self, root: ET.Element) -> None:
        written: list[int] = []
        for element in root.iter():
            if element.tag in _HEADINGS:
                level = _HEADINGS.index(element.tag)
                written = [outer for outer in written if outer < level] + [level]
                element.tag = f"h{min(len(written) + 1, 4)}"
                element.set("id", self._new_id(slug("".join(element.itertext())) or "muc"))

    def _new_id(self, wanted: str) -> str:
        """The wanted id, or the same with the next number that nobody has: counted on, so that many stay quick."""
        name = wanted
        while name in self.ids or name in PAGE_IDS:
            self.counts[wanted] = self.counts.get(wanted, 1) + 1
            name = f"{wanted}-{self.counts[wanted]}"
        self.ids.add(name)
        return name

    def _steps(self, root: ET.Element) -> None:
        steps = root.find("ol")
        for number, step in enumerate(steps if steps is not None else (), start=1):
            step.set("id", self._new_id(f"buoc-{number}"))

    def _tables(self, root: ET.Element) -> None:
        """Tables scroll inside their own box, so that the page never does (WCAG 1.4.10)."""
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag != "table":
                    continue
                for head in table.iter("th"):
                    head.set("scope", "col")
                box = ET.Element("div", {"class": "table", "role": "group", "tabindex": "0", "aria-label": "Bảng"})
                box.append(table)
                parent[index] = box
