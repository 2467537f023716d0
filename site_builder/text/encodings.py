"""Files and texts from before Unicode: recognised, so that the editor is told what happened and what to do.

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
_OURS = set(unicodedata.normalize("NFC", "".join(v + t for v in _VOWELS for t in ("", *_TONES))) + "đ")
_SIGNS = "".join(sign for sign in map(chr, range(0xA1, 0x100)) if sign.lower() not in _OURS and sign not in "«»")
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
_MOST = 0.8
"""The share of marked words that are Vietnamese syllables. Names such as Krông and Plây are not, and are few."""
_TYPOGRAPHY = frozenset("–—‘’“”„…•·«»°§©®™×÷±€₫½¼¾²³ \u00a0")
"""What else stands between Vietnamese words in old files."""
_ZEROS = 0.2
"""The share of zero bytes from which on a file is UTF-16. Vietnamese text has at least 0.3, other encodings none."""


def old_font(text: str) -> tuple[str, int] | None:
    """The font ("tcvn3", "vni") or mishap ("twice": UTF-8 read as Windows-1252) behind a text, and where it begins."""
    if not _FOREIGN.search(text) and not _VNI_PAIR.search(text):
        return None
    words = {match[0]: match.start() for match in reversed(list(_WORD.finditer(text))) if _is_suspect(match[0])}
    found = {kind: [start for word, start in words.items() if read(word)] for kind, read in _READERS.items()}
    kind = max(found, key=lambda kind: len(found[kind]))
    return (kind, min(found[kind])) if len(found[kind]) >= _ENOUGH else None


def _is_suspect(word: str) -> bool:
    if _VNI_PAIR.search(word) and not _is_syllable(word):
        return True
    return bool(_FOREIGN.search(word) and re.search("[A-Za-z]", word)) or "á»" in word


def encoding_of(body: bytes) -> str:
    """What a file that is no UTF-8 is: "utf-16", "windows-1258", "tcvn3", "vni" or "" (unknown)."""
    if body.count(0) > len(body) * _ZEROS:
        return "utf-16"
    if windows_1258(body) is not None:
        return "windows-1258"
    found = old_font(body.decode("latin-1"))
    return found[0] if found else ""


def windows_1258(body: bytes) -> str | None:
    """The text of a file in the Vietnamese code page of Windows: bare letters with the tone behind them.

    None unless it reads as Vietnamese: nearly any bytes can be decoded so; what tells it from TCVN3, VNI or Latin-1 is
    that words come out, each with one tone at most and no capital after a small letter ("TiƠng" is TCVN3).
    """
    with suppress(UnicodeDecodeError):
        body.decode("utf-8", "surrogatepass")
        return None  # UTF-8 in which a letter was cut in half
    try:
        text = unicodedata.normalize("NFC", body.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    strange = {letter for letter in text.lower() if not letter.isascii()} - _TYPOGRAPHY
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    good = sum(_is_syllable(word) and (word.islower() or word.isupper() or word.istitle()) for word in words)
    return text if strange <= _OURS and good >= _MOST * len(words) else None


@lru_cache(maxsize=4096)
def _is_tcvn3(word: str) -> bool:
    return _is_syllable("".join(_TCVN3.get(letter, letter) for letter in word))


@lru_cache(maxsize=4096)
def _is_vni(word: str) -> bool:
    return _is_syllable(_from_vni(word.lower()))


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


def _is_syllable(word: str) -> bool:
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)))
    if not match:
        return False
    return len(tones) <= 1 and (match["end"] not in ("c", "ch", "p", "t") or set(tones) <= _SHARP)
