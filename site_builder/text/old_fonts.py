"""Texts from before Unicode: recognised, so that the editor is told what happened and what to do.

A word is garbage of an old font when it is no Vietnamese as it stands, but a Vietnamese syllable once it is read by
that font's table. Both tables are those of the fonts: TCVN 3 (TCVN 5712:1993, "ABC", .VnTime), VNI for Windows.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of the columns below."""
_VOWELS = "aăâeêioôơuưy"
_TCVN3_ROWS = (
    "µ¶·¸¹",
    "»¼½¾Æ",
    "ÇÈÉÊË",
    "ÌÎÏÐÑ",
    "ÒÓÔÕÖ",
    "×ØÜÝÞ",
    "ßáâãä",
    "åæçèé",
    "êëìíî",
    "ïñòóô",
    "õö÷øù",
    "úûüýþ",
)
_TCVN3 = {
    **dict(zip("¡¢£¤¥¦§¨©ª«¬\u00ad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)),
    **{
        code: unicodedata.normalize("NFC", vowel + tone)
        for vowel, codes in zip(_VOWELS, _TCVN3_ROWS, strict=True)
        for code, tone in zip(codes, _TONES, strict=True)
    },
    "Đ": "é",  # Ð, before it is repaired
}
# A tone stands for itself after a plain letter, for itself and the hat after a hatted one.
_VNI_MARKS = {
    "a": ("ø", "û", "õ", "ù", "ï"),
    "ă": ("è", "ú", "ü", "é", "ë"),
    "â": ("à", "å", "ã", "á", "ä"),
}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_HATS = {"aê": "ă", "aâ": "â", "eâ": "ê", "oâ": "ô"}

_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_CLOSED = "a ă â e ê i iê o oa oă oe oo ô ơ u uâ uê uô uy uyê ư ươ y yê"
_OPEN = (
    "a ai ao au ay âu ây e eo ê êu i ia iêu iu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uây uê ui uôi uơ uy uya uyu "
    "ư ưa ưi ươi ươu ưu y yêu"
)
_SYLLABLE = re.compile(
    rf"(?:{_ONSET})?(?:(?:{_OPEN.replace(' ', '|')})|(?:{_CLOSED.replace(' ', '|')})(?P<end>ch|ng|nh|[cmnpt]))"
)
_SHARP = {"\u0301", "\u0323"}
"""The tones that a syllable may have that ends in c, ch, p or t."""
LETTERS = frozenset(unicodedata.normalize("NFC", "".join(v + t for v in _VOWELS for t in ("", *_TONES))) + "đ")
"""The vowels of Vietnamese with each of its tones and without, and đ."""
_SIGNS = "".join(sign for sign in map(chr, range(0xA1, 0x100)) if sign.lower() not in LETTERS and sign not in "«»")
_FOREIGN = re.compile(f"[{_SIGNS}]")
"""What old fonts use and Vietnamese does not. «…» are quotation marks more often than not."""


def _any_case(letters: str) -> str:
    return f"[{letters}{letters.upper()}]"


_VNI_PAIR = re.compile(
    _any_case("àáâãäåèéêëøûõùïúü") + f"(?:(?<=[aA].)|(?<=[eE]{_any_case('âäàåáûùõïø')})|(?<=[oO]{_any_case('âûõïøù')}))"
)
"""A vowel and its mark in VNI, where both are letters of ours: "nhaân daân". No syllable has them side by side.

Marks are rarer than vowels, so that it looks for the mark and then back: in a quarter of the time.
"""
_WORD = re.compile(r"[^\s\x00-\x40\[-`{-\x7f]+")
_ENOUGH = 2
"""Different words of garbage: one alone might be a brand, or the unit µm."""


def old_font(text: str) -> tuple[str, int] | None:
    """The font ("tcvn3", "vni") or mishap ("twice": UTF-8 read as Windows-1252) behind a text, and where it begins."""
    if not _FOREIGN.search(text) and not _VNI_PAIR.search(text):
        return None
    words = {match[0]: match.start() for match in reversed(list(_WORD.finditer(text))) if _is_suspect(match[0])}
    found = {kind: [start for word, start in words.items() if read(word)] for kind, read in _READERS.items()}
    kind = max(found, key=lambda kind: len(found[kind]))
    return (kind, min(found[kind])) if len(found[kind]) >= _ENOUGH else None


def from_tcvn3(text: str) -> str:
    """A text that was typed for a font of TCVN 3. Capitals that only the font made are small letters."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def _is_suspect(word: str) -> bool:
    if _VNI_PAIR.search(word) and not is_syllable(word):
        return True
    return bool(_FOREIGN.search(word) and re.search("[A-Za-z]", word)) or "á»" in word


@lru_cache(maxsize=4096)
def _is_tcvn3(word: str) -> bool:
    return is_syllable(from_tcvn3(word))


@lru_cache(maxsize=4096)
def _is_vni(word: str) -> bool:
    return is_syllable(_from_vni(word.lower()))


def _is_twice(word: str) -> bool:
    with suppress(UnicodeError):
        return len(word.encode("cp1252").decode()) < len(word)
    return False


def _from_vni(word: str) -> str:
    """Letter and mark are two characters; the hat and the tone of ă and â are one."""
    made = ""
    for letter in word:
        made = made[:-1] + _PAIRS[made[-1:] + letter] if made[-1:] + letter in _PAIRS else made + letter
        if letter in _VNI_ALONE and made[-1:] == letter:
            made = made[:-1] + _VNI_ALONE[letter]
    return made


def _pairs() -> Iterator[tuple[str, str]]:
    """A letter and the character after it → the letter that they make."""
    for vowel in "aeouyơư":
        for mark, tone in zip(_VNI_MARKS["a"], _TONES, strict=True):
            yield vowel + mark, unicodedata.normalize("NFC", vowel + tone)
    for pair, hatted in _VNI_HATS.items():
        yield pair, hatted
        for mark, tone in zip(_VNI_MARKS["ă" if hatted == "ă" else "â"], _TONES, strict=True):
            yield pair[0] + mark, unicodedata.normalize("NFC", hatted + tone)


_PAIRS = dict(_pairs())
_READERS: Mapping[str, Callable[[str], bool]] = {"tcvn3": _is_tcvn3, "vni": _is_vni, "twice": _is_twice}


def is_syllable(word: str) -> bool:
    """Whether a word is a Vietnamese syllable: its parts fit each other, and it has one tone at most."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)))
    if not match:
        return False
    return len(tones) <= 1 and (match["end"] not in ("c", "ch", "p", "t") or set(tones) <= _SHARP)
