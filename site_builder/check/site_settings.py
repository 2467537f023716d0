"""Rules on `site.yaml`, which no unit overrides."""

from collections.abc import Iterator

from site_builder.model.problem import Problem
from site_builder.model.records import Site
from site_builder.text.url import split

_RESERVED = ("example", "invalid", "test", "example.com", "example.net", "example.org")
"""Hosts that nobody can have (RFC 2606, RFC 6761)."""


def site_settings(site: Site, *, is_published_there: bool) -> Iterator[Problem]:
    """What the site says of itself is meant for residents, and something reads it.

    `is_published_there` is false where a build was told another address.
    """
    if is_published_there and not site.demo and _is_reserved(site.base_url):
        yield Problem.found("base-url-example", site.at("base_url"), value=site.base_url)
    for index, language in enumerate(site.languages[1:], start=1):
        yield Problem.found("language-unused", site.at("languages", index), value=language, first=site.languages[0])


def _is_reserved(address: str) -> bool:
    parts = split(address)
    return parts is not None and f".{parts.host}".endswith(tuple(f".{name}" for name in _RESERVED))
