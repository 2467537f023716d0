"""Asks a host for pages, one connection for many of them."""

import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.deploy.verify import HttpAnswer

_PATIENCE = 20.0
"""Seconds until an answer."""
_MOST = 50_000_000
"""Bytes of an answer."""


class HttpReader:
    """A visitor who opens page after page."""

    def __init__(self, mark: str, ca: Path | None) -> None:
        self._mark = mark
        """A word that no cache has seen in an address."""
        self._context = ssl.create_default_context(cafile=str(ca) if ca else None)
        self._open: dict[tuple[str, str], HTTPConnection] = {}

    def __call__(self, address: str, past_caches: bool) -> HttpAnswer:  # noqa: FBT001 - as Fetch has it
        """Asks for an address, a second time where the host has closed the connection meanwhile."""
        parts = urlsplit(address)
        path = (parts.path or "/") + (f"?deploy={self._mark}" if past_caches else "")
        headers = {"Accept-Encoding": "identity", "User-Agent": "site-builder-247 deploy --verify"}
        if past_caches:
            headers["Cache-Control"] = "no-cache"
        why = ""
        for _ in range(2):
            try:
                return self._ask(parts.scheme, parts.netloc, path, headers)
            except (OSError, HTTPException) as error:
                why = str(error) or type(error).__name__
                self._forget(parts.scheme, parts.netloc)
        return HttpAnswer(status=0, why=why)

    def _ask(self, scheme: str, host: str, path: str, headers: dict[str, str]) -> HttpAnswer:
        connection = self._connection(scheme, host)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read(_MOST)
        if answer.will_close:
            self._forget(scheme, host)
        return HttpAnswer(
            status=answer.status,
            body=body,
            location=answer.getheader("Location", ""),
            age=answer.getheader("Age", ""),
        )

    def _connection(self, scheme: str, host: str) -> HTTPConnection:
        if (scheme, host) not in self._open:
            self._open[scheme, host] = (
                HTTPSConnection(host, timeout=_PATIENCE, context=self._context)
                if scheme == "https"
                else HTTPConnection(host, timeout=_PATIENCE)
            )
        return self._open[scheme, host]

    def _forget(self, scheme: str, host: str) -> None:
        connection = self._open.pop((scheme, host), None)
        if connection:
            with suppress(OSError):
                connection.close()
