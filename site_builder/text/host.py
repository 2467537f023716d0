"""The host of a web address: one reading for all who compare, judge, show or ask it (URL Standard §3.5, UTS #46).

Pure. Nearly all hosts are ASCII and need no table; for the letters of other alphabets `idna` brings Unicode's own.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote_to_bytes

_PLAIN = re.compile(r"(?:[a-z0-9_-]{1,63}\.){1,9}[a-z][a-z0-9-]{1,20}")
"""What nearly every host is."""
_FORBIDDEN = frozenset((*map(chr, range(0x21)), *'\x7f"#%/:<>?@[\\]^`{|}'))
"""Forbidden domain code points (§3.1), with the quotation mark and grave accent that no name has either."""
_LONGEST_LABEL, _LONGEST = 63, 253
"""Characters of a host's part and of a host (RFC 1035 §2.3.4)."""
_PARTS, _BYTE = 4, 255
_CODED = "xn--"
"""Begins a part whose letters are written in ASCII (Punycode, RFC 3492)."""
_JOINERS = "\u200c\u200d"


@lru_cache(maxsize=4096)
def read_host(text: str) -> str:
    """A host as it is asked for: ASCII in lower case, "127.0.0.1", "[::1]"; "" where no browser finds one.

    >>> read_host("Càphê.VN."), read_host("0x7f.1"), read_host("a..vn")
    ('xn--cph-9ka6c.vn', '127.0.0.1', '')
    """
    name = text.lower()
    if _PLAIN.fullmatch(name) and _CODED not in name and len(name) <= _LONGEST:
        return name
    if text.startswith("["):
        return _six(text)
    name = _ascii(text).removesuffix(".")
    labels = name.split(".")
    is_whole = len(name) <= _LONGEST and all(0 < len(label) <= _LONGEST_LABEL for label in labels)
    if not is_whole or not _FORBIDDEN.isdisjoint(name):
        return ""
    return _four(labels) if _is_numeric(labels[-1]) else name


def shown_host(host: str) -> str:
    """A host in the letters that people read: "xn--cph-9ka6c.vn" → "càphê.vn"."""
    return ".".join(map(_letters, host.split("."))) if _CODED in host else host


def named_host(text: str) -> str:
    """A host in the letters that people read, if somebody can have registered it; "" for "*.vn", "-a.vn", "💰.vn"."""
    host = shown_host(read_host(text))
    return host if host.startswith("[") or all(map(_is_name, host.split("."))) else ""


def is_mail_host(text: str) -> bool:
    """Whether a mailbox may have this host: one with a dot inside, that somebody can have registered."""
    return "." in text.rstrip(".") and not text.endswith(".") and bool(named_host(text))


def _is_name(label: str) -> bool:
    is_written = all(letter.isalnum() or letter in "-_" or unicodedata.combining(letter) for letter in label)
    return is_written and label[:1] not in ("", "-") and label[-1] != "-"


def _ascii(text: str) -> str:
    """A domain in ASCII as UTS #46 maps it (§4, without STD3 rules); "" where it may not be mapped."""
    try:
        name = unquote_to_bytes(text).decode() if "%" in text else text
    except UnicodeDecodeError:
        return ""
    if name.isascii() and _CODED not in name.lower():
        return name.lower()
    import idna  # noqa: PLC0415 - 6 ms, for hosts of other letters

    try:
        return ".".join(map(_coded, idna.uts46_remap(name, std3_rules=False).split(".")))
    except (idna.IDNAError, ValueError):
        return ""


def _coded(label: str) -> str:
    """A mapped part of a domain in ASCII; ValueError where no browser takes it."""
    if label.isascii() and not label.startswith(_CODED):
        return label
    letters = _letters(label)
    _check(letters)
    return _CODED + letters.encode("punycode").decode("ascii")


def _check(label: str) -> None:
    """Raises ValueError for a part that UTS #46 finds invalid (§4.1: mapped, joined and directed as it must be)."""
    import idna  # noqa: PLC0415 - known already

    idna.check_initial_combiner(label)
    idna.check_bidi(label)
    has_joiners = all(idna.valid_contextj(label, at) for at, letter in enumerate(label) if letter in _JOINERS)
    if label.isascii() or not has_joiners or idna.uts46_remap(label, std3_rules=False) != label:
        raise ValueError(label)


def _letters(label: str) -> str:
    """A part of a domain in its own letters; ValueError where they are coded wrongly."""
    return label[len(_CODED) :].encode("ascii").decode("punycode") if label.startswith(_CODED) else label


def _is_numeric(label: str) -> bool:
    """Whether a last part makes a host an IPv4 number: 127.1, 2130706433, 0x7f.1."""
    return label.isdecimal() or (label.startswith("0x") and set(label[2:]) <= set("0123456789abcdef"))


def _four(parts: list[str]) -> str:
    """An IPv4 number out of any of its spellings (127.1, 0x7f000001, 017700000001): the last part fills the rest."""
    numbers = [_counted(part) for part in parts]
    last = numbers[-1]
    if None in numbers or last is None or len(numbers) > _PARTS or last >= 256 ** (_PARTS + 1 - len(numbers)):
        return ""
    first = [number for number in numbers[:-1] if number is not None]
    if any(number > _BYTE for number in first):
        return ""
    value = last + sum(number << (8 * (_PARTS - 1 - index)) for index, number in enumerate(first))
    return ".".join(str(value >> shift & _BYTE) for shift in (24, 16, 8, 0))


def _counted(part: str) -> int | None:
    """A part of an IPv4 number, decimal, octal or hexadecimal; None where it is none."""
    is_hex, is_octal = part.startswith("0x"), part.startswith("0") and len(part) > 1
    base, digits = (16, part[2:]) if is_hex else (8, part[1:]) if is_octal else (10, part)
    if not part or not set(digits) <= set("0123456789abcdef"[:base]):
        return None
    return int(digits or "0", base)


def _six(text: str) -> str:
    """An IPv6 number between brackets; without a zone, which no web address has."""
    from ipaddress import IPv6Address  # noqa: PLC0415 - 5 ms, for the few hosts that are numbers

    try:
        number = IPv6Address(text[1:-1]) if text.endswith("]") and "%" not in text else None
    except ValueError:
        return ""
    if number is None:
        return ""
    shown = str(number)
    if "." in shown:  # from Python 3.13 on a mapped IPv4 number is shown as such; the URL Standard knows no such form
        shown = f"{shown.rpartition(':')[0]}:{int(number) >> 16 & 0xFFFF:x}:{int(number) & 0xFFFF:x}"
    return f"[{shown}]"
