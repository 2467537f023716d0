"""A reference, as it is written, and the page that writes it → what a browser would ask for (WHATWG URL Standard).

`urllib.parse.urljoin` follows RFC 3986 instead: it folds `a//b`, knows no backslash, keeps tabs and line ends.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote_to_bytes

from site_builder.links.url.host import is_local, read_authority

_EDGES = "".join(map(chr, range(0x21)))
"""C0 controls and the space, which browsers strip from both ends (§4.4)."""
_INNER = str.maketrans("", "", "\t\n\r")
"""What they drop everywhere."""
_DIRTY = re.compile(r"[\x00-\x20]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_STEP = re.compile(r"[/\\]")
_WEB = ("http", "https")
_SLIP = re.compile(r"(?:h{0,2}t{1,4}p{1,2}|hp+t+p?|ht{1,3}|htts?p)s{0,2}\.?", re.IGNORECASE)
_SLIPPED = re.compile(r"(?:h{0,2}t{1,4}p{1,2}s{0,2}[;.,]?|:)\s*//+:?/*", re.IGNORECASE)
"""What is left of "https://" where a key was missed: https//x, https;//x, ://x."""
_UP = {"..", ".%2e", "%2e.", "%2e%2e"}
_HERE = {".", "%2e"}
_DRIVE = re.compile(r"[A-Za-z]:[\\/|]|[A-Za-z]:\Z|[A-Za-z]\|[\\/]")
_DIRECTIVE = ":~:"
"""Begins a text fragment, which is not part of the id (URL Fragment Text Directives §3.2)."""


class Realm(StrEnum):
    """Where a reference leads."""

    INSIDE = "inside"
    """To a file of the site: `path`, and `fragment`."""
    OUTSIDE = "outside"
    """To another host: `address`."""
    SPOKEN = "spoken"
    """To a program beside the browser: mailto, tel, sms, zalo …"""
    NOWHERE = "nowhere"
    """To nothing that could be missing: data, javascript, about, blob."""
    FAULTY = "faulty"
    """It can be seen from the reference alone that it leads nowhere: `code`, and what was probably meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAddress:
    """The site's own address. Without a host it is not known, and only relative references lead inside."""

    scheme: str = "https"
    host: str = ""
    """In lower case, with the port unless it is the scheme's own."""
    path: str = "/"
    """Where the site's root lies on its host; it begins and ends in a slash: "/" or "/247/"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseAddress:
    """What references are relative to: the page's address, or that of its `<base href>`."""

    scheme: str
    host: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedUrl:
    """What a reference names."""

    realm: Realm
    path: str = ""
    """Inside: decoded, from the site's root, without a slash at its beginning; "" is the root."""
    fragment: str = ""
    """As written, without "#" and without a text directive."""
    address: str = ""
    """Outside: absolute, without its fragment."""
    code: str = ""
    """Faulty, or leading out of a site under a sub-path: the rule that is broken."""
    hint: str = ""
    climbs: bool = False
    """Whether it goes up further than there are folders. Browsers stay at the root then."""


def read_home(address: str) -> SiteAddress:
    """The site's own address, out of its base URL; nothing is known from one that is no web address."""
    found = absolute(address, BaseAddress(scheme="https", host="", path="/"))
    if isinstance(found, ResolvedUrl) or not found[1]:
        return SiteAddress()
    scheme, host, path, _ = found
    folder = re.split(r"[?#]", path)[0].strip("/")
    return SiteAddress(scheme=scheme, host=host, path=f"/{folder}/" if folder else "/")


def page_base(path: str, home: SiteAddress) -> BaseAddress:
    """What the references of a file are relative to."""
    written = path.replace("%", "%25").replace("?", "%3F").replace("#", "%23").replace("\\", "%5C")
    return BaseAddress(scheme=home.scheme, host=home.host, path=home.path + written)


def rebased(value: str, base: BaseAddress, home: SiteAddress) -> BaseAddress | None:
    """The base that a `<base href>` makes; None where it makes none that could be known."""
    target = absolute(value, base)
    if isinstance(target, ResolvedUrl):
        return None
    scheme, host, path, _ = target
    return BaseAddress(scheme=scheme, host=home.host if host == base.host == "" else host, path=path.partition("?")[0])


def cleaned(value: str) -> str:
    """A reference without what browsers strip from it."""
    return value.strip(_EDGES).translate(_INNER) if _DIRTY.search(value) else value


def resolve(value: str, base: BaseAddress, home: SiteAddress) -> ResolvedUrl:
    """What a reference names.

    >>> resolve("../a%20b.html#x", page_base("c/d.html", Home()), Home()).path
    'a b.html'
    """
    found = absolute(value, base)
    if isinstance(found, ResolvedUrl):
        return found
    scheme, host, path, climbs = found
    path, _, rest = path.partition("#")
    fragment = rest.partition(_DIRECTIVE)[0]
    way = path.partition("?")[0]
    if host != home.host:
        return _outside(scheme, host, path, fragment)
    below = _below(way, home.path)
    if below is not None:
        return ResolvedUrl(realm=Realm.INSIDE, path=decoded(below), fragment=fragment, climbs=climbs)
    return ResolvedUrl(
        realm=Realm.OUTSIDE,
        path=decoded(way[1:]),
        fragment=fragment,
        address=f"{scheme}://{host}{path}" if host else "",
        code="site-outside-base",
        climbs=climbs,
    )


def _below(way: str, root: str) -> str | None:
    """The part of a path below the site's root; None for what lies beside it."""
    if way.startswith(root):
        return way[len(root) :]
    plain, plain_root = decoded(way), decoded(root)
    if f"{plain}/" == plain_root:
        return ""
    return plain[len(plain_root) :].replace("%", "%25") if plain.startswith(plain_root) else None


def _outside(scheme: str, host: str, path: str, fragment: str) -> ResolvedUrl:
    if is_local(host):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-local")
    return ResolvedUrl(realm=Realm.OUTSIDE, address=f"{scheme}://{host}{path}", fragment=fragment)


def decoded(path: str) -> str:
    """A path as files are named: percent-decoded as UTF-8; what is not UTF-8 stays recognisable as such."""
    return unquote_to_bytes(path).decode("utf-8", "surrogateescape") if "%" in path else path


SplitUrl = tuple[str, str, str, bool]
"""Scheme, host, path with query and fragment, and whether it climbed above the root."""


def absolute(value: str, base: BaseAddress) -> SplitUrl | ResolvedUrl:
    """A reference as scheme, host and path; or what else it is."""
    text = cleaned(value)
    match = _SCHEME.match(text)
    if match:
        return _with_scheme(match[1].lower(), text, text[match.end() :], base)
    if text[:2].replace("\\", "/") == "//":
        return _web(base.scheme, text[2:], text)
    if _SLIPPED.match(text) or _DRIVE.match(text):
        return _slipped(text)
    path, climbs = _joined(text, base.path)
    return base.scheme, base.host, path, climbs


def _slipped(text: str) -> ResolvedUrl:
    if _DRIVE.match(text):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-local")
    rest = _SLIPPED.sub("", text, count=1).lstrip("/:")
    return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=f"https://{rest}")


_LOCAL = {"file", "localhost", "res"}
_SILENT = {"data", "javascript", "about", "blob", "vbscript", "cid", "mid", "urn", "view-source", "chrome", "resource"}


def _with_scheme(scheme: str, text: str, rest: str, base: BaseAddress) -> SplitUrl | ResolvedUrl:
    if scheme in _WEB:
        return _web_address(scheme, rest, text, base)
    if scheme in _LOCAL or _DRIVE.match(text):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-local")
    if _SLIP.fullmatch(scheme) and rest.startswith("//"):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=f"https:{rest}")
    if "." in scheme and rest[:1].isdigit():  # example.com:8080/x: what stands before the colon is a host
        return ResolvedUrl(realm=Realm.FAULTY, code="site-no-scheme", hint=f"https://{text}")
    return ResolvedUrl(realm=Realm.NOWHERE) if scheme in _SILENT else ResolvedUrl(realm=Realm.SPOKEN, address=text)


def _web_address(scheme: str, rest: str, text: str, base: BaseAddress) -> SplitUrl | ResolvedUrl:
    slashes = len(rest) - len(rest.lstrip("/\\"))
    if slashes < len("//") and scheme == base.scheme:
        path, climbs = _joined(rest, base.path)  # "https:/a" is "/a" to a page of https (special relative state)
        return scheme, base.host, path, climbs
    if slashes != len("//"):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=f"{scheme}://{rest.lstrip('/ ')}")
    return _web(scheme, rest[2:], text)


def _web(scheme: str, rest: str, text: str) -> SplitUrl | ResolvedUrl:
    """An address with a host."""
    end = min((at for at in map(rest.find, "/\\?#") if at >= 0), default=len(rest))
    host = read_authority(rest[:end], scheme)
    if host is None:
        return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=_mended(scheme, text))
    tail = rest[end:]
    path, climbs = _joined(tail if tail[:1] in ("/", "\\") else f"/{tail}", "/")
    return scheme, host, path, climbs


def _mended(scheme: str, text: str) -> str:
    """The address inside one that was pasted twice: https://https://x."""
    inner = text.rfind("://")
    first = text.find("://")
    return f"{scheme}://{text[inner + 3 :]}" if inner > first else ""


def _joined(text: str, base_path: str) -> tuple[str, bool]:
    """A path below a base, with "." and ".." taken away (§4.4, path state), and whether there were too many ".."."""
    end = min((at for at in map(text.find, "?#") if at >= 0), default=len(text))
    way, tail = text[:end], text[end:]
    if not way:
        kept = base_path if not tail.startswith("?") else base_path.partition("?")[0]
        return kept + tail, False
    if "\\" in way:
        way = way.replace("\\", "/")
    folder = "/" if way[0] == "/" else base_path.partition("?")[0]
    folder = folder[: folder.rfind("/") + 1]
    whole = folder + way.removeprefix("/") if way[0] == "/" else folder + way
    if "/." not in whole and "/%2" not in whole:
        return whole + tail, False
    return _walked(whole, tail)


def _walked(whole: str, tail: str) -> tuple[str, bool]:
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
    return f"/{'/'.join(steps)}{tail}", climbs
