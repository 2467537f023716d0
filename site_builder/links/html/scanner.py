"""Scans HTML for addresses, each with its exact offset, as the tokeniser of the HTML Standard would (§13.2.5).

The scanner is our own because no tree tells where an attribute stands, and a tree is not faster. A page of 19 kB takes
0.49 ms here; selectolax 1.0.2 (lexbor, in C) takes 0.32 ms to give ids and addresses, and 0.65 ms with what each is for
(`tests/bench/links/parsers.py`). What a tag means is kept by its text, because the pages of a site repeat their tags;
where every tag is new, this scanner takes 1.3 ms.

Comments, raw text, the content of templates and what only looks like a tag in an attribute hold no links; of two
attributes with one name the first counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.links.html.css import repeated_sheet
from site_builder.links.html.elements import RAW
from site_builder.links.html.javascript import mentioned, script_references
from site_builder.links.html.nesting import Nesting
from site_builder.links.html.references import PageReferences, Reference
from site_builder.links.html.tags import ADDRESS, TagReferences, meaning, unescaped
from site_builder.links.html.xml_links import xml_links

_SPACE = r"[ \t\n\f\r]"
_ATTRIBUTES = (
    rf"(?:[ \t\n\f\r/]++|[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+|(?=>))?+)?+)*+"
)
_BARE = "|".join(sorted(RAW | {"template", "noscript"}))
_NAME = r"[A-Za-z][^ \t\n\f\r/>]{0,80}+"
_TOKEN = (
    r"<(?:!--(?:-?>|(?s:.*?)(?:--!?>|\Z))"
    r"|{marked}[!?][^>]*+>?"
    r"|/(?:(?i:(template|noscript))[^>]*+>?|[^A-Za-z>][^>]*+>?)"
    rf"|({_NAME})(?=[ \t\n\f\r/]){_ATTRIBUTES}>"
    rf"|((?i:{_BARE}))>)"
)
_HTML = re.compile(_TOKEN.replace("{marked}", ""))
_XML = re.compile(_TOKEN.replace("{marked}", r"!\[CDATA\[(?s:.*?)(?:\]\]>|\Z)|"))
_CLOSING, _BARE_TAG = 1, 3
"""The groups of the pattern of a token."""
_ENDS = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in RAW}
_TAGS = re.compile(r"<[^>]*>")
_STYLES = ("", "text/css")
_KEPT = 60_000
"""The number of meanings of tags that are kept: those of some thousand pages, 30 MB at most."""
_LONGEST_KEPT = 2_000
_meanings: dict[str, TagReferences | None] = {}


class _Tree(NamedTuple):
    """The tree of a page, or a shadow tree in it: one of its own, whose ids nobody outside it sees (DOM §4.8)."""

    first: int
    """The number of references before those of the tree."""
    ids: set[str]
    names: set[str]
    maps: set[str]


@dataclass(slots=True, kw_only=True)
class _Page:
    """What has been found in a page so far."""

    text: str
    is_xml: bool
    references: list[Reference] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    maps: set[str] = field(default_factory=set)
    """The ids and names of the tree that is open."""
    outer: list[_Tree] = field(default_factory=list)
    """The trees around it."""
    drawing: Nesting | None = None
    """Whether an svg is open."""
    repeated: dict[str, int] = field(default_factory=dict)
    mentions: set[str] = field(default_factory=set)
    spoken: list[tuple[str, str, int]] = field(default_factory=list)
    base: str | None = None
    delay: float | None = None
    is_hidden: bool = False
    inert: int = 0
    """The number of templates that are open."""
    unscripted: bool = False
    """Whether a noscript is open. Its ids are never in a page together with those that scripts make."""


def page(path: str, text: str, *, is_xml: bool = False) -> PageReferences:
    """Returns what a page, or an SVG file, defines and refers to."""
    found = _Page(text=text, is_xml=is_xml)
    _read(found)
    while found.outer:
        _leave_tree(found)
    references = _in_context(found, 0) if "usemap" in text or "<picture" in text else found.references
    return PageReferences(
        path=path,
        ids=frozenset(found.ids | found.names),
        repeated=tuple(found.repeated.items()),
        references=(*references, *(xml_links(text) if is_xml else ())),
        base=found.base,
        delay=found.delay,
        is_hidden=found.is_hidden,
        mentions=frozenset(found.mentions),
        spoken=tuple(found.spoken),
        has_places=True,
    )


def _in_context(found: _Page, first: int) -> Iterator[Reference]:
    """Yields the references of a tree but for idle ones: `src` in pictures, and what the tree itself answers."""
    pictures = Nesting("picture", found.text)
    for reference in found.references[first:]:
        kind, value, at = reference
        if kind == "usemap":
            name = value.partition("#")[2] or value.strip()
            if name in found.maps and "#" not in value:
                yield Reference("bare usemap", value, at)
            elif name not in found.maps:
                yield reference
        elif kind == "source src":
            if not pictures.is_open_at(at):
                yield reference
        elif not (found.outer and value[:1] == "#" and _is_of_tree(kind) and value[1:] in found.ids):
            yield reference


def _is_of_tree(kind: str) -> bool:
    """Tells whether the name after "#" is looked for in the tree of the element: links alone look in the page."""
    return kind == "css" or (kind.endswith(" href") and kind not in ("a href", "area href", "link href"))


def _enter_tree(found: _Page) -> None:
    """Begins a shadow tree."""
    found.outer.append(_Tree(len(found.references), found.ids, found.names, found.maps))
    found.ids, found.names, found.maps = set(), set(), set()


def _leave_tree(found: _Page) -> None:
    """Goes back to the tree around a shadow tree. Whatever still looks for a name looks for it there."""
    first = found.outer[-1].first
    found.references[first:] = list(_in_context(found, first))
    _, found.ids, found.names, found.maps = found.outer.pop()


def _read(found: _Page) -> None:
    """Reads token by token. In raw text only the end tag of its own element is a token; reading goes on behind it."""
    tokens, known, position = _XML if found.is_xml else _HTML, _meanings, 0
    text = found.text
    last = text.rfind(">") + 1  # no tag ends behind it, and looking for an end from each "<" would take for ever
    while position >= 0:
        start, position = position, -1
        for match in tokens.finditer(text, start, last):
            tag = match[0]
            mark = known.get(tag, known)
            if mark is None:
                continue
            group = match.lastindex
            if group is None:
                continue  # a comment
            if group == _CLOSING:
                _close(found, match[1].lower())
                continue
            if mark is known or not isinstance(mark, TagReferences):
                mark = _learn(tag)
                if mark is None:
                    continue
            at = match.start()
            _take(found, mark, at, match.end())
            if mark.is_raw and not _is_empty_element(found, tag, at):
                position = _skip(found, mark, match.end())
                break


def _learn(tag: str) -> TagReferences | None:
    """Returns what a tag means, and keeps it for the next tag with the same text."""
    found = meaning(tag)
    if len(tag) < _LONGEST_KEPT:
        if len(_meanings) > _KEPT:
            _meanings.clear()
        _meanings[tag] = found
    return found


def _close(found: _Page, name: str) -> None:
    if name == "template":
        if found.outer and not found.inert:
            _leave_tree(found)
        found.inert = max(0, found.inert - 1)
    else:
        found.unscripted = False


def _is_empty_element(found: _Page, tag: str, at: int) -> bool:
    """Tells whether an element such as `<script/>` is closed by its own tag: only in XML and inside SVG."""
    if not tag.endswith("/>"):
        return False
    return found.is_xml or _is_drawn(found, at)


def _is_drawn(found: _Page, at: int) -> bool:
    """Tells whether an svg is open at an offset."""
    found.drawing = found.drawing or Nesting("svg", found.text)
    return found.drawing.is_open_at(at)


def _skip(found: _Page, mark: TagReferences, start: int) -> int:
    """Takes the references in raw text, and returns the offset at which it ends; -1 where the page ends with it."""
    if mark.tag == "plaintext":
        return -1
    end = _ENDS[mark.tag].search(found.text, start)
    stop = end.start() if end else len(found.text)
    if not found.inert:
        content = found.text[start:stop]
        if mark.tag == "style" and mark.type in _STYLES:
            found.references += [Reference(one.kind, one.value, start + one.at) for one in repeated_sheet(content)]
        elif mark.tag == "script" and content:
            written = script_references(mark.type, content)
            found.references += [Reference(one.kind, one.value, start + one.at) for one in written]
            found.mentions |= mentioned(content)
    return stop if end else -1


def _take(found: _Page, mark: TagReferences, at: int, end: int) -> None:
    """Adds to the page what a tag brings that stands between two offsets."""
    if mark.tag in ("template", "noscript"):
        is_inert = mark.is_inert or (mark.is_shadow and found.is_xml)  # only the HTML parser makes shadow trees
        found.inert += is_inert or (mark.tag == "template" and bool(found.inert))
        found.unscripted = mark.tag == "noscript" or found.unscripted
        if mark.is_shadow and not found.inert:
            _enter_tree(found)
    if found.inert:
        return
    if mark.own_id:
        if mark.own_id in found.ids and not found.unscripted:
            found.repeated.setdefault(mark.own_id, at + mark.id_at)
        found.ids.add(mark.own_id)
    if mark.name:
        (found.maps if mark.tag == "map" else found.names).add(mark.name)
    for kind, value, offset in mark.references:
        is_unseen = found.unscripted and kind == "refresh"
        found.references.append(Reference("noscript refresh" if is_unseen else kind, value, at + offset))
    if mark.is_rare:
        _take_rare(found, mark, at, end)


def _take_rare(found: _Page, mark: TagReferences, at: int, end: int) -> None:
    """Adds what few tags bring. Of several bases or refreshes, the first of the page counts."""
    if not found.unscripted:  # all phones and search engines run scripts
        if mark.base is not None and found.base is None and not _is_drawn(found, at):
            found.base = mark.base
        found.delay = mark.delay if found.delay is None else found.delay
        found.is_hidden = found.is_hidden or mark.is_hidden
    if mark.speaks.value:
        shown = _words_in(found.text, end) if mark.tag == "a" else ""
        found.spoken.append((mark.speaks.value, shown, at + mark.speaks.at))
    if mark.is_coded:
        found.references += _code_below(found.text, mark.tag, at, end)
    if mark.inner:
        inner = (one for one in page("", mark.inner).references if one.value[:1] != "#")
        found.references += [
            Reference(one.kind, one.value, max(at, found.text.find(one.value, at, end))) for one in inner
        ]


def _words_in(text: str, start: int) -> str:
    """Returns the visible words of a link."""
    end = text.find("</a", start, start + _LONGEST_KEPT)
    return " ".join(unescaped(_TAGS.sub(" ", text[start : max(start, end)])).split())


def _code_below(text: str, tag: str, at: int, start: int) -> list[Reference]:
    """Returns the addresses beside a QR code. Our own pages write them without scheme, with places for line breaks."""
    end = text.find(f"</{tag}", start, start + _LONGEST_KEPT)
    inside = text[start : max(start, end)]
    if "code-address" in text[at:start]:
        return [Reference("qr", f"https://{unescaped(_TAGS.sub('', inside)).strip()}", start)]
    return [
        Reference("qr", match[0].rstrip(".,;:!?"), start + match.start()) for match in ADDRESS.finditer(_blank(inside))
    ]


def _blank(text: str) -> str:
    """Returns the text with spaces in place of tags, so that all offsets stay."""
    return _TAGS.sub(lambda match: " " * len(match[0]), text)
