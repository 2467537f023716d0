"""What a host of another site is to us: official, known, closed, imitated, hidden, or a stranger.

Addresses are read as browsers read them, and nothing here raises: whatever cannot be read has no host.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from site_builder.links.hosts.known import (
    APP_MIRRORS,
    CLOSED,
    MEETING_PLACES,
    NAMES,
    PORTAL,
    SHORTENERS,
    STATE,
    KnownName,
)
from site_builder.links.hosts.lookalikes import imitated, is_within, site_of

_LONGEST_LABEL, _LONGEST = 63, 253
"""Characters of a host's part and of a host (RFC 1035 §2.3.4)."""
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
"""A last part by which browsers know an IPv4 address: 127.1, 2130706433, 0x7f.1 … (URL Standard)."""
_PUBLIC = re.compile(r"(?:[a-z0-9_-]+\.)+(?:gov|edu)\.vn")
_PROGRAM = re.compile(r"\.(?:apk|apks|xapk|apkm|aab|ipa|mobileconfig|exe|msi|dmg|pkg|jar|bat|cmd|scr)(?=[/?#&;]|\Z)")
"""What installs a program or changes a phone's settings."""


class HostTrust(StrEnum):
    """What a host is to us."""

    OFFICIAL = "official"
    KNOWN = "known"
    STRANGE = "strange"
    CLOSED = "closed"
    IMITATION = "imitation"
    SHORTENER = "shortener"
    MIRROR = "mirror"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostVerdict:
    """A host's standing, and the host that was meant: a closed one's successor, the one that is imitated."""

    standing: HostTrust
    real: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HostRegister:
    """The hosts that a site knows beside those of the house. One is told from another by identity, to be looked up."""

    allowed: frozenset[str] = frozenset()
    without_https: frozenset[str] = frozenset()
    """Hosts whose pages open by http: only, and are allowed all the same."""
    closed: Mapping[str, str] = field(default_factory=dict)
    """Closed host → its successor."""
    names: tuple[KnownName, ...] = ()
    """Names of this site's services, imitated like those of the house."""


@lru_cache(maxsize=4096)
def host_of(address: str) -> str:
    """The host that a browser opens for an absolute address; "" where that is nobody's to say.

    >>> host_of("HTTPS://DichVuCong.gov.vn.:443/a?b")
    'dichvucong.gov.vn'
    >>> host_of("https://dichvucong.gov.vn@evil.example/")
    ''
    """
    with suppress(ValueError):
        parts = urlsplit(address)
        is_plain = not re.search(r"[@%\\]", parts.netloc) and "\\" not in address and parts.port != 0
        return read_host(parts.hostname or "") if is_plain else ""
    return ""


def read_host(text: str) -> str:
    """A host as it is compared: NFKC, lower case, punycode decoded, no last dot; "[::1]" for a number; "" for none."""
    if ":" in text:
        return f"[{text}]"
    name = unicodedata.normalize("NFKC", text).casefold().replace("。", ".").removesuffix(".")
    name = "".join(letter for letter in name if unicodedata.category(letter) != "Cf")  # invisible, browsers drop it
    name = ".".join(_decoded(label) for label in name.split("."))
    return name if len(name) <= _LONGEST and all(map(_is_label, name.split("."))) else ""


def _decoded(label: str) -> str:
    if label.startswith("xn--"):
        with suppress(ValueError):
            return unicodedata.normalize("NFKC", label[4:].encode("ascii").decode("punycode")).casefold()
    return label


def _is_label(label: str) -> bool:
    is_written = all(letter.isalnum() or letter in "-_" or unicodedata.combining(letter) for letter in label)
    return is_written and 0 < len(label) <= _LONGEST_LABEL and label[0] != "-" and label[-1] != "-"


def program_in(address: str) -> bool:
    """Whether an address hands out a program: its path, or a file that its query names, ends like one."""
    with suppress(ValueError):
        parts = urlsplit(address)
        return bool(_PROGRAM.search(unquote(f"{parts.path}?{parts.query}").lower()))
    return False


def judge(name: str, register: HostRegister) -> HostVerdict:
    """What a host is, "www." or not. No list of a site makes a look-alike, a shortener or a number trustworthy."""
    name = name.removeprefix("www.")
    found = _known_to_all(name)
    if found:
        return found
    if name in register.closed:
        return HostVerdict(standing=HostTrust.CLOSED, real=register.closed[name])
    if _PUBLIC.fullmatch(name):
        return HostVerdict(standing=HostTrust.OFFICIAL)
    if name in MEETING_PLACES | register.allowed:
        return HostVerdict(standing=HostTrust.KNOWN)
    real = imitated(name, register.names)
    return HostVerdict(standing=HostTrust.IMITATION if real else HostTrust.STRANGE, real=real)


@lru_cache(maxsize=4096)
def _known_to_all(name: str) -> HostVerdict | None:
    """What holds for a host at every site."""
    if name.startswith("[") or _NUMBER.fullmatch(name.rpartition(".")[2]):
        return HostVerdict(standing=HostTrust.NUMBER)
    for standing, sites in ((HostTrust.SHORTENER, SHORTENERS), (HostTrust.MIRROR, APP_MIRRORS)):
        if any(is_within(name, site) for site in sites):
            return HostVerdict(standing=standing)
    if successor := _successor(name):
        return HostVerdict(standing=HostTrust.CLOSED, real=successor)
    if name.endswith(STATE) and _PUBLIC.fullmatch(name):
        return HostVerdict(standing=HostTrust.OFFICIAL)
    real = imitated(name, NAMES)
    return HostVerdict(standing=HostTrust.IMITATION, real=real) if real else None


def _successor(name: str) -> str:
    """Where a closed host's visitors go now."""
    is_face = name.startswith("dichvucong.") and name.endswith(STATE) and name != PORTAL
    return PORTAL if is_face else CLOSED.get(name, "")


def names_of(hosts: Iterable[str]) -> tuple[KnownName, ...]:
    """The names by which a site's own hosts are known, so that their look-alikes are recognised as well."""
    taken = {item.word for item in NAMES}
    words = {site_of(host).partition(".")[0]: host for host in sorted(hosts) if _is_sound(host)}
    fit = {word: host for word, host in words.items() if word not in taken and len(word) > _TINY}
    return tuple(KnownName(word=word, real=host, inside=False) for word, host in fit.items())


_TINY = 3
"""Letters of a name that is too short to be recognised."""


def _is_sound(host: str) -> bool:
    found = _known_to_all(host.removeprefix("www."))
    return bool(host) and (found is None or found.standing is HostTrust.OFFICIAL)
