"""Finds the references in files beside the pages: sitemaps, feeds, manifests, style sheets, workers, redirects."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from site_builder.links.html.css import sheet_references
from site_builder.links.html.javascript import (
    dicts,
    is_handler,
    json_references,
    mentioned,
    read_json,
    speculated,
    worker_references,
)
from site_builder.links.html.json_feed import json_feed
from site_builder.links.html.references import PageReferences, Reference
from site_builder.links.html.refresh import read_refresh
from site_builder.links.html.scanner import page
from site_builder.links.html.tags import attributes_of, unescaped
from site_builder.model.addresses import KEPT

_XML = re.compile(
    r"<!--(?s:.*?)(?:-->|\Z)|<!\[CDATA\[(?P<data>(?s:.*?))(?:\]\]>|\Z)|<\?(?P<order>[^>]*)>|<!(?s:[^>]*)>"
    r"|</(?P<end>[^\s<>]++)\s*+>|<(?P<tag>[^\s<>/!?]++)(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+>|(?P<text>[^<]++)"
)
_HELD: Mapping[str, str] = {"loc": "sitemap", "image:loc": "sitemap image", "video:content_loc": "sitemap image"}
_HELD = {
    **_HELD,
    "video:thumbnail_loc": "sitemap image",
    "link": "feed",
    "comments": "feed",
    "url": "feed",
    "docs": "feed",
}
_HELD = {**_HELD, "guid": "feed", "logo": "feed", "icon": "feed", "wfw:commentrss": "feed"}
_NAMED = {"link": "href", "atom:link": "href", "atom10:link": "href", "xhtml:link": "href", "enclosure": "url"}
_NAMED |= {
    "media:content": "url",
    "media:thumbnail": "url",
    "content": "src",
    "itunes:image": "href",
    "outline": "xmlurl",
}
_NAMED |= {f"square{size}logo": "src" for size in ("70x70", "150x150", "310x310")} | {"wide310x150logo": "src"}
_NO_PLACE = ("guid", "docs")
_BASED = re.compile(r"<([^\s<>/!?]++)[^<>]*\sxml:base\s*=")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_REDIRECT = re.compile(r"^[ \t]*(?!#)(?:https?://[^\s/]+)?((/\S*))[ \t]+(\S+)", re.MULTILINE)
_HEADER = re.compile(
    r"^[ \t]+(link|refresh|speculation-rules|sourcemap)[ \t]*:[ \t]*(.*)", re.IGNORECASE | re.MULTILINE
)
_LINK = re.compile(r"<([^<>]*)>([^<]*)")
_IDLE = re.compile(r"rel\s*=\s*\"?(?:preconnect|dns-prefetch)", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|[^\s,\"]+")
_ROOTED = re.compile(r"/|https?://", re.IGNORECASE)
_SHOWN = {"a": "href", "img": "src"}
"""A feed may hold these elements of XHTML. Readers of feeds do not agree on what relative addresses mean there."""
_WRITTEN = ("description", "content:encoded", "content", "summary")
"""These elements of feeds hold HTML as text."""
_OF_MANIFEST = {"start_url", "icons", "shortcuts", "screenshots", "share_target"}
"""A JSON file with one of these members is a web manifest, whatever its name."""
_LONGEST = 4_000_000
"""JSON with more characters than this is not read: it is a search index, and no manifest."""


def paper(path: str, text: str) -> PageReferences | None:
    """Returns the references of a file that is no page; None for a kind of file that holds none."""
    name = path.rpartition("/")[2].lower()
    reader = READERS.get(name) or READERS.get(name[name.rfind(".") :] if "." in name else name)
    return reader(path, text) if reader else None


def _sheet(path: str, text: str) -> PageReferences:
    references = (one for one in sheet_references(text) if one.value[:1] not in ("#", ""))
    return PageReferences(path=path, references=tuple(references))


def _drawing(path: str, text: str) -> PageReferences:
    return page(path, text, is_xml=True)


def _script(path: str, text: str) -> PageReferences:
    return PageReferences(path=path, references=tuple(worker_references(text)), mentions=mentioned(text))


def _xml(path: str, text: str) -> PageReferences:
    """Reads a sitemap or feed. In a part that has its own base, only addresses with a host are taken."""
    starts, ends = _based(text) if "xml:base" in text else ([], [])
    references = _xml_references(text)
    kept = (one for one in references if _WEB.match(one.value) or not _is_in(one.at, starts, ends))
    return PageReferences(path=path, references=tuple(kept))


def _based(text: str) -> tuple[list[int], list[int]]:
    """Returns where the parts that have their own base begin and end; one inside another is none of its own."""
    starts, ends = list[int](), [0]
    for base in _BASED.finditer(text):
        if base.start() >= ends[-1]:
            starts.append(base.start())
            ends.append(_end_of(text, base))
    return starts, ends[1:]


def _is_in(at: int, starts: list[int], ends: list[int]) -> bool:
    part = bisect_left(starts, at) - 1
    return part >= 0 and at < ends[part]


def _end_of(text: str, base: re.Match[str]) -> int:
    """Returns the offset at which the element ends that has a base."""
    end = text.find(f"</{base[1]}", base.end())
    return end if end >= 0 else len(text)


def _xml_references(text: str) -> Iterator[Reference]:
    """Yields the addresses in elements and attributes of sitemaps, RSS, Atom and tile descriptions."""
    inside, given = "", ""
    for match in _XML.finditer(text, 0, text.rfind(">") + 1):
        group = match.lastgroup
        if group == "tag":
            inside, given = match["tag"].lower(), match[0]
            yield from _xml_attributes(inside, given, match.start())
        elif group == "end":
            inside = ""
        elif group == "order" and match["order"].startswith("xml-stylesheet"):
            yield from _xml_attributes("link", f"<link {match['order'][len('xml-stylesheet') :]}", match.start() + 3)
        elif group in ("text", "data") and inside in _WRITTEN and _is_written(inside, given):
            yield from _written(match[group], match.start(group), is_plain=group == "data")
        elif group in ("text", "data") and inside in _HELD:
            value = match[group] if group == "data" else unescaped(match[group])
            is_address = inside not in _NO_PLACE or ("false" not in given and _WEB.match(value.strip()))
            if value.strip() and is_address:
                at = match.start(group) + len(match[group]) - len(match[group].lstrip())
                yield Reference(_HELD[inside], value.strip(), at)


def _is_written(tag: str, given: str) -> bool:
    """Tells whether a text in a feed is HTML: in RSS it always is, in Atom where its type says so (RFC 4287 §3.1.1)."""
    return tag in ("description", "content:encoded") or bool(re.search(r"type\s*=\s*[\"']html", given))


def _written(text: str, at: int, *, is_plain: bool) -> Iterator[Reference]:
    """Yields the addresses with a host in the HTML of a feed; readers of feeds disagree on what relative ones mean."""
    written = text if is_plain else unescaped(text)
    for reference in page("", written).references:
        if _WEB.match(reference.value):
            yield Reference("feed", reference.value, at + max(0, text.find(reference.value)))


def _xml_attributes(tag: str, text: str, at: int) -> Iterator[Reference]:
    inner = _SHOWN.get(tag.rpartition(":")[2])
    name = _NAMED.get(tag) or inner
    given = attributes_of(text)[1] if name else {}
    if name in given and given[name].value and (name != inner or _WEB.match(given[name].value)):
        yield Reference("sitemap" if tag == "xhtml:link" else "feed", given[name].value, at + given[name].at)


def _json(path: str, text: str) -> PageReferences:
    """Reads a web manifest, whatever its name, a list of pages that phones keep, or one of the contents of QR codes."""
    data = read_json(text) if len(text) < _LONGEST else None
    if isinstance(data, dict) and _OF_MANIFEST & data.keys():
        references = [
            *json_references(text, "manifest", _starts(data)),
            *json_references(text, "manifest icon", _pictures(data)),
        ]
        return PageReferences(path=path, references=tuple(references))
    if isinstance(data, dict) and "jsonfeed.org/" in str(data.get("version")):
        return PageReferences(path=path, references=tuple(json_feed(text, data)))
    if isinstance(data, dict) and any(isinstance(data.get(name), list) for name in ("prefetch", "prerender")):
        return PageReferences(path=path, references=tuple(json_references(text, "speculation", speculated(data))))
    if path.rpartition("/")[2] == KEPT and isinstance(data, dict):
        return PageReferences(path=path, references=tuple(json_references(text, "worker", filter(None, data))))
    if re.search(r"(?:\A|[^a-z])qr", path, re.IGNORECASE):
        return PageReferences(
            path=path, references=tuple(json_references(text, "qr", (s for s in _strings(data) if _WEB.match(str(s)))))
        )
    return PageReferences(path=path, mentions=mentioned(text))


def _starts(data: Mapping[str, object]) -> Iterator[object]:
    yield data.get("start_url")
    for name in ("shortcuts", "protocol_handlers", "file_handlers"):
        for one in dicts(data.get(name)):
            yield one.get("url") if is_handler(str(one.get("url"))) else None
            yield one.get("action")
    for name, key in (("share_target", "action"), ("note_taking", "new_note_url"), ("serviceworker", "src")):
        yield from (one.get(key) for one in dicts([data.get(name)]))


def _pictures(data: Mapping[str, object]) -> Iterator[object]:
    for one in (data, *dicts(data.get("shortcuts"))):
        for name in ("icons", "screenshots"):
            yield from (icon.get("src") for icon in dicts(one.get(name)))


def _strings(node: object) -> Iterator[object]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def _robots(path: str, text: str) -> PageReferences:
    found = re.finditer(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", text, re.IGNORECASE | re.MULTILINE)
    return PageReferences(path=path, references=tuple(Reference("robots", match[1], match.start(1)) for match in found))


def _redirects(path: str, text: str) -> PageReferences:
    """Reads the redirects for a host: "/from /to 301" (Netlify, Cloudflare Pages), but for targets with patterns."""
    references = (
        Reference("redirect", row[3], row.start(3)) for row in _REDIRECT.finditer(text) if not set(row[3]) & {":", "*"}
    )
    return PageReferences(path=path, references=tuple(references))


def _listed(path: str, text: str) -> PageReferences:
    """Reads a sitemap of one address a line."""
    found = re.finditer(r"^[ \t\ufeff]*(https?://\S+)", text, re.IGNORECASE | re.MULTILINE)
    return PageReferences(path=path, references=tuple(Reference("sitemap", one[1], one.start(1)) for one in found))


def _headers(path: str, text: str) -> PageReferences:
    """Reads the headers that a host is to send (Netlify, Cloudflare Pages), as far as they lead from the root."""
    found: list[Reference] = []
    for row in _HEADER.finditer(text):
        name, value, at = row[1].lower(), row[2], row.start(2)
        if name == "link":
            links = (one for one in _LINK.finditer(value) if not _IDLE.search(one[2]))
            found += [Reference("header", one[1], at + one.start(1)) for one in links]
        elif name == "refresh":
            refresh = read_refresh(value)
            found += [Reference("header", refresh.url, at + refresh.at)] if refresh else []
        else:
            found += [Reference("header", one[0].strip('"'), at + one.start()) for one in _QUOTED.finditer(value)]
    return PageReferences(path=path, references=tuple(one for one in found if _ROOTED.match(one.value)))


def redirected(text: str) -> Iterator[str]:
    """Yields the paths that a list of redirects covers. A path that ends in "*" stands for all that begin with it."""
    for row in _REDIRECT.finditer(text):
        way = re.split(":", row[2].removeprefix("/"), maxsplit=1)
        yield f"{way[0]}*" if len(way) > 1 else way[0].removesuffix("/")


READERS: Mapping[str, Callable[[str, str], PageReferences]] = {
    ".css": _sheet,
    ".svg": _drawing,
    ".js": _script,
    ".mjs": _script,
    ".xml": _xml,
    ".rss": _xml,
    ".atom": _xml,
    ".json": _json,
    ".webmanifest": _json,
    "robots.txt": _robots,
    "sitemap.txt": _listed,
    "_headers": _headers,
    "_redirects": _redirects,
}
"""The reader for each file name or ending."""
