"""Finds addresses that scripts hold as data: in JSON-LD, import maps, and the lists of files of a service worker."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from site_builder.links.html.references import Reference

_JSON_LD = "application/ld+json"
_NAME = re.compile(r"[^\s\"'`(),;=<>/\\]++")
_MEDIA = re.compile(
    r".+\.(?:png|jpe?g|gif|svg|webp|avif|ico|mp[34]|webm|og[gv]|m4a|wav|pdf|docx?|xlsx?|vtt)\b", re.IGNORECASE
)
_LITERALS: Mapping[str, re.Pattern[str]] = {
    '"': re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"", re.DOTALL),
    "'": re.compile(r"'(?:[^'\\\n]|\\.)*+'", re.DOTALL),
    "`": re.compile(r"`(?:[^`\\$]|\\.)*+`", re.DOTALL),
}
_UNENDED = 100
"""So many quotation marks of a kind are looked at that begin no string: each takes a look at the rest of the text."""
_PIECE = re.compile(r"/\*.*?(?:\*/|\Z)|(?<![:\"'`\\])//[^\n]*|([\[\](){},:]|[A-Za-z_$][\w$.]*|[^\s])", re.DOTALL)
_CALLS = re.compile(r"(?:^|\.)(?:addAll|add|precache|precacheAndRoute|importScripts|match|register)$")
_WORKER = re.compile(r"addAll|precache|importScripts|caches|skipWaiting|clients\.claim")
_JSON_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_REGISTER = re.compile(r"serviceWorker\s*+\.\s*+register\s*+\(\s*+(?=[\"'`])")
_HANDLER = re.compile(r"registerProtocolHandler\s*+\(\s*+(?=[\"'`])")
_COMMA = re.compile(r"\s*+,\s*+(?=[\"'`])")
_NAMED = re.compile(r"/|\.\.?/|https?:", re.IGNORECASE)
"""In an import map addresses begin so; other values are none."""
_NO_ADDRESS = (
    "@id",
    "@context",
    "@type",
    "urlTemplate",
    "identifier",
    "sku",
    "query-input",
    "name",
    "description",
    "text",
)
_RELATIVE = ("url", "image", "logo", "contentUrl", "thumbnailUrl", "embedUrl", "downloadUrl", "item", "photo")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s]+|(?:\.{0,2}/|[\w%~-]+(?:/|\.\w+\Z))[^\s]*", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)


def mentioned(script: str) -> frozenset[str]:
    """Returns the names of media files that a script mentions."""
    named = (_MEDIA.match(name) for name in _NAME.findall(script) if "." in name) if "." in script else ()
    return frozenset(match[0] for match in named if match)


def script_references(kind: str, content: str) -> Iterator[Reference]:
    """Yields the addresses in an inline script of a given type, with their offsets."""
    if kind == _JSON_LD:
        yield from _found(content, "json-ld", _linked_data(read_json(content)))
    elif kind == "importmap":
        yield from _import_map(content)
    elif kind == "speculationrules":
        yield from json_references(content, "speculation", speculated(read_json(content)))
    elif "serviceWorker" in content or "registerProtocolHandler" in content:
        yield from _registered(_Literals(content), content)


def _registered(literals: "_Literals", content: str) -> Iterator[Reference]:
    """Yields the scripts and the addresses for schemes that a script registers with the browser."""
    for match in _REGISTER.finditer(content):
        literal = literals.at(match.end())
        if literal:
            yield Reference("worker script", literal[0][1:-1], literal.start() + 1)
    for match in _HANDLER.finditer(content):
        scheme = literals.at(match.end())
        comma = _COMMA.match(content, scheme.end()) if scheme else None
        address = literals.at(comma.end()) if comma else None
        if address and is_handler(address[0][1:-1]):
            yield Reference("handler", address[0][1:-1], address.start() + 1)


class _Literals:
    """Reads the strings of a script. A mark that begins none costs a look at all that follows, so only some may."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = dict.fromkeys(_LITERALS, _UNENDED)

    def at(self, position: int) -> re.Match[str] | None:
        """Returns the string that begins with the quotation mark at a position."""
        mark = self._text[position]
        found = _LITERALS[mark].match(self._text, position) if self._left[mark] else None
        self._left[mark] -= found is None and self._left[mark] > 0
        return found

    def pieces(self) -> Iterator[tuple[str, str, re.Match[str]]]:
        """Yields each string, or else each other piece of the script, with its match."""
        position = 0
        while match := _PIECE.search(self._text, position):
            literal = self.at(match.start()) if match[1] and match[1] in _LITERALS else None
            found = literal or match
            yield (literal[0] if literal else "", "" if literal else match[1] or "", found)
            position = found.end()


def _import_map(content: str) -> Iterator[Reference]:
    """Yields the addresses of an import map (HTML Standard §8.1.5.3). One that stands for a prefix names a folder."""
    maps = read_json(content)
    given = maps if isinstance(maps, dict) else {}
    scopes = given.get("scopes")
    tables = [given.get("imports"), *(scopes.values() if isinstance(scopes, dict) else ())]
    pairs = [pair for table in tables if isinstance(table, dict) for pair in table.items()]
    named = [(key, value) for key, value in pairs if isinstance(value, str) and _NAMED.match(value)]
    yield from _found(content, "import", (value for key, value in named if not key.endswith("/")))
    yield from _found(content, "import prefix", (value for key, value in named if key.endswith("/")))
    hashes = given.get("integrity")
    yield from _found(
        content, "import", [key for key in hashes if _NAMED.match(key)] if isinstance(hashes, dict) else ()
    )


def speculated(rules: object) -> Iterator[object]:
    """Yields the addresses that speculation rules list for a browser to fetch beforehand."""
    for action in ("prefetch", "prerender", "prerender_until_script"):
        for rule in dicts(rules.get(action)) if isinstance(rules, dict) else ():
            urls = rule.get("urls")
            yield from urls if isinstance(urls, list) else ()


def is_handler(value: str) -> bool:
    """Tells whether an address for a handler can be looked for: its "%s" stands behind the path."""
    return "%s" not in re.split("[?#]", value, maxsplit=1)[0]


def read_json(text: str) -> object:
    """Parses JSON; returns None for a text that is not JSON."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found


def dicts(value: object) -> Iterator[dict[str, object]]:
    """Yields the objects of a JSON list; none where there is no list."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _found(text: str, kind: str, values: Iterable[object]) -> Iterator[Reference]:
    """Yields strings of a JSON text as references, each at the place where it is written."""
    written: dict[str, list[int]] | None = None
    for value in values:
        if isinstance(value, str):
            written = strings_of(text) if written is None else written
            yield Reference(kind, value, written[value].pop() if written.get(value) else 0)


def strings_of(text: str) -> dict[str, list[int]]:
    """Returns the offsets at which a JSON text writes each string, with or without escapes; the first comes last."""
    found: dict[str, list[int]] = {}
    for match in _JSON_STRING.finditer(text):
        value = read_json(match[0]) if "\\" in match[0] else match[1]
        found.setdefault(str(value), []).append(match.start(1))
    for offsets in found.values():
        offsets.reverse()
    return found


def json_references(text: str, kind: str, values: Iterable[object]) -> Iterator[Reference]:
    """Yields strings of a JSON file as references, each at the place where it is written."""
    return _found(text, kind, values)


def _linked_data(node: object, key: str = "", inside: str = "") -> Iterator[object]:
    """Yields the addresses in JSON-LD. An `@id` only names a thing, unless a crumb or page has no other address."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name == "@id" and inside in ("item", "mainEntityOfPage") and isinstance(value, str):
                yield value.partition("#")[0]
            elif name not in _NO_ADDRESS:
                yield from _linked_data(value, str(name), str(name))
    elif isinstance(node, list):
        for value in node:
            yield from _linked_data(value, key, inside)
    elif isinstance(node, str) and "{" not in node and (_WEB.match(node) or _is_relative(key, node)):
        yield node


def _is_relative(key: str, value: str) -> bool:
    """Tells whether a value without a host is an address: only where the vocabulary says so."""
    return key in _RELATIVE and bool(_ADDRESS.fullmatch(value))


def worker_references(text: str) -> Iterator[Reference]:
    """Yields the files that a service worker keeps: strings in its lists and in its calls of addAll, precache …"""
    if not _WORKER.search(text):
        return
    stack: list[str] = []
    word = before = key = ""
    for literal, piece, match in _Literals(text).pieces():
        if literal:
            value = literal[1:-1].replace("\\/", "/")
            is_item = text[match.end() : match.end() + 40].lstrip()[:1] in (",", "]", ")", "}")
            if is_item and stack and _is_listed(stack, before, key) and _is_file(value):
                yield Reference("worker", value, match.start() + 1)
            word, before = value, "literal"
        elif piece:
            if piece in "[({":
                stack.append(f"{word}{piece}" if piece == "(" else piece)
            elif piece in "])}" and stack:
                stack.pop()
            key = word if piece == ":" else key
            word, before = piece if piece[0].isalpha() or piece[0] in "_$." else "", piece


def _is_listed(stack: list[str], before: str, key: str) -> bool:
    """Tells whether a string is an item of a list, an argument of a call that keeps files, or a `url` in a list."""
    if stack[-1] == "[":
        return before in ("[", ",")
    if stack[-1].endswith("("):
        return bool(_CALLS.search(stack[-1][:-1])) and before in ("(", ",")
    return before == ":" and key == "url" and "[" in stack


def _is_file(value: str) -> bool:
    return (
        bool(value) and " " not in value and (value.startswith(("/", "./", "../", "http")) or "." in value.strip("."))
    )
