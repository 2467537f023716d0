"""Reads the host of a URL as browsers do: each spelling of an IPv4 address gives that address (URL Standard §3.5)."""

import re
import unicodedata
from ipaddress import IPv6Address
from urllib.parse import unquote_to_bytes

from site_builder.links.url.host import dotted

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
"""A domain may not contain these code points (§3.1). Quotation mark and grave accent are added: no name has them."""
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
_LONGEST_LABEL, _LONGEST = 63, 253
"""A label and a whole host may have at most this many characters (RFC 1035 §2.3.4)."""


def read_host(text: str) -> str:
    """Returns a host in ASCII, or "" if the text is no host.

    A Vietnamese name becomes "xn--…", 0x7f.1 becomes "127.0.0.1", and an IPv6 address stays as it is.
    """
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
    """Returns a domain in ASCII: mapped by UTS #46 (NFKC, lower case, no invisible characters), then in Punycode."""
    if name.isascii():
        return name.lower()
    mapped = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower()).replace("。", ".")
    mapped = "".join(letter for letter in mapped if unicodedata.category(letter) != "Cf")
    labels = (label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in mapped.split("."))
    return ".".join(labels)


def _six(text: str) -> str:
    """Reads an IPv6 address between brackets. A zone is refused, because no URL has one."""
    try:
        return str(IPv6Address(text[1:-1])) if text.endswith("]") and "%" not in text else ""
    except ValueError:
        return ""
