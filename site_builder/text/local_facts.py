"""Finds what a text says of one province: landlines, hosts, names of places, electricity companies. Pure.

A name that is also an ordinary word, or a commune elsewhere, counts only with its kind before it: «tỉnh Hòa Bình».
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from site_builder.model.frozen import frozen
from site_builder.text.former_districts import DISTRICTS, TOWNS
from site_builder.text.normalize import slug
from site_builder.text.provinces import AREA_CODES, FORMER, TODAY

_PLAIN_NAMES = frozenset(
    [
        "An Giang",
        "Bà Rịa - Vũng Tàu",
        "Bạc Liêu",
        "Bắc Giang",
        "Bắc Kạn",
        "Bắc Ninh",
        "Bến Tre",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
        "Đồng Nai",
        "Gia Lai",
        "Hà Tĩnh",
        "Hải Phòng",
        "Hậu Giang",
        "Huế",
        "Kiên Giang",
        "Kon Tum",
        "Lai Châu",
        "Lâm Đồng",
        "Lào Cai",
        "Nam Định",
        "Nghệ An",
        "Ninh Thuận",
        "Quảng Nam",
        "Sóc Trăng",
        "Sơn La",
        "Thừa Thiên Huế",
        "Tiền Giang",
        "Yên Bái",
    ]
)
"""Provinces whose names mean nothing else: no commune elsewhere, no ordinary word, no university or leader."""
_OTHER_HOSTS: Mapping[str, str] = {
    "hochiminhcity": "Hồ Chí Minh",
    "tphcm": "Hồ Chí Minh",
    "thuathienhue": "Huế",
    "brvt": "Hồ Chí Minh",
}
_SOUTH = ("An Giang", "Cà Mau", "Cần Thơ", "Đồng Nai", "Đồng Tháp", "Hồ Chí Minh", "Khánh Hòa", "Lâm Đồng", "Tây Ninh")
_MIDDLE = ("Đà Nẵng", "Đắk Lắk", "Gia Lai", "Huế", "Khánh Hòa", "Lâm Đồng", "Quảng Ngãi", "Quảng Trị")
_COMPANIES: Mapping[str, frozenset[str]] = {
    r"EVN ?SPC|Điện lực miền Nam|evnspc\.vn|1900[ .]?1006|1900[ .]?9000": frozenset((*_SOUTH, "Vĩnh Long")),
    r"EVN ?CPC|Điện lực miền Trung|cpc\.vn|1900[ .]?1909": frozenset(_MIDDLE),
    r"EVN ?NPC|Điện lực miền Bắc|npc\.com\.vn": frozenset(FORMER.keys() - {*_SOUTH, *_MIDDLE, "Vĩnh Long", "Hà Nội"}),
    r"EVN ?HANOI|evnhanoi\.vn": frozenset(("Hà Nội",)),
    r"EVN ?HCMC|evnhcmc\.vn": frozenset(("Hồ Chí Minh",)),
}
"""What names a company → the provinces that it serves; two where a province was made of the areas of both."""
_KIND = re.compile(r"(?<!\w)(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Tt]hị xã|TX\.?|[Hh]uyện|[Qq]uận)\s*\Z")
_LONGEST_KIND = 12
_MOST_WORDS = 5
"""Words of a name: Phan Rang-Tháp Chàm has four, Bà Rịa - Vũng Tàu too."""
_CAPITAL = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper() and letter.isalpha())
_CAPITALS = re.compile(rf"(?<!\w)[{_CAPITAL}]\w*(?:(?: - |[ -])[{_CAPITAL}]\w*)*")
_WORD = re.compile(r"\w+")
_HOST = re.compile(r"(?<![\w-])(?:[\w-]+\.)*(?P<label>[a-z-]+)\.gov\.vn\b")
_AREA = re.compile(
    r"(?<![\w.])\(?(?:(?P<city>024|028)(?:[ .\-)]{0,2}\d){3,8}|(?P<code>02\d\d)(?:[ .\-)]{0,2}\d){3,7})(?!\d)"
)
"""A landline with its area code; short numbers such as 0251 1022 too."""


@frozen
class LocalFact:
    """A word that is true in some provinces only: where it stands, and in which."""

    offset: int
    value: str
    provinces: frozenset[str]


@lru_cache(maxsize=8192)
def local_facts(text: str) -> tuple[LocalFact, ...]:
    """What a text says of one province, in the order of the text. 74,000 letters of the base layer take 15 ms."""
    found = (fact for find in (_numbers, _hosts, _names, _companies) for fact in find(text))
    return tuple(sorted(found, key=lambda fact: fact.offset))


@cache
def _areas() -> Mapping[str, str]:
    return {code: province for province, codes in AREA_CODES.items() for code in codes.split()}


def _numbers(text: str) -> Iterator[LocalFact]:
    for match in _AREA.finditer(text) if "02" in text else ():
        code = match.lastgroup or ""
        province = _areas().get(match[code])
        if province:
            yield LocalFact(offset=match.start(code), value=match[code], provinces=frozenset((province,)))


@cache
def _labels() -> Mapping[str, str]:
    names = {slug(name): province for name, province in TODAY.items()}
    return {**names, **{name.replace("-", ""): province for name, province in names.items()}, **_OTHER_HOSTS}


def _hosts(text: str) -> Iterator[LocalFact]:
    for match in _HOST.finditer(text) if ".gov.vn" in text else ():
        province = _labels().get(match["label"])
        if province:
            yield LocalFact(offset=match.start(), value=match[0], provinces=frozenset((province,)))


@cache
def _places() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Where each name lies: those known by themselves, and those known by their kind."""
    plain = {name: {TODAY[name]} for name in _PLAIN_NAMES} | _by_name(TOWNS)
    kinds = _by_name(DISTRICTS)
    for name, provinces in kinds.items():
        plain.get(name, set()).update(provinces)
    return _frozen(plain), _frozen({**kinds, **{name: {province} for name, province in TODAY.items()}})


def _by_name(table: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for province, names in table.items():
        for name in names.split(", "):
            found.setdefault(name, set()).add(province)
    return found


def _frozen(table: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(provinces) for name, provinces in table.items()}


def _names(text: str) -> Iterator[LocalFact]:
    """The longest known name at each capital letter. A search for all 700 names would take ten times as long."""
    plain, with_kind = _places()
    for run in _CAPITALS.finditer(text):
        starts = [match.start() for match in _WORD.finditer(run[0])]
        ends = [match.end() for match in _WORD.finditer(run[0])]
        done = 0
        for first, start in enumerate(starts):
            kind = _KIND.search(text, max(0, run.start() + start - _LONGEST_KIND), run.start() + start)
            known = with_kind if kind else plain
            last = next((end for end in reversed(ends[first : first + _MOST_WORDS]) if run[0][start:end] in known), 0)
            if start >= done and last:
                done = last
                offset = kind.start() if kind else run.start() + start
                value = text[offset : run.start() + last]
                yield LocalFact(offset=offset, value=value, provinces=known[run[0][start:last]])


def _companies(text: str) -> Iterator[LocalFact]:
    for pattern, provinces in _COMPANIES.items():
        for match in re.finditer(pattern, text):
            yield LocalFact(offset=match.start(), value=match[0], provinces=provinces)
