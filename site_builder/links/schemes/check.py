"""Checks links of special forms: calls, SMS, e-mail, Zalo, app stores, maps and payments.

Nothing here asks anybody. What cannot be said for sure is a warning (`model.severity`), or is not reported.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import unquote

from site_builder.links.schemes.app_stores import store_fault
from site_builder.links.schemes.maps import geo_fault, map_fault, swapped
from site_builder.links.schemes.phone import NumberFault, number_fault, other_number
from site_builder.links.schemes.vietqr import emv_fault, image_fault
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused
from site_builder.text.host import is_mail_host
from site_builder.text.phones import is_mobile
from site_builder.text.url import WebAddress, split

_MAILBOX = re.compile(r"[^\s@<>()\[\]\\,;:\"]+@(?:\[[^\]]+\]|[^\s@<>()\[\]\\,;:\"/?#&=]+)|\"[^\"]+\"@[^\s@]+")
_LOCAL_DOTS = re.compile(r"^\.|\.\.|\.@")
_MAILBOX_IN = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PAYMENT = ("000201010211", "000201010212")
"""What the payload of a payment code begins with: its version, and whether it is for many payments or one."""
_BASE = WebAddress("https", "", "/")
"""What addresses without a scheme are relative to."""


def fault(address: str, visible: str) -> Refused | None:
    """Returns what is wrong with a link. Its hint is a whole address, and nothing is wrong with that one."""
    refused = _first_fault(address, visible)
    hint = refused.words.get("hint", "") if refused else ""
    if refused and hint and _first_fault(hint, ""):
        return Refused(refused.code, **{**refused.words, "hint": ""})
    return refused


def _first_fault(address: str, visible: str) -> Refused | None:
    """Returns what is wrong with a link, or with a number in its visible words that differs from the link's number.

    >>> fault("tel:02513123465", "Gọi 0251 3 123 456").code
    'form-shown-differs'
    """
    written = address.strip()
    scheme, mark, rest = written.partition(":")
    check = _SCHEMES.get(scheme.lower()) if mark else None
    if check:
        return check(address, rest, visible)
    if written.startswith(_PAYMENT):
        return _refused(emv_fault(written), address)
    web = split(written, _BASE)
    if not web or not web.authority:
        return None
    host, path, query = web.host.removeprefix("www."), unquote(web.path), web.query[1:]
    if host == "zalo.me":
        return _zalo(address, path, visible)
    on_map = map_fault(host, path, query)
    if on_map:
        return _refused((on_map[0], swapped(address, on_map[1])), address)
    return _refused(store_fault(host, path, query) or image_fault(host, path, query), address)


def problem(address: str, visible: str, place: Location) -> Problem | None:
    """The fault of an address as a problem at its place."""
    refused = _fault(address, visible)
    return Problem.found(refused.code, place, **refused.words) if refused else None


_fault = lru_cache(maxsize=4096)(fault)


def _refused(found: tuple[str, str] | None, address: str) -> Refused | None:
    """Adds to a fault the words that the message of every link form may use."""
    return Refused(found[0], value=address, hint=found[1]) if found else None


def _differs(address: str, number: str, visible: str) -> Refused | None:
    other = other_number(visible, number)
    return Refused("form-shown-differs", value=address, shown=other, target=unquote(number)) if other else None


def _tel(address: str, rest: str, visible: str) -> Refused | None:
    return _wrong_number(number_fault(rest), rest, address) or _differs(address, rest, visible)


def _wrong_number(found: NumberFault | None, number: str, address: str) -> Refused | None:
    """A number's fault, with the area code that does not exist where that is the fault."""
    if not found:
        return None
    hint = address.strip().replace(number.strip(), found.hint, 1) if found.hint else ""
    return Refused(found.code, value=address, hint=hint, **({"area": found.area} if found.area else {}))


def _sms(address: str, rest: str, visible: str) -> Refused | None:
    """Checks `sms:`, which may have no number (the person chooses), one or several (RFC 5724).

    Older iPhones need "&body=", so that is allowed too.
    """
    numbers = [part for part in re.split(r"[,;]", re.split(r"[?&]", rest.removeprefix("//"))[0]) if part.strip()]
    if not numbers:
        return None if "body=" in rest else _refused(("form-phone-none", ""), address)
    wrong = next((one for one in numbers if number_fault(one)), "")
    if wrong or len(numbers) > 1:
        return _wrong_number(number_fault(wrong), wrong, address) if wrong else None
    return _differs(address, numbers[0], visible)


def _mailto(address: str, rest: str, visible: str) -> Refused | None:
    """Checks `mailto:` by RFC 6068: any number of mailboxes, with more mailboxes and other fields after "?"."""
    first, _, query = rest.partition("?")
    fields = [(name.lower(), value) for name, _, value in (field.partition("=") for field in query.split("&"))]
    lists = [first, *(value for name, value in fields if name in ("to", "cc", "bcc"))]
    boxes = [box for text in lists for box in _mailboxes(unquote(text))]
    if not boxes and not query:
        return _refused(("form-mail-none", ""), address)
    found = next(filter(None, map(_mailbox_fault, boxes)), "")
    if found:
        return _refused((found, ""), address)
    if _is_badly_encoded(rest):
        return _refused(("form-mail-coding", ""), address)
    named = [name.casefold() for name in _MAILBOX_IN.findall(visible)]
    if named and boxes and not any(name in box.casefold() for name in named for box in boxes):
        return Refused("form-shown-differs", value=address, shown=named[0], target=boxes[0])
    return None


def _mailboxes(text: str) -> list[str]:
    """Returns the mailboxes of a list. Names may stand before them, and may contain commas: Tổ 1, ấp 2 <to1@…>."""
    framed = re.findall(r"<([^<>]*)>", text)
    return framed or [box.strip() for box in re.split(r"[,;]", text) if box.strip()]


def _mailbox_fault(box: str) -> str:
    """Returns the rule that a mailbox breaks, or ""."""
    if not _MAILBOX.fullmatch(box) or _LOCAL_DOTS.search(box.rpartition("@")[0] + "@"):
        return "form-mail-form"
    host = box.rpartition("@")[2]
    return "" if host.startswith("[") or is_mail_host(host) else "form-mail-host"


def _is_badly_encoded(text: str) -> bool:
    """Returns whether percent signs do not spell UTF-8 (RFC 6068 §5)."""
    if _PERCENT.search(text):
        return True
    try:
        unquote(text, errors="strict")
    except UnicodeDecodeError:
        return True
    return False


_ZALO_ITSELF = ("", "zalo", "zalo.me", "www.zalo.me", "https://zalo.me", "https://zalo.me/", "trang zalo")
"""A link to Zalo's own start page has such words. Behind all other words residents expect a person or an office."""
_ZALO_ID = range(14, 26)
"""The id of an official account has so many digits, more than any phone number."""


def _zalo(address: str, path: str, visible: str) -> Refused | None:
    """Checks a link to Zalo: a person by mobile number, a group `g/…`, an account by id or name, or Zalo itself."""
    name = path.strip("/").removeprefix("+")
    if name == "g" or (not name and visible.strip().lower() not in _ZALO_ITSELF):
        return _refused(("form-zalo-path", ""), address)
    if not re.fullmatch(r"[\d\s.()-]+", name):
        return None
    digits = re.sub(r"\D", "", name)
    if len(digits) in _ZALO_ID:
        return None
    mobile = "0" + digits.removeprefix("84") if digits.startswith("84") else digits
    if is_mobile(mobile) and digits == name:
        return _differs(address, mobile, visible)
    hint = next((one for one in (mobile, f"0{mobile}") if is_mobile(one)), "")
    if not hint and not digits.startswith(("0", "84")):
        return None  # the name of an account may consist of digits
    return _refused(("form-zalo-number", f"https://zalo.me/{hint}" if hint else ""), address)


def _geo(address: str, rest: str, _shown: str) -> Refused | None:
    found = geo_fault(rest)
    return _refused((found[0], swapped(address, found[1])), address) if found else None


def _market(address: str, rest: str, _shown: str) -> Refused | None:
    path, _, query = rest.removeprefix("//").partition("?")
    return _refused(store_fault("play.google.com", f"/store/apps/{path.strip('/')}", query), address)


def _apple(address: str, rest: str, _shown: str) -> Refused | None:
    """`itms-apps://` opens the App Store on the page that the rest names."""
    web = split(rest, _BASE)
    return _refused(store_fault(web.host, unquote(web.path), web.query[1:]), address) if web else None


_SCHEMES: Mapping[str, Callable[[str, str, str], Refused | None]] = {
    "tel": _tel,
    "sms": _sms,
    "smsto": _sms,
    "mailto": _mailto,
    "geo": _geo,
    "market": _market,
    "itms-apps": _apple,
    "itms-appss": _apple,
}
"""It maps a URL scheme to the function that checks it."""
