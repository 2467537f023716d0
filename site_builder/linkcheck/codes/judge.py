"""Judges one code as it will be met: its kind, its colours, its margin, its size, and whether phones read it askew.

The limits are those of measurements: `tests/README.md` has the scan matrix.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PIL import Image

from site_builder.linkcheck.codes.camera import Pose, captured, poses
from site_builder.linkcheck.codes.decoders import DecodedCode, decode, second_opinion
from site_builder.model.frozen import frozen
from site_builder.qr import QUIET_ZONE
from site_builder.qr.patterns import size_of
from site_builder.qr.printed import LEAST_MODULE, pixels

POSES = poses(12)
_STEP_BACK = 0.85
_TURN = 9
"""Every reader misses a code in some pose, however large it is. A person moves a little then, by so many degrees, or
backwards: what is read from farther away is large enough.
"""
_SECOND_NEEDED = 10
"""So many of the twelve pictures ZBar has to read, where there is one: it is weaker than phones are. zxing has to read
all, but for one of the smallest symbol, which has no alignment pattern to tell how it leans.
"""
_DARKEST_LIGHT, _LIGHTEST_DARK = 0.8, 0.4
"""The parts of the light that light and dark modules throw back."""
_HALF = 0.5
_CLEAN = 0.75
"""The margin is at least so far on the way from dark to light."""

CodeReader = Callable[[Image.Image], tuple[str, ...]]
Fault = tuple[str, dict[str, str]]
"""The code of a rule, and the words that its message needs."""


@frozen
class CodePicture:
    """A code, in an upright picture that shows what is around it too."""

    picture: Image.Image
    """It is grey."""
    code: DecodedCode

    def row(self, line: int, begin: int, end: int) -> list[float]:
        """Returns the light of modules in a line, each in its middle; both may lie outside of the code."""
        return [self._light(column, line) for column in range(begin, end)]

    def _light(self, column: int, line: int) -> float:
        """Returns the light that a point throws back, from 0 to 1 (IEC 61966-2-1); off the picture is a wall."""
        across, down = (column + _HALF) / self.code.modules, (line + _HALF) / self.code.modules
        (a, b), (c, d), (e, f), (g, h) = self.code.corners
        x = (a * (1 - across) + c * across) * (1 - down) + (g * (1 - across) + e * across) * down
        y = (b * (1 - across) + d * across) * (1 - down) + (h * (1 - across) + f * across) * down
        if not (0 <= x < self.picture.width and 0 <= y < self.picture.height):
            return 0.0
        value = self.picture.getpixel((int(x), int(y)))
        share = (value if isinstance(value, int) else 0) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def faults_of_form(found: CodePicture) -> Iterator[Fault]:
    """Yields what is wrong with a code of any size: a kind that phones do not read, its colours, its margin."""
    size = found.code.modules
    if not found.code.is_plain_qr or not size:
        yield "scan-kind", {}
        return
    inside = [light for line in range(size) for light in found.row(line, 0, size)]
    middle = (min(inside) + max(inside)) / 2
    dark, light = _mean([one for one in inside if one < middle]), _mean([one for one in inside if one >= middle])
    if found.row(0, 0, 1)[0] >= middle:  # the corner of a finder, which is dark
        yield "scan-inverted", {}
        return
    if dark > _LIGHTEST_DARK or light < _DARKEST_LIGHT:
        yield "scan-pale", {"dark": _percent(dark), "light": _percent(light)}
    clean = _clean_rings(found, dark + _CLEAN * (light - dark))
    if clean < QUIET_ZONE:
        yield "scan-margin", {"count": str(clean), "wanted": str(QUIET_ZONE)}


def _clean_rings(found: CodePicture, least: float) -> int:
    """Counts the rings of modules around a code that are as light as its own light modules."""
    size = found.code.modules
    for ring in range(1, QUIET_ZONE + 1):
        end = size + ring
        across = [*found.row(-ring, -ring, end), *found.row(end - 1, -ring, end)]
        down = [
            light
            for line in range(-ring, end)
            for light in (*found.row(line, -ring, 1 - ring), *found.row(line, end - 1, end))
        ]
        if min(across + down) < least:
            return ring - 1
    return QUIET_ZONE


def faults_of_size(found: CodePicture, size: float, metres: float) -> Iterator[Fault]:
    """Yields what is wrong with a code of a size in millimetres that is to be read from a distance."""
    module = size / found.code.modules
    if module < LEAST_MODULE:
        wanted = LEAST_MODULE * found.code.modules
        yield (
            "scan-small",
            {"module": _decimal(module, 2), "size": _decimal(size / 10), "wanted": _decimal(wanted / 10)},
        )
        return
    width = pixels(size, metres)
    seen = [captured(found.picture, found.code.width, width, pose) for pose in POSES]
    first, other = _read_in(_first_opinion, found, width, seen), second_opinion()
    second = _read_in(other, found, width, seen) if other else len(POSES)
    needed = len(POSES) - (found.code.modules == size_of(1))
    if first < needed or second < _SECOND_NEEDED:
        nearer = metres * width / (3.5 * found.code.modules)
        yield (
            "scan-far",
            {
                "metres": _decimal(metres, 2).rstrip("0").rstrip(","),
                "count": str(min(first, second)),
                "of": str(len(POSES)),
                "size": _decimal(size / 10),
                "wanted": _decimal(size / 10 * metres / min(nearer, metres)),
            },
        )


def _read_in(read: CodeReader, found: CodePicture, width: float, seen: Sequence[Image.Image]) -> int:
    """Counts the poses in which a reader reads a code, at once or when the phone was moved a little."""
    return sum(
        any(found.code.text in read(picture) for picture in (first, *_moved(found, width, pose)))
        for pose, first in zip(POSES, seen, strict=True)
    )


def _moved(found: CodePicture, width: float, pose: Pose) -> Iterator[Image.Image]:
    """Yields what is seen in a pose when the phone is turned a little, and when it is a step farther away."""
    yield captured(found.picture, found.code.width, width, replace(pose, roll=pose.roll + _TURN))
    yield captured(found.picture, found.code.width, width * _STEP_BACK, pose)


def _first_opinion(picture: Image.Image) -> tuple[str, ...]:
    return tuple(code.text for code in decode(picture))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _percent(share: float) -> str:
    return str(round(100 * share))


def _decimal(number: float, digits: int = 1) -> str:
    return f"{number:.{digits}f}".replace(".", ",")
