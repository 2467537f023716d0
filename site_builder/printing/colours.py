"""Reads the colours of a theme, which are written as style sheets write them, for a program that knows only #rrggbb."""

import colorsys
import re

from PIL import ImageColor

from site_builder.model.theme import Theme

_TOKENS = {"colour": "link", "ground": "brand", "on_ground": "on-brand"}
"""What templates call a colour → its token: that of links can be read on white, whatever the brand's is."""
_NUMBER = re.compile(r"([\d.]+)(%?)")
_MOST = 255


def colours_of(theme: Theme) -> dict[str, str]:
    """Returns the colours of sheets: those of the theme for a light screen."""
    return {name: as_hex(theme.tokens[token][0]) for name, token in _TOKENS.items()}


def as_hex(colour: str) -> str:
    """Returns a colour of a theme as #rrggbb. Paper shows nothing through, so that its opacity is left out."""
    text = colour.strip().lower()
    if text == "transparent":
        return "#ffffff"
    if not text.startswith(("rgb", "hsl")):
        return _written(ImageColor.getrgb(text)[:3])
    first, second, third = ((float(number), bool(percent)) for number, percent in _NUMBER.findall(text)[:3])
    if text.startswith("rgb"):
        parts = (first, second, third)
        return _written(tuple(value * _MOST / 100 if is_percent else value for value, is_percent in parts))
    red, green, blue = colorsys.hls_to_rgb(first[0] % 360 / 360, third[0] / 100, second[0] / 100)
    return _written((red * _MOST, green * _MOST, blue * _MOST))


def _written(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{min(_MOST, round(channel)):02x}" for channel in channels)
