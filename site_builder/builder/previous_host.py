"""Reads the last site the way that `deploy` puts it there, so that it is read where it will be replaced."""

from collections.abc import Callable
from contextlib import suppress

from site_builder.builder.previous import PreviousLost
from site_builder.deploy.host import Connect, ConnectionLost, Host, HostRefuses

_PAUSES = (1.0, 4.0)
"""Seconds before each new try."""


class HostReader:
    """Reads files over one connection, and over another one where it is lost. `pause` waits for some seconds."""

    def __init__(self, connect: Connect, name: str, pause: Callable[[float], None]) -> None:
        self._connect = connect
        self._name = name
        self._pause = pause
        self._host: Host | None = None

    def __call__(self, name: str, most: int) -> bytes | None:
        """Reads a file; None where there is none. Raises PreviousLost."""
        why = ""
        for pause in (*_PAUSES, None):
            try:
                body = self._opened().read(name)
            except ConnectionLost as error:
                self._host, why = None, str(error) or type(error).__name__
            except HostRefuses as error:
                raise PreviousLost(error.word, **error.gaps) from error
            else:
                return body if body is None else body[: most + 1]
            if pause is not None:
                self._pause(pause)
        raise PreviousLost("previous_unreachable", url=f"{self._name}: {name}", why=why)

    def close(self) -> None:
        """Ends the connection."""
        if self._host:
            with suppress(ConnectionLost, HostRefuses):
                self._host.close()
            self._host = None

    def _opened(self) -> Host:
        self._host = self._host or self._connect()
        return self._host
