"""Collects the body of an answer while it arrives: unpacks it, and stops at a limit.

The limit counts both the packed and the unpacked bytes, because 10 MB of zeros pack into 10 kB.
"""

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
        """It says why the body cannot be read: it is packed in a way that was not asked for, or it is broken."""
        self.parts = 0
        self.is_ended = False
        """It is true once the server has said that the body is complete."""

    @property
    def is_full(self) -> bool:
        """Returns whether no more bytes are needed."""
        return self._left <= 0 or self._raw_left <= 0 or bool(self.fault)

    def feed(self, part: bytes) -> None:
        """Adds the next part of the body."""
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
            # Half the servers that say "deflate" leave out the two bytes of its zlib header (RFC 9110 §8.4.1.2).
            self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._unpack.decompress(part, self._left)

    def end(self) -> None:
        """Notes that the server has sent the whole body."""
        self.is_ended = True
        if self._unpack and self.parts and not self._unpack.eof and not self.is_full:
            self.fault = "encoding-broken"

    @property
    def content(self) -> bytes:
        """Returns the unpacked bytes that were collected."""
        return b"".join(self._parts)
