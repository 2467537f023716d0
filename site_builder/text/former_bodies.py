"""Finds bodies of places that are no more: since 1/7/2025 Vietnam has no districts, 34 provinces and 3,321 communes.

Only bodies of the level itself are meant: committee, council, party, front, police, court, offices. A medical centre, a
school or a branch of the land registry serves an area and may go on under its name, so nothing is said of it.
A text that tells of another time, or that nobody goes there any more, is passed over (`text.history`). Pure.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from site_builder.model.frozen import frozen
from site_builder.text.former_districts import DISTRICTS, TOWNS
from site_builder.text.history import is_history, unwrapped
from site_builder.text.provinces import CITIES, TODAY

_CAPITAL = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAME = rf"(?:[{_CAPITAL}][\w'’-]*(?: (?=[{_CAPITAL}]))?){{1,5}}"
_BODY = (
    r"(?i:UBND|HĐND|(?:UBMTTQ|(?:[ủu][ỷỹy] ban )?(?:MTTQ|mặt trận tổ quốc|mặt trận))(?: (?:Việt Nam|VN))?"
    r"|(?:ủy|uỷ|ũy) ban(?: nhân dân)?|hội đồng nhân dân|công an|(?-i:CA)"
    r"|(?:tòa|toà) án(?: nhân dân)?|TAND|viện kiểm sát(?: nhân dân)?|VKSND|kho bạc(?: nhà nước)?|bảo hiểm xã hội|BHXH"
    r"|chi cục (?:thuế|thống kê|thi hành án[\w ]{0,9})|(?:ban )?(?:chỉ huy quân sự|CHQS)"
    r"|hội (?:nông dân|cựu chiến binh|CCB|(?:liên hiệp )?phụ nữ|LHPN)(?: Việt Nam)?|liên đoàn lao động"
    r"|đoàn (?:thanh niên(?: cộng sản(?: Hồ Chí Minh)?)?|TNCS(?: Hồ Chí Minh| HCM)?)"
    r"|(?:trung tâm|bộ phận) [\w ]{0,9}(?:hành chính công|một cửa)"
    r"|phòng (?:văn (?:hóa|hoá)|giáo dục|lao động|tài nguyên|nông nghiệp|tư pháp|nội vụ|tài chính"
    r"|kinh tế|y tế|quản lý đô thị|dân tộc|LĐ|GD|TN|VH|NN|TC)(?:(?! (?:ở|tại|của|trong|cho) )[\w, –&-]){0,40}?)"
)
_OF = r"(?: ?,? )(?:(?i:cấp|các|các cấp|(?:tỉnh|thành phố|xã|phường)(?: hoặc| và|,)) |(?i:tỉnh|xã|phường) ?/ ?)?"
_WORDS = r"[\w'’-]+(?: (?:- )?[\w'’-]+){0,4}"
"""Words of which the first may be a name; the tables of names tell how many of them are."""
_LEVEL = (
    rf"(?i:huyện|quận|thị xã)(?!\w)(?: {_NAME}| \d+)?|(?i:TX)(?:\.? ?{_NAME}|(?!\w))|[HQ](?:\. ?(?:{_NAME}|\d+)|\d+)"
)
_DISTRICT = re.compile(
    rf"(?<!\w)(?:{_BODY})(?:{_OF}(?P<level>{_LEVEL})|(?: ?,? )(?:(?i:thành phố |TP\.? ?)(?P<town>{_WORDS})"
    rf"|(?i:tỉnh )(?P<province>{_WORDS})))"
    rf"|(?<!\w)(?i:(?:huyện|quận|thị) (?:ủy|uỷ|đoàn|đội))(?!\w)(?: {_NAME})?"
    rf"|(?<!\w)(?i:thành (?:ủy|uỷ|đoàn) )(?P<town_party>{_WORDS})"
    rf"|(?<!\w)(?i:tỉnh (?:ủy|uỷ|đoàn) )(?P<province_party>{_WORDS})"
)
_PLACES = (
    *(
        "huyện",
        "quận",
        "thị xã",
        "thành phố",
        "tỉnh",
        "tp",
        "tx",
        " h.",
        " q",
        "thị ủy",
        "thị uỷ",
        "thị đoàn",
        "thị đội",
    ),
    *("thành ủy", "thành uỷ", "thành đoàn"),
)
_PARTS = (
    *("uyện", "uận", "ị xã", "ành phố", "ỉnh ", "TP", "Tp", " tp", "TX", " H.", " Q", "ị ủy", "ị uỷ", "ị đ", "ành ủ"),
    *("ành u", "ành đ", "UYỆN", "UẬN", "Ị XÃ", "ÀNH PHỐ", "ỈNH ", "Ị ỦY", "Ị UỶ"),
)
"""Parts of these words in any case: to look for them before letters are made small takes half the time."""
_BODIES = (
    *("ubnd", "đnd", "ttq", "y ban", "ỷ ban", "ân dân", "ặt trận", "ông an", "ca ", "òa án", "oà án", "tand", "hội "),
    *("iểm sát", "vksnd", "kho bạc", "ã hội", "bhxh", "hi cục", "uân sự", "chqs", "đoàn", "lao động", "một cửa"),
    *("hành chính công", "phòng ", " ủy", " uỷ", " đội"),
)
"""What a text has at least that names one, in small letters; the second stand before the first."""
_BEFORE, _BEHIND = 90, 70
"""How far the name of a body reaches on both sides of the kind of its place."""


@frozen
class FormerBody:
    """Says where a text names a body that is no more, and how; `place` is the part of the name that is gone."""

    offset: int
    value: str
    place: str


@lru_cache(maxsize=8192)
def bodies_of_districts(text: str) -> tuple[FormerBody, ...]:
    """Returns the bodies of districts, towns and provinces that are gone, which a text names as if they were there."""
    spans = _spans(text.lower()) if any(part in text for part in _PARTS) else []
    return tuple(_of_districts(unwrapped(text), spans)) if spans else ()


def _spans(lower: str) -> list[tuple[int, int]]:
    """Returns the parts of a text in which a body of a district may be named: few texts have one."""
    places = []
    for word in _PLACES:
        at = lower.find(word)
        while at >= 0:
            if any(part in lower[max(0, at - _BEFORE) : at + len(word) + len(" đoàn")] for part in _BODIES):
                places.append(at)
            at = lower.find(word, at + 1)
    spans: list[tuple[int, int]] = []
    for at in sorted(places):
        begin = spans.pop()[0] if spans and at - _BEFORE <= spans[-1][1] else max(0, at - _BEFORE)
        spans.append((begin, at + _BEHIND))
    return spans


def _of_districts(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[FormerBody]:
    for match in (match for span in spans for match in _DISTRICT.finditer(text, *span)):
        start, end, place = match.start(), match.end(), match["level"] or match[0]
        for group in ("town", "town_party", "province", "province_party"):
            if match[group]:
                gone = _beginning(match[group], _provinces() if "province" in group else _towns())
                end = match.start(group) + len(gone) if gone else start
                place = gone if "town" in group else f"tỉnh {gone}"
        if end > start and not is_history(text, start, end):
            yield FormerBody(offset=start, value=text[start:end], place=place)


def bodies_of(text: str, gone: Collection[str]) -> Iterator[FormerBody]:
    """Yields the bodies of communes that are gone, which are named in full: "xã Bảo Quang"."""
    if not any(name in text or ("\n" in text and name in unwrapped(text)) for name in gone):
        return
    text = unwrapped(text)
    for match in _of_communes(tuple(gone)).finditer(text):
        if not is_history(text, match.start(), match.end()):
            yield FormerBody(offset=match.start(), value=match[0], place=match["place"])


@lru_cache(maxsize=64)
def _of_communes(gone: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(gone, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{_BODY}) (?P<place>{names})(?!\w)(?! [{_CAPITAL}])")


@cache
def _towns() -> frozenset[str]:
    """Names of towns and districts. Seven cities are still there, and are in neither list."""
    return frozenset(
        name.lower() for table in (TOWNS, DISTRICTS) for names in table.values() for name in names.split(", ")
    )


@cache
def _provinces() -> frozenset[str]:
    """Names of provinces that are no provinces today: each is part of another one, or has become a city."""
    return frozenset(name.lower() for name, today in TODAY.items() if today != name or name in CITIES)


def _beginning(words: str, names: frozenset[str]) -> str:
    """Returns the longest of the names with which words begin, as it stands there; "" where they begin with none."""
    ends = [match.start() for match in re.finditer(r" (?!-)|\Z", words)]
    return next((words[:end] for end in reversed(ends) if words[:end].lower() in names), "")
