"""Makes QR codes of texts: as SVG, small enough to stand in the page, or for a terminal.

    text ─ segment ─▶ bits ─ capacity ─▶ version, level ─ correction ─▶ message ─ layout, penalty ─▶ rows of modules

The writer is our own because codes by segno took half of a build's time: the SVG of an address of 40 characters takes
0.1 ms here, 2.3 ms there. segno is the oracle of the tests, and both draw the same modules but for one thing: segno
adds a codeword of zeros where a stream ends with a codeword, as every one of bytes does. The standard has none there
(7.4.10; segno's issues 123 and 148), and some readers refuse it.
"""

import re
from functools import lru_cache
from html import escape
from itertools import zip_longest

from site_builder.qr.symbol import symbol

QUIET_ZONE = 4
"""The modules of white on each side. Without it no code on a dark wall was read (ISO/IEC 18004, 9.1; measured)."""
_HALVES = {"00": "█", "01": "▀", "10": "▄", "11": " "}
"""A terminal writes light modules on its dark ground. One character holds two modules, one above the other."""


def terminal(payload: str) -> str:
    """Returns a QR code for the screen of a terminal, with two modules in each character."""
    rows = symbol(payload, at_least="L")
    side, above = "0" * QUIET_ZONE, ("0" * (len(rows) + 2 * QUIET_ZONE),) * QUIET_ZONE
    framed = [*above, *(f"{side}{row}{side}" for row in rows), *above]
    pairs = zip_longest(framed[::2], framed[1::2], fillvalue="1" * len(framed))
    lines = ("".join(_HALVES[upper + lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs)
    return "".join(f"{line}\n" for line in lines)


@lru_cache(maxsize=256)
def svg(payload: str, title: str) -> str:
    """Returns an inline SVG of a QR code of level M or better, never a Micro QR code: phone cameras do not read those.

    It is dark on white with its quiet zone, whatever the page's colours: not every scanner reads inverted codes. It is
    kept while a commune is built, because most of its codes stand on their own page and on the page of all codes.
    """
    rows = symbol(payload, at_least="M")
    side = len(rows) + 2 * QUIET_ZONE
    return (
        f'<svg role="img" viewBox="0 0 {side} {side}" class="qr"><title>{escape(title, quote=False)}</title>'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path stroke="#000" d="{_strokes(rows)}"/></svg>'
    )


def _strokes(rows: tuple[str, ...]) -> str:
    """Draws a stroke through the middle of every run of dark modules, beginning with the upper edge of a finder."""
    first, *runs = re.findall("[0\n]*1+", "\n".join(rows))
    return f"M{QUIET_ZONE} {QUIET_ZONE}.5h{len(first)}" + "".join(map(_strokes_of(len(rows)).__getitem__, runs))


class _Strokes(dict[str, str]):
    """Makes the path from the end of one run to the end of the next, and keeps it: hundreds of them recur."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def __missing__(self, run: str) -> str:
        down = run.count("\n")
        self[run] = f"m{run.count('0') - down * self.size} {down}h{run.count('1')}"
        return self[run]


_strokes_of = lru_cache(maxsize=8)(_Strokes)
"""The strokes that were drawn before, kept for each size of symbol."""
