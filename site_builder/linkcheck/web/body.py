"""Collects the body of an answer while it arrives: unpacks it, and stops at a limit.

The limit counts both the packed and the unpacked bytes, because 10 MB of zeros pack into 10 kB.
"""

import zlib

_PACKED = ("gzip", "x-gzip", "deflate")
_UNREADABLE = ("br", "zstd", "compress", "x-compress", "dcb", "dcz", "pack200-gzip", "exi")
"""Codings of the register of RFC 9110 §16.6 that are not unpacked here. Browsers can, whoever was asked for them."""
_DEEPEST = 3
"""A body that is packed more often than this is not read."""


class _Unpacker:
    """Unpacks one coding. A gzip body may have several members, of which each begins anew (RFC 1952 §2.2)."""

    def __init__(self, name: str) -> None:
        self._has_members = name != "deflate"
        self._work = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._is_blank = self._is_first = True
        """They are true while the present member has given nothing yet, and until the first one is over."""
        self._is_over = False

    @property
    def is_whole(self) -> bool:
        """Returns whether what came ends where something that was packed ends."""
        return self._work.eof or self._is_over or (self._is_blank and not self._is_first)

    def unpack(self, part: bytes, limit: int) -> bytes:
        """Returns at most so many unpacked bytes of the next part. Raises zlib.error."""
        opened = b""
        while part and len(opened) < limit and not self._is_over:
            if self._work.eof and not self._begin(part := part.lstrip(b"\0")):  # a member may be padded
                break
            try:
                opened += self._opened(part, limit - len(opened))
            except zlib.error:
                if self._is_first or not self._is_blank:
                    raise
                self._is_over = True  # what follows a whole member is no other one: browsers leave it out
            part = self._work.unused_data
        return opened

    def _begin(self, part: bytes) -> bool:
        """Begins the next member, if one can follow."""
        if not (part and self._has_members):
            return False
        self._work, self._is_blank, self._is_first = zlib.decompressobj(zlib.MAX_WBITS | 32), True, False
        return True

    def _opened(self, part: bytes, limit: int) -> bytes:
        try:
            found = self._work.decompress(part, limit)
        except zlib.error:
            if self._has_members or not self._is_blank:
                raise
            # Half the servers that say "deflate" leave out the two bytes of its zlib header (RFC 9110 §8.4.1.2).
            self._work = zlib.decompressobj(-zlib.MAX_WBITS)
            found = self._work.decompress(part, limit)
        self._is_blank = self._is_blank and not found
        return found


class Body:
    """Collects the parts of a body.

    A coding that nobody knows ("none", "utf-8", "aws-chunked") is none: browsers show what came.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        names = [name.strip().lower() for name in encoding.split(",")] if encoding else []
        packed = [name for name in reversed(names) if name in _PACKED]
        self._unpackers = [_Unpacker(name) for name in packed]
        self._left = self._raw_left = limit
        self._parts: list[bytes] = []
        is_readable = len(packed) <= _DEEPEST and not any(name in _UNREADABLE for name in names)
        self.fault = "" if is_readable else "encoding-broken"
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
        opened = part
        try:
            for unpacker in self._unpackers:
                opened = unpacker.unpack(opened, self._left)
        except zlib.error:
            self.fault = "encoding-broken"
            return
        self._parts.append(opened[: self._left])
        self._left -= len(opened)

    def end(self) -> None:
        """Notes that the server has sent the whole body."""
        self.is_ended = True
        if self.parts and not self.is_full and not all(unpacker.is_whole for unpacker in self._unpackers):
            self.fault = "encoding-broken"

    @property
    def content(self) -> bytes:
        """Returns the unpacked bytes that were collected."""
        return b"".join(self._parts)
