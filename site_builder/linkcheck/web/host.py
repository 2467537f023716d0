"""The host of an address as browsers read it: every spelling of a number becomes that number (URL Standard §3.5)."""

import re
import unicodedata
from ipaddress import IPv6Address
from urllib.parse import unquote_to_bytes

from site_builder.links.url.host import dotted

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
"""Forbidden domain code points (§3.1), with the quotation mark and grave accent that no name has either."""
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
_LONGEST_LABEL, _LONGEST = 63, 253
"""Characters of a host's part and of a host (RFC 1035 §2.3.4)."""


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
        return dotted(name.removesuffix(".")) or ""
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
