"""An address as a browser reads it (URL Standard, whatwg.org): what is asked for is what a resident's phone asks for.

Pure. Only `http` and `https` are read here; everything else has no target.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import quote

from site_builder.linkcheck.web.host import read_host

_SCHEME = re.compile(r"(https?):", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DOT, _TWO_DOTS = re.compile(r"\.|%2e", re.IGNORECASE), re.compile(r"(?:\.|%2e){2}", re.IGNORECASE)
_PATH_SAFE = "!$%&'()*+,-./:;=@[]_~|^"
_QUERY_SAFE = "!$%&()*+,-./:;=?@[]^_`{|}~\\"
"""What stays as it is beside letters and digits (§1.3, path and special-query percent-encode sets)."""
_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestUrl:
    """An address in parts, ready to be sent. `path` begins with a slash and holds the query; the fragment is raw."""

    scheme: str
    host: str
    """Lower case, ASCII; an IPv6 address without its brackets."""
    port: int
    path: str
    fragment: str = ""

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """The address without its fragment, by which two spellings are known to be one."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """What one connection serves."""
        return self.scheme, self.host, self.port

    @property
    def folders(self) -> str:
        """The path without its query."""
        return self.path.partition("?")[0]


def read(text: str) -> RequestUrl | None:
    """An absolute address; None where a browser finds no web address in it."""
    text = re.sub(r"[\t\n\r]", "", text.strip("".join(map(chr, range(33)))))
    scheme = _SCHEME.match(text)
    return _absolute(scheme[1].lower(), text[scheme.end() :].lstrip("/\\")) if scheme else None


def join(base: RequestUrl, reference: str) -> RequestUrl | None:
    """Where a reference leads from an address: a redirect's Location, a page's refresh. None where nowhere.

    Unlike `urllib.parse.urljoin` it keeps `a//b`, and reads a backslash as browsers do. A reference without a fragment
    keeps that of the base, as redirects do (Fetch Standard §4.4).
    """
    text = re.sub(r"[\t\n\r]", "", reference.strip("".join(map(chr, range(33)))))
    if scheme := _SCHEME.match(text):
        rest = text[scheme.end() :]
        if scheme[1].lower() != base.scheme or rest[:1] in ("/", "\\"):
            return _keeping(base, read(text))
        text = rest  # "https:a" is relative to a page of that scheme
    elif _ANY_SCHEME.match(text):
        return None
    if text[:2].replace("\\", "/") == "//":
        return _keeping(base, _absolute(base.scheme, text.lstrip("/\\")))
    body, mark, fragment = text.partition("#")
    return replace(base, path=_joined(base.path, body), fragment=fragment if mark else base.fragment)


def _keeping(base: RequestUrl, found: RequestUrl | None) -> RequestUrl | None:
    return replace(found, fragment=base.fragment) if found and not found.fragment else found


def _joined(base: str, reference: str) -> str:
    """A path and query from another's; the reference has no host and no fragment."""
    path, mark, query = reference.partition("?")
    path = path.replace("\\", "/")
    old, old_mark, old_query = base.partition("?")
    if not path:
        return _sent(old, mark or old_mark, query if mark else old_query)
    whole = path if path.startswith("/") else old[: old.rfind("/") + 1] + path
    return _sent(whole, mark, query)


def _absolute(scheme: str, rest: str) -> RequestUrl | None:
    """An address, of which the scheme and its slashes are read."""
    end = re.search(r"[/\\?#]|\Z", rest)
    authority, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    name, port = _port_of(authority.rpartition("@")[2])
    host = read_host(name)
    if not host or port is None:
        return None
    path, _, fragment = tail.partition("#")
    return RequestUrl(
        scheme=scheme, host=host, port=port or _PORTS[scheme], path=_joined("/", path or "/"), fragment=fragment
    )


def _port_of(authority: str) -> tuple[str, int | None]:
    """Host and port; 0 where none is given, None where it is no number."""
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(\d*))?", authority, re.ASCII)
    if not match:
        return "", None
    port = int(match[2] or 0) if len(match[2] or "") <= len("00065535") else _LAST_PORT + 1
    return match[1], port if port <= _LAST_PORT else None


def _sent(path: str, mark: str, query: str) -> str:
    """A path without dots, and a query, both percent-encoded."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if _TWO_DOTS.fullmatch(part):
            kept = kept[:-1]
        elif not _DOT.fullmatch(part):
            kept.append(part)
            continue
        if is_last:
            kept.append("")
    return "/" + quote("/".join(kept), safe=_PATH_SAFE) + (mark and "?" + quote(query, safe=_QUERY_SAFE))
