"""Finds bodies of places that are no more: since 1/7/2025 Vietnam has no districts, 34 provinces and 3,321 communes.

A sentence that says when that was, or that the place is a former one, tells history and is passed over. Pure.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from site_builder.model.frozen import frozen
from site_builder.text.former_districts import DISTRICTS, TOWNS
from site_builder.text.provinces import CITIES, TODAY

_CAPITAL = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAME = rf"(?:[{_CAPITAL}][\w'’-]*(?: (?=[{_CAPITAL}]))?){{1,5}}"
_BODY = (
    r"UBND|HĐND|UBMTTQ|MTTQ|[ỦU][ỷy] ban (?:[Nn]hân dân|MTTQ|Mặt trận)|Hội đồng nhân dân|Mặt trận Tổ quốc|[Cc]ông an"
    r"|Tòa án(?: [Nn]hân dân)?|Viện [Kk]iểm sát(?: [Nn]hân dân)?|Kho bạc(?: Nhà nước)?|Bảo hiểm xã hội|BHXH"
    r"|Chi cục (?:[Tt]huế|[Tt]hống kê|[Tt]hi hành án[\w ]{0,9})|Ban [Cc]hỉ huy [Qq]uân sự"
    r"|(?:Trung tâm|Bộ phận) [\w ]{0,9}(?:hành chính công|một cửa)"
    r"|Phòng (?:Văn hóa|Giáo dục|Lao động|Tài nguyên|Nông nghiệp|Tư pháp|Nội vụ|Tài chính"
    r"|Kinh tế|Y tế|Quản lý đô thị|Dân tộc)[\w, ]{0,40}?"
)
_DISTRICT = (
    rf"(?<!\w)(?:{_BODY}) ?,? (?:(?P<level>[Hh]uyện|[Qq]uận|[Tt]hị xã|TX\.)(?!\w)(?: {_NAME}| \d+)?"
    rf"|(?:[Tt]hành phố|TP\.?) ?(?P<town>{_NAME})|(?P<province>[Tt]ỉnh {_NAME}))"
    rf"|(?<!\w)(?:Huyện|Quận|Thị) ủy(?!\w)(?: {_NAME})?"
)
_PLACES = ("uyện", "uận", "ị xã", "ành phố", "TP", "TX", "ị ủy", "ỉnh ")
_BODIES = (
    *("UBND", "ĐND", "TTQ", "ân dân", "ặt trận", "ông an", "iểm sát", "Kho bạc", "ã hội", "BHXH", "hi cục", "uân sự"),
    *("hành chính công", "một cửa", "Phòng ", " ủy"),
)
"""What a text has at least that names one; to look for these takes a tenth of the time."""
_THEN = re.compile(
    r"(?<!\w)(?:cũ|trước (?:đây|kia|đó|khi|ngày|năm|\d)|hồi|ngày xưa|nay (?:là|thuộc|do|đã)|không còn|giải thể|bỏ cấp"
    r"|thay (?:cho|thế)|(?:sáp )?nhập (?:vào|với)|(?:19|20[01])\d\d|202[0-4])(?!\w)",
    re.IGNORECASE,
)
"""What makes a sentence one on the past. Whatever was so in 2025 may have been so after the first of July."""
_STOP = re.compile(r"[.!?;:](?=\s)|\n")


@frozen
class FormerBody:
    """Says where a text names a body that is no more, and how; `place` is the part of the name that is gone."""

    offset: int
    value: str
    place: str


@lru_cache(maxsize=8192)
def bodies_of_districts(text: str) -> tuple[FormerBody, ...]:
    """Returns the bodies of districts, towns and provinces that are gone, which a text names as if they were there."""
    may_name = any(part in text for part in _PLACES) and any(part in text for part in _BODIES)
    return tuple(_of_districts(text)) if may_name else ()


def _of_districts(text: str) -> Iterator[FormerBody]:
    for match in re.finditer(_DISTRICT, text):
        place = match["level"] or match["town"] or match["province"] or match[0]
        is_there = (match["town"] and not _is_town(place)) or (match["province"] and not _is_former(place))
        if not is_there and not _is_history(text, match.start(), match.end()):
            yield FormerBody(offset=match.start(), value=match[0], place=place)


def bodies_of(text: str, gone: Collection[str]) -> Iterator[FormerBody]:
    """Yields the bodies of communes that are gone, which are named in full: "xã Bảo Quang"."""
    for match in _of_communes(tuple(gone)).finditer(text) if any(name in text for name in gone) else ():
        if not _is_history(text, match.start(), match.end()):
            yield FormerBody(offset=match.start(), value=match[0], place=match["place"])


@lru_cache(maxsize=64)
def _of_communes(gone: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(gone, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{_BODY}) (?P<place>{names})(?!\w)(?! [{_CAPITAL}])")


@cache
def _towns() -> frozenset[str]:
    """Names of towns and districts. Seven cities are still there, and are in neither list."""
    return frozenset(name for table in (TOWNS, DISTRICTS) for names in table.values() for name in names.split(", "))


def _is_town(name: str) -> bool:
    words = name.split(" ")
    return any(" ".join(words[:count]) in _towns() for count in range(len(words), 0, -1))


def _is_former(place: str) -> bool:
    """Returns whether no province is called so today: it is part of another one, or has become a city."""
    name = place[len("tỉnh ") :]
    return name in TODAY and (TODAY[name] != name or name in CITIES)


def _is_history(text: str, start: int, end: int) -> bool:
    """Returns whether the sentence around a name says that it speaks of another time."""
    before = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    after = _STOP.search(text, end)
    return bool(_THEN.search(text, before, after.start() if after else len(text)))
