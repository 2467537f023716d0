"""Computes digests of bytes, and of several values together as the key of what follows from them."""

from collections.abc import Iterable
from hashlib import blake2b


def digest(*parts: str) -> str:
    """Returns one digest for several texts. Different lists of texts have different digests."""
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def content_digest(body: bytes) -> str:
    """Returns the digest of a file's bytes."""
    return blake2b(body, digest_size=16).hexdigest()


def digest_of_files(digests: Iterable[tuple[str, str]]) -> str:
    """Returns the digest of all files of a unit, from (address, content digest) of each, in any order.

    Two outputs that hold files of the same digest hold the same bytes.
    """
    return digest(*(part for pair in sorted(digests) for part in pair))
