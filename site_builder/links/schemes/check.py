"""What is wrong with an address of a special form: a call, a message, a letter, Zalo, a store, a map, a payment.

Nothing here asks anybody. What cannot be said for sure is a warning (`model.severity`) or nothing.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import unquote

from site_builder.links.schemes.app_stores import store_fault
from site_builder.links.schemes.maps import geo_fault, map_fault
from site_builder.links.schemes.phone import number_fault, other_number
from site_builder.links.schemes.vietqr import emv_fault, image_fault
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused
from site_builder.text.phones import is_mobile

_MAILBOX = re.compile(r"[^\s@<>()\[\]\\,;:\"]+@(?:\[[^\]]+\]|[^\s@<>()\[\]\\,;:\"/?#&=]+)|\"[^\"]+\"@[^\s@]+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LOCAL_DOTS = re.compile(r"^\.|\.\.|\.@")
_ADDRESS_IN = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PAYMENT = ("000201010211", "000201010212")
"""What the payload of a payment code begins with: its version, and whether it is for many payments or one."""
_WEB = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)(?::\d*)?([^?#]*)(?:\?([^#]*))?", re.IGNORECASE)


def fault(address: str, shown: str) -> Refused | None:
    """What is wrong with an address, or with a number in the link's visible words that is not the link's.

    >>> fault("tel:02513123465", "Gọi 0251 3 123 456").code
    'form-shown-differs'
    """
    written = address.strip()
    scheme, mark, rest = written.partition(":")
    judge = _SCHEMES.get(scheme.lower()) if mark else None
    if judge:
        return judge(address, rest, shown)
    if written.startswith(_PAYMENT):
        return _told(emv_fault(written), address)
    web = _WEB.match(written)
    if not web:
        return None
    host, path, query = web[1].lower().rstrip(".").removeprefix("www."), unquote(web[2]), web[3] or ""
    if host == "zalo.me":
        return _zalo(address, path, shown)
    return _told(
        store_fault(host, path, query) or map_fault(host, path, query) or image_fault(host, path, query), address
    )


def problem(address: str, shown: str, place: Location) -> Problem | None:
    """The fault of an address as a problem at its place."""
    refused = _fault(address, shown)
    return Problem.found(refused.code, place, **refused.words) if refused else None


_fault = lru_cache(maxsize=4096)(fault)


def _told(found: tuple[str, str] | None, address: str) -> Refused | None:
    """A fault with the words that every rule of forms may name."""
    return Refused(found[0], value=address, hint=found[1]) if found else None


def _differs(address: str, number: str, shown: str) -> Refused | None:
    other = other_number(shown, number)
    return Refused("form-shown-differs", value=address, shown=other, target=unquote(number)) if other else None


def _call(address: str, rest: str, shown: str) -> Refused | None:
    return _told(number_fault(rest), address) or _differs(address, rest, shown)


def _message(address: str, rest: str, shown: str) -> Refused | None:
    """`sms:` with none (the person chooses), one or several numbers (RFC 5724); iPhones once wanted &body=."""
    numbers = [part for part in re.split(r"[,;]", re.split(r"[?&]", rest.removeprefix("//"))[0]) if part.strip()]
    if not numbers:
        return None if "body=" in rest else _told(("form-phone-none", ""), address)
    found = next(filter(None, map(number_fault, numbers)), None)
    if found or len(numbers) > 1:
        return _told(found, address)
    return _differs(address, numbers[0], shown)


def _letter(address: str, rest: str, shown: str) -> Refused | None:
    """`mailto:` by RFC 6068: any number of mailboxes, more of them and everything else as fields after "?"."""
    first, _, query = rest.partition("?")
    fields = [(name.lower(), value) for name, _, value in (field.partition("=") for field in query.split("&"))]
    lists = [first, *(value for name, value in fields if name in ("to", "cc", "bcc"))]
    boxes = [box for text in lists for box in _mailboxes(unquote(text))]
    if not boxes and not query:
        return _told(("form-mail-none", ""), address)
    found = next(filter(None, map(_mailbox_fault, boxes)), "")
    if found:
        return _told((found, ""), address)
    if _is_ill_coded(rest):
        return _told(("form-mail-coding", ""), address)
    named = [name.casefold() for name in _ADDRESS_IN.findall(shown)]
    if named and boxes and not any(name in box.casefold() for name in named for box in boxes):
        return Refused("form-shown-differs", value=address, shown=named[0], target=boxes[0])
    return None


def _mailboxes(text: str) -> list[str]:
    """The mailboxes of a list; names may stand before them, and hold commas: Tổ 1, ấp 2 <to1@…>."""
    framed = re.findall(r"<([^<>]*)>", text)
    return framed or [box.strip() for box in re.split(r"[,;]", text) if box.strip()]


def _mailbox_fault(box: str) -> str:
    """The rule that a mailbox breaks."""
    if not _MAILBOX.fullmatch(box) or _LOCAL_DOTS.search(box.rpartition("@")[0] + "@"):
        return "form-mail-form"
    host = box.rpartition("@")[2]
    return "" if host.startswith("[") or _HOST.fullmatch(host) else "form-mail-host"


def _is_ill_coded(text: str) -> bool:
    """Whether percent signs do not spell UTF-8 (RFC 6068 §5)."""
    if _PERCENT.search(text):
        return True
    try:
        unquote(text, errors="strict")
    except UnicodeDecodeError:
        return True
    return False


_ZALO_ITSELF = ("", "zalo", "zalo.me", "www.zalo.me", "https://zalo.me", "https://zalo.me/", "trang zalo")
"""Words of a link to Zalo's own first page; behind all others residents expect somebody."""
_ZALO_ID = range(14, 26)
"""Digits of an official account's id: longer than any telephone number."""


def _zalo(address: str, path: str, shown: str) -> Refused | None:
    """A person by their mobile number, a group `g/…`, an official account by its id or name; or Zalo itself."""
    name = path.strip("/").removeprefix("+")
    if name == "g" or (not name and shown.strip().lower() not in _ZALO_ITSELF):
        return _told(("form-zalo-path", ""), address)
    if not re.fullmatch(r"[\d\s.()-]+", name):
        return None
    digits = re.sub(r"\D", "", name)
    if len(digits) in _ZALO_ID:
        return None
    mobile = "0" + digits.removeprefix("84") if digits.startswith("84") else digits
    if is_mobile(mobile) and digits == name:
        return _differs(address, mobile, shown)
    hint = next((one for one in (mobile, f"0{mobile}") if is_mobile(one)), "")
    if not hint and not digits.startswith(("0", "84")):
        return None  # an account may have digits for a name
    return _told(("form-zalo-number", f"https://zalo.me/{hint}" if hint else ""), address)


def _geo(address: str, rest: str, _shown: str) -> Refused | None:
    return _told(geo_fault(rest), address)


def _market(address: str, rest: str, _shown: str) -> Refused | None:
    path, _, query = rest.removeprefix("//").partition("?")
    return _told(store_fault("play.google.com", f"/store/apps/{path.strip('/')}", query), address)


def _apple(address: str, rest: str, _shown: str) -> Refused | None:
    """`itms-apps://` opens the App Store on the page that the rest names."""
    web = _WEB.match(rest)
    return _told(store_fault(web[1].lower(), unquote(web[2]), web[3] or ""), address) if web else None


_SCHEMES: Mapping[str, Callable[[str, str, str], Refused | None]] = {
    "tel": _call,
    "sms": _message,
    "smsto": _message,
    "mailto": _letter,
    "geo": _geo,
    "market": _market,
    "itms-apps": _apple,
    "itms-appss": _apple,
}
"""To add a form with a scheme of its own, write a function and name it here."""
