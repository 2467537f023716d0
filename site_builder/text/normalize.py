"""Unicode as Vietnamese needs it: one form, folding, slugs, alphabetical order."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from site_builder.text.codepage import ORDINARY, Respelling, is_ordinary

# U+00D0/U+00F0 is the Icelandic eth that some keyboards and fonts give for Đ/đ (30 times in seed S3).
_REPAIRS = str.maketrans({"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u202f": " ", "\u200b": "", "\u2060": "", "\ufeff": ""})
# What Word takes for the end of a line; YAML does too, editors and `str.split("\n")` do not.
_REPAIRS |= dict.fromkeys(map(ord, "\u2028\u2029\u0085\v\f"), " ")
# Spaces of other widths, which YAML takes for letters; soft hyphens; marks that turn text around without being seen.
_REPAIRS |= dict.fromkeys([0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000], " ")
_REPAIRS |= dict.fromkeys([0xAD, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x180E], "")
_JOINERS = re.compile(r"[\u200c\u200d]+")
"""Between Latin letters they join nothing; pictures of families and Khmer need them."""
_MOST_MARKS = 30
_RUNS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}")
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
"""Huyền, hỏi, ngã, sắc, nặng, after the level tone."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def clean(text: str) -> str:
    """One form for every text: NFC, real Đ, ordinary spaces, no invisible characters."""
    if is_ordinary(text):
        return text
    return unicodedata.normalize("NFC", _JOINERS.sub(_joined, text.translate(_REPAIRS)))


def _joined(match: re.Match[str]) -> str:
    start, end = match.span()
    around = (match.string[start - 1 : start], match.string[end : end + 1])
    return "" if any(not letter or (is_latin(letter) and letter < "\u2000") for letter in around) else match[0]


def piled(text: str) -> int | None:
    """Where more marks are piled on a letter than any script has: to put 200,000 in order takes half a minute."""
    if is_ordinary(text):
        return None
    runs = (run for run in _RUNS.finditer(text) if sum(map(bool, map(unicodedata.combining, run[0]))) > _MOST_MARKS)
    return next((run.start() for run in runs), None)


def fold(text: str) -> str:
    """Lower case without marks; đ becomes d. "Đường Hoà Bình" and "duong hoa binh" fold alike."""
    return _FOLDED(text) if is_ordinary(text) else _bare(text)


def _bare(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


_FOLDED = Respelling({ord(letter): _bare(letter) for letter in ORDINARY})


def is_latin(letter: str) -> bool:
    """Whether a letter is of our alphabet; other scripts have letters that look the same."""
    return not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN ")


def slug(text: str) -> str:
    """An address part: "Đường dây nóng 24/7" → "duong-day-nong-24-7". Apostrophes join: "M'Drắk" → "mdrak"."""
    joined = re.sub(r"['’]", "", fold(clean(text)))
    return re.sub(r"[^a-z0-9]+", "-", joined).strip("-")


@lru_cache(maxsize=1024)
def page_name(name: str) -> str:
    """The page's name by the rule of S1, place name + 24/7: "Bảo Quang" → "BaoQuang24/7"."""
    return "".join(part.capitalize() for part in slug(name).split("-")) + "24/7"


@lru_cache(maxsize=16384)
def order(text: str) -> tuple[tuple[int, ...], ...]:
    """Sort key by the Vietnamese alphabet; tones decide only between equal letters; "Khóm 2" comes before "Khóm 10"."""
    letters: list[int] = []
    tones: list[int] = []
    for token in re.findall(r"\d+|\D", clean(text).lower()):
        if token.isdecimal():
            letters += [1, int(token[:18])]
            continue
        letter, tone = _rank(token)
        letters.append(letter)
        tones.append(tone)
    return (tuple(letters), tuple(tones))


@lru_cache(maxsize=1024)
def _rank(sign: str) -> tuple[int, int]:
    """Where a letter stands in the alphabet, 0 for what is no letter of it; where its tone stands."""
    parts = unicodedata.normalize("NFD", sign)
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return 2 + _ALPHABET[letter] if letter in _ALPHABET else 0, tone


def suggest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - for builds that meet a slip of the pen

    folded = {fold(name): name for name in known}
    return next((folded[name] for name in get_close_matches(fold(word), folded, 1, 0.6)), "")
