"""Tells what a code costs on paper: its version, the width of its modules, and from how far a cheap phone reads it.

Fewer modules are worth more than more error correction: blur, shaking hands, noise and distance take away whole
modules, and only dirt and logos leave the others alone (the scan matrix of the tests). So a code has the lowest version
that level M allows, with whatever level that version holds for nothing; level L is left to codes that are too small.
"""

from dataclasses import dataclass

from site_builder.qr.capacity import smallest
from site_builder.qr.patterns import size_of
from site_builder.qr.segment import segment_of

LEAST_MODULE = 0.5
"""A module has to be so many millimetres wide: ink spreads by a tenth of one."""
_FOCAL_LENGTH = 1004
"""The focal length of a cheap phone, in pixels: its preview is 1280 pixels wide, and its lens sees 65° of the world."""
_PIXELS = 3.5
"""So many pixels of the preview a module should have: of twelve oblique and noisy pictures, twelve are read then."""
_FRAME = 8
"""The modules of white on the two sides of a code together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCode:
    """A code on paper. Its size is that of the dark square, without the white around it, in millimetres."""

    version: int
    level: str
    size: float

    @property
    def modules(self) -> int:
        """Returns the number of modules of a side."""
        return size_of(self.version)

    @property
    def module(self) -> float:
        """Returns the width of a module in millimetres."""
        return self.size / self.modules

    @property
    def framed(self) -> float:
        """Returns the size with the white around it, which is part of the picture."""
        return self.module * (self.modules + _FRAME)

    @property
    def metres(self) -> float:
        """Returns the distance from which a cheap phone reads it."""
        return self.size * _FOCAL_LENGTH / (_PIXELS * self.modules) / 1000

    @property
    def is_too_fine(self) -> bool:
        """Returns whether ink could close the gaps between its modules."""
        return self.module < LEAST_MODULE


def printed(payload: str, size: float) -> PrintedCode:
    """Returns the code of a text at a size in millimetres. Raises ValueError for a text that no code holds."""
    found = _at_level(payload, "M", size)
    lower = _at_level(payload, "L", size) if found.is_too_fine else found
    return lower if lower.version < found.version else found


def readable_from(payload: str, metres: float) -> PrintedCode:
    """Returns the smallest print of a text that a cheap phone reads from a distance. Raises ValueError."""
    one = _at_level(payload, "M", 1.0)
    return _at_level(payload, "M", max(metres / one.metres, LEAST_MODULE * one.modules))


def pixels(size: float, metres: float) -> float:
    """Returns how many pixels of a cheap phone's preview a width in millimetres takes at a distance."""
    return _FOCAL_LENGTH * size / (metres * 1000)


def _at_level(payload: str, at_least: str, size: float) -> PrintedCode:
    version, level = smallest(segment_of(payload), at_least)
    return PrintedCode(version=version, level=level, size=size)
