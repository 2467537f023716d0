"""A web address as browsers read it (URL Standard, whatwg.org): a reference, and what it is relative to → its parts.

Pure. `urllib.parse` follows RFC 3986 instead: it folds `a//b`, knows no backslash, keeps tabs and line ends. Only http
and https are read; every other scheme is somebody else's.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from site_builder.text.host import read_host

PORTS = {"http": 80, "https": 443}
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LAST_PORT = 65535
_EDGES = "".join(map(chr, range(0x21)))
"""C0 controls and the space, which browsers strip from both ends (§4.4)."""
_INNER = str.maketrans("", "", "\t\n\r")
"""What they drop everywhere."""
_DIRTY = re.compile(r"[\x00-\x20]")
_UP = {"..", ".%2e", "%2e.", "%2e%2e"}
_HERE = {".", "%2e"}


class WebAddress(NamedTuple):
    """An address in parts, as it was written but for what browsers put right. It may serve as a base of others."""

    scheme: str
    authority: str
    """The host as `text.host` reads it, and the port unless it is the scheme's own; "" where a base has no host."""
    path: str
    """Begins with a slash; without "." and ".."."""
    query: str = ""
    """With its question mark, or ""."""
    fragment: str = ""
    """With its hash sign, or ""."""
    climbs: bool = False
    """Whether it goes up further than there are folders. Browsers stay at the root then."""

    @property
    def host(self) -> str:
        """The host without its port; an IPv6 number stands in brackets."""
        return self.authority.rpartition(":")[0] if self._is_port_written else self.authority

    @property
    def port(self) -> int:
        """The port that is connected to."""
        return int(self.authority.rpartition(":")[2]) if self._is_port_written else PORTS[self.scheme]

    @property
    def _is_port_written(self) -> bool:
        return ":" in self.authority and not self.authority.endswith("]")


def cleaned(text: str) -> str:
    """A reference without what browsers strip from it."""
    return text.strip(_EDGES).translate(_INNER) if _DIRTY.search(text) else text


def split(text: str, base: WebAddress | None = None) -> WebAddress | None:
    """The parts of an address, or of a reference relative to a base; None where browsers find no web address in it.

    >>> split("../a?b#c", WebAddress("https", "xa.example", "/d/e/f"))
    WebAddress(scheme='https', authority='xa.example', path='/d/a', query='?b', fragment='#c', climbs=False)
    """
    text = cleaned(text)
    match = SCHEME.match(text)
    if match:
        scheme, rest = match[1].lower(), text[match.end() :]
        if scheme not in PORTS:
            return None
        slashes = len(rest) - len(rest.lstrip("/\\"))
        if base and scheme == base.scheme and slashes < len("//"):
            return _relative(rest, base)  # "https:/a" is "/a" to a page of https (special relative state)
        return _absolute(scheme, rest[slashes:])
    if base is None:
        return None
    if text[:2].replace("\\", "/") == "//":
        return _absolute(base.scheme, text.lstrip("/\\"))
    return _relative(text, base)


def _absolute(scheme: str, rest: str) -> WebAddress | None:
    """An address, of which the scheme and its slashes are read."""
    end = min((at for at in map(rest.find, "/\\?#") if at >= 0), default=len(rest))
    authority = _read_authority(rest[:end], scheme)
    if not authority:
        return None
    way, query, fragment = _cut(rest[end:])
    path, climbs = _joined(way or "/", "/")
    return WebAddress(scheme, authority, path, query, fragment, climbs)


def _relative(text: str, base: WebAddress) -> WebAddress:
    way, query, fragment = _cut(text)
    if not way:
        return WebAddress(base.scheme, base.authority, base.path, query or base.query, fragment)
    path, climbs = _joined(way, base.path)
    return WebAddress(base.scheme, base.authority, path, query, fragment, climbs)


@lru_cache(maxsize=4096)
def _read_authority(text: str, scheme: str) -> str:
    """Host and port in the form in which they are compared; "" where no browser would take them."""
    text = text.rpartition("@")[2]
    end = text.find("]") + 1 if text.startswith("[") else 0
    name, _, port = text[end:].partition(":")
    host = read_host(text[:end] + name)
    digits = port.lstrip("0")
    if not host or not set(port) <= set("0123456789") or len(digits) > len(str(_LAST_PORT)):
        return ""
    number = int(port) if port else PORTS[scheme]
    if number > _LAST_PORT:
        return ""
    return host if number == PORTS[scheme] else f"{host}:{number}"


def _cut(text: str) -> tuple[str, str, str]:
    """Path, query and fragment, the last two with their marks."""
    text, hash_sign, fragment = text.partition("#")
    way, mark, query = text.partition("?")
    return way, mark + query, hash_sign + fragment


def _joined(way: str, base_path: str) -> tuple[str, bool]:
    """A path below a base, with "." and ".." taken away (§4.4, path state), and whether there were too many ".."."""
    if "\\" in way:
        way = way.replace("\\", "/")
    whole = way if way[0] == "/" else base_path[: base_path.rfind("/") + 1] + way
    return _walked(whole) if "/." in whole or "/%2" in whole else (whole, False)


def _walked(whole: str) -> tuple[str, bool]:
    steps: list[str] = []
    climbs = False
    parts = whole.split("/")[1:]
    for index, part in enumerate(parts):
        name, is_last = part.lower(), index == len(parts) - 1
        if name in _UP:
            climbs = climbs or not steps
            del steps[-1:]
            steps += [""] if is_last else []
        elif name in _HERE:
            steps += [""] if is_last else []
        else:
            steps.append(part)
    return f"/{'/'.join(steps)}", climbs
