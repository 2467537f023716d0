"""Where a reference of a page leads: inside the site, outside, to another program, or by mistake nowhere.

How an address is read, `text.url` knows. Here it is compared with the site's own address, and slips that browsers
forgive, or read in a way that nobody meant, are recognised.
"""

import re
from enum import StrEnum
from urllib.parse import unquote_to_bytes

from site_builder.links.url.local import is_local
from site_builder.model.frozen import frozen
from site_builder.text.url import PORTS, SCHEME, WebAddress, cleaned, split

_SLIP = re.compile(r"(?:h{0,2}t{1,4}p{1,2}|hp+t+p?|ht{1,3}|htts?p)s{0,2}\.?", re.IGNORECASE)
_SLIPPED = re.compile(r"(?:h{0,2}t{1,4}p{1,2}s{0,2}[;.,]?|:)\s*//+:?/*", re.IGNORECASE)
"""What is left of "https://" where a key was missed: https//x, https;//x, ://x."""
_DRIVE = re.compile(r"[A-Za-z]:[\\/|]|[A-Za-z]:\Z|[A-Za-z]\|[\\/]")
_DIRECTIVE = ":~:"
"""Begins a text fragment, which is not part of the id (URL Fragment Text Directives §3.2)."""
_NOWHERE = WebAddress("https", "", "/")


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


@frozen
class SiteAddress:
    """The site's own address. Without a host it is not known, and only relative references lead inside."""

    scheme: str = "https"
    host: str = ""
    """In lower case, with the port unless it is the scheme's own."""
    path: str = "/"
    """Where the site's root lies on its host; it begins and ends in a slash: "/" or "/247/"."""


@frozen
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
    found = absolute(address, _NOWHERE)
    if isinstance(found, ResolvedUrl) or not found.authority:
        return SiteAddress()
    folder = found.path.strip("/")
    return SiteAddress(scheme=found.scheme, host=found.authority, path=f"/{folder}/" if folder else "/")


def page_base(path: str, home: SiteAddress) -> WebAddress:
    """What the references of a file are relative to."""
    written = path.replace("%", "%25").replace("?", "%3F").replace("#", "%23").replace("\\", "%5C")
    return WebAddress(home.scheme, home.host, home.path + written)


def rebased(value: str, base: WebAddress, home: SiteAddress) -> WebAddress | None:
    """The base that a `<base href>` makes; None where it makes none that could be known."""
    target = absolute(value, base)
    if isinstance(target, ResolvedUrl):
        return None
    authority = home.host if target.authority == base.authority == "" else target.authority
    return WebAddress(target.scheme, authority, target.path)


def resolve(value: str, base: WebAddress, home: SiteAddress) -> ResolvedUrl:
    """What a reference names.

    >>> resolve("../a%20b.html#x", page_base("c/d.html", SiteAddress()), SiteAddress()).path
    'a b.html'
    """
    found = absolute(value, base)
    if isinstance(found, ResolvedUrl):
        return found
    fragment = found.fragment[1:].partition(_DIRECTIVE)[0]
    address = f"{found.scheme}://{found.authority}{found.path}{found.query}" if found.authority else ""
    if found.authority != home.host:
        if is_local(found.host):
            return ResolvedUrl(realm=Realm.FAULTY, code="site-local")
        return ResolvedUrl(realm=Realm.OUTSIDE, address=address, fragment=fragment)
    below = _below(found.path, home.path)
    if below is not None:
        return ResolvedUrl(realm=Realm.INSIDE, path=decoded(below), fragment=fragment, climbs=found.climbs)
    return ResolvedUrl(
        realm=Realm.OUTSIDE,
        path=decoded(found.path[1:]),
        fragment=fragment,
        address=address,
        code="site-outside-base",
        climbs=found.climbs,
    )


def _below(way: str, root: str) -> str | None:
    """The part of a path below the site's root; None for what lies beside it."""
    if way.startswith(root):
        return way[len(root) :]
    plain, plain_root = decoded(way), decoded(root)
    if f"{plain}/" == plain_root:
        return ""
    return plain[len(plain_root) :].replace("%", "%25") if plain.startswith(plain_root) else None


def decoded(path: str) -> str:
    """A path as files are named: percent-decoded as UTF-8; what is not UTF-8 stays recognisable as such."""
    return unquote_to_bytes(path).decode("utf-8", "surrogateescape") if "%" in path else path


def absolute(value: str, base: WebAddress) -> WebAddress | ResolvedUrl:
    """A reference as a whole web address; or what else it is."""
    text = cleaned(value)
    match = SCHEME.match(text)
    if match:
        return _with_scheme(match[1].lower(), text, text[match.end() :], base)
    if text[:2].replace("\\", "/") != "//" and (_SLIPPED.match(text) or _DRIVE.match(text)):
        return _slipped(text)
    return split(text, base) or ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=_mended(base.scheme, text))


def _slipped(text: str) -> ResolvedUrl:
    if _DRIVE.match(text):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-local")
    rest = _SLIPPED.sub("", text, count=1).lstrip("/:")
    return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=f"https://{rest}")


_LOCAL = {"file", "localhost", "res"}
_SILENT = {"data", "javascript", "about", "blob", "vbscript", "cid", "mid", "urn", "view-source", "chrome", "resource"}


def _with_scheme(scheme: str, text: str, rest: str, base: WebAddress) -> WebAddress | ResolvedUrl:
    if scheme in PORTS:
        return _web_address(scheme, rest, text, base)
    if scheme in _LOCAL or _DRIVE.match(text):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-local")
    if _SLIP.fullmatch(scheme) and rest.startswith("//"):
        return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=f"https:{rest}")
    if "." in scheme and rest[:1].isdigit():  # example.com:8080/x: what stands before the colon is a host
        return ResolvedUrl(realm=Realm.FAULTY, code="site-no-scheme", hint=f"https://{text}")
    return ResolvedUrl(realm=Realm.NOWHERE) if scheme in _SILENT else ResolvedUrl(realm=Realm.SPOKEN, address=text)


def _web_address(scheme: str, rest: str, text: str, base: WebAddress) -> WebAddress | ResolvedUrl:
    """An address of the web. One with too few slashes opens, but is hardly what was meant; more than two are as two."""
    slashes = len(rest) - len(rest.lstrip("/\\"))
    if slashes < len("//") and scheme != base.scheme:
        return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=f"{scheme}://{rest.lstrip('/ ')}")
    found = split(text, base)
    if found is None or found.host in PORTS:  # https://https://x: its host would be "https"
        return ResolvedUrl(realm=Realm.FAULTY, code="site-malformed", hint=_mended(scheme, text))
    return found


def _mended(scheme: str, text: str) -> str:
    """The address inside one that was pasted twice: https://https://x."""
    inner = text.rfind("://")
    first = text.find("://")
    return f"{scheme}://{text[inner + 3 :]}" if inner > first else ""
