"""Which numbers may be asked at all. Pure: a name is resolved first, and what is judged is what is connected to.

Whoever writes an address into the content would otherwise let the machine that checks it ask its own network: routers,
databases, the address from which clouds hand out passwords (169.254.0.0/16).
"""

from collections.abc import Sequence
from ipaddress import ip_network

from site_builder.links.url.networks import Network, Number, effective, is_public

BAD_PORTS = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110}
    | {111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531}
    | {532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060}
    | {5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 0}
)
"""Ports that browsers refuse (Fetch Standard §2.9): other services listen there, and nobody on 0. A link to one opens
for nobody.

Every other port is allowed: offices do have pages on 8080 or 8443, and their own network is refused by number already.
"""


def is_allowed(number: Number, allowed: Sequence[Network] = ()) -> bool:
    """Whether it may be connected to: it is public, or somebody has allowed its range."""
    own = effective(number)
    return any(own in network for network in allowed if network.version == own.version) or is_public(own)


def read_network(text: str) -> Network:
    """A range such as 10.0.0.0/8, or one number. ValueError where it is none."""
    return ip_network(text)
