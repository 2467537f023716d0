"""A town of local servers that behave as servers do: HTTP/1.1 and HTTP/2, with and without TLS, on loopback alone.

Every behaviour is a function from a request to what is sent; every request is written down with the moment at which it
came, so that tests ask the servers, not the program, how fast they were asked.
"""

import asyncio
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import EAI_NONAME, SO_LINGER, SOL_SOCKET, gaierror, socket
from typing import Self

import h2.config
import h2.connection
import h2.events
import trustme

LOOPBACK = "127.0.0.1"
NOW = datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a server was asked, and when (its own clock)."""

    host: str
    method: str
    path: str
    headers: dict[str, str]
    moment: float
    version: str
    first: float
    """When this host was first asked for this path."""

    @property
    def age(self) -> float:
        """Seconds since it was first asked."""
        return self.moment - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is sent back."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    delay: float = 0.0
    """Before anything is sent."""
    hang: float = 0.0
    """After the headers, before the body."""
    parts: int = 1
    """The body in so many parts, with a moment between them."""
    rest: float = 0.0
    """Seconds between two parts."""
    endless: int = 0
    """Bytes of nothing that follow the body."""
    cut: str = ""
    """"reset" and "empty" send nothing at all."""


Behaviour = Callable[[Request], Reply]


@dataclass
class Town:
    """The servers, their names, and what they were asked."""

    folder: Path
    behave: Behaviour
    names: Sequence[str] = ("a.test",)
    """For whom there are certificates."""
    log: list[Request] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    busy: Counter[str] = field(default_factory=Counter)
    peak: Counter[str] = field(default_factory=Counter)
    """How many requests each host has under way, and had at most."""
    ports: dict[str, int] = field(default_factory=dict)
    """"http", "https", "expired", "selfsigned", "wronghost", "soon", "refused" → port."""

    def __enter__(self) -> Self:
        self.authority = trustme.CA()
        self._first: dict[tuple[str, str], float] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._call(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def trust(self) -> ssl.SSLContext:
        """Who trusts the town's own authority, and nobody else."""
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context

    async def resolve(self, host: str, _port: int) -> Sequence[str]:
        """A stub name server: every name that ends in .test is here, the others lead nowhere or astray."""
        self.resolved.append(host)
        if host.startswith("inner."):
            return ["10.0.0.7"]
        if host.endswith(".test") and not host.startswith("nobody."):
            return [LOOPBACK]
        raise gaierror(EAI_NONAME, "Name or service not known")

    def _call(self, work: Awaitable[None]) -> None:
        async def done() -> None:
            await work

        asyncio.run_coroutine_threadsafe(done(), self._loop).result(30)

    async def _open(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._servers = [await self._listen("http", None)]
        day = timedelta(days=1)
        certificates = {
            "https": self.authority.issue_cert(*self.names),
            "expired": self.authority.issue_cert(*self.names, not_before=NOW - 9 * day, not_after=NOW - day),
            "wronghost": self.authority.issue_cert("other.example"),
            "soon": self.authority.issue_cert(*self.names, not_after=NOW + 5 * day),
        }
        for name, certificate in certificates.items():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            context.set_alpn_protocols(["h2", "http/1.1"] if name == "https" else ["http/1.1"])
            self._servers.append(await self._listen(name, context))
        self._servers.append(await self._listen("selfsigned", self._self_signed()))
        with socket() as free:
            free.bind((LOOPBACK, 0))
            self.ports["refused"] = free.getsockname()[1]

    def _self_signed(self) -> ssl.SSLContext:
        nobody = trustme.CA()
        file = self.folder / "self-signed.pem"
        file.write_bytes(nobody.private_key_pem.bytes() + nobody.cert_pem.bytes())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    async def _listen(self, name: str, context: ssl.SSLContext | None) -> asyncio.Server:
        server = await asyncio.start_server(self._serve, LOOPBACK, 0, ssl=context)
        self.ports[name] = server.sockets[0].getsockname()[1]
        return server

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        tls = writer.get_extra_info("ssl_object")
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
                if tls and tls.selected_alpn_protocol() == "h2":
                    await _Two(self, reader, writer).serve()
                else:
                    while await self._one(reader, writer):
                        pass
        except asyncio.CancelledError:
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request over HTTP/1.1; whether another one may follow."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        host = headers["host"].partition(":")[0]
        reply = self.answer(method, host, path, headers, "1.1")
        with self.under_way(host):
            return await self._said(method, reply, writer)

    async def _said(self, method: str, reply: Reply, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(reply.delay)
        if reply.cut:
            if reply.cut == "reset":
                linger = struct.pack("ii", 1, 0)
                writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, linger)
            return False
        length = len(reply.body) + reply.endless
        lines = [f"HTTP/1.1 {reply.status} x", f"Content-Length: {length}"]
        lines += [f"Content-Type: {reply.kind}"] if reply.kind else []
        lines += [f"{name}: {value}" for name, value in reply.headers]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        await writer.drain()
        if method != "HEAD":
            await _send(writer, reply)
        return True

    @contextmanager
    def under_way(self, host: str) -> Iterator[None]:
        """Counts a request while it is answered."""
        self.busy[host] += 1
        self.peak[host] = max(self.peak[host], self.busy[host])
        try:
            yield
        finally:
            self.busy[host] -= 1

    def answer(self, method: str, host: str, path: str, headers: dict[str, str], version: str) -> Reply:
        """Writes a request down, and lets the town's behaviour answer it."""
        now = self._loop.time()
        first = self._first.setdefault((host, path), now)
        request = Request(
            host=host, method=method, path=path, headers=headers, moment=now, version=version, first=first
        )
        self.log.append(request)
        return self.behave(request)


async def _send(writer: asyncio.StreamWriter, reply: Reply) -> None:
    """A body, as slowly and as long as is wanted."""
    await asyncio.sleep(reply.hang)
    size = max(1, -(-len(reply.body) // reply.parts))
    for start in range(0, len(reply.body), size):
        writer.write(reply.body[start : start + size])
        await writer.drain()
        await asyncio.sleep(reply.rest)
    left = reply.endless
    while left > 0:
        writer.write(bytes(min(left, 65536)))
        await writer.drain()
        left -= 65536


class _Two:
    """One connection over HTTP/2."""

    def __init__(self, town: Town, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._town, self._reader, self._writer = town, reader, writer
        self._two = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        self._moved = asyncio.Event()

    async def serve(self) -> None:
        """Until the client goes."""
        self._two.initiate_connection()
        await self._flush()
        async with asyncio.TaskGroup() as group:
            while data := await self._reader.read(65536):
                for event in self._two.receive_data(data):
                    if isinstance(event, h2.events.RequestReceived):
                        assert event.headers is not None
                        assert event.stream_id is not None
                        headers = {str(name): str(value) for name, value in event.headers}
                        group.create_task(self._reply(event.stream_id, headers))
                    elif isinstance(event, h2.events.ConnectionTerminated):
                        return
                self._moved.set()
                await self._flush()

    async def _flush(self) -> None:
        self._writer.write(self._two.data_to_send())
        await self._writer.drain()

    async def _reply(self, stream: int, headers: dict[str, str]) -> None:
        host = headers[":authority"].partition(":")[0]
        reply = self._town.answer(headers[":method"], host, headers[":path"], headers, "2")
        with self._town.under_way(host):
            await self._said(stream, headers[":method"], reply)

    async def _said(self, stream: int, method: str, reply: Reply) -> None:
        await asyncio.sleep(reply.delay)
        told = [(":status", str(reply.status)), ("content-type", reply.kind)]
        self._two.send_headers(stream, [*told, *((name.lower(), value) for name, value in reply.headers)])
        left = len(reply.body) + reply.endless if method != "HEAD" else 0
        while left:
            size = min(left, self._two.local_flow_control_window(stream), self._two.max_outbound_frame_size)
            if not size:
                self._moved.clear()
                await self._moved.wait()
                continue
            start = len(reply.body) + reply.endless - left
            self._two.send_data(stream, reply.body[start : start + size].ljust(size, b"\0"))
            left -= size
            await self._flush()
        self._two.end_stream(stream)
        await self._flush()
