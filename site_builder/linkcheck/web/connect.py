"""Connections: a name is resolved, its numbers are judged, and one of those very numbers is connected to.

So no answer of a name server can change between the judgement and the connection, and every redirect is judged alike:
there is no other way to a socket.
"""

import asyncio
import ssl
from collections.abc import Iterable, Sequence
from ipaddress import ip_address
from pathlib import Path
from socket import AF_UNSPEC, EAI_AGAIN, EAI_FAIL, SOCK_STREAM, gaierror
from typing import Any

import certifi
import httpcore

from site_builder.linkcheck.web.ssrf_guard import is_allowed
from site_builder.linkcheck.web.values import LinkCheckOptions, RequestFailed
from site_builder.links.url.networks import Number, effective

_TRIED = 3
"""Numbers of one host that are tried, as browsers do when one of several servers is down."""
_NEVER = ("invalid", "test", "example", "localhost")
"""Endings that no public name has (RFC 6761): where they do not resolve, it is for good."""


async def resolve(host: str, port: int) -> Sequence[str]:
    """The numbers of a host, as this machine's own name service says."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, family=AF_UNSPEC, type=SOCK_STREAM)
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def trust(more: Path | None = None) -> ssl.SSLContext:
    """Whom the machine trusts, whom Mozilla does, and whom a file names. TLS as lenient as that of browsers.

    Raises OSError (also ssl.SSLError) where the file is none.
    """
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if more:
        context.load_verify_locations(more)
    context.options |= 0x4  # OP_LEGACY_SERVER_CONNECT: a name for it came with Python 3.12
    context.set_ciphers("DEFAULT@SECLEVEL=1")
    return context


class Dialler(httpcore.AsyncNetworkBackend):
    """Opens connections for the HTTP client; raises Failed where that must or can not be."""

    def __init__(self, options: LinkCheckOptions) -> None:
        self._lookup = options.resolve or resolve
        self._allowed = options.allowed
        self._connect = options.connect or httpcore.AnyIOBackend().connect_tcp

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,  # noqa: ARG002 - the same
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore.AsyncNetworkStream:
        """A connection to a number of this host that may be asked."""
        failed: Exception | None = None
        for number in (await self._judged(host, port, timeout))[:_TRIED]:
            try:
                return await self._connect(str(number), port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = failed or error  # the first number is the likeliest to be reached
        raise failed or RequestFailed("dns-none")

    async def sleep(self, seconds: float) -> None:
        """What the client asks of every backend."""
        await asyncio.sleep(seconds)

    async def _judged(self, host: str, port: int, seconds: float | None) -> list[Number]:
        """The numbers of a host that may be asked. All of them are judged, also those written into an address."""
        try:
            texts: Sequence[str] = [str(ip_address(host))]
        except ValueError:
            texts = await self._resolved(host, port, seconds)
        numbers = [effective(ip_address(text.partition("%")[0])) for text in texts]
        fit = [number for number in numbers if is_allowed(number, self._allowed)]
        if numbers and not fit:
            raise RequestFailed("refused-private")
        return fit

    async def _resolved(self, host: str, port: int, seconds: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(seconds):
                return await self._lookup(host, port)
        except TimeoutError as error:
            raise RequestFailed("dns-again") from error
        except gaierror as error:
            may_pass = error.errno in (EAI_AGAIN, EAI_FAIL) and host.rpartition(".")[2] not in _NEVER
            raise RequestFailed("dns-again" if may_pass else "dns-none") from error
        except (OSError, UnicodeError) as error:
            raise RequestFailed("dns-none") from error
