"""Checks VietQR: the URLs of its picture service, and the payload that banking apps read (EMVCo MPM 1.1, NAPAS 247)."""

import re
from collections.abc import Iterator

from site_builder.links.schemes.fault import SchemeFault

_IMAGE_HOSTS = ("img.vietqr.io", "api.vietqr.io")
_IMAGE = re.compile(r"/image/([^-/]*)-([^-/]*)-([^/]+?)(?:\.(?:png|jpg|jpeg|webp))?")
"""It contains bank, account and layout: /image/970415-113366668888-compact.jpg (the service's "Quick Link")."""
_BANK = re.compile(r"97\d{4}|[A-Za-z][A-Za-z0-9]*")
"""A bank is named by its number at NAPAS or by its short name."""
_ACCOUNT = re.compile(r"[A-Za-z0-9]{3,19}")
_AMOUNT = re.compile(r"(?:^|&)amount=([^&]*)")
_CHECKSUM = "6304"
"""The last field has the id 63 and four characters (EMVCo MPM §4.7.3)."""
_HEAD = 4
"""The id and the length of a field have this many characters."""


def image_fault(host: str, path: str, query: str) -> SchemeFault | None:
    """Returns what is wrong with the URL of a payment code's picture."""
    if host not in _IMAGE_HOSTS or not path.startswith("/image"):
        return None
    parts = _IMAGE.fullmatch(path)
    amount = _AMOUNT.search(query)
    is_sound = parts and _BANK.fullmatch(parts[1]) and _ACCOUNT.fullmatch(parts[2])
    return None if is_sound and (not amount or re.fullmatch(r"\d{0,13}", amount[1])) else ("form-pay-image", "")


def emv_fault(payload: str) -> SchemeFault | None:
    """Returns what is wrong with the payload of a payment code: its fields, or its checksum."""
    try:
        names = [name for name, _ in fields(payload)]
    except ValueError:
        return "form-pay-fields", ""
    body, written = payload[:-4], payload[-4:]
    if names[-1:] != ["63"] or not body.endswith(_CHECKSUM):
        return "form-pay-fields", ""
    return None if written.upper() == checksum(body) else ("form-pay-sum", "")


def fields(payload: str) -> Iterator[tuple[str, str]]:
    """Yields the fields of a payload in their order. Raises ValueError where their lengths do not fit."""
    position = 0
    while position < len(payload):
        name, length = payload[position : position + 2], payload[position + 2 : position + _HEAD]
        value = payload[position + _HEAD : position + _HEAD + int(length)]
        if not (name + length).isdecimal() or len(value) != int(length):
            raise ValueError(payload)
        yield name, value
        position += _HEAD + len(value)


def checksum(text: str) -> str:
    """Returns the CRC-16/CCITT-FALSE (polynomial 0x1021, start value 0xFFFF) of a text in UTF-8, as four digits.

    >>> checksum("123456789")
    '29B1'
    """
    value = 0xFFFF
    for byte in text.encode():
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1) ^ 0x1021 if value & 0x8000 else value << 1
        value &= 0xFFFF
    return f"{value:04X}"
