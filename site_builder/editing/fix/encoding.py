"""Bytes as Windows, old programs and phones save them → text, and text → bytes as everything here reads them."""

from dataclasses import dataclass

from site_builder.text.encodings import mark_of, windows_1258


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and what in its bytes was not as it should be."""

    text: str
    faults: tuple[str, ...] = ()
    """Of "utf-16", "windows-1258", "bom", "line-ends", "last-line"."""


def decode(body: bytes) -> Decoded | None:
    """The text that bytes stand for, with plain line ends; None when nobody can be sure what it is."""
    encoding, text = _decode(body)
    if text is None or "\x00" in text:
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
    """The encoding, if it is not plain UTF-8, and the text."""
    encoding, size = mark_of(body)
    is_wide = encoding.startswith("utf-16")
    try:
        return "utf-16" if is_wide else "bom" if encoding else "", body[size:].decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return "windows-1258", None if is_wide else windows_1258(body)
