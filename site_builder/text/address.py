"""Addresses: of pages inside the site, of other sites, of mailboxes.

Inside the site they are POSIX paths without a leading slash; a page's ends in "/" or is "" (the root).
"""

import posixpath
import re
from urllib.parse import quote

from site_builder.model.problem import Refused
from site_builder.model.scalars import AndroidId, AppleId, BaseUrl, Email, Url
from site_builder.text.host import is_mail_host
from site_builder.text.url import split

_LONGEST_BASE = 100
"""Characters. A guide's QR code then has fewer than 57 modules a side, and phones can read it."""

_LOGIN = r"(?i)https?:[/\\\\]*[^/\\\\?#]*@"
"""A name, and most often a password, before the host."""
_SAFE = re.compile(r"[A-Za-z0-9/._~-]+")
"""What `quote` leaves as it is: nearly every address, and a page has thirty."""
PAGE_IDS = frozenset(
    {"a4", "a5", "ai-giup", "cach-lam", "can", "can-co", "can-giup", "chinh", "chinh-thuc", "co", "coi-chung", "con-so"}
    | {"de-lam-gi", "giay", "goi", "hay-sai", "kenh", "khong-dien-thoai", "lien-quan", "ma", "ma-qr", "nhat-ky"}
    | {"nho", "nhom", "noi", "phan-anh", "ra-quan", "sai", "sap-toi", "su-kien", "tep", "the", "tin", "to", "tru-so"}
    | {"truoc-day", "ve", "di-cho", "cho-nguoi-mua", "cho-nguoi-ban", "cho-tien-lon", "cho-doc-them", "hoi-them"}
    | {"tung-noi", "tung-thang", "viec-o-dau", "chep", "tin-gui", "cho-to", "viec"}
    | {"tim", "tim-muc", "tim-so", "tim-thay"},
)
"""The ids that page templates give their own parts; a heading of the same words gets a number (`cach-lam-2`)."""


def relative(source: str, target: str) -> str:
    """The shortest link from one page to another address, right at a domain's root and under a sub-path.

    >>> relative("bao-quang/huong-dan/cai-vneid/", "bao-quang/")
    '../../'
    >>> relative("", "bao-quang/#goi")
    'bao-quang/#goi'
    """
    path, mark, fragment = target.partition("#")
    if path == source and mark:
        return mark + fragment
    folder, climbs = source[: source.rfind("/") + 1], 0
    while not path.startswith(folder):
        folder, climbs = folder[: folder.rfind("/", 0, -1) + 1], climbs + 1
    link = "../" * climbs + path[len(folder) :] or "./"
    return (link if _SAFE.fullmatch(link) else quote(link, safe="/-._~")) + mark + fragment


def absolute(base_url: str, target: str) -> str:
    """The canonical address under the site's base, which may have a path of its own."""
    return base_url.rstrip("/") + "/" + target


def spoken(address: str) -> str:
    """The address as it is printed under a QR code: without the scheme and the last slash."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def climb(file: str, reference: str) -> str | None:
    """The content path that a relative reference in `file` names; None when it climbs out of the content."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), reference))
    return None if path.startswith(("../", "/")) or path == ".." else path


def read_url(text: str) -> Url:
    """An absolute web address, written as a whole, with a host that browsers find and without anybody's password."""
    is_whole = re.fullmatch(r"https?://[^/\\\s][^\\ ]*", text, re.IGNORECASE)
    found = split(text) if is_whole else None
    if found and re.match(_LOGIN, text):
        raise Refused("url-login")
    if not found or not found.port:
        raise Refused("url-form", value=text)
    return Url(text)


def read_base_url(text: str) -> BaseUrl:
    """The address of a whole site: short enough to print as a QR code, and without what belongs to one page."""
    read_url(text)
    if "?" in text or "#" in text or len(text) > _LONGEST_BASE:
        raise Refused("base-url-form", value=text)
    return BaseUrl(text)


def read_email(text: str) -> Email:
    """A mailbox: one @, a host with a dot, no spaces."""
    name, _, host = text.rpartition("@")
    if not re.fullmatch(r"[^@\s<>\"':?]+", name) or not is_mail_host(host):
        raise Refused("email-form", value=text)
    return Email(text)


def read_android_id(text: str) -> AndroidId:
    """A Google Play package, also out of the store's address."""
    match = re.fullmatch(r"(?:https://play\.google\.com/store/apps/details\?id=)?([A-Za-z]\w*(?:\.\w+)+)(?:&.*)?", text)
    if not match:
        raise Refused("store-id", value=text)
    return AndroidId(match[1])


def read_apple_id(text: str) -> AppleId:
    """An App Store number, also out of the store's address."""
    match = re.fullmatch(r"(?:https://apps\.apple\.com/\S*/)?(?:id)?(\d{3,12})(?:\?.*)?", text)
    if not match:
        raise Refused("store-id", value=text)
    return AppleId(match[1])
