"""Text → QR code: as SVG, small enough to stand in the page, or for a terminal.

    text ─ segment ─▶ bits ─ capacity ─▶ version, level ─ correction ─▶ message ─ layout, penalty ─▶ rows of modules

The modules are those of segno, the oracle of the tests, with which codes took half of a build's time: an address of 40
characters is an SVG in 0.1 ms, not in 2.3. But for one thing: a stream that ends with a codeword, as every one of bytes
does, gets no codeword of zeros before the pads; the standard has none there (7.4.10; segno's issues 123 and 148), and
some readers refuse it.
"""

import re
from functools import lru_cache
from html import escape
from itertools import zip_longest

from site_builder.qr.symbol import symbol

QUIET_ZONE = 4
"""Modules of white on each side; without it 0 % of codes on a dark wall were read (ISO/IEC 18004, 9.1; measured)."""
_HALVES = {"00": "█", "01": "▀", "10": "▄", "11": " "}
"""Light is what a terminal writes, dark its ground; an upper and a lower module are one character."""


def terminal(payload: str) -> str:
    """A QR code for the screen of a terminal, two modules a character."""
    rows = symbol(payload, at_least="L")
    side, above = "0" * QUIET_ZONE, ("0" * (len(rows) + 2 * QUIET_ZONE),) * QUIET_ZONE
    framed = [*above, *(f"{side}{row}{side}" for row in rows), *above]
    pairs = zip_longest(framed[::2], framed[1::2], fillvalue="1" * len(framed))
    lines = ("".join(_HALVES[upper + lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs)
    return "".join(f"{line}\n" for line in lines)


@lru_cache(maxsize=256)
def svg(payload: str, title: str) -> str:
    """An inline SVG of a QR code (never Micro QR, which phone cameras do not read), level M or better.

    Always dark on white with its quiet zone, whatever the page's colours: inverted codes are not read by all scanners.
    Kept for as long as a commune is built: most of its codes stand on their own page and on the page of all codes.
    """
    rows = symbol(payload, at_least="M")
    side = len(rows) + 2 * QUIET_ZONE
    return (
        f'<svg role="img" viewBox="0 0 {side} {side}" class="qr"><title>{escape(title, quote=False)}</title>'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path stroke="#000" d="{_strokes(rows)}"/></svg>'
    )


def _strokes(rows: tuple[str, ...]) -> str:
    """A stroke through the middle of every run of dark modules, from the first one, the upper edge of a finder, on."""
    first, *runs = re.findall("[0\n]*1+", "\n".join(rows))
    return f"M{QUIET_ZONE} {QUIET_ZONE}.5h{len(first)}" + "".join(map(_strokes_of(len(rows)).__getitem__, runs))


class _Strokes(dict[str, str]):
    """From the end of one run over light modules and ends of rows to the next one, and along that; hundreds recur."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def __missing__(self, run: str) -> str:
        down = run.count("\n")
        self[run] = f"m{run.count('0') - down * self.size} {down}h{run.count('1')}"
        return self[run]


_strokes_of = lru_cache(maxsize=8)(_Strokes)
"""Of the symbols of a size: as many as there are layouts at a time."""
