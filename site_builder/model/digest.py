"""Computes digests of bytes, and of several values together as the key of what follows from them."""

from hashlib import blake2b


def digest(*parts: str) -> str:
    """Returns one digest for several texts. Different lists of texts have different digests."""
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def content_digest(body: bytes) -> str:
    """Returns the digest of a file's bytes."""
    return blake2b(body, digest_size=16).hexdigest()
