"""Telephone numbers as addresses and texts write them: RFC 3966, Vietnam's plan of numbers, what people dial.

Wider than `text.phones`, which says what an editor may *enter*: any page may name the lines of the army (069), the
government's own (080), an operator's service (1414, 9191) or a number abroad, and none of them is a mistake.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from site_builder.links.schemes.fault import SchemeFault
from site_builder.text.phones import is_mobile

_AREAS = """
203 204 205 206 207 208 209 210 211 212 213 214 215 216 218 219 220 221 222 225 226 227 228 229 232 233 234 235 236
237 238 239 251 252 254 255 256 257 258 259 260 261 262 263 269 270 271 272 273 274 275 276 277 290 291 292 293 294
296 297 299
"""
_LANDLINE = re.compile(rf"0(?:(?:{'|'.join(_AREAS.split())})\d{{7}}|2[48]\d{{8}})")
"""Area and subscriber (Decision 2036/QĐ-BTTTT of 2016); Hà Nội and TP. Hồ Chí Minh have areas of two digits."""
_IN_AREA = re.compile(rf"0(?:{'|'.join(_AREAS.split())}|24|28)1\d{{2,3}}")
"""A short number of one area: 0251 1022, 0251 113."""
_BODIES = re.compile(r"069\d{5,7}|080\d{5,7}")
"""Lines of the police and the army, and of the government."""
_SERVICE = re.compile(r"1[89]00(?:\d{4}|\d{6})")
_SHORT = re.compile(r"[1-9]\d\d|[15-9]\d{3}")
"""Emergency, information and operators' numbers: 113, 156, 1022, 1414, 5656, 8079, 9191. Nobody publishes them all."""
_EMERGENCY = re.compile(r"11[1-5]")
_OLD_MOBILE = re.compile(r"01(2\d|6[2-9]|8[68]|99)(\d{7})")
_RENUMBERED = """
20>070 21>079 22>077 26>076 28>078 23>083 24>084 25>085 27>081 29>082 62>032 63>033 64>034 65>035 66>036 67>037 68>038
69>039 86>056 88>058 99>059
"""
_SINCE_2018 = {old: new for old, _, new in (pair.partition(">") for pair in _RENUMBERED.split())}
"""Mobile numbers of eleven digits: what followed 01, and what they begin with since 15/9/2018 (plan 798/QĐ-BTTTT)."""
_SEPARATORS = re.compile(r"[\s.()\-/_·\u2010-\u2015\u200b-\u200f\u2060\ufeff]")
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
_LOCAL = range(5, 9)
"""Digits of a landline number without its area."""


def bare(written: str) -> str:
    """A number without what only divides it, and without extension and parameters.

    >>> bare("+84-251-3-123-456;ext=12")
    '+842513123456'
    """
    number = _AFTER.split(unquote(written).strip().removeprefix("//"), maxsplit=1)[0]
    context = _CONTEXT.search(written)
    digits = _SEPARATORS.sub("", number)
    if context and context[1].startswith("+") and not digits.startswith("+"):
        return _SEPARATORS.sub("", unquote(context[1])) + digits.removeprefix("0")
    return digits


def national(number: str) -> str:
    """A bare number as it is dialled inside Vietnam; one of another country keeps its +."""
    world = "+" + number[2:] if number.startswith("00") else number
    return "0" + world[3:].removeprefix("0") if world.startswith("+84") else world


def is_whole(digits: str) -> bool:
    """Whether digits are a number that can be dialled in Vietnam."""
    plans = (_LANDLINE, _IN_AREA, _BODIES, _SERVICE, _SHORT)
    return is_mobile(digits) or any(plan.fullmatch(digits) for plan in plans)


@lru_cache(maxsize=1024)
def number_fault(written: str) -> SchemeFault | None:
    """What is wrong with a number in an address, if anything."""
    number, context = bare(written), _CONTEXT.search(written)
    if _CODE.fullmatch(number) and "#" in written:
        return "form-phone-hash", written.replace("#", "%23")
    if _CODE.fullmatch(number) or (context and not context[1].startswith("+")):
        return None  # asks the network, or is a number of somebody's own exchange (RFC 3966 §5.1.5)
    if not re.fullmatch(r"\+?[0-9*#]*[0-9]", number):
        return ("form-phone-letters" if number.strip("+*#") else "form-phone-none"), ""
    digits = national(number)
    if digits.startswith("+"):
        return _abroad(digits[1:])
    if is_whole(digits):
        return ("form-phone-zero", f"+84{digits[1:]}") if _DOUBLED.match(number) else None
    return _broken(digits)


def _abroad(digits: str) -> SchemeFault | None:
    if digits.startswith("0"):
        return "form-phone-unknown", digits if is_whole(digits) else ""
    if len(digits) in _WORLD:
        return None
    return "form-phone-short" if len(digits) < _WORLD.start else "form-phone-long", ""


def _broken(digits: str) -> SchemeFault:
    """Why nobody answers to digits."""
    meant = _meant(digits)
    if meant:
        return "form-phone-unknown", meant
    if digits.startswith(("1800", "1900")):
        return "form-phone-short" if len(digits) < _MOBILE_LENGTH else "form-phone-long", ""
    if not digits.startswith("0"):
        return "form-phone-short" if len(digits) in _LOCAL else "form-phone-unknown", ""
    wanted = _LANDLINE_LENGTH if digits.startswith("02") else _MOBILE_LENGTH
    if len(digits) == wanted:
        return "form-phone-unknown", ""
    return "form-phone-short" if len(digits) < wanted else "form-phone-long", ""


def _meant(digits: str) -> str:
    """The number of which a known slip has made these digits."""
    old = _OLD_MOBILE.fullmatch(digits)
    if old and old[1] in _SINCE_2018:
        return _SINCE_2018[old[1]] + old[2]
    if digits.startswith("84") and is_whole("0" + digits[2:].removeprefix("0")):
        return "+84" + digits[2:].removeprefix("0")
    return "0" + digits if len(digits) >= _MOBILE_LENGTH - 1 and is_whole("0" + digits) else ""


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
        digits = national(_SEPARATORS.sub("", part))
        if _looks_whole(part, digits):
            found.append((text, digits))
    tail = _TAIL.match(shown, run.end())
    return [*found, ("", found[-1][1][: -len(tail[1])] + tail[1])] if tail and found else found


def _looks_whole(part: str, digits: str) -> bool:
    """Whether a run is a number, right or with a slip, and not a date, an amount or the hours of an office."""
    first = re.match(r"[\s(]*(\+?\d+)", part)
    head = first[1] if first else ""
    if head.startswith(("1800", "1900")):
        return bool(_SERVICE.fullmatch(digits))
    is_headed = head.startswith("+") or (head.startswith("0") and len(head) >= len("024"))
    longest = _LANDLINE_LENGTH + digits.startswith("02")  # twelve may be the number of an identity card
    return is_headed and _MOBILE_LENGTH - 1 <= len(digits) <= longest
