"""What a host of another site is to us: official, known, closed, imitated, hidden, or a stranger.

Addresses are read as browsers read them (`text.url`), and nothing here raises: whatever cannot be read has no host.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
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
from site_builder.model.frozen import frozen
from site_builder.text.host import named_host
from site_builder.text.url import cleaned, split

_WRITTEN = re.compile(r"https?://[^/?#\\@%\s]+(?:[/?#][^\\]*)?", re.IGNORECASE)
"""An address of which people and browsers see the same host: nothing before it, nothing in it that hides a letter."""
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


@frozen
class HostVerdict:
    """A host's standing, and the host that was meant: a closed one's successor, the one that is imitated."""

    standing: HostTrust
    real: str = ""


@frozen(eq=False)
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
    """The host that a browser opens for an absolute address, in the letters that people read; "" where that is nobody's
    to say.

    >>> host_of("HTTPS://DichVuCong.gov.vn.:443/a?b")
    'dichvucong.gov.vn'
    >>> host_of("https://dichvucong.gov.vn@evil.example/")
    ''
    """
    found = split(address) if _WRITTEN.fullmatch(cleaned(address)) else None
    return named_host(found.host) if found and found.port else ""


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
    if name.startswith("[") or name.rpartition(".")[2].isdecimal():
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
