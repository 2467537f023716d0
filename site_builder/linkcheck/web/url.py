"""An address ready to be sent: what is asked for is what a resident's phone asks for.

How it is read, `text.url` knows; here path and query are percent-encoded. Pure.
"""

from urllib.parse import quote

from site_builder.model.frozen import frozen
from site_builder.text.url import PORTS, WebAddress, split

_PATH_SAFE = "!$%&'()*+,-./:;=@[]_~|^"
_QUERY_SAFE = "!$%&()*+,-./:;=?@[]^_`{|}~\\"
"""What stays as it is beside letters and digits (§1.3, path and special-query percent-encode sets)."""


@frozen
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
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

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
    found = split(text)
    return _ready(found) if found else None


def join(base: RequestUrl, reference: str) -> RequestUrl | None:
    """Where a reference leads from an address: a redirect's Location, a page's refresh. None where nowhere.

    A reference without a fragment keeps that of the base, as redirects do (Fetch Standard §4.4).
    """
    path, mark, query = base.path.partition("?")
    found = split(reference, WebAddress(base.scheme, base.authority, path, mark + query))
    return _ready(found, "" if found.fragment else base.fragment) if found else None


def _ready(found: WebAddress, fragment: str = "") -> RequestUrl:
    """An address with its path and query encoded, and a fragment in place of its own."""
    return RequestUrl(
        scheme=found.scheme,
        host=found.host.strip("[]"),
        port=found.port,
        path=quote(found.path, safe=_PATH_SAFE) + quote(found.query, safe=_QUERY_SAFE),
        fragment=fragment or found.fragment[1:],
    )
