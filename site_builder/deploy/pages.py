"""What finished pages carry inside themselves: their styles and scripts, by the digests that a policy can allow."""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(rb"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(rb"""<[a-z][^>]*\sstyle=["']""", re.IGNORECASE)
_LINES = re.compile(rb"\r\n?")


@dataclass(slots=True, kw_only=True)
class PageFacts:
    """What all pages together need to be allowed, as sources of a Content-Security-Policy."""

    styles: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    has_style_attributes: bool = False
    """Whether an element has a style of its own, which no digest can allow in older browsers."""

    def note(self, body: bytes) -> None:
        """Takes in one page."""
        self.styles |= {_source(style) for style in set(_STYLE.findall(body))}
        for attributes, script in _SCRIPT.findall(body):
            if script and b"src=" not in attributes.lower():
                self.scripts.add(_source(script))
        if b" style=" in body and not self.has_style_attributes:
            self.has_style_attributes = _INLINE.search(body) is not None


_KNOWN: dict[bytes, str] = {}
"""Text → source: a site has a dozen different styles on a thousand pages."""


def _source(text: bytes) -> str:
    """The source that allows this text: browsers read its lines as ending in a line feed (HTML, preprocessing)."""
    found = _KNOWN.get(text)
    if found is None:
        digest = sha256(_LINES.sub(b"\n", text)).digest()
        found = _KNOWN[text] = f"'sha256-{b64encode(digest).decode()}'"
    return found
