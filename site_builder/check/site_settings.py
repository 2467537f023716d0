"""Rules on `site.yaml`, which no unit overrides."""

import re
from collections.abc import Iterator
from decimal import Decimal

from site_builder.model.addresses import SHORT
from site_builder.model.problem import Problem
from site_builder.model.site import Site
from site_builder.text.code_number import LENGTH, LONGEST
from site_builder.text.numbers import show_decimal
from site_builder.text.url import split

_RESERVED = ("example", "invalid", "test", "example.com", "example.net", "example.org")
_AT_HOME = ("localhost", "local", "internal", "lan", "home.arpa")
"""Hosts that nobody can have (RFC 2606, 6761), and those of one's own network alone (RFC 6762, 8375)."""
_CODE = f"/{SHORT}{'1' * LENGTH}/"
"""What follows the base address in a printed code."""
_TO_FILL_IN = re.compile(r"ten-?mien.*|thay-?ten-?mien|(?:your|my)-?(?:domain|site|website|host)")
"""Labels of hosts that stand in manuals for one's own name."""


def site_settings(site: Site, *, is_published_there: bool) -> Iterator[Problem]:
    """What the site says of itself is meant for residents, and something reads it.

    `is_published_there` is false where a build was told another address.
    """
    if is_published_there and not site.demo and is_reserved(site.base_url):
        yield Problem.found("base-url-example", site.at("base_url"), value=site.base_url)
    yield from _long_codes(site)
    yield from _no_repository(site)


def _no_repository(site: Site) -> Iterator[Problem]:
    """Tells of an `edit_url` of which no address of a web editor can be made: then there is no page for editors."""
    if site.edit_url:
        from site_builder.text.edit_url import repository  # noqa: PLC0415 - hardly any site has one

        if repository(site.edit_url) is None:
            yield Problem.found("edit-url-form", site.at("edit_url"), value=site.edit_url)


def _long_codes(site: Site) -> Iterator[Problem]:
    """Tells of a base address that makes every printed code of the site larger than it need be."""
    address = f"{site.base_url.rstrip('/')}{_CODE}"
    if len(address) > LONGEST:
        # A build in which nothing has changed does not load what makes codes.
        from site_builder.qr.printed import readable_from  # noqa: PLC0415

        size, usual = (readable_from(text, 1).size for text in (address, address[:LONGEST]))
        yield Problem.found(
            "code-address-long",
            site.at("base_url"),
            value=site.base_url,
            length=str(len(address)),
            longest=str(LONGEST),
            room=str(LONGEST - len(_CODE)),
            size=_centimetres(size),
            usual=_centimetres(usual),
        )


def _centimetres(size: float) -> str:
    return show_decimal(Decimal(round(size)) / 10)


def is_reserved(address: str) -> bool:
    """Whether an address is a placeholder: its host is one that nobody can have."""
    parts = split(address)
    if parts is None:
        return False
    ends = tuple(f".{name}" for name in (*_RESERVED, *_AT_HOME))
    return f".{parts.host}".endswith(ends) or any(map(_TO_FILL_IN.fullmatch, parts.host.split(".")))
