"""Samples of pictures that are not 8 bits wide, and the value that stands for "transparent" among them. It is pure."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as OneImage

Transparent = int | tuple[int, ...] | bytes
"""The value as Pillow has it: of grey, of three colours, or of each colour of a palette."""
_DEPTH = 24
"""The byte of a PNG that says how many bits a sample has."""


def of_16_bits(image: "OneImage") -> "OneImage":
    """Makes grey of 16 bits one of 8, transparent where it has the value that the picture names for that."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - it costs a tenth of a second

    samples = image.convert("I;16").tobytes()  # two bytes each, the lower one first
    low, high = (Image.frombytes("L", image.size, samples[at::2]) for at in (0, 1))
    value = image.info.get("transparency")
    if not isinstance(value, int):
        return high
    parts = (low, value % 256), (high, value // 256)
    differs = [part.point([0 if level == wanted else 255 for level in range(256)]) for part, wanted in parts]
    return Image.merge("LA", (high, ImageChops.lighter(*differs)))


def in_8_bits(value: Transparent, png: bytes) -> Transparent:
    """Makes the transparent value of a PNG comparable with the samples, which Pillow has made 8 bits wide already."""
    depth = png[_DEPTH]
    if isinstance(value, tuple):
        return tuple(part >> max(0, depth - 8) for part in value)
    if isinstance(value, bytes) or depth >= 8:  # noqa: PLR2004 - the bits of a byte
        return value
    return value * 255 // ((1 << depth) - 1)
