"""Reads the text of one start tag and tells what it means for links."""

import html
import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from typing import NamedTuple

from site_builder.links.html.css import sheet_references
from site_builder.links.html.elements import (
    ANYWHERE,
    LOADED,
    META,
    NOT_FETCHED,
    PAINTS,
    PLACES,
    RAW,
    SCRIPTS,
    SOURCE_SETS,
)
from site_builder.links.html.references import Reference
from site_builder.links.html.refresh import Refresh, read_refresh

_S = r"[ \t\n\f\r]"
_NAME = re.compile(r"<([A-Za-z][^ \t\n\f\r/>]*)")
_ATTRIBUTE = re.compile(
    rf"""([^ \t\n\f\r/>][^ \t\n\f\r/>=]*)(?:{_S}*={_S}*(?:"([^"]*)"|'([^']*)'|([^ \t\n\f\r>"'][^ \t\n\f\r>]*)|))?"""
)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?)")
ADDRESS = re.compile(r"https?://[^\s<>\"'«»“”()]+", re.IGNORECASE)
_QR = re.compile(r"(?:\A|[^A-Za-z])qr|qr(?:code)?(?:\Z|[^A-Za-z])", re.IGNORECASE)
_CANDIDATE = re.compile(r"[ \t\n\f\r,]*([^ \t\n\f\r]+)([^,(]*(?:\([^)]*\)?[^,(]*)*)")
_SPOKEN = re.compile(
    r"\s*(?:(?:https?:)?//(?:[\w.-]*\.)?(?:zalo|google|goo|apple|vietqr|openstreetmap|bing)\."
    r"|(?!https?:|javascript:|data:|file:|about:|blob:)[A-Za-z][A-Za-z0-9+.-]*:|000201)",
    re.IGNORECASE,
)
"""Addresses that `links.schemes` checks: schemes but http, hosts of Zalo, stores, maps, VietQR; payment codes."""
_HOLDING = {"a": "href", "area": "href", "img": "src"}
_CODED = re.compile(r"qr|code-address|payload", re.IGNORECASE)
_PLAIN = re.compile(r"<a href=\"([^\"&:]*)\">")
"""Most links look like this one, and need no further look."""
_TELLING = RAW | {"template", "noscript", "base", "meta"}
"""These elements matter even without any address or id."""
_SHADOWS = ("open", "closed")
_MANY = {"style", "srcset", "imagesrcset", "ping", *PAINTS}
_WORDED = ("alt", "title", "aria-label", "value", "content")


class Attribute(NamedTuple):
    """One attribute: its value, and the offset of the value from the beginning of the tag."""

    value: str
    at: int


_NOTHING = Attribute("", 0)
Attributes = Mapping[str, Attribute]


class TagReferences(NamedTuple):
    """What a start tag brings; offsets count from its beginning. It is a tuple: a site has tens of thousands."""

    tag: str
    own_id: str = ""
    id_at: int = 0
    name: str = ""
    """The name of an `a`, which fragments may name, or of a map."""
    references: tuple[Reference, ...] = ()
    base: str | None = None
    delay: float | None = None
    type: str = ""
    """The type of a script or style."""
    is_hidden: bool = False
    """Whether the tag asks search engines to leave the page out."""
    is_inert: bool = False
    """Whether the tag opens a template whose content is not shown."""
    is_shadow: bool = False
    """Whether the tag opens a template whose content becomes a tree of its own, beside the page."""
    is_coded: bool = False
    """Whether the element holds a QR code, or the address below one."""
    speaks: Attribute = _NOTHING
    """An address for a telephone, a mailbox, Zalo, a store, a map, a payment."""
    is_raw: bool = False
    """Whether the content of the element is text."""
    inner: str = ""
    """The page inside an `iframe srcdoc`."""
    is_rare: bool = False
    """Whether the tag brings more than addresses and names."""


def attributes_of(tag: str) -> tuple[str, dict[str, Attribute]]:
    """Returns the name and the attributes of a start tag. Of two attributes with one name the first counts."""
    match = _NAME.match(tag)
    if not match:
        return "", {}
    found: dict[str, Attribute] = {}
    for one in _ATTRIBUTE.finditer(tag, match.end()):
        name = one[1].lower()
        if name not in found:
            group = one.lastindex or 1
            value = one[group] if group > 1 else ""
            found[name] = Attribute(
                unescaped(value) if "&" in value else value, one.start(group) if group > 1 else one.end()
            )
    return match[1].lower(), found


def unescaped(value: str) -> str:
    """Decodes the character references in the value of an attribute (HTML Standard §13.2.5.73).

    In attributes `&copy=1` stays as it is: there a name without ";" counts for nothing before "=", a letter or a digit.

    >>> unescaped("?a=1&amp;b=2&copy=3&lt;")
    '?a=1&b=2&copy=3<'
    """
    if "&" not in value:
        return value
    return _REFERENCE.sub(_referred, value)


def _referred(match: re.Match[str]) -> str:
    text = match[0]
    if text[1] == "#" or text.endswith(";"):
        name = text[1:]
        return html.unescape(text) if text[1] == "#" or name in html5 else text
    follows = match.string[match.end() : match.end() + 1]
    return html5[text[1:]] if text[1:] in html5 and follows != "=" else text


def meaning(text: str) -> TagReferences | None:
    """Returns what a start tag brings; None for a tag that brings nothing."""
    if plain := _PLAIN.fullmatch(text):
        return TagReferences(tag="a", references=(Reference("a href", plain[1], plain.start(1)),))
    tag, given = attributes_of(text)
    own, named = given.get("id"), given.get("name") if tag in ("a", "map") else None
    is_coded = bool(_CODED.search(text))
    references = tuple(_references(tag, given, is_coded=is_coded))
    if "&" in text:  # offsets in a value are those in the tag only where no character reference stands before them
        references = tuple(one._replace(at=max(one.at, text.find(one.value, one.at))) for one in references)
    speaks, refresh = _speaks(tag, given), _refresh(given) if tag == "meta" else None
    if not (references or own or named or is_coded or speaks.value or tag in _TELLING):
        return None
    is_shadow = tag == "template" and "shadowrootmode" in given and given["shadowrootmode"].value.lower() in _SHADOWS
    found = TagReferences(
        tag=tag,
        own_id=own.value if own else "",
        id_at=own.at if own else 0,
        name=named.value if named else "",
        references=references,
        base=given["href"].value if tag == "base" and "href" in given else None,
        delay=refresh.seconds if refresh else None,
        type=given["type"].value.strip().lower() if "type" in given and tag in ("script", "style") else "",
        is_hidden=tag == "meta" and _hides(given),
        is_inert=tag == "template" and not is_shadow,
        is_shadow=is_shadow,
        is_coded=is_coded and _is_coded(given),
        speaks=speaks,
        is_raw=tag in RAW,
        inner=given["srcdoc"].value if tag == "iframe" and "srcdoc" in given else "",
    )
    is_rare = found.base is not None or found.delay is not None or found.is_hidden or found.is_coded
    return found._replace(is_rare=bool(is_rare or found.speaks.value or found.inner))


def _hides(given: Attributes) -> bool:
    name = given["name"].value.strip().lower() if "name" in given else ""
    return name in ("robots", "googlebot") and "content" in given and "noindex" in given["content"].value.lower()


def _is_coded(given: Attributes) -> bool:
    classes = [given[name].value for name in ("class", "id") if name in given]
    return any(_QR.search(value) or "code-address" in value for value in classes)


def _speaks(tag: str, given: Attributes) -> Attribute:
    """Returns the address of a link or picture that `links.schemes` checks, or what the QR code of an element holds."""
    name = _HOLDING.get(tag, "data-payload")
    held = given.get(name) or given.get("data-payload") or given.get("data-qr")
    return held if held and _SPOKEN.match(held.value) else _NOTHING


def _references(tag: str, given: Attributes, *, is_coded: bool) -> Iterator[Reference]:
    for name, (value, at) in given.items():
        kind = PLACES.get((tag, name)) or ANYWHERE.get(name)
        if kind and not _is_idle(tag, name, given):
            yield Reference(kind, value, at)
        elif name in _MANY:
            yield from _several(tag, name, value, at)
    if tag == "link":
        yield from _link(given)
    elif tag == "meta":
        yield from _meta(given)
    elif tag in ("img", "source", "iframe", "video"):
        yield from _lazy(tag, given)
    if is_coded and tag != "meta":
        yield from _codes(given)


def _is_idle(tag: str, name: str, given: Attributes) -> bool:
    """Tells whether browsers ignore an attribute: beside a newer one, on another type, before a script fills it."""
    if name == "xlink:href":
        return "href" in given
    if name == "src" and tag == "input":
        return "type" not in given or given["type"].value.strip().lower() != "image"
    if name == "src" and tag == "script":
        return "type" in given and given["type"].value.strip().lower() not in SCRIPTS
    return name == "src" and ("srcdoc" in given or ("data-src" in given and not given["src"].value.strip()))


def _several(tag: str, name: str, value: str, at: int) -> Iterator[Reference]:
    """Yields the addresses of an attribute that may hold several."""
    if (tag, name) in SOURCE_SETS:
        yield from _candidates(SOURCE_SETS[tag, name], value, at)
    elif name == "ping" and tag in ("a", "area"):
        yield from (Reference("ping", part, at) for part in value.split())
    elif name == "style" or name in PAINTS:
        yield from (Reference("css", reference.value, at + reference.at) for reference in sheet_references(value))


def _candidates(kind: str, value: str, at: int) -> Iterator[Reference]:
    """Yields the addresses of a source set (HTML Standard §4.8.4.2.2). A comma may divide, end or be part of one."""
    for match in _candidates_in(value):
        url = match[1].rstrip(",")
        if url:
            yield Reference(kind, url, at + match.start(1))


def _candidates_in(value: str) -> Iterator[re.Match[str]]:
    position = 0
    while match := _CANDIDATE.match(value, position):
        yield match
        position = match.end(1) if match[1].endswith(",") else match.end()


def _link(given: Attributes) -> Iterator[Reference]:
    href = given.get("href")
    relations = given["rel"].value.lower().split() if "rel" in given else []
    if href is None or not (relations or "itemprop" in given) or (relations and NOT_FETCHED.issuperset(relations)):
        return
    if any(name.startswith("schema.") for name in relations):
        return
    if "canonical" in relations:
        kind = "canonical"
    elif "manifest" in relations:
        kind = "manifest"
    else:
        kind = "link load" if LOADED.intersection(relations) else "link href"
    yield Reference(kind, *href)


def _meta(given: Attributes) -> Iterator[Reference]:
    content = given.get("content")
    if content is None:
        return
    if _is_refresh(given):
        refresh = _refresh(given)
        if refresh and refresh.url:
            yield Reference("refresh", refresh.url, content.at + refresh.at)
        return
    for name in ("property", "name", "itemprop"):
        kind = META.get(given[name].value.strip().lower()) if name in given else None
        if kind and (kind != "meta" or name != "name" or _is_addressed(given[name].value, content.value)):
            yield Reference(kind, *content)
            return


def _is_addressed(name: str, value: str) -> bool:
    """Tells whether a meta element holds an address, where different programs write different things into it."""
    return value.strip().lower() != "none" and (name.lower().startswith("msapp") or "/" in value)


def _is_refresh(given: Attributes) -> bool:
    return "http-equiv" in given and given["http-equiv"].value.strip().lower() == "refresh"


def _refresh(given: Attributes) -> Refresh | None:
    """Returns when and where a meta element sends its readers; None for any other element."""
    return read_refresh(given["content"].value) if _is_refresh(given) and "content" in given else None


def _lazy(tag: str, given: Attributes) -> Iterator[Reference]:
    """Yields what a script will put into `src`, where `src` is empty or holds a placeholder."""
    now = given["src"].value.strip() if "src" in given else given["srcset"].value.strip() if "srcset" in given else ""
    if now and not now.startswith("data:"):
        return
    if "data-src" in given and given["data-src"].value:
        yield Reference(f"{tag} src" if tag != "video" else "video src", *given["data-src"])
    if "data-srcset" in given:
        yield from _candidates("srcset", *given["data-srcset"])


def _codes(given: Attributes) -> Iterator[Reference]:
    """Yields the addresses that a QR code on the page is said to hold."""
    names = [name for name in given if name.startswith("data-") or name in _WORDED]
    if not names:
        return
    is_code = any(_QR.search(given[name].value) for name in ("class", "id", "src", "role", "data") if name in given)
    for name in names:
        told = _QR.search(name) or "payload" in name or is_code
        match = ADDRESS.search(given[name].value) if told else None
        if match:
            yield Reference("qr", match[0].rstrip(".,;:!?"), given[name].at + match.start())
