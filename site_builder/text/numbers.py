"""Dates, times, numbers and sizes: read as Vietnamese officials write them, shown as a language writes them."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from site_builder.model.problem import Refused

_DATE = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}))(?!\d)",
    re.ASCII,
)
_TIME = re.compile(
    r"(?P<h>\d{1,2})(?::(?P<min>\d{2})|\s*[hHgG]\s*(?P<min2>\d{2})?|\s*giờ(?:\s*(?P<min3>\d{1,2})(?:\s*phút)?)?)",
    re.ASCII,
)
"""It matches 7:30, 7h30, 7g30 (in the south), and 7 giờ 30 phút."""
_COUNT = re.compile(r"0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:\.\d{3}){1,4}", re.ASCII)
_DECIMAL = re.compile(r"(?:0|[1-9]\d{0,8})(?:[.,]\d{1,2})?", re.ASCII)
"""It has at most two digits after the comma: 1.871 could be nearly two or nearly two thousand."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
YES = frozenset({"có", "co", "yes", "true", "x", "đúng"})
NO = frozenset({"không", "khong", "no", "false", "sai"})
"""They are how people write yes and no, in any case."""
_KIB = 1024
_YEARS = range(1900, 2200)
"""A commune may write these years. 0226 and 20026 are slips of the pen."""

Locale = Mapping[str, str]
"""The words of a language, among which these say how it writes numbers and days: `decimal_mark`, `thousands_mark`, and
`weekdays` from Monday on."""
VIETNAMESE: Locale = {
    "decimal_mark": ",",
    "thousands_mark": ".",
    "weekdays": "Thứ Hai, Thứ Ba, Thứ Tư, Thứ Năm, Thứ Sáu, Thứ Bảy, Chủ Nhật",
}
"""The language of content files, and of what messages repeat of them."""


def read_date(text: str) -> date:
    """Reads a day: "2026-11-01" or "01/11/2026". Years of two digits and names of months are refused, never guessed."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise Refused("date-form", value=text)
    year, month, day = (int(match[name] or match[name + "2"]) for name in ("y", "m", "d"))
    try:
        read = date(year, month, day)
    except ValueError as error:
        raise Refused("date-none", value=text) from error
    if year not in _YEARS:
        raise Refused("date-none", value=text)
    return read


def read_time(text: str) -> time:
    """Reads a time: "7:30", "07:30", "7h30", "7g30", "7h", "7 giờ 30". "7.30" is refused, as it could be a number."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        raise Refused("time-form", value=text)
    try:
        return time(int(match["h"]), int(match["min"] or match["min2"] or match["min3"] or 0))
    except ValueError as error:
        raise Refused("time-form", value=text) from error


def read_moment(text: str) -> datetime:
    """Reads a date with or without a time: "2026-11-28 07:30", "7h30, 28/11/2026". Without a time it is 00:00."""
    match = _DATE.search(text)
    if not match:
        raise Refused("date-form", value=text)
    rest = (text[: match.start()] + " " + text[match.end() :]).strip(" ,T\t")
    if rest and not _TIME.fullmatch(rest):
        raise Refused("moment-form", value=text)
    return datetime.combine(read_date(match[0]), read_time(rest) if rest else time())


def read_yes(text: str) -> bool:
    """Reads yes or no, in the spellings that people use."""
    word = text.strip().lower()
    if word not in YES | NO:
        raise Refused("yes-no", value=text)
    return word in YES


def read_count(text: str) -> int:
    """Reads a whole number: "1871" or "1.871". "2.5" is refused, as it might be 25, and "0912", as it is no count."""
    if not _COUNT.fullmatch(text.strip()):
        raise Refused("count-form", value=text)
    return int(text.strip().replace(".", ""))


def read_decimal(text: str) -> Decimal:
    """Reads a measure: "78", "71,4" or "71.4". As a Decimal it loses no digit, not even the last zero of "71,40"."""
    if not _DECIMAL.fullmatch(text.strip()):
        raise Refused("number-form", value=text)
    return Decimal(text.strip().replace(",", "."))


def show_date(day: date) -> str:
    """28/10/2022."""
    return f"{day:%d/%m/%Y}"


def show_day(day: date, locale: Locale = VIETNAMESE) -> str:
    """Thứ Bảy 28/11/2026."""
    return f"{locale['weekdays'].split(', ')[day.weekday()]} {show_date(day)}"


def show_moment(moment: datetime, locale: Locale = VIETNAMESE) -> str:
    """07:30, Thứ Bảy 28/11/2026; without the time when it is midnight."""
    day = show_day(moment, locale)
    return f"{moment:%H:%M}, {day}" if moment.time() != time() else day


def show_span(starts: datetime, ends: datetime | None, locale: Locale = VIETNAMESE) -> str:
    """07:30–11:00, Thứ Bảy 28/11/2026. A midnight is a time that was not written."""
    first = show_moment(starts, locale)
    if ends is None or ends == starts:
        return first
    if ends.date() != starts.date():
        return f"{first} – {show_moment(ends, locale)}"
    return f"{starts:%H:%M}–{ends:%H:%M}, {show_day(starts, locale)}" if starts.time() != time() else first


def show_count(number: int, locale: Locale = VIETNAMESE) -> str:
    """1.871."""
    return f"{number:,}".replace(",", locale["thousands_mark"])


def show_decimal(number: Decimal, locale: Locale = VIETNAMESE) -> str:
    """71,4; 78."""
    return f"{number:f}".replace(".", locale["decimal_mark"])


def show_seconds(seconds: float, digits: int, locale: Locale) -> str:
    """12,3: so many digits after the mark."""
    return f"{seconds:.{digits}f}".replace(".", locale["decimal_mark"])


def show_size(size: int, locale: Locale = VIETNAMESE) -> str:
    """A file's size: 23 kB, 1,4 MB."""
    if size < _KIB * _KIB:
        return f"{max(1, round(size / _KIB))} kB"
    return f"{size / _KIB / _KIB:.1f} MB".replace(".0", "").replace(".", locale["decimal_mark"])
