"""Normalises Unicode for Vietnamese: one form of each letter, folding, slugs, alphabetical order."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from site_builder.text.codepage import ORDINARY, Respelling, is_ordinary

# U+00D0/U+00F0 is the Icelandic eth, which some keyboards and fonts give for Đ/đ.
_REPAIRS = str.maketrans({"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u202f": " ", "\u2060": "", "\ufeff": ""})
# Word and YAML read these as the end of a line; editors and `str.split("\n")` do not.
_REPAIRS |= dict.fromkeys(map(ord, "\u2028\u2029\u0085\v\f"), " ")
# These are spaces of other widths, which YAML reads as letters; soft hyphens; and invisible marks that turn text.
_REPAIRS |= dict.fromkeys([0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000], " ")
_TURNING = [0xAD, 0x61C, 0x180E, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
_NOTES_AND_TAGS = [*range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
_REPAIRS |= dict.fromkeys([*_TURNING, *_NOTES_AND_TAGS], "")
_UNSEEN = str.maketrans({code: seen for code, seen in _REPAIRS.items() if code not in (0xA0, 0xD0, 0xF0)})
_UNSEEN |= dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF], "")
_JOINERS = re.compile(r"[\u200c\u200d]+")
"""Between Latin letters they join nothing. Pictures of families and Khmer need them."""
_WITHOUT_SPACES = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa80-\uaadf]"
"""Scripts that write no space between words (Thai, Lao, Burmese, Khmer, Tai Viet). There a zero-width space tells where
a line may break; anywhere else it is something that nobody sees."""
_MOST_MARKS = 30
_RUNS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}")
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
"""They are huyền, hỏi, ngã, sắc and nặng; the level tone comes before them."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def clean(text: str) -> str:
    """Gives every text one form: NFC, a real Đ, ordinary spaces, no invisible characters."""
    if is_ordinary(text):
        return text
    return composed(_seen(text.translate(_REPAIRS)))


def composed(text: str) -> str:
    """Returns the text in NFC. Marks that are piled on a letter are left out: to sort them takes too long."""
    return unicodedata.normalize("NFC", unpiled(text))


def decomposed(text: str) -> str:
    """Returns the text in NFD, also without such marks."""
    return unicodedata.normalize("NFD", unpiled(text))


def without_unseen(text: str) -> str:
    """Removes what no eye sees and no page may hold: control characters, and those that turn or hide what stands
    beside them. XML allows no control characters at all (1.0, 2.2).
    """
    return text if is_ordinary(text) else _seen(text.translate(_UNSEEN))


def _seen(text: str) -> str:
    """Removes zero-width spaces and joiners where they do nothing."""
    return _JOINERS.sub(_joined, re.sub("\u200b+", _broken, text) if "\u200b" in text else text)


def _broken(match: re.Match[str]) -> str:
    start, end = match.span()
    around = (match.string[start - 1 : start], match.string[end : end + 1])
    return "\u200b" if all(re.match(_WITHOUT_SPACES, letter) for letter in around) else ""


def _joined(match: re.Match[str]) -> str:
    start, end = match.span()
    around = (match.string[start - 1 : start], match.string[end : end + 1])
    return "" if any(not letter or (is_latin(letter) and letter < "\u2000") for letter in around) else match[0]


def piled(text: str) -> int | None:
    """Returns where more marks are piled on a letter than any script has, or None.

    To sort 200,000 marks takes half a minute.
    """
    if is_ordinary(text):
        return None
    runs = (run for run in _RUNS.finditer(text) if sum(map(bool, map(unicodedata.combining, run[0]))) > _MOST_MARKS)
    return next((run.start() for run in runs), None)


def unpiled(text: str) -> str:
    """Returns the text without its piles of marks, so that it may be sorted."""
    return text if piled(text) is None else _RUNS.sub(lambda run: "" if piled(run[0]) == 0 else run[0], text)


def fold(text: str) -> str:
    """Returns the text in lower case without accents; đ becomes d. "Đường Hoà" and "duong hoa" become equal."""
    return _FOLDED(text) if is_ordinary(text) else _bare(text)


def _bare(text: str) -> str:
    bare = decomposed(text.lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


_FOLDED = Respelling({ord(letter): _bare(letter) for letter in ORDINARY})


def is_latin(letter: str) -> bool:
    """Returns whether a letter belongs to the Latin alphabet. Other scripts have letters that look the same."""
    return not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN ")


def slug(text: str) -> str:
    """Returns a part of an address: "Đường dây 24/7" → "duong-day-24-7". Apostrophes join: "M'Drắk" → "mdrak"."""
    joined = re.sub(r"['’]", "", fold(clean(text)))
    return re.sub(r"[^a-z0-9]+", "-", joined).strip("-")


@lru_cache(maxsize=1024)
def page_name(name: str) -> str:
    """Returns the page's name, which is the place's name and 24/7: "Bảo Quang" → "BaoQuang24/7".

    A hyphen keeps the number of a place apart, or it would read 224/7: "Đại Ân 2" → "DaiAn2-24/7". A space would let
    the name break at the end of a line.
    """
    joined = "".join(part.capitalize() for part in slug(name).split("-"))
    return f"{joined}{'-' if joined[-1:].isdigit() else ''}24/7"


@lru_cache(maxsize=16384)
def order(text: str) -> tuple[tuple[int, ...], ...]:
    """Returns the key to sort by the Vietnamese alphabet.

    Tones decide only between equal letters, and "Khóm 2" comes before "Khóm 10".
    """
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
    """Returns the place of a letter in the alphabet, or 0 for any other sign, and the place of its tone."""
    parts = unicodedata.normalize("NFD", sign)
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return 2 + _ALPHABET[letter] if letter in _ALPHABET else 0, tone


def suggest(word: str, known: Iterable[str]) -> str:
    """Returns the known word that was probably meant, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415 - only builds that meet a slip of the pen need it

    folded = {fold(name): name for name in known}
    return next((folded[name] for name in get_close_matches(fold(word), folded, 1, 0.6)), "")


def slips(one: str, other: str, most: int) -> int:
    """How many letters were added, left out, changed, or swapped with their neighbour; `most` + 1 stands for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for y, letter in enumerate(one, start=1):
        above, row, earlier = row, [y], before
        for x, wanted in enumerate(other, start=1):
            cost = min(above[x] + 1, row[x - 1] + 1, above[x - 1] + (letter != wanted))
            if y > 1 and x > 1 and letter == other[x - 2] and one[y - 2] == wanted:
                cost = min(cost, earlier[x - 2] + 1)
            row.append(cost)
        before = above
    return min(row[-1], most + 1)
