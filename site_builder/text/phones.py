"""Vietnamese telephone numbers: read, shown in groups, dialled."""

import re

from site_builder.model.problem import Refused
from site_builder.model.records import Mobile, Phone

SHORT = frozenset({"111", "112", "113", "114", "115", "1022"})
"""Numbers that are dialled as they are, nationwide (P78; 1022: P59)."""

_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_LANDLINE = re.compile(r"02\d{9}")
_AREA_1022 = re.compile(r"(02\d{1,2})1022")
_SERVICE = re.compile(r"1[89]00\d{4,6}")
_BETWEEN = re.compile(r"(?<=\d{3})\D+(?=\d{3})")
_AND = re.compile(r"[/,;|]|hoặc|và| - ")
_TWO_DIGIT_AREAS = ("024", "028")
"""Hà Nội and TP. Hồ Chí Minh; all other areas have three digits after 0."""


def read_phone(text: str) -> Phone:
    """The digits of a number in any of the ways officials write it.

    Raises Refused for anything that is not one whole number.
    """
    if not re.search(r"\d", text):
        raise Refused("phone-none", value=text)
    if any(_AND.search(between) for between in _BETWEEN.findall(text)):
        raise Refused("phone-two", value=text)
    bare = re.sub(r"[\s.()-]", "", text)
    digits = re.sub(r"^(?:\+84|0084)0?", "0", bare)
    if not digits.isdecimal() or not digits.isascii():
        raise Refused("phone-letters", value=text)
    if digits in SHORT or any(form.fullmatch(digits) for form in (_MOBILE, _LANDLINE, _AREA_1022, _SERVICE)):
        return Phone(digits)
    if digits[:1] != "0":
        raise Refused("phone-unknown", value=text)
    wanted = 11 if digits.startswith("02") else 10
    if len(digits) < wanted:
        raise Refused("phone-short", value=text, wanted=str(wanted))
    raise Refused("phone-long" if len(digits) > wanted else "phone-unknown", value=text, wanted=str(wanted))


def is_mobile(digits: str) -> bool:
    """Whether digits as dialled inside Vietnam are a mobile's."""
    return bool(_MOBILE.fullmatch(digits))


def read_mobile(text: str) -> Mobile:
    """A mobile number; raises Refused for any other."""
    phone = read_phone(text)
    if not is_mobile(phone):
        raise Refused("phone-not-mobile", value=text)
    return Mobile(phone)


def show_phone(phone: Phone) -> str:
    """The number in groups, as people read it aloud: "0912 345 678", "0251 1022", "1900 1006", "113"."""
    if phone in SHORT:
        return phone
    if phone.startswith(("18", "19")):
        return _groups(phone, 4, 4) if len(phone) == 8 else _groups(phone, 4, 2, 2, 2)  # noqa: PLR2004 - 1900 1006
    if match := _AREA_1022.fullmatch(phone):
        return f"{match[1]} 1022"
    if phone.startswith("02"):
        return _groups(phone, 3, 4, 4) if phone.startswith(_TWO_DIGIT_AREAS) else _groups(phone, 4, 4, 3)
    return _groups(phone, 4, 3, 3)


def is_switchboard(phone: Phone) -> bool:
    """Whether a number is 1022, with or without its area: one number for everything (P59)."""
    return phone == "1022" or bool(_AREA_1022.fullmatch(phone))


def dial(phone: Phone) -> str:
    """The `tel:` address. Only ordinary numbers take +84: short, 1800, 1900 and area 1022 numbers stay as they are."""
    national = phone in SHORT or phone.startswith("1") or _AREA_1022.fullmatch(phone)
    return f"tel:{phone}" if national else f"tel:+84{phone[1:]}"


def _groups(digits: str, *sizes: int) -> str:
    parts, rest = [], digits
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)
