"""Finds birth dates: dates after words that say that somebody was born."""

import re
from collections.abc import Iterator

from site_builder.text.privacy.kinds import NumberKind, PersonalNumber, plain
from site_builder.text.privacy.tables import Column

_NUMBERS = (
    r"(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4}|\d{2})(?!\d)"
    r"|(?P<y2>\d{4})\s?[/.\-]\s?(?P<m2>\d{1,2})\s?[/.\-]\s?(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<d3>\d{1,2})\s{0,4}thang\s{0,4}(?P<m3>\d{1,2})[\s,]{0,4}nam\s{0,4}(?P<y3>\d{4})(?!\d)"
    r"|(?P<y4>(?:19|20)\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?!\d)"
    r"|(?P<d5>\d{1,2})\s(?P<m5>\d{1,2})\s(?P<y5>(?:19|20)\d\d)(?!\d)"
    r"|(?P<d6>[0-3]\d)(?P<m6>[01]\d)(?P<y6>(?:19|20)\d\d)(?!\d)"
)
_DATE = re.compile(rf"(?<!\d)(?:{_NUMBERS})")
_BORN = re.compile(
    r"(?<![a-z0-9])(?:"
    r"(?P<sure>ngay[\s,/\-]{0,3}(?:thang[\s,/\-]{0,3})?(?:nam[\s,/\-]{0,3})?sinh|nam\s{0,3}sinh"
    r"|date of birth|dob|birth ?date|birthday|bday)"
    r"|(?P<word>(?:[a-z]{1,7}\s{1,3})?)sinh(?P<day>[\s\-]{0,3}(?:vao\s)?ngay)?"
    r"|(?P<short>sn|ns)"
    r")(?![a-z])"
)
_COMPOUNDS = frozenset(["an", "dan", "giang", "ho", "hoc", "khai", "phat", "phuc", "so", "thi", "tuyen", "ve"])
"""After these words "sinh" is part of another word: vệ sinh, học sinh, khai sinh … With a capital they are names."""
_LARGE_COMPOUNDS = frozenset(["giáng", "học", "khai", "tuyển", "vệ"])
"""These begin a sentence, and with these accents they are nobody's name."""
_BEFORE = re.compile(r"(?:ky niem|nam|mung|chao mung|nhan)\s[^\n.]{0,30}$")
"""It matches an anniversary: "kỷ niệm 136 năm ngày sinh Chủ tịch Hồ Chí Minh"."""
_GAP = {
    "sure": re.compile(r"[^\d.!?;|\t]{0,40}"),
    "sinh": re.compile(r"[^\d.!?;|\t]{0,12}"),
    "short": re.compile(r"[\s:.]{0,3}"),
}
_NOBODY = re.compile(r"\s{1,3}(?:cua\s)?(?:dang|doan|hoi|doi|bac ho|chu tich|nuoc|nganh|truong)(?![a-z])")
"""It matches what is not a private person: "ngày sinh của Đảng"."""
_CLOSE = re.compile(r"[\s:(]{0,3}")
_LIMIT = re.compile(r"\s{0,2}(?:tro|den|-\s?\d|ve\s)")
"""It matches a rule for many people, which is nobody's date: "sinh ngày 01/01/1966 trở về trước"."""
_FIRST_YEAR = 1905
"""People born before are history: 19/5/1890."""


def births(text: str, written: str, cells: list[Column]) -> Iterator[PersonalNumber]:
    """Yields the birth dates of a plain text. `written` is its written form, and `cells` stand below "Ngày sinh"."""
    seen: set[int] = set()
    for start, end in (*_after_words(text, written), *_in_columns(text, cells)):
        if start not in seen:
            seen.add(start)
            yield PersonalNumber(kind=NumberKind.BIRTH_DATE, start=start, end=end)


def _after_words(text: str, written: str) -> Iterator[tuple[int, int]]:
    for match in _BORN.finditer(text):
        if match["word"] and _is_compound(written[slice(*match.span("word"))].strip()):
            continue
        name = "sure" if match["sure"] else "short" if match["short"] else "sinh"
        is_bare = name == "sinh" and not match["day"]
        gap = (_CLOSE if is_bare else _GAP[name]).match(text, match.end())
        date = _DATE.match(text, gap.end() if gap else match.end())
        if date and _is_day(date) and not _LIMIT.match(text, date.end()):
            before = text[max(0, match.start() - 50) : match.start()]
            if not match["sure"] or not (_BEFORE.search(before) or _NOBODY.match(text, match.end())):
                yield date.span()


def _is_compound(word: str) -> bool:
    return word.lower() in _LARGE_COMPOUNDS if word[0].isupper() else plain(word) in _COMPOUNDS


def _in_columns(text: str, cells: list[Column]) -> Iterator[tuple[int, int]]:
    for cell in cells:
        for date in _DATE.finditer(text, cell.start, cell.end):
            if _is_day(date):
                yield date.span()


def _is_day(date: re.Match[str]) -> bool:
    """Returns whether a living person may have been born on this day. Day and month may stand in either order."""
    given = {name[0]: int(value) for name, value in date.groupdict().items() if value}
    year = given["y"] if given["y"] > 99 else 1900 + given["y"]  # noqa: PLR2004 - "12/3/75"
    low, high = sorted((given["d"], given["m"]))
    return 1 <= low <= 12 and 1 <= high <= 31 and _FIRST_YEAR <= year < 2100  # noqa: PLR2004 - months, days, years
