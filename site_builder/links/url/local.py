"""Whether a host is only known at somebody's own desk, or in their house."""

_SUFFIXES = (".localhost", ".local", ".lan", ".localdomain", ".internal", ".home", ".corp", ".home.arpa")
"""Endings of names that no public name server knows (RFC 6761, 6762, 8375; ICANN keeps the rest unused)."""


def is_local(host: str) -> bool:
    """Whether a host, as `text.host` reads it, is only reached from the desk of whoever wrote the page."""
    if host.startswith("[") or host.replace(".", "").isdecimal():
        from ipaddress import ip_address  # noqa: PLC0415 - 11 ms with the table, for the few hosts that are numbers

        from site_builder.links.url.networks import is_home  # noqa: PLC0415

        return is_home(ip_address(host.strip("[]")))
    return "." not in host or host.endswith(_SUFFIXES)
