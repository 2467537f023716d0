"""Cookies, kept while one address is checked: some pages give one, lead back to themselves and look for it."""

import re
from collections.abc import Iterable

from site_builder.linkcheck.web.url import RequestUrl

_NAMED = re.compile(r"\s*([^=;\s]+)\s*=\s*([^;]*)")
_OVER = re.compile(r";\s*max-age\s*=\s*[\"']?(?:0|-\d+)\b|;\s*expires=[^;]*\b(?:19\d\d|200\d)\b", re.IGNORECASE)
"""How a server takes a cookie back: it is over at once, or was long ago."""
_MOST = 50


class CookieJar:
    """What the servers of one check have asked to be told again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    @property
    def state(self) -> frozenset[tuple[tuple[str, str], str]]:
        """All that is kept: with another cookie the same address may answer otherwise."""
        return frozenset(self._kept.items())

    def take(self, target: RequestUrl, headers: Iterable[str]) -> None:
        """What `Set-Cookie` says: for this host, or for a domain that it lies in."""
        for header in headers:
            self._take(target, header)

    def _take(self, target: RequestUrl, header: str) -> None:
        match = _NAMED.match(header)
        if not match or len(self._kept) >= _MOST:
            return
        wide = re.search(r";\s*domain\s*=\s*\.?([^;\s]+)", header, re.IGNORECASE)
        domain = wide[1].lower() if wide else ""
        is_within = "." in domain and f".{target.host}".endswith(f".{domain}")
        place = domain if is_within else f"={target.host}"
        if _OVER.search(header):
            self._kept.pop((place, match[1]), None)
        else:
            self._kept[place, match[1]] = match[2].strip()

    def header(self, target: RequestUrl) -> str:
        """The `Cookie` for a request; "" where there is none."""
        host = target.host
        fit = {
            name: value
            for (place, name), value in self._kept.items()
            if place == f"={host}" or (place[:1] != "=" and f".{host}".endswith(f".{place}"))
        }
        return "; ".join(f"{name}={value}" for name, value in fit.items())
