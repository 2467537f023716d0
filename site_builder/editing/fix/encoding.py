"""Decodes bytes as Windows, old programs and phones save them."""

from site_builder.model.frozen import frozen
from site_builder.text.encodings import mark_of, windows_1258
from site_builder.text.normalize import piled


@frozen
class Decoded:
    """Holds a text, and what was wrong in its bytes."""

    text: str
    faults: tuple[str, ...] = ()
    """It may contain "utf-16", "windows-1258", "bom", "line-ends" and "last-line"."""


def decode(body: bytes) -> Decoded | None:
    """Returns the text of some bytes, with plain line ends, or None if its encoding is not clear.

    None is also returned for letters with so many marks that the reader refuses them: to sort these takes a minute.
    """
    encoding, text = _decode(body)
    if text is None or "\x00" in text or piled(text) is not None:
        return None
    faults = [encoding] if encoding else []
    if "\r" in text:
        faults.append("line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.strip() and not text.endswith("\n"):
        faults.append("last-line")
        text += "\n"
    return Decoded(text=text, faults=tuple(faults))


def _decode(body: bytes) -> tuple[str, str | None]:
    """Returns the encoding, or "" for plain UTF-8, and the text."""
    encoding, size = mark_of(body)
    is_wide = encoding.startswith("utf-16")
    try:
        return "utf-16" if is_wide else "bom" if encoding else "", body[size:].decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return "windows-1258", None if is_wide else windows_1258(body)
