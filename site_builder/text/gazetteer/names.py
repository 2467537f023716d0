"""Reads the name of a place as people write it: "xã Bảo Quang", "TP. Hồ Chí Minh", "bao quang", "Q.1"."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from site_builder.model.frozen import frozen
from site_builder.text.normalize import clean, fold

COMMUNE_KINDS = ("xã", "phường", "đặc khu")
"""The kinds of communes that there are today."""
PROVINCE_KINDS = ("tỉnh", "thành phố")
ENDED_KINDS = ("huyện", "quận", "thị xã", "thị trấn")
"""The kinds that ended on 1/7/2025. A "thành phố" below a province did too, but the word is also a province's."""
KINDS = (*COMMUNE_KINDS, *PROVINCE_KINDS, *ENDED_KINDS)
_SHORT: Mapping[str, str] = {
    "x": "xã",
    "p": "phường",
    "đk": "đặc khu",
    "t": "tỉnh",
    "tp": "thành phố",
    "h": "huyện",
    "q": "quận",
    "tx": "thị xã",
    "tt": "thị trấn",
}
_ABBREVIATED = re.compile(
    r"(tp|tt|tx|đk|dk)(?:\s*\.\s*|\s+|(?=hcm))(.+)|([xphqt])\s*\.\s*(.+)|([pq])\s*(\d+)", re.IGNORECASE
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_CODE = 5
"""A commune's code has so many digits, and keeps its zeros; a name is a shorter number."""
_SHORT_NAMES = {"hcm": "ho chi minh"}


@frozen(kw_only=False)
class PlaceName:
    """A reading of what was written: the kind that it names, if any, and the name without it."""

    kind: str
    name: str


def readings(text: str) -> Iterator[PlaceName]:
    """The ways to read a name. "Xa Dung" may be a place of that name, or the xã of Dung."""
    written = " ".join(clean(text).split())
    yield PlaceName("", written)
    short = _ABBREVIATED.fullmatch(written)
    if short:
        kind, name = (part for part in short.groups() if part)
        yield PlaceName(_SHORT[kind.lower().replace("dk", "đk")], name)
    for kind in KINDS:
        first, rest = written[: len(kind)], written[len(kind) :]
        if rest[:1] == " " and fold(first) == fold(kind) and (first.lower() == kind or first.isascii()):
            yield PlaceName(kind, rest.strip())


def kind_of(text: str) -> str:
    """The kind that a word means: "Xã", "phuong", "TP."; or ""."""
    word = " ".join(clean(text).lower().split()).rstrip(".")
    plain = {fold(kind): kind for kind in KINDS}
    return plain.get(fold(word)) or _SHORT.get(word) or _SHORT.get(word.replace("dk", "đk"), "")


def plain(name: str) -> str:
    """A name by which equal ones are found: without marks, signs and leading zeros, and with i for y, which people
    write for each other. "Ea H'Leo" becomes "ea hleo", "Lý Sơn" and "Lí Sơn" become "li son".
    """
    bare = " ".join(re.sub(r"[^a-z0-9]+", " ", fold(re.sub("['’]", "", name))).split()).replace("y", "i")
    if bare.isdecimal() and len(bare) < _CODE:
        return bare.lstrip("0") or bare
    return _SHORT_NAMES.get(bare, bare)


def is_spelt_alike(one: str, other: str) -> bool:
    """Whether two names have the same letters and tones, wherever the tone marks stand: "Hòa An" and "Hoà An"."""
    return _spelling(one) == _spelling(other)


def _spelling(name: str) -> list[tuple[str, frozenset[str]]]:
    words = re.split(r"[\W_]+", re.sub("['’]", "", clean(name).lower()))
    parts = [unicodedata.normalize("NFD", word) for word in words if word]
    return [
        ("".join(sign for sign in word if sign not in _TONES), frozenset(sign for sign in word if sign in _TONES))
        for word in parts
    ]
