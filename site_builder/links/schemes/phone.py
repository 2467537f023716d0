"""Telephone numbers as addresses and texts write them: `tel:` (RFC 3966), and the number that a link's words show.

Which numbers exist in Vietnam, `text.phones` knows. An address may also dial another country, an extension or a code
that asks the network.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from site_builder.text import phones
from site_builder.text.phones import PhoneFaultKind, fault_of, is_number, is_service, national

_EMERGENCY = re.compile(r"11[1-5]")
_AFTER = re.compile(r"[;,]|(?<=\d)\s*(?:ext\.?|x|p|w)\s*(?=\d)", re.IGNORECASE)
"""What follows a number: parameters (RFC 3966 §3), pauses, an extension."""
_CONTEXT = re.compile(r";phone-context=([^;]*)", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:\+|00)840")
"""The country's code and the 0 that it replaces."""
_CODE = re.compile(r"[*#][\d*#]+")
"""What is dialled to ask the network: *101#."""
_WORLD = range(7, 16)
"""Digits of a number with its country's code (E.164 §6.2.1: fifteen at most)."""
_MOBILE_LENGTH, _LANDLINE_LENGTH = 10, 11


class NumberFault(NamedTuple):
    """What is wrong with the number of an address: the rule, what was probably meant, the area code that is none."""

    code: str
    hint: str = ""
    area: str = ""


def bare(written: str) -> str:
    """A number without what only divides it, and without extension and parameters.

    >>> bare("+84-251-3-123-456;ext=12")
    '+842513123456'
    """
    number = _AFTER.split(unquote(written).strip().removeprefix("//"), maxsplit=1)[0]
    context = _CONTEXT.search(written)
    digits = _digits(number)
    if context and context[1].startswith("+") and not digits.startswith("+"):
        return _digits(unquote(context[1])) + digits.removeprefix("0")
    return digits


def _digits(number: str) -> str:
    """A slash divides too: in an address no second number can follow it."""
    return phones.bare(number).replace("/", "")


@lru_cache(maxsize=1024)
def number_fault(written: str) -> NumberFault | None:
    """What is wrong with a number in an address, if anything. The hint may stand in the number's place there."""
    found = _fault_of(written)
    if not found or not found.hint or found.code == "form-phone-hash":
        return found
    tail = _AFTER.search(written.strip())
    is_dialled = tail and "phone-context" not in written
    return found._replace(hint=found.hint + (written.strip()[tail.start() :] if tail and is_dialled else ""))


def _fault_of(written: str) -> NumberFault | None:
    number, context = bare(written), _CONTEXT.search(written)
    if _CODE.fullmatch(number) and "#" in written:
        return NumberFault("form-phone-hash", written.replace("#", "%23"))
    if _CODE.fullmatch(number) or (context and not context[1].startswith("+")):
        return None  # asks the network, or is a number of somebody's own exchange (RFC 3966 §5.1.5)
    if not re.fullmatch(r"\+?[0-9*#]*[0-9]", number):
        return NumberFault("form-phone-letters" if number.strip("+*#") else "form-phone-none")
    digits = national(number)
    return _abroad(digits[1:]) if digits.startswith("+") else _at_home(number, digits)


def _at_home(number: str, digits: str) -> NumberFault | None:
    """What is wrong with a number of Vietnam, whose `digits` are those that are dialled here."""
    fault = fault_of(digits)
    if fault is None:
        return NumberFault("form-phone-zero", f"+84{digits[1:]}") if _DOUBLED.match(number) else None
    if fault.kind is PhoneFaultKind.SERVICE:
        return NumberFault("form-phone-short" if len(digits) < _MOBILE_LENGTH else "form-phone-long")
    meant = f"+84{fault.meant[1:]}" if fault.meant and digits.startswith("84") else fault.meant
    return NumberFault(_RULES[fault.kind], meant, fault.area)


_RULES: Mapping[PhoneFaultKind, str] = {
    PhoneFaultKind.SHORT: "form-phone-short",
    PhoneFaultKind.LONG: "form-phone-long",
    PhoneFaultKind.AREA: "form-phone-area",
    PhoneFaultKind.UNKNOWN: "form-phone-unknown",
}
"""Fault of a number → the rule that tells it of an address."""


def _abroad(digits: str) -> NumberFault | None:
    if digits.startswith("0"):
        return NumberFault("form-phone-unknown", digits if is_number(digits) else "")
    if len(digits) in _WORLD:
        return None
    return NumberFault("form-phone-short" if len(digits) < _WORLD.start else "form-phone-long")


_RUN = re.compile(r"(?<![\w/.,])\(?\s*(?:\+|00)?\d(?:[\d\s.()\-·\u2010-\u2015]*\d)?(?![\d\s.]*[xX*•…])")
_NEXT = re.compile(r"\s*[-\u2010-\u2015]\s+(?=[0+(1])|\s+(?=0\d{2,3}\b)")
"""Between two numbers of a run. The second begins like one: 0251, +84, 1900."""
_TAIL = re.compile(r"\s*(?:/|,|hoặc|và)\s*(\d{1,4})(?!\d)")
"""The other end of a number that stands for two: 0251 3123 456/457."""


@lru_cache(maxsize=1024)
def other_number(shown: str, written: str) -> str:
    """The number that a text shows where its link dials another; "" where they agree, or nobody can say."""
    dialled = national(bare(written))
    wanted = dialled.lstrip("+0")
    digits = "".join(letter for letter in shown if letter in "0123456789")
    if not digits or not wanted or wanted in digits:
        return ""
    if _EMERGENCY.fullmatch(dialled):
        return next((found for found in re.findall(r"(?<!\d)\d{3}(?!\d)", shown) if _EMERGENCY.fullmatch(found)), "")
    found = [part for run in _RUN.finditer(shown) for part in _numbers(shown, run)]
    return "" if any(number.endswith(wanted) for _, number in found) else next((text for text, _ in found), "")


def _numbers(shown: str, run: re.Match[str]) -> list[tuple[str, str]]:
    """The numbers of one run of digits, as written and as digits."""
    found = []
    for part in _NEXT.split(run[0]):
        text = part.strip(" ()\u00a0") if part.count("(") != part.count(")") else part.strip()
        digits = national(_digits(part))
        if _looks_whole(part, digits):
            found.append((text, digits))
    tail = _TAIL.match(shown, run.end())
    return [*found, ("", found[-1][1][: -len(tail[1])] + tail[1])] if tail and found else found


def _looks_whole(part: str, digits: str) -> bool:
    """Whether a run is a number, right or with a slip, and not a date, an amount or the hours of an office."""
    first = re.match(r"[\s(]*(\+?\d+)", part)
    head = first[1] if first else ""
    if head.startswith(("1800", "1900")):
        return is_service(digits)
    is_headed = head.startswith("+") or (head.startswith("0") and len(head) >= len("024"))
    longest = _LANDLINE_LENGTH + digits.startswith("02")  # twelve may be the number of an identity card
    return is_headed and _MOBILE_LENGTH - 1 <= len(digits) <= longest
