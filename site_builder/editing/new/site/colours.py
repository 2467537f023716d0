"""Makes the colours of a theme from one colour of the place, so that all text on them can be read."""

import colorsys
import re
from collections.abc import Callable, Mapping

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.model.frozen import frozen
from site_builder.pages.css import contrast
from site_builder.text.normalize import slug

PALETTE: Mapping[str, str] = {
    "xanh lá": "#0b5345",
    "đỏ đất": "#7c2d12",
    "xanh biển": "#0b4a6f",
    "chàm": "#2b3a8c",
    "tím": "#5b2a6e",
    "nâu": "#5c4020",
}
"""The colours that have a name."""
_LIGHT_INK, _DARK_INK = "#ffffff", "#f3f8f6"
_LIGHT_PAPERS, _DARK_PAPERS = ("#fffdf9", "#f4f1ea"), ("#15191a", "#1f2527")
"""The grounds of the default theme on light and dark screens (`themes/default/theme.yaml`)."""
_READ = 7.0
"""The contrast of text that is read at length (WCAG 1.4.6)."""
_SEEN = 2.0
"""The contrast of the line below the head of a page, which says nothing."""
_STEP = 0.01


@frozen
class PlaceColours:
    """Holds the colours that a place's theme has of its own, each for a light and a dark screen."""

    tokens: Mapping[str, tuple[str, str]]
    asked: str
    """The colour that was asked for."""

    @property
    def is_changed(self) -> bool:
        """Returns whether the colour had to be made darker for text on it to be read."""
        return self.tokens["brand"][0] != self.asked


def colours_of(text: str) -> PlaceColours:
    """Returns the colours for the name of a colour, or for #rrggbb. Raises CannotEdit."""
    named = {slug(name): colour for name, colour in PALETTE.items()}
    asked = named.get(slug(text)) or text.strip().lower()
    if not re.fullmatch("#[0-9a-f]{6}", asked):
        raise CannotEdit("unfit_colour", name=text, names=", ".join(PALETTE))
    brand = _shifted(asked, -_STEP, lambda colour: contrast(colour, _LIGHT_INK) >= _READ)
    link = _shifted(brand, -_STEP, lambda colour: all(contrast(colour, paper) >= _READ for paper in _LIGHT_PAPERS))
    dark = _shifted(brand, -_STEP, lambda colour: contrast(colour, _DARK_INK) >= _READ)
    dark_link = _shifted(asked, _STEP, lambda colour: all(contrast(colour, paper) >= _READ for paper in _DARK_PAPERS))
    accent = _shifted(brand, _STEP, lambda colour: contrast(colour, brand) >= _SEEN)
    tokens = {"brand": (brand, dark), "on-brand": (_LIGHT_INK, _DARK_INK), "link": (link, dark_link)}
    return PlaceColours(tokens=tokens | {"accent": (accent, accent)}, asked=asked)


def _shifted(colour: str, step: float, is_enough: Callable[[str], bool]) -> str:
    """Returns the colour made lighter or darker in steps until it will do; black and white always do."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    while not is_enough(colour):
        lightness += step
        parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), saturation)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return colour


def theme_file(name: str, colours: PlaceColours, about: str) -> str:
    """Returns the theme's `theme.yaml`."""
    rows = (f'  {token}: ["{light}", "{dark}"]' for token, (light, dark) in colours.tokens.items())
    return "\n".join([f"# {about}", f"name: {name}", "extends: default", "tokens:", *rows, ""])
