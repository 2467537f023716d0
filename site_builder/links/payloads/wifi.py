"""Writes the text of a code that joins a Wi-Fi network: `WIFI:T:WPA;S:…;P:…;;`, as phones have read it since 2009."""

import re

from site_builder.model.problem import Refused

_PLAIN = re.compile(r"[ -~]+")
_LONGEST_NAME = 32
"""The bytes of a network's name (IEEE 802.11, 9.4.2.2)."""
_PASSWORD = range(8, 64)
"""The letters of a passphrase (WPA2, IEEE 802.11 Annex J)."""
_SPECIAL = re.compile(r'([\\;,:"])')


def wifi(name: str, password: str) -> str:
    r"""Returns the text of a network; one without a password is open. Raises Refused.

    >>> wifi("UBND; tang 1", "12345678")
    'WIFI:T:WPA;S:UBND\\; tang 1;P:12345678;;'
    """
    if not _PLAIN.fullmatch(name) or len(name) > _LONGEST_NAME or name != name.strip():
        raise Refused("wifi-name", value=name)
    if not password:
        return f"WIFI:T:nopass;S:{_escaped(name)};;"
    if not _PLAIN.fullmatch(password) or len(password) not in _PASSWORD:
        raise Refused("wifi-password", count=str(len(password)))
    return f"WIFI:T:WPA;S:{_escaped(name)};P:{_escaped(password)};;"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
