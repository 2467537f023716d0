"""The host of an address: whether it can be one, and whether it is only known at somebody's own desk."""

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache

_FORBIDDEN = re.compile(r"[\x00-\x20#/:<>?@\[\\\]^|%\x7f]")
"""Code points that no domain may have (URL Standard §3.5)."""
_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535
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
        return _dotted(name)
    return name


def _spelt(label: str) -> str:
    if label.startswith("xn--"):
        with suppress(ValueError):
            return label[4:].encode("ascii").decode("punycode")
    return label


def _dotted(name: str) -> str | None:
    """An IPv4 address out of any of its forms: 127.1, 0x7f000001, 017700000001 (URL Standard, IPv4 parser)."""
    parts = [_counted(part) for part in name.split(".")]
    if len(parts) > 4 or None in parts:  # noqa: PLR2004 - an address has four bytes
        return None
    numbers = [number for number in parts if number is not None]
    last = numbers.pop()
    if any(number > 255 for number in numbers) or last >= 256 ** (4 - len(numbers)):  # noqa: PLR2004 - bytes
        return None
    value = last + sum(number << (8 * (3 - index)) for index, number in enumerate(numbers))
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def _counted(part: str) -> int | None:
    with suppress(ValueError):
        if part[:2].lower() == "0x":
            return int(part[2:] or "0", 16)
        return int(part, 8 if len(part) > 1 and part[0] == "0" else 10)
    return None


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
