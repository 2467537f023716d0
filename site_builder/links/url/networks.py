"""Which IP numbers are public, which belong to somebody's own house or machine: one table for all who judge one. Pure.

Loading it takes 6 ms: whoever needs it for few addresses imports it when one comes.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Number = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_HOME_FOUR = tuple(
    IPv4Network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        "192.168.0.0/16",
    )
)
"""This machine, its network and what connects both to the world (RFC 1122, 1918, 3927, 6598)."""
_OTHER_FOUR = tuple(
    IPv4Network(text)
    for text in (
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4"),
    )
)
"""The rest of IANA's registry of special-purpose addresses, multicast and reserved space. Written out: `ipaddress`
knows other ranges in every version of Python, and calls multicast global."""
_HOME_SIX = tuple(IPv6Network(text) for text in ("::/127", "fc00::/7", "fe80::/10"))
"""This machine, its network and its cable (RFC 4291, 4193)."""
_OPEN_SIX = IPv6Network("2000::/3")
"""All that is handed out for global use (RFC 4291 §2.4, IANA)."""
_CLOSED_SIX = tuple(IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_MAPPED, _NAT64 = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")


def effective(number: Number) -> Number:
    """The number that is reached in the end: the IPv4 one inside a mapped, 6to4 or NAT64 address."""
    if isinstance(number, IPv4Address):
        return number
    if number in _MAPPED or number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    if number in _SIX_TO_FOUR:
        return IPv4Address((int(number) >> 80) & 0xFFFFFFFF)
    return number


def is_home(number: Number) -> bool:
    """Whether a number is only reached from the machine, or the house, of whoever wrote it down."""
    number = effective(number)
    return any(number in network for network in (_HOME_FOUR if isinstance(number, IPv4Address) else _HOME_SIX))


def is_public(number: Number) -> bool:
    """Whether a number is one of the open net."""
    number = effective(number)
    if isinstance(number, IPv4Address):
        return not any(number in network for network in (*_HOME_FOUR, *_OTHER_FOUR))
    return number in _OPEN_SIX and not any(number in network for network in _CLOSED_SIX)
