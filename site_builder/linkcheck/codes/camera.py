"""Takes a picture of a flat picture as a cheap phone does: askew, out of focus, with noise, packed as JPEG.

A pose is a value, and so is what it gives: the same picture in the same pose has the same pixels on every run.
"""

import io
import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageFilter

from site_builder.model.frozen import frozen

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

WALL = 150
"""The grey that is around a sheet."""
_FINE = 3
"""A picture is taken with so many times as many pixels a side, and made smaller by the lens's blur."""
_DISTANCE = 5.0
"""The camera is so many widths of the code away: nearer than it will be, so that what is farther is smaller."""
_TILE = 96
_MIDDLE = 128
_ROOM = 1.35


@frozen
class Pose:
    """How a phone is held, and how good its picture is. Angles are in degrees, lengths in pixels of the picture."""

    tilt: float = 0.0
    """How far the sheet leans away, and towards which side."""
    azimuth: float = 0.0
    roll: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    blur: float = 0.7
    noise: float = 5.0
    jpeg: int = 60
    seed: int = 0


def poses(count: int, *, tilt: float = 30.0, blur: float = 0.7, noise: float = 5.0, jpeg: int = 60) -> tuple[Pose, ...]:
    """Returns poses that lean towards every side and are turned in every way."""
    return tuple(_pose(seed, tilt, blur, noise, jpeg) for seed in range(count))


def _pose(seed: int, tilt: float, blur: float, noise: float, jpeg: int) -> Pose:
    chance = Random(seed)  # noqa: S311 - the same poses on every run are what is wanted
    angles = chance.uniform(0, 360), chance.uniform(0, 360)
    shift = chance.uniform(-0.5, 0.5), chance.uniform(-0.5, 0.5)
    return Pose(tilt=tilt, azimuth=angles[0], roll=angles[1], shift=shift, blur=blur, noise=noise, jpeg=jpeg, seed=seed)


def captured(picture: Image.Image, width: float, size: float, pose: Pose) -> Image.Image:
    """Returns what a phone sees of a grey picture, on a grey wall.

    `width` is that of the code in the picture, in pixels of it; `size` is that which it has in the phone's picture.
    """
    near = picture
    if width > size * _FINE:  # what is made smaller at once has no stairs
        scale = size * _FINE / width
        near = picture.resize(
            (max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), Image.Resampling.LANCZOS
        )
        width *= near.width / picture.width
    side = math.ceil(max(near.size) / width * size * _ROOM) * _FINE
    data = _back(_projection(near.size, width, size * _FINE, side, pose))
    seen = near.transform(
        (side, side), Image.Transform.PERSPECTIVE, data, Image.Resampling.BILINEAR, fillcolor=WALL
    ).reduce(_FINE)
    if pose.blur:
        seen = seen.filter(ImageFilter.GaussianBlur(pose.blur))
    if pose.noise:
        seen = ImageChops.add(seen, _grain(seen.size, pose), 1, -_MIDDLE)
    return _packed(seen, pose.jpeg)


def _projection(shape: tuple[int, int], width: float, size: float, side: int, pose: Pose) -> Matrix:
    """Returns the matrix from the points of a picture to those of what is seen of it (a homography)."""
    turned = _product(_around_z(pose.roll), _product(_around_x(pose.tilt), _around_z(pose.azimuth)))
    centred: Matrix = ((1 / width, 0, -shape[0] / 2 / width), (0, 1 / width, -shape[1] / 2 / width), (0, 0, 1))
    plane: Matrix = (
        (turned[0][0], turned[0][1], 0),
        (turned[1][0], turned[1][1], 0),
        (turned[2][0], turned[2][1], _DISTANCE),
    )
    middle = side / 2
    across, down = (_FINE * part for part in pose.shift)
    lens: Matrix = ((size * _DISTANCE, 0, middle + across), (0, size * _DISTANCE, middle + down), (0, 0, 1))
    return _product(lens, _product(plane, centred))


def _around_z(degrees: float) -> Matrix:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return (cosine, -sine, 0), (sine, cosine, 0), (0, 0, 1)


def _around_x(degrees: float) -> Matrix:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return (1, 0, 0), (0, cosine, -sine), (0, sine, cosine)


def _product(left: Matrix, right: Matrix) -> Matrix:
    rows = [[sum(row[k] * right[k][column] for k in range(3)) for column in range(3)] for row in left]
    return (
        (rows[0][0], rows[0][1], rows[0][2]),
        (rows[1][0], rows[1][1], rows[1][2]),
        (rows[2][0], rows[2][1], rows[2][2]),
    )


def _back(matrix: Matrix) -> tuple[float, ...]:
    """Returns the eight numbers by which Pillow finds the point of the picture that is seen at a point."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    inverse = (
        e * i - f * h, c * h - b * i, b * f - c * e,
        f * g - d * i, a * i - c * g, c * d - a * f,
        d * h - e * g, b * g - a * h, a * e - b * d,
    )  # fmt: skip
    return tuple(value / inverse[8] for value in inverse[:8])


def _grain(shape: tuple[int, int], pose: Pose) -> Image.Image:
    """Returns the noise of a sensor around a middle grey."""
    chance = Random(pose.seed)  # noqa: S311 - the same noise on every run is what is wanted
    tile, grain = _noise(pose.noise), Image.new("L", shape, _MIDDLE)
    left, top = -chance.randrange(_TILE), -chance.randrange(_TILE)
    for x in range(left, shape[0], _TILE):
        for y in range(top, shape[1], _TILE):
            grain.paste(tile, (x, y))
    return grain


@lru_cache(maxsize=8)
def _noise(deviation: float) -> Image.Image:
    chance = Random(0)  # noqa: S311 - the same noise on every run is what is wanted
    values = (min(255, max(0, round(chance.gauss(_MIDDLE, deviation)))) for _ in range(_TILE * _TILE))
    return Image.frombytes("L", (_TILE, _TILE), bytes(values))


def _packed(picture: Image.Image, quality: int) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    with Image.open(io.BytesIO(file.getvalue())) as packed:
        packed.load()
        return packed.copy()
