"""Vietnamese telephone numbers: which exist, how one is read, why it is none, how it is shown and dialled.

Whatever names a number is judged here: what an editor enters, what a link dials, what a page shows. Which numbers exist
follows from the plan of numbers (Circular 22/2014/TT-BTTTT); numbers of other countries are no part of it.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from site_builder.model.problem import Refused
from site_builder.model.scalars import Mobile, Phone
from site_builder.text.area_codes import AREAS

_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_BODIES = ("069", "080")
"""Lines of the police and the army (069), and of the government (080)."""
_LANDLINE_LENGTH, _MOBILE_LENGTH = 11, 10
_LOCAL = range(5, 9)
"""Digits of a landline number without its area."""
SEPARATORS = r"\s.()\-_·\u2010-\u2015\u200b-\u200f\u2060\ufeff"
"""What people, Word and chat programs write between the digits of one number, as a class of a pattern."""
_BETWEEN = r"(?<=\d{3})\D+(?=\d{3})"
_AND = r"[/,;|]|hoặc|và|\s[-\u2010-\u2015]\s"
"""What stands between two numbers, and between the digits of none."""
_BEGINNING = r"(?:\((?:\+84|0\d{1,3})\)|\+84|0084|0\d|1[89]00)"
_IN_TEXT = re.compile(
    rf"(?<![^\W_]){_BEGINNING}(?:[ \u00a0.()\u2010-\u2015-]{{0,2}}\d){{3,12}}(?!\w|/(?!\s|0\d\d|1[89]00)|[.,]\d)"
)
"""What may be a whole number in a sentence, with its area or as a service; two may stand side by side."""
_DAY_OR_YEARS = re.compile(r"\d\d([ .\u2013-])\d\d\1(?:19|20)\d\d|1[89]00 ?[\u2013-] ?(?:1[89]|20)\d\d")
_FORMER = {former: area for area, former in AREAS.items() if former}
"""An area's code before 2017 → today's."""
_RENUMBERED = {
    "0120": "070",
    "0121": "079",
    "0122": "077",
    "0126": "076",
    "0128": "078",
    "0123": "083",
    "0124": "084",
    "0125": "085",
    "0127": "081",
    "0129": "082",
    "0162": "032",
    "0163": "033",
    "0164": "034",
    "0165": "035",
    "0166": "036",
    "0167": "037",
    "0168": "038",
    "0169": "039",
    "0186": "056",
    "0188": "058",
    "0199": "059",
}
"""Mobile numbers of eleven digits, and what they begin with since 15/9/2018 (plan 798/QĐ-BTTTT)."""


class PhoneFaultKind(Enum):
    """In which way digits are no number."""

    SHORT = "short"
    LONG = "long"
    SERVICE = "service"
    """1800 and 1900 numbers have eight or ten digits, and no other count."""
    AREA = "area"
    """No area has the code with which they begin."""
    UNKNOWN = "unknown"


class PhoneFault(NamedTuple):
    """Why nobody answers to a number."""

    kind: PhoneFaultKind
    meant: str = ""
    """The number of which a known slip has made this one, or ""."""
    area: str = ""
    """The area code that does not exist."""
    wanted: int = 0
    """How many digits such a number has, where it is too short or too long."""


class WrittenPhone(NamedTuple):
    """A number that stands in a text."""

    start: int
    end: int
    number: Phone


def bare(text: str) -> str:
    """A number without what only divides its digits."""
    return re.sub(f"[{SEPARATORS}]", "", text)


def national(number: str) -> str:
    """A bare number as it is dialled inside Vietnam; one of another country keeps its +.

    >>> national("+842513123456"), national("0084912345678"), national("+12025550123")
    ('02513123456', '0912345678', '+12025550123')
    """
    world = "+" + number[2:] if number.startswith("00") else number
    return "0" + world[3:].removeprefix("0") if world.startswith("+84") else world


def is_mobile(digits: str) -> bool:
    """Whether digits as dialled inside Vietnam are a mobile's."""
    return bool(_MOBILE.fullmatch(digits))


def is_service(digits: str) -> bool:
    """Whether digits are a whole 1800 or 1900 number."""
    return digits[:4] in ("1800", "1900") and len(digits) in (8, 10) and digits.isdecimal()


def is_number(digits: str) -> bool:
    """Whether digits are a number that can be dialled in Vietnam."""
    if not (digits.isdecimal() and digits.isascii()):
        return False
    area, rest = _divided(digits)
    if area:
        return _is_short_in_area(rest) or (len(digits) == _LANDLINE_LENGTH and rest[0] in "23456789")
    is_of_body = digits[:3] in _BODIES and 8 <= len(digits) <= 10  # noqa: PLR2004 - 080 12345, 069 2345 678
    return is_mobile(digits) or is_service(digits) or is_of_body or _is_short(digits)


def _is_short(digits: str) -> bool:
    """Whether digits may be an emergency's, a service's or an operator's: 113, 156, 1022, 1414, 8079, 9191.

    Nobody publishes them all. Those of three digits begin with any but 0, those of four with 1 or 5 to 9.
    """
    return (len(digits) == 3 and digits[0] != "0") or (len(digits) == 4 and digits[0] in "156789")  # noqa: PLR2004


def _is_short_in_area(rest: str) -> bool:
    """Whether what follows an area's code is a short number: 0251 1022, 0251 113. No landline begins with 1."""
    return rest[:1] == "1" and len(rest) in (3, 4)


def _divided(digits: str) -> tuple[str, str]:
    """The code of an area that exists, and what follows it; "" where a number begins with none."""
    size = next((size for size in (3, 4) if digits[:size] in AREAS), 0)
    return digits[:size], digits[size:]


def fault_of(digits: str) -> PhoneFault | None:
    """Why digits, as dialled inside Vietnam, are no number; None where they are one."""
    if is_number(digits):
        return None
    if digits.startswith(("1800", "1900")):
        return PhoneFault(PhoneFaultKind.SERVICE)
    meant, former = _meant(digits)
    if meant:
        return PhoneFault(PhoneFaultKind.AREA if former else PhoneFaultKind.UNKNOWN, meant=meant, area=former)
    is_landline = digits.startswith("02")
    if is_landline and len(digits) > len("0217") and not _divided(digits)[0]:
        return PhoneFault(PhoneFaultKind.AREA, area=digits[: len("0217")])
    return _miscounted(digits, _LANDLINE_LENGTH if is_landline else _MOBILE_LENGTH)


def _miscounted(digits: str, wanted: int) -> PhoneFault:
    """The fault of digits of which only the count tells more."""
    if not digits.startswith("0"):
        if digits.isdecimal() and len(digits) in _LOCAL:
            return PhoneFault(PhoneFaultKind.SHORT, wanted=_LANDLINE_LENGTH)
        return PhoneFault(PhoneFaultKind.UNKNOWN)
    if len(digits) == wanted:
        return PhoneFault(PhoneFaultKind.UNKNOWN)
    return PhoneFault(PhoneFaultKind.SHORT if len(digits) < wanted else PhoneFaultKind.LONG, wanted=wanted)


def _meant(digits: str) -> tuple[str, str]:
    """The number of which a known slip has made these digits, and the area code that is none any more; "" for none."""
    if digits[:4] in _RENUMBERED and len(digits) == _MOBILE_LENGTH + 1:
        return _RENUMBERED[digits[:4]] + digits[4:], ""
    for size in (4, 3, 2) if digits[:4] not in AREAS else ():
        former = digits[:size]
        renumbered = _FORMER.get(former, "") + digits[size:]
        if former in _FORMER and len(renumbered) == _LANDLINE_LENGTH and is_number(renumbered):
            return renumbered, former
    home = "0" + digits.removeprefix("84").removeprefix("0") if digits.startswith("84") else f"0{digits}"
    return (home, "") if len(digits) >= _MOBILE_LENGTH - 1 and is_number(home) else ("", "")


def read_phone(text: str) -> Phone:
    """The digits of a number in any of the ways officials write it.

    Raises Refused for anything that is not one whole number, or that nobody can dial.
    """
    if not re.search(r"\d", text):
        raise Refused("phone-none", value=text)
    if any(re.search(_AND, between) for between in re.findall(_BETWEEN, text)):
        raise Refused("phone-two", value=text)
    number = bare(text)
    if not re.fullmatch(r"\+?[0-9]+", number):
        raise Refused("phone-letters", value=text)
    digits = national(number)
    fault = fault_of(digits)
    if fault:
        raise _refusal(fault, text)
    return Phone(digits)


def numbers_in(text: str) -> Iterator[WrittenPhone]:
    """Yields the whole numbers in a text, however they are written: "(0251) 3877999", "0912-345-678", "+84 912 …".

    Short numbers without an area are not among them: "113" may be a number of households.
    """
    start = 0
    while found := _IN_TEXT.search(text, start) if "0" in text or "+84" in text else None:
        end = _end_of_number(found)
        start = end or found.start() + 1
        if end:
            yield WrittenPhone(found.start(), end, Phone(national(bare(text[found.start() : end]))))


def _end_of_number(found: re.Match[str]) -> int:
    """Returns where the first number of a run of digits ends; 0 where it is none. Another one may follow at once."""
    groups = list(re.finditer(r"\d+", found[0]))
    for index in range(len(groups), 0, -1):
        written, rest = found[0][: groups[index - 1].end()], groups[index:]
        is_whole = not rest or rest[0][0].startswith(("0", "1800", "1900"))
        if is_whole and not _DAY_OR_YEARS.fullmatch(written) and is_number(national(bare(written))):
            return found.start() + len(written)
    return 0


_RULES: Mapping[PhoneFaultKind, str] = {
    PhoneFaultKind.SHORT: "phone-short",
    PhoneFaultKind.LONG: "phone-long",
    PhoneFaultKind.SERVICE: "phone-service",
    PhoneFaultKind.AREA: "phone-area",
    PhoneFaultKind.UNKNOWN: "phone-unknown",
}
"""Fault of a value → the rule that tells it."""


def _refusal(fault: PhoneFault, text: str) -> Refused:
    """A fault as it is told of a value.

    Digits that only lack their zero are not repeated: they may be somebody's number, and no mask would know them.
    """
    if fault.meant and fault.meant == f"0{bare(text)}":
        return Refused("phone-zero", better=show_phone(Phone(fault.meant)))
    words = {"value": text, "hint": show_phone(Phone(fault.meant)) if fault.meant else ""}
    words |= {"wanted": str(fault.wanted)} if fault.wanted else {}
    words |= {"area": fault.area} if fault.area else {}
    return Refused(_RULES[fault.kind], **words)


def read_mobile(text: str) -> Mobile:
    """A mobile number; raises Refused for any other."""
    phone = read_phone(text)
    if not is_mobile(phone):
        raise Refused("phone-not-mobile", value=text)
    return Mobile(phone)


def show_phone(phone: Phone) -> str:
    """The number in groups, as people read it aloud: "0912 345 678", "0251 1022", "1900 1006", "113"."""
    if phone.startswith(("1800", "1900")):
        return _groups(phone, 4, 4) if len(phone) == 8 else _groups(phone, 4, 2, 2, 2)  # noqa: PLR2004 - 1900 1006
    if not phone.startswith("0"):
        return phone
    area, rest = _divided(phone)
    if area and rest.startswith("1"):
        return f"{area} {rest}"
    if area:
        return _groups(phone, 3, 4, 4) if len(area) == len("024") else _groups(phone, 4, 4, 3)
    if phone[:3] in _BODIES:
        return _groups(phone, 3, *{8: (5,), 9: (3, 3)}.get(len(phone), (4, 3)))
    return _groups(phone, 4, 3, 3)


def is_switchboard(phone: Phone) -> bool:
    """Whether a number is 1022, with or without its area: one number for everything (P59)."""
    return _divided(phone)[1] == "1022"


def dial(phone: Phone) -> str:
    """The `tel:` address. Only ordinary numbers take +84: whatever is known inside Vietnam alone stays as it is."""
    area, rest = _divided(phone)
    is_ordinary = rest[:1] != "1" if area else is_mobile(phone)
    return f"tel:+84{phone[1:]}" if is_ordinary else f"tel:{phone}"


def _groups(digits: str, *sizes: int) -> str:
    parts, rest = [], digits
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)
