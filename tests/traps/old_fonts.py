"""Vietnamese as it was written before Unicode: the ways out. `text.old_fonts`, `text.encodings` know the ways in."""

import re
import unicodedata

TONES = "\u0300\u0309\u0303\u0301\u0323"
_TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        strict=True,
    )
)
_VNI: dict[str, str] = {
    "đ": "ñ",
    "ơ": "ô",
    "ư": "ö",
    "ỉ": "æ",
    "ĩ": "ó",
    "ị": "ò",
    "ỵ": "î",
    "ă": "aê",
    "â": "aâ",
    "ê": "eâ",
    "ô": "oâ",
    **dict(zip("ằẳẵắặầẩẫấậềểễếệồổỗốộ", re.findall("..", "aèaúaüaéaëaàaåaãaáaäeàeåeãeáeäoàoåoãoáoä"), strict=True)),
}


def tcvn3(text: str) -> str:
    """As .VnTime shows it; capitals with tones had a font of their own, and the codes of small letters."""
    return "".join(_TCVN3.get(letter) or _TCVN3.get(letter.lower(), letter) for letter in text)


def vni(text: str) -> str:
    """As VNI-Times shows it: letters, and marks after them."""
    return "".join(_in_vni(letter) for letter in text)


def _in_vni(letter: str) -> str:
    small = letter.lower()
    if small in _VNI:
        made = _VNI[small]
    else:
        marks = unicodedata.normalize("NFD", small)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        tones = "".join("øûõùï"[TONES.index(mark)] for mark in marks if mark in TONES)
        made = _VNI.get(base, base) + tones
    return made.upper() if letter != small else made


def windows_1258(text: str) -> bytes:
    """As Windows saved it before 2000: some letters whole, the tones of others after them."""
    made = b""
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        for form in (letter, bare + "".join(mark for mark in marks if mark in TONES)):
            try:
                made += form.encode("cp1258")
            except UnicodeEncodeError:
                continue
            break
        else:
            made += b"?"
    return made


def twice(text: str) -> str:
    """UTF-8 that was opened as Windows-1252 and saved again."""
    return text.encode().decode("cp1252", "replace")
