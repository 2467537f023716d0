"""Bytes as Windows, old programs and phones save them → text, and text → bytes as everything here reads them."""

import re
import unicodedata
from dataclasses import dataclass

_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_VIETNAMESE = frozenset("àáâãèéêìíòóôõùúýăđĩũơư")
_TYPOGRAPHY = frozenset("–—‘’“”„…•·«»°§©®™×÷±€₫½¼¾²³ \u00a0")
"""What else stands between Vietnamese words in old files."""
_NUCLEI = (
    "a ai ao au ay e eo eu i ia ie ieu iu o oa oai oao oay oe oeo oi oo "
    "u ua uay ue ui uo uoi uou uu uy uya uye uyu y ye yeu"
)
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    rf"(?:{'|'.join(sorted(_NUCLEI.split(), key=len, reverse=True))})"
    r"(?:ch|ng|nh|[ckmnpt])?",
)
_ENOUGH = 0.8
"""The share of marked words that are Vietnamese syllables. Names such as Krông and Plây are not, and are few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and what in its bytes was not as it should be."""

    text: str
    faults: tuple[str, ...] = ()
    """Of "utf-16", "windows-1258", "bom", "line-ends", "last-line"."""


def decode(body: bytes) -> Decoded | None:
    """The text that bytes stand for, with plain line ends; None when nobody can be sure what it is."""
    encoding, text = _decode(body)
    if text is None or "\x00" in text:
        return None
    faults = [encoding] if encoding else []
    if "\r" in text:
        faults.append("line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.strip() and not text.endswith("\n"):
        faults.append("last-line")
        text += "\n"
    return Decoded(text=text, faults=tuple(faults))


def _decode(body: bytes) -> tuple[str, str | None]:
    """The encoding, if it is not plain UTF-8, and the text."""
    try:
        if body.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16", body.decode("utf-16")
        if body.startswith(b"\xef\xbb\xbf"):
            return "bom", body.decode("utf-8-sig")
        return "", body.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1258", None if body.startswith((b"\xff\xfe", b"\xfe\xff")) else _windows_1258(body)


def _windows_1258(body: bytes) -> str | None:
    """The Vietnamese code page of Windows: bare letters with the tone behind them. None unless it reads as Vietnamese.

    Nearly any bytes can be decoded so; what tells it from TCVN3, VNI or Latin-1 is that words come out.
    """
    try:
        text = unicodedata.normalize("NFC", body.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    strange = {letter for letter in text if not letter.isascii()} - _TYPOGRAPHY
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    if any(not _is_vietnamese(letter) for letter in strange):
        return None
    return text if sum(map(_is_syllable, words)) >= _ENOUGH * len(words) else None


def _is_vietnamese(letter: str) -> bool:
    bare = "".join(part for part in unicodedata.normalize("NFD", letter.lower()) if part not in _MARKS)
    return len(letter) == 1 and (unicodedata.normalize("NFC", bare) in _VIETNAMESE or bare in "aeiouy") and bare != ""


def _is_syllable(word: str) -> bool:
    """One tone at most, letters in a Vietnamese order, and no capital after a small letter ("TiƠng" is TCVN3)."""
    parts = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    is_cased = word.islower() or word.isupper() or word.istitle()
    return is_cased and sum(part in _MARKS for part in parts) <= 1 and bool(_SYLLABLE.fullmatch(bare))
