"""A body as it comes in: unpacked, and cut at a limit, packed and unpacked: 10 MB of nothing pack into 10 kB."""

import zlib


class Body:
    """Collects the parts of a body."""

    def __init__(self, encoding: str, limit: int) -> None:
        names = [name.strip().lower() for name in encoding.split(",")] if encoding else []
        self._left = self._raw_left = limit
        self._parts: list[bytes] = []
        self._is_packed = bool(names and names != ["identity"])
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if names in (["gzip"], ["deflate"], ["x-gzip"]) else None
        self._is_bare = names == ["deflate"]
        self.fault = "encoding-broken" if self._is_packed and not self._unpack else ""
        """Why it cannot be read: packed in no way that was asked for, or broken."""
        self.parts = 0
        self.is_ended = False
        """Whether the server has said that this was all."""

    @property
    def is_full(self) -> bool:
        """Whether no more is needed."""
        return self._left <= 0 or self._raw_left <= 0 or bool(self.fault)

    def feed(self, part: bytes) -> None:
        """The next part."""
        self.parts += 1
        self._raw_left -= len(part)
        if self.fault:
            return
        try:
            opened = self._opened(part, self._unpack) if self._unpack else part[: self._left]
        except zlib.error:
            self.fault = "encoding-broken"
            return
        self._left -= len(opened)
        self._parts.append(opened)

    def _opened(self, part: bytes, unpack: "zlib._Decompress") -> bytes:
        try:
            return unpack.decompress(part, self._left)
        except zlib.error:
            if not self._is_bare or self._parts:
                raise
            # Half the servers that say "deflate" leave its two bytes of zlib out (RFC 9110 §8.4.1.2).
            self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._unpack.decompress(part, self._left)

    def end(self) -> None:
        """The server says that this was all."""
        self.is_ended = True
        if self._unpack and self.parts and not self._unpack.eof and not self.is_full:
            self.fault = "encoding-broken"

    @property
    def content(self) -> bytes:
        """What came of it."""
        return b"".join(self._parts)
