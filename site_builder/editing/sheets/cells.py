"""A value of a content file as the text of a cell, and back."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from site_builder.content.schema import SCALARS
from site_builder.editing.sheets.fields import SheetField
from site_builder.editing.values.tree import YamlValue
from site_builder.model.choices import ConsentItem
from site_builder.model.frozen import frozen
from site_builder.model.problem import Refused
from site_builder.model.quantity import Quantity
from site_builder.model.scalars import Phone
from site_builder.model.vietnamese import CHOICES
from site_builder.text.contract_words import choice_meant
from site_builder.text.normalize import clean, fold
from site_builder.text.numbers import YES, read_count, read_date, read_decimal
from site_builder.text.phones import bare, is_number, read_phone, show_phone

_BETWEEN = re.compile(r"\s*[;\n]\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:[;,\n+&]|\s-\s|\bvà\b)\s*")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_SERIAL = re.compile(r"[2-7]\d{4}")
_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel, which takes 1900 for a leap year."""
Named = Callable[[str], str]
"""Gives the id of what a name means. Raises CellFault where it means nothing, or several things."""


class CellFault(Exception):  # noqa: N818 - says what is wrong with a cell
    """Reports a cell that cannot be read. `word` names the sentence that says why, or a rule of `check`."""

    def __init__(self, word: str, **words: str) -> None:
        super().__init__(word)
        self.word = word
        self.words = words


@frozen
class CellNames:
    """What names in the cells of one unit mean, and what ids are called."""

    service: Named
    locality: Named
    called: Mapping[str, str]
    """Id of a service or locality → its name."""


def cell_of(field: SheetField, value: YamlValue, names: CellNames) -> str:  # noqa: PLR0911 - one answer for each form
    """A value as people see it in a cell; "" for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {one}" for key, one in value.items())
    if not isinstance(value, str):
        return "; ".join(cell_of(field, one, names) for one in value)
    match field.form:
        case "choice":
            return choice_word(field, value)
        case "agreed":
            return {"phone": "điện thoại", "zalo": "Zalo", "name": "tên", "email": "email", "photo": "ảnh"}.get(
                value, value
            )
        case "services" | "locality" | "places":
            return names.called.get(value, value)
        case "day":
            day = _day_of(value)
            return f"{day:%d/%m/%Y}" if day else value
        case _:
            return value


def choice_word(field: SheetField, value: str) -> str:
    """The Vietnamese word for one of few values; the first that means it."""
    words = CHOICES.get(field.choice, {}) if field.choice else {}
    return next((word.capitalize() for word, meant in words.items() if meant == value), value)


def value_of(field: SheetField, cell: str, names: CellNames) -> YamlValue:
    """What a cell says, as it is to be written; None for an empty one. Raises CellFault."""
    text = clean(cell).strip()
    if not text:
        return None
    try:
        return _READERS[field.form](field, text, names)
    except Refused as refused:
        raise CellFault(refused.code, **refused.words) from refused


def canonical(field: SheetField, cell: str, names: CellNames) -> object:
    """What two cells that say the same have in common, however they are written."""
    try:
        value = value_of(field, cell, names)
    except CellFault:
        return " ".join(cell.split())
    if isinstance(value, str):
        return bare(value) if field.form == "phone" else value.strip()
    return sorted(map(str, value)) if isinstance(value, list) else value


def has_lost_zero(field: SheetField, cell: str) -> bool:
    """Whether a spreadsheet has taken the zero of a telephone number away, and it is put back."""
    digits = bare(cell)
    return field.form == "phone" and digits.isdecimal() and not is_number(digits) and is_number(f"0{digits}")


def _text(_: SheetField, text: str, __: CellNames) -> YamlValue:
    return text


def _phone(field: SheetField, text: str, _: CellNames) -> YamlValue:
    if _SCIENTIFIC.fullmatch(text.replace(" ", "")):
        raise CellFault("sheet_scientific", value=text)
    digits = bare(text)
    return show_phone(Phone(f"0{digits}") if has_lost_zero(field, text) else read_phone(text))


def _day(_: SheetField, text: str, __: CellNames) -> YamlValue:
    day = _EPOCH + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else read_date(text)
    return day.isoformat()


def _day_of(text: str) -> date | None:
    try:
        return read_date(text)
    except (Refused, ValueError):
        return None


def _count(_: SheetField, text: str, __: CellNames) -> YamlValue:
    return str(read_count(text))


def _quantity(_: SheetField, text: str, __: CellNames) -> YamlValue:
    SCALARS[Quantity](text)
    return text


def _decimal(_: SheetField, text: str, __: CellNames) -> YamlValue:
    read_decimal(text)
    return text


def _choice(field: SheetField, text: str, _: CellNames) -> YamlValue:
    kind = field.choice
    if kind is None:
        return text
    if text in set(kind):
        return text
    meant = choice_meant(text, kind)
    if not meant:
        known = ", ".join(dict.fromkeys(choice_word(field, one) for one in kind))
        raise CellFault("sheet_choice", value=text, known=known)
    return str(meant)


def _list(_: SheetField, text: str, __: CellNames) -> YamlValue:
    return [one for one in _BETWEEN.split(text) if one]


def _phones(_: SheetField, text: str, __: CellNames) -> YamlValue:
    return [show_phone(read_phone(one)) for one in re.split(r"\s*[;,\n]\s*", text) if one]


def _services(_: SheetField, text: str, names: CellNames) -> YamlValue:
    return list(dict.fromkeys(names.service(one) for one in _BETWEEN_NAMES.split(text) if one))


def _locality(_: SheetField, text: str, names: CellNames) -> YamlValue:
    return names.locality(text)


def _places(_: SheetField, text: str, names: CellNames) -> YamlValue:
    return [names.locality(one) for one in re.split(r"\s*[;,\n]\s*", text) if one]


def _agreed(_: SheetField, text: str, __: CellNames) -> YamlValue:
    if fold(text) in {"khong", "no", "0", "chua"}:
        return None
    if fold(text) in {fold(word) for word in YES} | {"1", "dong y", "da dong y"}:
        return [ConsentItem.PHONE.value]  # the one thing that such a column is about
    found = [choice_meant(one, ConsentItem) or one.lower() for one in _BETWEEN_NAMES.split(text) if one]
    wrong = next((one for one in found if one not in set(ConsentItem)), None)
    if wrong:
        raise CellFault("sheet_choice", value=wrong, known="điện thoại, Zalo")
    return [str(one) for one in found]


_READERS: Mapping[str, Callable[[SheetField, str, CellNames], YamlValue]] = {
    "text": _text,
    "phone": _phone,
    "day": _day,
    "count": _count,
    "quantity": _quantity,
    "decimal": _decimal,
    "choice": _choice,
    "list": _list,
    "phones": _phones,
    "services": _services,
    "locality": _locality,
    "places": _places,
    "agreed": _agreed,
}


def listed(value: YamlValue) -> Sequence[YamlValue]:
    """The items of a list; a text that stands instead of one is its only item."""
    return [value] if isinstance(value, str) else list(value) if isinstance(value, Sequence) else []
