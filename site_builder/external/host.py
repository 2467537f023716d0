"""The host of an address as browsers read it: every spelling of a number becomes that number (URL Standard §3.5)."""

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import unquote_to_bytes

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
"""Forbidden domain code points (§3.1), with the quotation mark and grave accent that no name has either."""
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
_LONGEST_LABEL, _LONGEST = 63, 253
"""Characters of a host's part and of a host (RFC 1035 §2.3.4)."""
_PARTS = 4


def read_host(text: str) -> str:
    """A host in ASCII: "xn--…" for a Vietnamese one, "127.0.0.1" for 0x7f.1, an IPv6 number as it is; "" for none."""
    if text.startswith("["):
        return _six(text)
    try:
        decoded = unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        return ""
    name = _ascii(decoded)
    if not name or _FORBIDDEN.search(name):
        return ""
    last = name.removesuffix(".").rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        return _four(name.removesuffix("."))
    labels = name.removesuffix(".").split(".")
    is_whole = len(name) <= _LONGEST + 1 and all(0 < len(label) <= _LONGEST_LABEL for label in labels)
    return name.removesuffix(".") if is_whole else ""


def _ascii(name: str) -> str:
    """A domain in ASCII: mapped as UTS #46 does (NFKC, lower case, what is invisible left out), then Punycode."""
    if name.isascii():
        return name.lower()
    mapped = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower()).replace("。", ".")
    mapped = "".join(letter for letter in mapped if unicodedata.category(letter) != "Cf")
    labels = (label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in mapped.split("."))
    return ".".join(labels)


def _six(text: str) -> str:
    """An IPv6 number between brackets; without a zone, which no web address has."""
    try:
        return str(IPv6Address(text[1:-1])) if text.endswith("]") and "%" not in text else ""
    except ValueError:
        return ""


def _four(name: str) -> str:
    """An IPv4 number of up to four parts, each decimal, octal or hexadecimal; the last one fills what is left."""
    parts = [_value(part) for part in name.split(".")]
    numbers = [part for part in parts if part is not None]
    if len(numbers) != len(parts) or len(parts) > _PARTS or any(part > 255 for part in numbers[:-1]):  # noqa: PLR2004
        return ""
    rest = 256 ** (_PARTS + 1 - len(numbers))
    if numbers[-1] >= rest:
        return ""
    head = sum(part * 256 ** (_PARTS - 1 - index) for index, part in enumerate(numbers[:-1]))
    return str(IPv4Address(head + numbers[-1]))


def _value(part: str) -> int | None:
    """A part of an IPv4 number as §3.5 reads it; None where it is none."""
    base = 16 if part.startswith("0x") else 8 if part.startswith("0") and len(part) > 1 else 10
    digits = part[2:] if base == 16 else part[1:] if base == 8 else part  # noqa: PLR2004 - bases of numbers
    known = "0123456789abcdef"[:base]
    if not part or len(digits) > _LONGEST_LABEL or any(digit not in known for digit in digits):
        return None
    return int(digits or "0", base)
