"""Keeps cookies while one URL is checked. Some pages set a cookie, redirect to themselves and then expect it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from site_builder.linkcheck.web.url import RequestUrl

_NAMED = re.compile(r"\s*([^=;\s]+)\s*=\s*([^;]*)")
_DELETED = re.compile(r";\s*max-age\s*=\s*[\"']?(?:0|-\d+)\b|;\s*expires=[^;]*\b(?:19\d\d|200\d)\b", re.IGNORECASE)
"""A server deletes a cookie by ending it at once or at a date long ago."""
_SECURE = re.compile(r";\s*secure\s*(?:;|\Z)", re.IGNORECASE)
_DOMAIN = re.compile(r";\s*domain\s*=\s*\.?([^;\s]+)", re.IGNORECASE)
_PATH = re.compile(r";\s*path\s*=\s*(/[^;\s]*)", re.IGNORECASE)
_MAX_COOKIES = 50


class _CookiePlace(NamedTuple):
    """Says whose cookie it is. Another cookie of the same place and name takes its place (RFC 6265 §5.3)."""

    domain: str
    """A domain with all that is below it, or "=" and a host alone."""
    path: str
    name: str

    def fits(self, target: RequestUrl) -> bool:
        """Returns whether the cookie is for a URL (§5.1.3, §5.1.4)."""
        is_of_host = self.domain == f"={target.host}" or f".{target.host}".endswith(f".{self.domain}")
        asked = target.folders
        return is_of_host and (asked == self.path or f"{asked}/".startswith(f"{self.path.removesuffix('/')}/"))


class CookieJar:
    """Keeps the cookies that the servers of one check have set."""

    def __init__(self) -> None:
        self._cookies: dict[_CookiePlace, str] = {}
        self._secure: set[_CookiePlace] = set()

    @property
    def state(self) -> frozenset[tuple[_CookiePlace, str]]:
        """Returns all cookies. With another set of cookies the same URL may give another answer."""
        return frozenset(self._cookies.items())

    def store(self, target: RequestUrl, headers: Iterable[str]) -> None:
        """Stores the cookies of `Set-Cookie` headers, for the host itself or for a domain that contains it."""
        for header in headers:
            self._store(target, header)

    def _store(self, target: RequestUrl, header: str) -> None:
        match = _NAMED.match(header)
        is_secure = bool(_SECURE.search(header))
        if not match or len(self._cookies) >= _MAX_COOKIES or (is_secure and target.scheme != "https"):
            return
        place = _place(target, header, match[1])
        self._secure.discard(place)
        if _DELETED.search(header):
            self._cookies.pop(place, None)
            return
        self._cookies[place] = match[2].strip()
        self._secure |= {place} if is_secure else set()

    def header(self, target: RequestUrl) -> str:
        """Returns the `Cookie` header for a request, or "" where no cookie fits. Longer paths stand first (§5.4)."""
        fit = [
            (place, value)
            for place, value in self._cookies.items()
            if place.fits(target) and (target.scheme == "https" or place not in self._secure)
        ]
        fit.sort(key=lambda cookie: -len(cookie[0].path))
        return "; ".join(f"{place.name}={value}" for place, value in fit)


def _place(target: RequestUrl, header: str, name: str) -> _CookiePlace:
    domain, path = _DOMAIN.search(header), _PATH.search(header)
    wanted = domain[1].lower() if domain else ""
    is_within = "." in wanted and f".{target.host}".endswith(f".{wanted}")
    own = target.folders.rpartition("/")[0] or "/"  # the default is the folder of the URL (§5.1.4)
    return _CookiePlace(wanted if is_within else f"={target.host}", path[1] if path else own, name)
