"""How well codes are read: sizes × conditions, by two decoders, as a matrix for `tests/README.md`.

    python tests/bench/scan.py --poses 24

Every cell tells in how many of so many simulated pictures a code was read, in per cent, by zxing-cpp and by ZBar. The
pictures are the same on every run. They are simulations: a camera at 1280 pixels, and none of the tricks of phones.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from linkcheck.codes.drawn import around_pole, dirty, drawn, inverted, on_wall, shaken, spread, with_logo

from site_builder.linkcheck.codes.camera import Pose, captured, poses
from site_builder.linkcheck.codes.decoders import decode, second_opinion

HOST = "https://bennghe.hochiminh.gov.vn/"
TRACKED = f"{HOST}danh-ba/benh-vien-da-khoa/?utm_source=poster&utm_medium=qr&utm_campaign=phuong247"
CODES: Mapping[str, tuple[str, str]] = {
    "v2-M": ("https://bennghe.vn/0423", "M"),
    "v3-M": (f"{HOST}0423", "M"),
    "v3-Q": ("https://phuong.vn/q/52718306/", "Q"),
    "v4-M": (f"{HOST}danh-ba/benh-vien-da-khoa/", "M"),
    "v7-M": (TRACKED, "M"),
    "v10-H": (TRACKED, "H"),
}
"""An address, and the level of its code."""
INK: Mapping[str, int] = {}
Harm = Callable[[Image.Image, int, Pose], Image.Image]
Seen = Callable[[str, str, int], Iterator[Image.Image]]
"""The pictures of a code of a level, in so many poses."""


def unharmed(picture: Image.Image, _width: int, _pose: Pose) -> Image.Image:
    """A code as it was printed."""
    return picture


def seen(
    payload: str,
    level: str,
    count: int,
    *,
    size: float,
    harm: Harm = unharmed,
    ink: Mapping[str, int] = INK,
    **pose: float,
) -> Iterator[Image.Image]:
    """A code that is so many pixels wide, with what was done to it before the picture was taken."""
    picture, width = drawn(payload, level=level, **ink)
    held: dict[str, Any] = {"tilt": 15, "jpeg": 80, **pose}
    for one in poses(count, **held):
        yield captured(harm(picture, width, one), width, size, one)


def trembling(payload: str, level: str, count: int, *, size: float, length: float) -> Iterator[Image.Image]:
    """A code that is seen by a moving hand."""
    picture, width = drawn(payload, level=level)
    for pose in poses(count, tilt=15, jpeg=80):
        yield shaken(picture, width, size, pose, length)


CONDITIONS: Mapping[str, Seen] = {
    **{f"distance {ratio}:1": partial(seen, size=1004 / ratio, tilt=30, jpeg=60) for ratio in (15, 12, 10, 8, 6, 5)},
    "blur 1.5 px (100 px)": partial(seen, size=100, blur=1.5),
    "motion 7 px (150 px)": partial(trembling, size=150, length=7),
    "tilt 40° (120 px)": partial(seen, size=120, tilt=40),
    "tilt 50° (120 px)": partial(seen, size=120, tilt=50),
    "noise 25 (100 px)": partial(seen, size=100, noise=25),
    "JPEG 8 (100 px)": partial(seen, size=100, jpeg=8),
    "faded: 160 on 235 (150 px)": partial(seen, size=150, ink={"dark": 160}),
    "faded: 205 on 235 (150 px)": partial(seen, size=150, ink={"dark": 205}),
    "ink +½ module (150 px)": partial(seen, size=150, harm=lambda picture, _w, _p: spread(picture, 0.5)),
    "no margin, dark wall (150 px)": partial(
        seen, size=150, ink={"margin": 0}, harm=lambda picture, _w, _p: on_wall(picture)
    ),
    "1 module of margin (150 px)": partial(
        seen, size=150, ink={"margin": 1}, harm=lambda picture, _w, _p: on_wall(picture)
    ),
    "logo 5 % (150 px)": partial(seen, size=150, harm=lambda picture, width, _p: with_logo(picture, width, 0.05)),
    "logo 8 % (150 px)": partial(seen, size=150, harm=lambda picture, width, _p: with_logo(picture, width, 0.08)),
    "dirt 2 % (150 px)": partial(
        seen, size=150, harm=lambda picture, width, pose: dirty(picture, width, 0.02, pose.seed)
    ),
    "dirt 5 % (150 px)": partial(
        seen, size=150, harm=lambda picture, width, pose: dirty(picture, width, 0.05, pose.seed)
    ),
    "pole ±46° (150 px)": partial(seen, size=150, harm=lambda picture, _w, _p: around_pole(picture, 46)),
    "pole ±63° (150 px)": partial(seen, size=150, harm=lambda picture, _w, _p: around_pole(picture, 63)),
    "light on dark (150 px)": partial(seen, size=150, harm=lambda picture, _w, _p: inverted(picture)),
}
"""What happens to codes. The width in pixels is that in the phone's picture."""


def cell(condition: Seen, payload: str, level: str, count: int) -> str:
    """In how many pictures the two decoders read a code, in per cent."""
    zbar, first, second = second_opinion(), 0, 0
    for picture in condition(payload, level, count):
        first += payload in (code.text for code in decode(picture))
        second += bool(zbar) and payload in zbar(picture) if zbar else 0
    return f"{100 * first // count}/{100 * second // count if zbar else '–'}"


def matrix(count: int) -> Iterator[str]:
    """The rows of the table, as Markdown."""
    yield f"| zxing / ZBar, % of {count} | {' | '.join(CODES)} |"
    yield "| --- |" + " ---: |" * len(CODES)
    for name, condition in CONDITIONS.items():
        cells = (cell(condition, payload, level, count) for payload, level in CODES.values())
        yield f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--poses", type=int, default=24)
    for row in matrix(parser.parse_args().poses):
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()
