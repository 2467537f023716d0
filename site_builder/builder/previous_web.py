"""Reads the last site over HTTP: one connection, few retries, limits for time and size."""

import ssl
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from site_builder.builder.previous import PreviousLost

_TIMEOUT = 20.0
"""Seconds that a server may be silent."""
_DEADLINE = 900.0
"""Seconds for everything: a quarter of an hour."""
_PAUSES = (1.0, 4.0)
"""Seconds before each new try."""
_TURNS = 5
"""How often an address may lead on."""
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which another try may help."""
_MISSING, _FORBIDDEN = (404, 410), (401, 403)
_PIECE = 1 << 16


class WebReader:
    """Reads files below one address. `clock` gives seconds since some moment, `pause` waits for some; `ca` is a file of
    authorities to trust besides the usual ones.
    """

    def __init__(
        self, base: str, clock: Callable[[], float], pause: Callable[[float], None], ca: Path | None = None
    ) -> None:
        self._base = base if base.endswith("/") else f"{base}/"
        self._clock = clock
        self._pause = pause
        self._ca = ca
        self._ends = clock() + _DEADLINE
        self._open: tuple[str, HTTPConnection] | None = None

    def __call__(self, name: str, most: int) -> bytes | None:
        """Reads a file, of at most so many bytes and one more; None where there is none. Raises PreviousLost."""
        address = urljoin(self._base, quote(name))
        why = ""
        for pause in (*_PAUSES, None):
            if self._clock() > self._ends:
                raise PreviousLost("previous_slow", url=self._base)
            try:
                status, body = self._follow(address, most)
            except (OSError, ValueError, HTTPException) as error:  # also a host that cannot be named
                self.close()
                why = str(error) or type(error).__name__
            else:
                if status not in _BUSY:
                    return self._judged(address, status, body)
                why = f"HTTP {status}"
            if pause is not None:
                self._pause(pause)
        raise PreviousLost("previous_unreachable", url=address, why=why)

    def close(self) -> None:
        """Ends the connection."""
        if self._open:
            self._open[1].close()
            self._open = None

    def _judged(self, address: str, status: int, body: bytes) -> bytes | None:
        if status == 200:  # noqa: PLR2004 - HTTP's word for "here it is"
            return body
        if status in _MISSING:
            return None
        word = "previous_forbidden" if status in _FORBIDDEN else "previous_unreachable"
        raise PreviousLost(word, url=address, why=f"HTTP {status}")

    def _follow(self, address: str, most: int) -> tuple[int, bytes]:
        """Asks, and asks again where an address leads on. A safe connection is not left for an open one."""
        for _ in range(_TURNS):
            status, body, to = self._ask(address, most)
            if not to:
                return status, body
            onward = urljoin(address, to)
            if urlsplit(address).scheme == "https" != urlsplit(onward).scheme:
                raise PreviousLost("previous_unsafe", url=address)
            address = onward
        raise PreviousLost("previous_turns", url=address)

    def _ask(self, address: str, most: int) -> tuple[int, bytes, str]:
        parts = urlsplit(address)
        connection = self._connection(parts.scheme, parts.netloc)
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        headers = {"Accept-Encoding": "identity", "Cache-Control": "no-cache", "User-Agent": "site-builder-247"}
        connection.request("GET", path, headers=headers)
        with closing(connection.getresponse()) as answer:
            to = answer.getheader("Location", "") if 300 <= answer.status < 400 else ""  # noqa: PLR2004 - HTTP's "elsewhere"
            body = self._body(answer, most)
            is_free = answer.isclosed() and not answer.will_close
        if not is_free:  # what was not read to its end would be taken for the next answer
            self.close()
        return answer.status, body, to

    def _body(self, answer: HTTPResponse, most: int) -> bytes:
        """What comes, piece by piece: a server that sends a byte a second must not hold us for hours."""
        pieces, size = list[bytes](), 0
        while size <= most and (piece := answer.read1(min(_PIECE, most + 1 - size))):
            pieces.append(piece)
            size += len(piece)
            if self._clock() > self._ends:
                raise PreviousLost("previous_slow", url=self._base)
        if size <= most:
            if answer.length:  # `read1` does not tell that a body was cut off
                raise HTTPException(f"- {answer.length} B")
            answer.read()  # nothing comes any more, and the connection is free again
        return b"".join(pieces)

    def _connection(self, scheme: str, place: str) -> HTTPConnection:
        key = f"{scheme}://{place}"
        if self._open and self._open[0] == key:
            return self._open[1]
        self.close()
        if scheme == "https":
            trusted = ssl.create_default_context()
            if self._ca:
                trusted.load_verify_locations(self._ca)
            made: HTTPConnection = HTTPSConnection(place, timeout=_TIMEOUT, context=trusted)
        elif scheme == "http":
            made = HTTPConnection(place, timeout=_TIMEOUT)
        else:
            raise PreviousLost("previous_unsafe", url=key)
        self._open = key, made
        return made
