"""Digests: of bytes, and of several values together, which is the key of what follows from them."""

from hashlib import blake2b


def digest(*parts: str) -> str:
    """One word for several; no two lists of parts give the same."""
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def content_digest(body: bytes) -> str:
    """What a file is, in a word."""
    return blake2b(body, digest_size=16).hexdigest()
