"""Draws the codes of pages: an SVG becomes the pixels that a screen shows, on a grey wall."""

import re
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from site_builder.linkcheck.codes.camera import WALL
from site_builder.qr.drawing import painted

MODULE = 4
"""A unit of the drawing, which is a module in ours, becomes so many pixels."""
_LARGEST = 4000
_VIEW = re.compile(r"viewBox\s*=\s*[\"']\s*([-\d.]+)[\s,]+([-\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)", re.IGNORECASE)


@lru_cache(maxsize=64)
def picture_of(svg: str) -> Image.Image | None:
    """Returns the drawing in grey. None where it is no drawing of rectangles, or tells no size."""
    view = _VIEW.search(svg)
    if not view:
        return None
    left, top, width, height = map(float, view.groups())
    if not 0 < max(width, height) * MODULE <= _LARGEST:
        return None
    picture = Image.new("L", (round(width * MODULE), round(height * MODULE)), WALL)
    pen = ImageDraw.Draw(picture)
    try:
        for box, colour in painted(svg):
            start = round((box.left - left) * MODULE), round((box.top - top) * MODULE)
            end = round((box.right - left) * MODULE) - 1, round((box.bottom - top) * MODULE) - 1
            if end[0] >= start[0] and end[1] >= start[1]:
                pen.rectangle((start, end), fill=_grey(colour))
    except (ValueError, IndexError):
        return None
    return picture


def _grey(colour: str) -> int:
    """Returns how light a colour is; a colour that the page decides is taken for its text's."""
    grey = 0 if colour in ("currentcolor", "inherit") else ImageColor.getcolor(colour, "L")
    return grey if isinstance(grey, int) else grey[0]
