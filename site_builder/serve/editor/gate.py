"""Decides who may edit: whoever sits at this machine, and whoever has typed the code that its terminal shows.

Every request that changes something also has to come from a page of ours (Origin), with a token that only our pages
know: the page of any other website can make a browser send a request, but it can read no page of ours.
"""

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

_TRIES = 10
"""After so many wrong codes none is taken any more until the preview is started anew: a code has six digits."""


@dataclass(slots=True, kw_only=True)
class Gate:
    """Keeps the secrets of one start."""

    token: str
    """Each form carries it."""
    key: str
    """The cookie of a phone that was let in."""
    code: str
    """What has to be typed there."""
    wrong: int = 0
    """So many wrong codes were typed."""

    def lets_in(self, address: str, key: str) -> bool:
        """Returns whether a browser may edit, by its address in the network and its cookie."""
        return _is_here(address) or _is_same(key, self.key)

    def takes(self, code: str) -> bool:
        """Returns whether somebody has typed the code."""
        if self.wrong >= _TRIES:
            return False
        is_right = _is_same("".join(code.split()), self.code)
        self.wrong += not is_right
        return is_right

    def is_ours(self, origin: str, token: str, hosts: Collection[str]) -> bool:
        """Returns whether a request that changes something comes from a page of ours."""
        return urlsplit(origin).netloc.lower() in hosts and _is_same(token, self.token)


def _is_same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _is_here(address: str) -> bool:
    try:
        return ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False
