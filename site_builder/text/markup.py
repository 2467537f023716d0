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
    "img": {"src", "alt", "title", "loading"},
    "li": {"id"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style", "scope"},
}
_SCHEMES = {"https", "http", "mailto", "tel"}
_TARGET = re.compile(r'(<(?:a|img) (?:[^>"]|"[^"]*")*?(?:href|src)=")([^"]*)(?=")')
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
class Fragment:
    """Safe HTML whose links are still to be resolved: `parts` alternates between HTML and the target as written."""

    parts: tuple[str, ...]
    targets: tuple[str, ...]
    """Every target that the text names, also those that the sanitiser took away."""
    ids: frozenset[str]
    pictures: tuple[str, ...]
    silent_pictures: tuple[str, ...]
    """Pictures without a text for those who cannot see them."""

    def html(self, resolve: Callable[[str], str]) -> str:
        """The HTML with each target put through `resolve`."""
        return "".join(escape(resolve(part)) if index % 2 else part for index, part in enumerate(self.parts))


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
    pieces = _TARGET.split(html)
    parts = [pieces[0]]
    for opening, target, rest in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        parts[-1] += opening
        parts += [unescape(target), rest]
    return Fragment(
        parts=tuple(parts),
        targets=tuple(outline.targets),
        ids=frozenset(outline.ids),
        pictures=tuple(outline.pictures),
        silent_pictures=tuple(outline.silent_pictures),
    )


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
                element.set("loading", "lazy")
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
