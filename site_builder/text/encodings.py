"""Bytes → text: which encoding they are in, by their mark, by what they say of themselves, or by how they read. Pure.

A content file has to be UTF-8 (or UTF-16 with a mark); what another one is, is recognised, so that the editor is told.
Finished pages and those of strangers are read as browsers read them (Encoding Standard, HTML Standard §13.2.3).
"""

import codecs
import re
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from site_builder.text.normalize import composed
from site_builder.text.old_fonts import LETTERS, is_syllable, old_font

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = rb"(?i)<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)"
_XML = rb"\A\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)"
_HEADER = r"(?i)charset\s*=\s*[\"']?([A-Za-z0-9_:.-]+)"
_HEAD = 2048
"""Bytes in which a page may name its encoding. The standard asks for 1,024; browsers read on while the head lasts."""
_BROWSERS = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
"""Encodings that browsers read as a wider one (Encoding Standard §4.2), by the names that Python gives them."""
_KNOWN = frozenset(
    {"utf-8", "utf-16-le", "utf-16-be", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp874", "gb18030"}
    | {"big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949"}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {f"cp{page}" for page in range(1250, 1259)}
)
"""All that browsers read. Python knows more codecs, and some of them (idna, unicode_escape) make no text of bytes."""
_VIETNAMESE = 0.8
"""The share of marked words that are Vietnamese syllables. Names such as Krông and Plây are not, and are few."""
_TYPOGRAPHY = frozenset("–—‘’“”„…•·«»‹›°§©®™×÷±€₫½¼¾²³ \u00a0")
"""What else stands between Vietnamese words in old files."""
_ZEROS = 0.2
"""The share of zero bytes from which on a file is UTF-16. Vietnamese text has at least 0.3, other encodings none."""


class DecodedPage(NamedTuple):
    """The text of a page, and whether its bytes are what they say they are."""

    text: str
    is_known: bool
    """Whether browsers know the encoding that is named. If not, it is read as UTF-8."""
    is_sound: bool
    """Whether all bytes could be read. Each that could not is a U+FFFD."""


def may_say(body: bytes, word: bytes) -> bool:
    """Tells, without decoding it, whether a file may have a word of ASCII letters: in UTF-16 it looks otherwise."""
    return word in body or b"\0" in body[:4]


def mark_of(body: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark tells, and the length of the mark; "" and 0 where there is none."""
    return next(((name, len(mark)) for mark, name in _MARKS if body.startswith(mark)), ("", 0))


def decode_page(body: bytes, content_type: str = "") -> DecodedPage:
    """A page's text. Its mark counts first, then what the server says, then what the page says in its head."""
    name, size = mark_of(body)
    told = "" if name else _told(body, content_type)
    name = name or (codec_of(told) if told else "utf-8")
    try:
        return DecodedPage(body[size:].decode(name or "utf-8"), bool(name), is_sound=True)
    except UnicodeError:
        return DecodedPage(body[size:].decode(name or "utf-8", "replace"), bool(name), is_sound=False)


def _told(body: bytes, content_type: str) -> str:
    """The name of the encoding, as the server or the page gives it. A page that can say so is not UTF-16."""
    if header := re.search(_HEADER, content_type):
        return header[1]
    inside = re.search(_META, body[:_HEAD]) or re.match(_XML, body)
    name = inside[1].decode("ascii") if inside else ""
    return "utf-8" if codec_of(name).startswith("utf-16") else name


@lru_cache(maxsize=64)
def codec_of(label: str) -> str:
    """Python's name of the encoding that a label means to browsers; "" where they know none."""
    try:
        name = codecs.lookup(label.lower().removeprefix("x-")).name
    except LookupError:
        return ""
    name = _BROWSERS.get(name, name)
    return name if name in _KNOWN else ""


def encoding_of(body: bytes) -> str:
    """What a content file that is no UTF-8 is: "utf-16", "windows-1258", "tcvn3", "vni" or "" (unknown)."""
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
        text = composed(body.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    strange = {letter for letter in text.lower() if not letter.isascii()} - _TYPOGRAPHY
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    good = sum(is_syllable(word) and (word.islower() or word.isupper() or word.istitle()) for word in words)
    return text if strange <= LETTERS and good >= _VIETNAMESE * len(words) else None
