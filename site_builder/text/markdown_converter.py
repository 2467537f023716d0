"""Converts Markdown to sanitised HTML with an outline. No other module uses the libraries for this.

It is imported only if there is a text to convert (`text.markdown`), so not in a build in which nothing has changed.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, AtomicString, Registry

from site_builder.text.address import PAGE_IDS
from site_builder.text.dialect import normalise, normalise_inline
from site_builder.text.markdown_extensions import Fence, LineBreak
from site_builder.text.normalize import slug, without_unseen

_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
_BLOCKS = {"blockquote", "div", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_INLINE = {"a", "br", "code", "em", "img", "strong"}
_TAGS = _TABLE | _BLOCKS | _INLINE
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
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes=_SCHEMES,
    link_rel=None,
    filter_style_properties={"text-align"},
)
"""It is made once, because making it takes as long as cleaning a short text."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCK_SYNTAX = ("indent", "fence", "hashheader", "hr", "olist", "ulist", "quote", "reference", "table")
_BLOCK_MARKS = {
    "indent": ("    ",),
    "fence": ("```",),
    "table": ("|",),
    "hashheader": ("#",),
    "hr": ("-", "_", "*"),
    "ulist": ("-", "*", "+"),
    "quote": (">",),
    "reference": ("]:",),
}
_INLINE_MARKS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "link": ("[",),
    "image_link": ("![",),
    **dict.fromkeys(("reference", "image_reference", "short_reference", "short_image_ref"), ("]:",)),
    **dict.fromkeys(("autolink", "line_break"), ("<",)),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""It maps the library's names of its patterns to the signs that a text needs for them. Other names always apply."""
_MARKS = sorted({mark for marks in (*_BLOCK_MARKS.values(), *_INLINE_MARKS.values()) for mark in marks})
_INLINE_MARK = re.compile(r"[`\\\[<&*_]|  \n")
"""Every inline pattern begins with one of these."""
_IDLE: dict[bool, list["_Converter"]] = {True: [], False: []}
"""These converters are idle: for blocks and for sentences. Making one takes as long as converting a short text."""


@dataclass(slots=True, kw_only=True)
class Outline:
    """Holds what a text contains: ids of headings and steps, targets, pictures, and pictures without words.

    `outer` has the links that leave the site, each with its visible words.
    """

    ids: set[str] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)
    outer: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    silent_pictures: list[str] = field(default_factory=list)


def convert(text: str, *, blocks: bool) -> tuple[str, Outline]:
    """Converts blocks or one sentence to safe HTML, and returns it with its outline."""
    idle = _IDLE[blocks]
    try:
        converter = idle.pop()
    except IndexError:
        converter = _Converter(blocks=blocks)
    made = converter.convert(text)
    idle.append(converter)  # one that has failed is not used again, because its state is unknown
    return made


class _Markdown(Markdown):
    """Speeds up the library, which would search for each element in a list of sixty, twice."""

    _BLOCK_LEVEL = frozenset(BLOCK_LEVEL_ELEMENTS)

    def is_block_level(self, tag: object) -> bool:
        return tag in self._BLOCK_LEVEL


class _Converter:
    """Converts many texts with one instance of the library. Finding extensions by name would take 9 ms."""

    def __init__(self, *, blocks: bool) -> None:
        self.outlines = _OutlineBuilder()
        self.blocks = blocks
        syntax = _OurSyntax(self.outlines, blocks=blocks)
        self.markdown = _Markdown(extensions=[TableExtension(), SaneListExtension(), syntax])

    def convert(self, text: str) -> tuple[str, Outline]:
        self.outlines.begin()
        text = normalise(text).text if self.blocks else normalise_inline(text)[0]
        html = _CLEANER.clean(self.markdown.reset().convert(text))
        # A reference such as &#8238; has become its character here, whatever the file itself was cleaned of.
        return without_unseen(html) if "&" in text else html, self.outlines.outline


class _OurSyntax(Extension):
    """Configures the library: it forbids raw HTML, and adds our processors."""

    def __init__(self, outlines: "_OutlineBuilder", *, blocks: bool) -> None:
        super().__init__()
        self.outlines = outlines
        self.blocks = blocks

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("automail")  # it would write the address as letters in code
        md.inlinePatterns.register(LineBreak(r"<br\s{0,9}/?>", md), "line_break", priority=115)
        md.parser.blockprocessors.deregister("code")  # people indent first lines; code stands between fences
        md.parser.blockprocessors.deregister("setextheader")  # and draw lines under sentences
        md.parser.blockprocessors.register(Fence(md.parser), "fence", priority=85)
        if not self.blocks:
            for name in _BLOCK_SYNTAX:
                md.parser.blockprocessors.deregister(name, strict=False)
        inline, unescape = InlineProcessor(md), _Unescape(md)
        md.treeprocessors.register(unescape, "unescape", priority=0)  # replaces the library's own
        md.treeprocessors.register(inline, "inline", priority=20)
        md.preprocessors.register(_Selection(md, inline, unescape), "fitting", priority=0)  # runs when tabs are spaces
        md.treeprocessors.register(_PlainTextMarker(), "plain", priority=30)  # runs before inline patterns (20)
        md.treeprocessors.register(self.outlines, "outline", priority=-1)  # runs after backslashes are resolved


class _Selection(Preprocessor):
    """Selects the processors that may find something in this text. The library would try all of its 24 on each block.

    An announcement has signs for a third of them, and then takes three quarters of the time: 0.19 ms.
    """

    def __init__(self, md: Markdown, inline: InlineProcessor, unescape: "_Unescape") -> None:
        super().__init__(md)
        self.parser, self.inline, self.unescape = md.parser, inline, unescape
        self.all_blocks, self.all_inline = md.parser.blockprocessors, md.inlinePatterns
        self.known: dict[frozenset[str], tuple[Any, Any]] = {}

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        marks = frozenset([mark for mark in _MARKS if mark in text])
        if marks not in self.known:
            blocks = _selected(self.all_blocks, _BLOCK_MARKS, marks)
            self.known[marks] = (blocks, _selected(self.all_inline, _INLINE_MARKS, marks))
        self.parser.blockprocessors, self.inline.inlinePatterns = self.known[marks]
        self.unescape.is_needed = "\\" in marks
        return lines


def _selected(registry: Registry[Any], needs: Mapping[str, tuple[str, ...]], marks: frozenset[str]) -> list[Any]:
    """Returns the processors that need no sign or one of these signs, in their order.

    It is a list, because the library goes through a list four times as fast as through a registry.
    """
    idle = [registry[name] for name, needed in needs.items() if name in registry and marks.isdisjoint(needed)]
    return [processor for processor in registry if processor not in idle]


class _Unescape(UnescapeTreeprocessor):
    """Puts the signs back that stood after a backslash."""

    is_needed = True

    def run(self, root: ET.Element) -> None:
        if self.is_needed:
            super().run(root)


class _PlainTextMarker(Treeprocessor):
    """Marks pieces of a text in which no inline pattern can begin, so that none is searched for there.

    Most list items and headings are such pieces. A guide then takes 0.54 ms instead of 0.65 ms.
    """

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.text and not _INLINE_MARK.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _INLINE_MARK.search(element.tail):
                element.tail = AtomicString(element.tail)


class _OutlineBuilder(Treeprocessor):
    """Gives headings, steps, tables and pictures what a page needs, and collects the outline."""

    def __init__(self) -> None:
        super().__init__()
        self.outline = Outline()
        self.counts: dict[str, int] = {}

    def begin(self) -> None:
        """Forgets the last text."""
        self.outline = Outline()
        self.counts = {}

    def run(self, root: ET.Element) -> None:
        self._headings(root)
        self._steps(root)
        self._tables(root)
        for element in root.iter():
            if element.tag == "a":
                target = element.get("href", "")
                self.outline.targets.append(target)
                if ":" in target:
                    self.outline.outer.append((target, "".join(element.itertext())))
            elif element.tag == "img":
                self.outline.targets.append(element.get("src", ""))
                self.outline.pictures.append(element.get("src", ""))
                if not element.get("alt", "").strip():
                    self.outline.silent_pictures.append(element.get("src", ""))

    def _headings(self, root: ET.Element) -> None:
        written: list[int] = []
        for element in root.iter():
            if element.tag in _HEADINGS:
                level = _HEADINGS.index(element.tag)
                written = [outer for outer in written if outer < level] + [level]
                element.tag = f"h{min(len(written) + 1, 4)}"
                element.set("id", self._new_id(slug("".join(element.itertext())) or "muc"))

    def _new_id(self, wanted: str) -> str:
        """Returns the wanted id, or the same with the next free number. It counts on, so that many ids stay quick."""
        name = wanted
        while name in self.outline.ids or name in PAGE_IDS:
            self.counts[wanted] = self.counts.get(wanted, 1) + 1
            name = f"{wanted}-{self.counts[wanted]}"
        self.outline.ids.add(name)
        return name

    def _steps(self, root: ET.Element) -> None:
        """Gives ids to the steps of the first list, and of those that go on with its numbers below a picture."""
        number = 0
        for steps in root.findall("ol"):
            start = int(steps.get("start", "1"))
            if number and start != number + 1:
                continue
            for number, step in enumerate(steps, start=start):
                step.set("id", self._new_id(f"buoc-{number}"))

    def _tables(self, root: ET.Element) -> None:
        """Puts each table into a box that scrolls, so that the page itself never scrolls sideways (WCAG 1.4.10)."""
        if root.find(".//table") is None:
            return
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag != "table":
                    continue
                for head in table.iter("th"):
                    head.set("scope", "col")
                box = ET.Element("div", {"class": "table", "role": "group", "tabindex": "0", "aria-label": "Bảng"})
                box.append(table)
                parent[index] = box
