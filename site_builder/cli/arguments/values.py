"""What is typed after an option becomes a value. A reader raises ValueError or Refused; the parser has the sentence."""

import re
from ipaddress import IPv4Network, IPv6Network

_PORTS = range(1, 65536)


def read_count(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or not int(text):
        raise ValueError(text)
    return int(text)


def read_seconds(text: str) -> float:
    """Seconds, with a point or a comma: "0.5", "0,5"."""
    whole, _, part = text.replace(",", ".").partition(".")
    if not whole.isdecimal() or (part and not part.isdecimal()):
        raise ValueError(text)
    return float(f"{whole}.{part or 0}")


def read_port(text: str) -> int:
    """The number of a port."""
    if not text.isdecimal() or int(text) not in _PORTS:
        raise ValueError(text)
    return int(text)


def read_scheduler(text: str) -> str:
    """HOST:PORT of the Dask scheduler at dask://HOST:PORT."""
    match = re.fullmatch(r"dask://((?:[\w.-]+|\[[0-9a-f:.]+\]):(\d{1,5}))/?", text, re.ASCII | re.IGNORECASE)
    if not match or int(match[2]) not in _PORTS:
        raise ValueError(text)
    return match[1]


def read_shard(text: str) -> tuple[int, int]:
    """(I, N) of "I/N": the Ith of N parts."""
    match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", text, re.ASCII)
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(text)
    return int(match[1]), int(match[2])


def read_site_address(text: str) -> str:
    """The base address of a site, as `site.yaml` may have it."""
    # Whoever does not type an address need not load the whole content model, which comes with its grammar: 25 ms.
    from site_builder.text.address import read_base_url  # noqa: PLC0415

    return read_base_url(text)


def read_private_range(text: str) -> IPv4Network | IPv6Network:
    """A range of numbers in a network, such as 10.0.0.0/8."""
    # Only few know such ranges, and the module that reads them comes with all that asks other hosts: 40 ms.
    from site_builder.linkcheck.web.ssrf_guard import read_network  # noqa: PLC0415

    return read_network(text)
