"""Sends one request over HTTP/1.1 or HTTP/2, and returns the answer or the reason why there is none."""

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from errno import ECONNABORTED, ECONNREFUSED, ECONNRESET, EPIPE

import httpcore

from site_builder.linkcheck.web.body import Body
from site_builder.linkcheck.web.connect import GuardedBackend, trust
from site_builder.linkcheck.web.rate_limit import HostLimiter
from site_builder.linkcheck.web.ssrf_guard import BAD_PORTS
from site_builder.linkcheck.web.url import RequestUrl
from site_builder.linkcheck.web.values import Answer, LinkCheckOptions, RequestFailed

_OPEN_HOSTS = 250
"""Connections to this many hosts are kept open. Each may take two of the thousand files that a program may open."""
_KEEP_ALIVE = 15.0
"""An unused connection is kept for this many seconds."""
_CERTIFICATE = {20: "tls-chain", 21: "tls-chain", 10: "tls-expired", 9: "tls-early", 62: "tls-host", 64: "tls-host"}
"""It maps OpenSSL's verify codes to reasons. Browsers often complete an incomplete chain (20, 21) themselves."""
_ERRNO = {ECONNREFUSED: "refused", ECONNRESET: "reset", ECONNABORTED: "reset", EPIPE: "reset"}
"""These errors come from the other side. All others may come from this machine: no route, or too many open files."""
_FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (httpcore.ConnectTimeout, "timeout-connect"),
    (httpcore.TimeoutException, "timeout-answer"),
    (httpcore.ConnectError, "unreachable"),
    (httpcore.ReadError, "reset"),
    (httpcore.WriteError, "reset"),
    (httpcore.RemoteProtocolError, "protocol"),
    (httpcore.LocalProtocolError, "protocol"),
)

Origin = tuple[str, str, int]
MarkSent = Callable[[], None]


class Client:
    """Sends requests. Each origin has its own connections; those of the hosts asked last are kept for later."""

    def __init__(self, options: LinkCheckOptions) -> None:
        self._options = options
        self._limits = options.limits
        self._backend = GuardedBackend(options)
        self._trust = options.trust or trust()
        self._free = asyncio.Semaphore(options.limits.total)
        self._pools: OrderedDict[Origin, tuple[httpcore.AsyncConnectionPool, list[int]]] = OrderedDict()
        self._limiters: dict[str, HostLimiter] = {}
        self.has_answered = False
        """It is true once any server has answered. If none does, the fault is probably on this side."""

    def limiter(self, target: RequestUrl) -> HostLimiter:
        """Returns the limiter for the host of a URL."""
        return self._limiters.setdefault(target.host, HostLimiter(self._limits))

    async def ask(self, target: RequestUrl, headers: Mapping[str, str], *, is_first: bool) -> Answer:
        """Sends one request at the host's pace, and returns the answer. Raises RequestFailed."""
        if target.port in BAD_PORTS:
            raise RequestFailed("refused-port")
        limiter = self.limiter(target)
        async with limiter.turn(is_first=is_first) as mark_sent, self._free:
            if target.origin in limiter.down:
                raise RequestFailed(limiter.down[target.origin])
            pool, users = await self._pool(target.origin)
            try:
                answer = await self._send(pool, self._request(target, headers, mark_sent), target)
            except RequestFailed as failed:
                if failed.reason.startswith("timeout-"):
                    limiter.note_silence()
                raise
            finally:
                users.pop()
            (limiter.note_silence if answer.is_slow else limiter.note_answer)()
            return answer

    async def close(self) -> None:
        """Closes all connections."""
        for pool, _ in self._pools.values():
            with suppress(Exception):
                await pool.aclose()

    async def _pool(self, origin: Origin) -> tuple[httpcore.AsyncConnectionPool, list[int]]:
        if origin not in self._pools:
            pool = httpcore.AsyncConnectionPool(
                ssl_context=self._trust,
                max_connections=self._limits.per_host,
                keepalive_expiry=_KEEP_ALIVE,
                http2=True,
                network_backend=self._backend,
            )
            self._pools[origin] = pool, []
        self._pools.move_to_end(origin)
        self._pools[origin][1].append(1)
        if len(self._pools) > _OPEN_HOSTS:
            await self._close_pool(next((key for key, (_, users) in self._pools.items() if not users), None))
        return self._pools[origin]

    async def _close_pool(self, origin: Origin | None) -> None:
        """Closes the connections to an origin that is not in use."""
        if origin:
            with suppress(Exception):
                await self._pools.pop(origin)[0].aclose()

    async def _send(self, pool: httpcore.AsyncConnectionPool, request: httpcore.Request, target: RequestUrl) -> Answer:
        """Sends a request, and reads the answer as far as it is needed. Raises RequestFailed."""
        body, response, fault = Body("", 0), None, ""
        try:
            async with asyncio.timeout(self._limits.whole):
                response = await pool.handle_async_request(request)
                body = Body(_joined(response, b"content-encoding"), self._limits.body)
                fault = await _read(response, body)
        except TimeoutError as error:
            if response is None:
                raise RequestFailed("timeout-answer") from error
            fault = "slow" if body.parts else "timeout-body"
        except RequestFailed:
            raise
        except Exception as error:
            raise RequestFailed(_reason(error)) from error
        finally:
            if response is not None:
                await _close(response, is_read=body.is_ended)
        self.has_answered = True
        return Answer(
            target=target,
            status=response.status,
            headers=tuple(
                (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers
            ),
            body=body.content,
            is_whole=body.is_ended and not body.is_full,
            fault=body.fault or fault,
            certificate_until=_certificate(response),
        )

    def _request(self, target: RequestUrl, headers: Mapping[str, str], mark_sent: MarkSent) -> httpcore.Request:
        limits, first = self._limits, self._limits.first_byte

        own_headers: dict[bytes | str, bytes | str] = {
            "Host": target.authority,
            "User-Agent": self._options.agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "vi,en;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }

        async def traced(event: str, _info: Mapping[str, object]) -> None:
            if event.endswith("send_request_headers.complete"):
                mark_sent()

        return httpcore.Request(
            method="GET",
            url=httpcore.URL(
                scheme=target.scheme, host=target.host.encode(), port=target.port, target=target.path.encode()
            ),
            headers=own_headers | dict(headers.items()),
            extensions={
                "timeout": {"connect": limits.connect, "read": first, "write": first, "pool": limits.whole},
                "trace": traced,
            },
        )


async def _read(response: httpcore.Response, body: Body) -> str:
    """Reads a body up to its end or to the limit, and returns what is wrong with it, or ""."""
    try:
        async for part in response.aiter_stream():
            body.feed(part)
            if body.is_full:
                return ""
    except httpcore.ReadTimeout:
        return "timeout-body"
    except (httpcore.ReadError, httpcore.RemoteProtocolError):
        return "cut-short"
    body.end()
    return ""


async def _close(response: httpcore.Response, *, is_read: bool) -> None:
    """Closes an answer.

    An HTTP/2 stream that is not read to its end would go on filling the connection, so the connection is closed too.
    """
    is_two = response.extensions.get("http_version") == b"HTTP/2"
    with suppress(Exception):
        await response.aclose()
        if is_two and not is_read:
            await response.extensions["network_stream"].aclose()


def _reason(error: BaseException) -> str:
    """Returns the code of a failure: the certificate's fault, the socket's error, or the kind of exception."""
    causes = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) and cause not in causes:
        causes.append(cause)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _CERTIFICATE.get(cause.verify_code, "tls-untrusted")
        if isinstance(cause, ssl.SSLError):
            return "tls-broken"
        if isinstance(cause, OSError) and cause.errno in _ERRNO:
            return _ERRNO[cause.errno]
    if "disconnected without" in str(error):
        return "closed"
    return next((reason for kind, reason in _FAULTS if isinstance(error, kind)), "protocol")


def _joined(response: httpcore.Response, name: bytes) -> str:
    """Returns the values of all headers with a name, as one list (RFC 9110 §5.3)."""
    return ",".join(value.decode("latin-1") for key, value in response.headers if key.lower() == name)


def _certificate(response: httpcore.Response) -> date | None:
    """Returns the last day of the certificate of the connection."""
    stream = response.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream else None
    ends = (tls.getpeercert() or {}).get("notAfter") if tls else None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(ends)), UTC).date() if ends else None
