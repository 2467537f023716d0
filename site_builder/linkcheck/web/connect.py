"""Opens connections: looks up a name, judges its IP addresses, and connects to one of the same addresses.

So the answer of a name server cannot change between the judgement and the connection. Every redirect is judged in the
same way, because there is no other way to open a socket.
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
"""So many IP addresses of one host are tried, as browsers do when one of several servers is down."""
_UNRESOLVABLE = ("invalid", "test", "example", "localhost")
"""No public name has these endings (RFC 6761). If such a name does not resolve, the failure is permanent."""


async def resolve(host: str, port: int) -> Sequence[str]:
    """Returns the IP addresses of a host from the name service of this machine."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, family=AF_UNSPEC, type=SOCK_STREAM)
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def trust(more: Path | None = None) -> ssl.SSLContext:
    """Returns a TLS context that trusts this machine's authorities, those of Mozilla, and those in the file `more`.

    It is as lenient as browsers are. Raises OSError (which includes ssl.SSLError) if the file holds no certificates.
    """
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if more:
        context.load_verify_locations(more)
    context.options |= 0x4  # OP_LEGACY_SERVER_CONNECT: a name for it came with Python 3.12
    context.set_ciphers("DEFAULT@SECLEVEL=1")
    return context


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections for the HTTP client. Raises RequestFailed where a connection is forbidden or impossible."""

    def __init__(self, options: LinkCheckOptions) -> None:
        self._lookup = options.resolve or resolve
        self._allowed = options.allowed
        self._connect = options.connect or httpcore.AnyIOBackend().connect_tcp

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,  # noqa: ARG002 - httpcore's own signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's own signature
    ) -> httpcore.AsyncNetworkStream:
        """Connects to an IP address of this host that may be asked."""
        failed: Exception | None = None
        for address in (await self._allowed_addresses(host, port, timeout))[:_TRIED]:
            try:
                return await self._connect(str(address), port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = failed or error  # the first address is the likeliest to be reached
        raise failed or RequestFailed("dns-none")

    async def sleep(self, seconds: float) -> None:
        """Waits. The HTTP client calls it on every backend."""
        await asyncio.sleep(seconds)

    async def _allowed_addresses(self, host: str, port: int, seconds: float | None) -> list[Number]:
        """Returns the IP addresses of a host that may be asked. One that is written in the URL itself is judged too."""
        try:
            texts: Sequence[str] = [str(ip_address(host))]
        except ValueError:
            texts = await self._lookup_within(host, port, seconds)
        addresses = [effective(ip_address(text.partition("%")[0])) for text in texts]
        allowed = [address for address in addresses if is_allowed(address, self._allowed)]
        if addresses and not allowed:
            raise RequestFailed("refused-private")
        return allowed

    async def _lookup_within(self, host: str, port: int, seconds: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(seconds):
                return await self._lookup(host, port)
        except TimeoutError as error:
            raise RequestFailed("dns-again") from error
        except gaierror as error:
            may_pass = error.errno in (EAI_AGAIN, EAI_FAIL) and host.rpartition(".")[2] not in _UNRESOLVABLE
            raise RequestFailed("dns-again" if may_pass else "dns-none") from error
        except (OSError, UnicodeError) as error:
            raise RequestFailed("dns-none") from error
