"""Reads on which days something comes again: "thứ Bảy đầu tháng", "thứ Ba, Sáu hằng tuần", "ngày 15 hằng tháng"."""

import re
import unicodedata
from collections.abc import Iterable

from site_builder.model.problem import Refused
from site_builder.model.repeat import LAST, Repeat, RepeatRule
from site_builder.text.weekdays import WEEKDAYS

_WEEKDAYS = {**WEEKDAYS, "cn": 6}
_ORDINALS = {"đầu": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "cuối": LAST, "1": 1, "2": 2, "3": 3, "4": 4}
_LONGEST = 300
"""Characters. Whoever repeats more than this names days one by one."""
_AND = r"(?:\s*,\s*(?:và\s+)?|\s+và\s+)"
_NAME = "hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]"
_WEEKDAY = rf"(?:thứ\s+(?:{_NAME})|t[2-7]|chủ\s+nhật|cn)"
_MORE = rf"(?:{_WEEKDAY}|{_NAME})"
"""Behind the first weekday of a list the word may be left out: "thứ Ba, Năm"."""
_LIST = rf"(?P<weekdays>{_WEEKDAY}(?:{_AND}{_MORE})*)"
_ORDINAL = r"(?:đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|(?:lần\s+)?thứ\s+(?:nhất|hai|ba|tư|[1-4]))"
_MONTHLY = r"(?:(?:của|trong)\s+)?(?:(?:hằng|mỗi|các)\s+)?tháng"
_EVERY_MONTH = r"(?:(?:của|trong)\s+)?(?:hằng|mỗi|các)\s+tháng"
_MONTH_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_FORMS = (
    rf"(?:(?:mỗi|các)\s+)?{_LIST}\s+(?:hằng|mỗi|các|trong)\s+tuần",
    rf"(?:(?:hằng|mỗi)\s+tuần,?\s+(?:vào\s+)?|(?:mỗi|các)\s+){_LIST}",
    rf"{_LIST}\s+(?P<ordinals>{_ORDINAL}(?:{_AND}{_ORDINAL})*)\s+{_MONTHLY}",
    rf"(?:ngày|mồng|mùng)\s+(?P<days>{_MONTH_DAY}(?:{_AND}(?:ngày\s+)?{_MONTH_DAY})*)\s+{_EVERY_MONTH}",
    rf"ngày\s+(?P<last>cuối)(?:\s+cùng)?\s+{_MONTHLY}",
)
"""They are compiled when the first repeat is read: most builds read none."""
_PARTS = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*;\s*")
_WORD = re.compile(r"\w+")


def read_repeat(text: str) -> Repeat:
    """Reads which days are meant. Parts that are whole by themselves may be joined by "và". Raises Refused."""
    if len(text) > _LONGEST:
        raise Refused("repeat-form", value=text)
    written = " ".join(unicodedata.normalize("NFC", text).split())
    plain = written.lower().replace("hàng ", "hằng ")
    rules = _rules(plain) or _joined(plain)
    if not rules:
        raise Refused("repeat-form", value=text)
    return Repeat(rules=tuple(dict.fromkeys(rules)), written=written)


def _joined(text: str) -> tuple[RepeatRule, ...]:
    """Returns the rules of all parts of a text, or none where one of them is no whole."""
    parts = [_rules(part) for part in _PARTS.split(text)]
    return tuple(rule for part in parts for rule in part) if all(parts) else ()


def _rules(text: str) -> tuple[RepeatRule, ...]:
    match = next((found for form in _FORMS if (found := re.fullmatch(form, text))), None)
    if match is None:
        return ()
    said = {name: value for name, value in match.groupdict().items() if value}
    if "last" in said:
        return (RepeatRule(month_day=LAST),)
    if "days" in said:
        return tuple(RepeatRule(month_day=int(number)) for number in re.findall(r"\d+", said["days"]))
    ordinals = tuple(_numbers(said.get("ordinals", ""), _ORDINALS)) or (0,)
    weekdays = _numbers(said["weekdays"], _WEEKDAYS)
    return tuple(RepeatRule(weekday=weekday, ordinal=ordinal) for weekday in weekdays for ordinal in ordinals)


def _numbers(text: str, known: dict[str, int]) -> Iterable[int]:
    """Yields what the words of a list count; "t7" is "7"."""
    words = (word[1:] if re.fullmatch(r"t\d", word) else word for word in _WORD.findall(text))
    return (known[word] for word in words if word in known)
