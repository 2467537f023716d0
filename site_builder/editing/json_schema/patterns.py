"""What a single value may look like, for each type of the model: patterns beside the readers of `content.schema`.

A pattern refuses what no reader takes, and says so in the editors' words. It may let pass what only a reader can judge
(31/02/2026). Patterns are written for JavaScript with its `u` flag and for Python alike.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from site_builder.model.contact import Contact
from site_builder.model.frozen import frozen
from site_builder.model.quantity import Quantity
from site_builder.model.repeat import Repeat
from site_builder.model.scalars import (
    AndroidId,
    AppleId,
    BaseUrl,
    CodeNumber,
    ContentId,
    Email,
    Language,
    Markup,
    Mobile,
    Phone,
    Province,
    Slug,
    UnitAddress,
    UnitCode,
    Url,
)
from site_builder.report.field_help import EditorHelp
from site_builder.text.area_codes import AREAS
from site_builder.text.content_id import PAGES
from site_builder.text.numbers import NO, YES
from site_builder.text.phones import SEPARATORS
from site_builder.text.provinces import FORMER
from site_builder.text.quantities import NUMBER, SCALED, SCALES, WRITTEN

Schema = dict[str, Any]


@frozen
class Form:
    """The shape of a value: what YAML may have made of it, how it is spelt, and what to say of another."""

    types: tuple[str, ...] = ("string", "null")
    """A key without a value is as good as none, so that null is always among them."""
    pattern: str = ""
    """The whole text but for what may stand around it; "" takes any."""
    numbers: tuple[tuple[int, int], ...] = ()
    """From … to: the whole numbers that can be meant, without their leading zeros. None given, all can.

    Here alone a schema is the stricter one: `0912.000000` is 912 to YAML, while the reader sees a dot between digits.
    """
    around: str = "\\s\"'“”„‘’"
    """Characters that may stand around it: those of Word, which the reader takes away."""
    rule: str = "expected-text"
    """The rule whose words are told, where `editing/values.yaml` of the messages has none for the type."""
    offers: tuple[str, ...] = ()
    """Words that the editor's program proposes."""


def _words(words: Iterable[str]) -> str:
    """One of some words, in any case and in both forms of Unicode."""
    spelt = sorted({unicodedata.normalize(form, word) for word in words for form in ("NFC", "NFD")})
    return "|".join("".join(c if c == c.upper() else f"[{c}{c.upper()}]" for c in word) for word in spelt)


def _apart(digits: str) -> str:
    """A pattern in which a blank stands for whatever people write between digits."""
    return digits.replace(" ", f"[{SEPARATORS}]*")


def _areas() -> str:
    """The codes of all areas behind their "02", in groups of one digit: 0 [3456789]|1 [0123489]|4|8."""
    last: dict[str, str] = {}
    for area in AREAS:
        last[area[2]] = last.get(area[2], "") + area[3:]
    return "|".join(f"{digit} [{rest}]" if rest else digit for digit, rest in last.items())


def _abroad(*national: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Ranges of numbers of one length without their first zero, and the same behind 84 and 840."""
    return tuple((int(f"{code}{low}"), int(f"{code}{high}")) for code in ("", "84", "840") for low, high in national)


_BLANK = Form().around
_YEAR, _MONTH, _DAY = "(?:19|20|21)[0-9]{2}", "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_DATE = f"(?:{_YEAR}-{_MONTH}-{_DAY}|{_DAY}[\\/.\\-]{_MONTH}[\\/.\\-]{_YEAR})"
_TIME = f"{_BLANK},T0-9:hHgGiơờphút\u0300\u0301\u031b"
"""The letters of "7 giờ 30 phút", in both forms of Unicode."""
_GROUPED = f"{_BLANK}{SEPARATORS}"
_MOBILE = _apart(r"0 [35789](?: [0-9]){8}|(?:\+|0 0) 8 4(?: 0)? [35789](?: [0-9]){8}")
_LANDLINE = f"2 (?:{_areas()})(?: [2-9](?: [0-9]){{6,7}}| 1(?: [0-9]){{2,3}})"
_PHONE = _apart(
    "|".join(
        (
            "[1-9](?: [0-9]){2}|[15-9](?: [0-9]){3}",
            "1 [89] 0 0(?: [0-9]){4}(?:(?: [0-9]){2})?",
            f"0 {_LANDLINE}|0 [35789](?: [0-9]){{8}}|0 (?:6 9|8 0)(?: [0-9]){{5,7}}",
            rf"(?:\+|0 0) 8 4(?: 0)? (?:{_LANDLINE}|[35789](?: [0-9]){{8}}|(?:6 9|8 0)(?: [0-9]){{5,7}})",
        ),
    ),
)
_MOBILES = _abroad((300000000, 999999999))
_PHONES = (
    *((100, 1999), (5000, 9999)),
    *((start * 10**digits, (start + 1) * 10**digits - 1) for start in (1800, 1900) for digits in (4, 6)),
    *_abroad((24100, 28199), (203100, 299199), (2031000, 2991999), (300000000, 999999999), (2000000000, 2999999999)),
    *_abroad(*((start * 10**digits, (start + 1) * 10**digits - 1) for start in (69, 80) for digits in (5, 6))),
)
_PLAY, _APPLE = r"https:\/\/play\.google\.com\/store\/apps\/details\?id=", r"https:\/\/apps\.apple\.com\/\S*\/"

_TEXT = Form(types=("string", "number", "boolean", "null"))
"""`26092` and `true` are texts to us."""
FORMS: Mapping[object, Form] = {
    str: _TEXT,
    Markup: _TEXT,
    Contact: _TEXT,
    Phone: Form(
        types=("string", "number", "null"),
        pattern=_PHONE,
        around=_GROUPED,
        numbers=_PHONES,
        rule="phone-short",
    ),
    Mobile: Form(
        types=("string", "number", "null"),
        pattern=_MOBILE,
        around=_GROUPED,
        numbers=_MOBILES,
        rule="phone-not-mobile",
    ),
    Slug: Form(
        types=_TEXT.types,
        pattern="[a-z0-9]+(?:-[a-z0-9]+)*",
    ),
    date: Form(pattern=_DATE, rule="date-form"),
    datetime: Form(pattern=_DATE, around=_TIME, rule="moment-form"),
    time: Form(
        pattern=r"[0-9]{1,2}(?::[0-9]{2}|\s*[hHgG]\s*(?:[0-9]{2})?|\s*gi(?:ờ|ơ\u0300|o\u031b\u0300)[^:\/]*)",
        rule="time-form",
    ),
    Repeat: Form(
        rule="repeat-form",
        offers=("thứ Bảy hằng tuần", "thứ Bảy đầu tháng", "thứ Bảy cuối tháng", "ngày 15 hằng tháng"),
    ),
    bool: Form(
        types=("string", "boolean", "null"),
        pattern=_words(YES | NO),
        rule="yes-no",
        offers=("có", "không"),
    ),
    int: Form(
        types=("string", "number", "null"),
        pattern=r"0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}",
        numbers=((0, 10**15 - 1),),
        rule="count-form",
    ),
    Quantity: Form(
        types=("string", "number", "null"),
        pattern=rf"(?:(?:{_words(WRITTEN)})\s*)?(?:{NUMBER}|{SCALED}\s*(?:{_words(SCALES)}))",
        rule="quantity-form",
        offers=("khoảng", "hơn"),
    ),
    Decimal: Form(
        types=("string", "number", "null"),
        pattern="(?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,2})?",
        rule="number-form",
    ),
    Language: Form(pattern="[a-z]{2,3}", rule="language-form", offers=("vi",)),
    Province: Form(pattern="|".join(FORMER), rule="province-form", offers=tuple(FORMER)),
    UnitAddress: Form(pattern=r"\/?[a-z0-9-]+(?:\/[a-z0-9-]+)*\/?", rule="unit-address-form"),
    CodeNumber: Form(
        types=("string", "number", "null"),
        pattern=r"[1-9](?:[\s.\-]?[0-9]){7}",
        numbers=((10_000_000, 99_999_999),),
        rule="qr-code-form",
    ),
    ContentId: Form(pattern=r"(?:[a-z0-9\/-]+\/)?[a-z]+(?::[a-z0-9-]+)?", rule="content-id-form", offers=PAGES),
    UnitCode: Form(
        types=("string", "number", "null"),
        pattern="[0-9]{2}|[0-9]{3}|[0-9]{5}",
        rule="unit-code-form",
    ),
    Url: Form(
        pattern=r"[hH][tT][tT][pP][sS]?:\/\/[^ \\]+",
        rule="url-form",
    ),
    BaseUrl: Form(
        pattern=r"[hH][tT][tT][pP][sS]?:\/\/[^ \\?#]{1,100}",
        rule="base-url-form",
    ),
    Email: Form(pattern=r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+", rule="email-form"),
    AndroidId: Form(
        pattern=f"(?:{_PLAY})?[A-Za-z][^\\s.]*\\.\\S+",
        rule="store-id",
    ),
    AppleId: Form(
        types=("string", "number", "null"),
        pattern=f"(?:{_APPLE})?(?:id)?[0-9]{{3,12}}(?:\\?.*)?",
        rule="store-id",
    ),
}
"""Type → form: the same types as in `content.schema.SCALARS`."""


def form_of(kind: Any) -> Form:  # noqa: ANN401 - a type, which is a value here
    """The form of a type; a choice's follows from its words."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Form(pattern="|".join(kind), rule="not-a-choice", offers=tuple(kind))
    return FORMS[kind]


def _told(kind: Any, key: str, form: Form, helps: EditorHelp) -> str:  # noqa: ANN401 - as above
    """What is wrong with another value, and what to do."""
    name, rule = (kind if kind in FORMS else StrEnum).__name__, helps.rule(form.rule)
    says, do = helps.words.get(f"values.{name}.says", rule.says), helps.words.get(f"values.{name}.do", rule.do)
    return helps.advised(says, do).format(key=key, choices=", ".join(form.offers))


def value(kind: Any, key: str, helps: EditorHelp, *, many: bool = False) -> Schema:  # noqa: ANN401 - as above
    """The schema of a value of a type, or of `many`: a list, for which a single value may stand."""
    form = form_of(kind)
    says = _told(kind, key, form, helps)
    schema: Schema = {"type": list(form.types), "errorMessage": says}
    if form.pattern:
        whole = f"^(?:[{_BLANK}]*|[{form.around}]*(?:{form.pattern})[{form.around}]*)$"
        schema |= {"pattern": whole, "patternErrorMessage": says}
    if form.numbers:
        schema["if"] = {"type": "integer", "not": {"anyOf": [_range(*span) for span in form.numbers]}}
        schema["then"] = {"type": "string", "errorMessage": says}  # no number is one: a mistake, in our words
    if form.offers:
        schema["defaultSnippets"] = [
            {"label": word, "description": helps.meaning(word) if isinstance(word, StrEnum) else "", "body": word}
            for word in form.offers
        ]
    return {**schema, "type": ["array", *form.types], "items": schema} if many else schema


def _range(low: int, high: int) -> Schema:
    return {"minimum": low, "maximum": high}
