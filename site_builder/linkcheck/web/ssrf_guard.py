"""Which numbers may be asked at all. Pure: a name is resolved first, and what is judged is what is connected to.

Whoever writes an address into the content would otherwise let the machine that checks it ask its own network: routers,
databases, the address from which clouds hand out passwords (169.254.0.0/16).
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Number = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_CLOSED_FOUR = tuple(
    IPv4Network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
"""IANA's registry of special-purpose addresses, multicast and reserved space. Written out: `ipaddress` knows other
ranges in every version of Python, and calls multicast global."""
_OPEN_SIX = IPv6Network("2000::/3")
"""All that is handed out for global use (RFC 4291 §2.4, IANA)."""
_CLOSED_SIX = tuple(IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_MAPPED, _NAT64 = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")

BAD_PORTS = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110}
    | {111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531}
    | {532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060}
    | {5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}
)
"""Ports that browsers refuse (Fetch Standard §2.9): other services listen there. A link to one opens for nobody.

Every other port is allowed: offices do have pages on 8080 or 8443, and their own network is refused by number already.
"""


def effective(number: Number) -> Number:
    """The number that is reached in the end: the IPv4 one inside a mapped, 6to4 or NAT64 address."""
    if isinstance(number, IPv4Address):
        return number
    if number in _MAPPED or number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    if number in _SIX_TO_FOUR:
        return IPv4Address((int(number) >> 80) & 0xFFFFFFFF)
    return number


def is_allowed(number: Number, allowed: Sequence[Network] = ()) -> bool:
    """Whether it may be connected to: it is public, or somebody has allowed its range."""
    number = effective(number)
    if any(number in network for network in allowed if network.version == number.version):
        return True
    if isinstance(number, IPv4Address):
        return not any(number in network for network in _CLOSED_FOUR)
    return number in _OPEN_SIX and not any(number in network for network in _CLOSED_SIX)


def read_network(text: str) -> Network:
    """A range such as 10.0.0.0/8, or one number. ValueError where it is none."""
    return ip_network(text)
