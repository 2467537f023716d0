"""Keeps cookies while one URL is checked. Some pages set a cookie, redirect to themselves and then expect it."""

import re
from collections.abc import Iterable

from site_builder.linkcheck.web.url import RequestUrl

_NAMED = re.compile(r"\s*([^=;\s]+)\s*=\s*([^;]*)")
_DELETED = re.compile(r";\s*max-age\s*=\s*[\"']?(?:0|-\d+)\b|;\s*expires=[^;]*\b(?:19\d\d|200\d)\b", re.IGNORECASE)
"""A server deletes a cookie by ending it at once or at a date long ago."""
_MAX_COOKIES = 50


class CookieJar:
    """Keeps the cookies that the servers of one check have set."""

    def __init__(self) -> None:
        self._cookies: dict[tuple[str, str], str] = {}

    @property
    def state(self) -> frozenset[tuple[tuple[str, str], str]]:
        """Returns all cookies. With another set of cookies the same URL may give another answer."""
        return frozenset(self._cookies.items())

    def store(self, target: RequestUrl, headers: Iterable[str]) -> None:
        """Stores the cookies of `Set-Cookie` headers, for the host itself or for a domain that contains it."""
        for header in headers:
            self._store(target, header)

    def _store(self, target: RequestUrl, header: str) -> None:
        match = _NAMED.match(header)
        if not match or len(self._cookies) >= _MAX_COOKIES:
            return
        wanted = re.search(r";\s*domain\s*=\s*\.?([^;\s]+)", header, re.IGNORECASE)
        domain = wanted[1].lower() if wanted else ""
        is_within = "." in domain and f".{target.host}".endswith(f".{domain}")
        place = domain if is_within else f"={target.host}"
        if _DELETED.search(header):
            self._cookies.pop((place, match[1]), None)
        else:
            self._cookies[place, match[1]] = match[2].strip()

    def header(self, target: RequestUrl) -> str:
        """Returns the `Cookie` header for a request, or "" where no cookie fits."""
        host = target.host
        fit = {
            name: value
            for (place, name), value in self._cookies.items()
            if place == f"={host}" or (place[:1] != "=" and f".{host}".endswith(f".{place}"))
        }
        return "; ".join(f"{name}={value}" for name, value in fit.items())
