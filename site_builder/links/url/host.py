"""The host of an address: whether it can be one, and whether it is only known at somebody's own desk."""

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache

_FORBIDDEN = re.compile(r"[\x00-\x20#/:<>?@\[\\\]^|%\x7f]")
"""Code points that no domain may have (URL Standard §3.5)."""
_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535
_PARTS, _BYTE, _LONGEST_PART = 4, 255, 63
_NUMBER = re.compile(r"\d+|0[xX][0-9A-Fa-f]*")
_PRIVATE = ((10, 10, 0, 255), (172, 172, 16, 31), (192, 192, 168, 168), (169, 169, 254, 254), (100, 100, 64, 127))
"""First and second byte, from and to (RFC 1918, 3927, 6598)."""
_LOCAL_SUFFIXES = (".localhost", ".local", ".lan", ".localdomain", ".internal", ".home", ".corp", ".home.arpa")
_IPV6 = re.compile(r"[0-9A-Fa-f:.]+")
_LOCAL_IPV6 = re.compile(
    r"\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:(?:127|10|192\.168|169\.254)\..*)\]"
)


@lru_cache(maxsize=4096)
def read_authority(text: str, scheme: str) -> str | None:
    """Host and port in the form in which they are compared; None where no browser would take them."""
    whole = text.rpartition("@")[2]
    name, port = _divided(whole)
    if port is None or (port and (not port.isascii() or not port.isdecimal() or int(port) > _LAST_PORT)):
        return None
    host = _bracketed(name) if name.startswith("[") else read_name(name)
    if not host or host in _PORTS:
        return None
    return host if not port or int(port) == _PORTS.get(scheme) else f"{host}:{int(port)}"


def _divided(whole: str) -> tuple[str, str | None]:
    if whole.startswith("["):
        name, closing, rest = whole.partition("]")
        return f"{name}{closing}", rest[1:] if not rest or rest[0] == ":" else None
    name, _, port = whole.partition(":")
    return name, port


def _bracketed(name: str) -> str | None:
    """An IPv6 address in its brackets."""
    inner = name[1:-1]
    is_one = name.endswith("]") and _IPV6.fullmatch(inner) and inner.count(":") > 1 and inner.count("::") <= 1
    return name.lower() if is_one and ":::" not in inner else None


def read_name(text: str) -> str | None:
    """A domain as it is compared: percent-decoded, NFKC, lower case, punycode read; None where it cannot be one."""
    from urllib.parse import unquote  # noqa: PLC0415 - hosts are read seldom

    plain = unquote(text, errors="replace") if "%" in text else text
    folded = unicodedata.normalize("NFKC", plain).lower().replace("。", ".").replace("\u00ad", "")
    if _FORBIDDEN.search(folded) or not folded.strip(".") or ".." in folded or folded.startswith("."):
        return None
    name = ".".join(_spelt(label) for label in folded.removesuffix(".").split("."))
    last = name.rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        return dotted(name)
    return name


def _spelt(label: str) -> str:
    if label.startswith("xn--"):
        with suppress(ValueError):
            return label[4:].encode("ascii").decode("punycode")
    return label


def dotted(name: str) -> str | None:
    """An IPv4 number out of any of its spellings (127.1, 0x7f000001, 017700000001): the last part fills the rest."""
    parts = [_counted(part) for part in name.split(".")]
    numbers = [part for part in parts if part is not None]
    if len(numbers) != len(parts) or len(parts) > _PARTS or any(part > _BYTE for part in numbers[:-1]):
        return None
    if numbers[-1] >= 256 ** (_PARTS + 1 - len(numbers)):
        return None
    value = numbers[-1] + sum(part << (8 * (_PARTS - 1 - index)) for index, part in enumerate(numbers[:-1]))
    return ".".join(str(value >> shift & _BYTE) for shift in (24, 16, 8, 0))


def _counted(part: str) -> int | None:
    """A part of an IPv4 number, decimal, octal or hexadecimal; None where it is none."""
    is_hex, is_octal = part.startswith("0x"), part.startswith("0") and len(part) > 1
    base, digits = (16, part[2:]) if is_hex else (8, part[1:]) if is_octal else (10, part)
    if not part or len(digits) > _LONGEST_PART or not set(digits) <= set("0123456789abcdef"[:base]):
        return None
    return int(digits or "0", base)


def is_local(host: str) -> bool:
    """Whether a host is only reached from the desk, or the house, of whoever wrote the page."""
    name = host if host.startswith("[") else host.partition(":")[0]
    if name.startswith("["):
        return bool(_LOCAL_IPV6.match(name.partition("]")[0] + "]"))
    first, _, rest = name.partition(".")
    if name.replace(".", "").isdecimal() and rest:
        one, two = int(first), int(rest.partition(".")[0])
        return one in (0, 127) or any(a <= one <= b and c <= two <= d for a, b, c, d in _PRIVATE)
    return not rest or name.endswith(_LOCAL_SUFFIXES)
