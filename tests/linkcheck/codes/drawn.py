"""Codes as pictures, and the harm that is done to them: by ink, light, dirt, logos, poles and shaking hands."""

import io
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Self

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from site_builder.linkcheck.codes.camera import WALL, Pose, captured
from site_builder.qr.symbol import symbol

PIXELS = 12
"""Of a module."""
MARGIN = 4
DARK, LIGHT = 20, 235
"""How light ink and paper are in a picture."""
_MILLIMETRE = 72 / 25.4


def drawn(
    payload: str, *, level: str = "M", margin: int = MARGIN, dark: int = DARK, light: int = LIGHT
) -> tuple[Image.Image, int]:
    """A code with its margin, and its width without it, in pixels."""
    rows = symbol(payload, level)
    side = len(rows) + 2 * margin
    picture = Image.new("L", (side, side), light)
    for row, line in enumerate(rows):
        for column, module in enumerate(line):
            if module == "1":
                picture.putpixel((column + margin, row + margin), dark)
    return picture.resize((side * PIXELS, side * PIXELS), Image.Resampling.NEAREST), len(rows) * PIXELS


def spread(picture: Image.Image, modules: float) -> Image.Image:
    """Ink that runs: what is dark grows by so many modules."""
    return picture.filter(ImageFilter.MinFilter(2 * round(modules * PIXELS / 2) + 1))


def with_logo(picture: Image.Image, width: int, share: float) -> Image.Image:
    """A white square with a grey disc covers a part of the code's area."""
    side, middle, found = round(width * math.sqrt(share)), picture.width // 2, picture.copy()
    pen = ImageDraw.Draw(found)
    pen.rectangle((middle - side // 2, middle - side // 2, middle + side // 2, middle + side // 2), fill=LIGHT)
    radius = round(side * 0.4)
    pen.ellipse((middle - radius, middle - radius, middle + radius, middle + radius), fill=90)
    return found


def dirty(picture: Image.Image, width: int, share: float, seed: int) -> Image.Image:
    """Blots, dark and light, on about that part of the code's area."""
    chance, found, covered = Random(seed), picture.copy(), 0.0  # noqa: S311 - the same blots on every run
    pen, start = ImageDraw.Draw(found), (picture.width - width) // 2
    while covered < share * width**2:
        radius = chance.uniform(0.7, 2.2) * PIXELS
        x, y = (start + chance.uniform(0, width) for _ in range(2))
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=chance.choice((DARK, LIGHT)))
        covered += math.pi * radius**2
    return found


def around_pole(picture: Image.Image, degrees: float) -> Image.Image:
    """A code on a pole, whose edges are seen under that angle."""
    side, angle, strips = picture.width, math.radians(degrees), []
    for x in range(side):
        share = 2 * (x + 0.5) / side - 1
        strips.append(min(side - 1, int((math.asin(share * math.sin(angle)) / angle + 1) / 2 * side)))
    found = Image.new("L", picture.size, LIGHT)
    for x, source in enumerate(strips):
        found.paste(picture.crop((source, 0, source + 1, side)), (x, 0))
    return found


def shaken(picture: Image.Image, width: float, size: float, pose: Pose, length: float) -> Image.Image:
    """What is seen while the hand moves by so many pixels, in a direction that differs from pose to pose."""
    angle, steps = 15.0 * pose.seed, 7
    found: Image.Image | None = None
    for step in range(steps):
        along = (step / (steps - 1) - 0.5) * length
        across, down = along * math.cos(angle), along * math.sin(angle)
        moved = replace(pose, shift=(pose.shift[0] + across, pose.shift[1] + down))
        seen = captured(picture, width, size, moved)
        found = seen if found is None else Image.blend(found, seen, 1 / (step + 1))
    assert found
    return found


def inverted(picture: Image.Image) -> Image.Image:
    """Light on dark."""
    return ImageChops.invert(picture)


def on_wall(picture: Image.Image) -> Image.Image:
    """The picture on a dark wall, with no white but its own."""
    found = Image.new("L", (picture.width * 2, picture.height * 2), WALL - 110)
    found.paste(picture, (picture.width // 2, picture.height // 2))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a code is printed."""

    rows: Sequence[str] = ()
    """Its modules, where they are not those of a plain QR code."""
    dark: float = 0
    light: float = 1
    margin: float = MARGIN
    is_listed: bool = True


LOOK = Look()


class Sheet:
    """A PDF with codes, each drawn by rectangles at a place and of a size in millimetres, without its margin."""

    def __init__(self, width: float = 210, height: float = 297) -> None:
        self.width, self.height = width, height
        self.drawn: list[list[str]] = [[]]
        self.codes: list[Mapping[str, object]] = []

    def code(
        self,
        payload: str,
        size: float,
        *,
        at: tuple[float, float] = (60, 60),
        metres: float = 1,
        label: str = "",
        look: Look = LOOK,
    ) -> Self:
        """Puts a code on the page that was begun last, and on the list."""
        rows = look.rows or symbol(payload, "M")
        module = size / len(rows)
        self.box(
            at[0] - look.margin * module, at[1] - look.margin * module, size + 2 * look.margin * module, look.light
        )
        for row, line in enumerate(rows):
            for column, one in enumerate(line):
                if one == "1":
                    self.box(at[0] + column * module, at[1] + row * module, module, look.dark)
        if look.is_listed:
            page = len(self.drawn)
            self.codes.append({"page": page, "payload": payload, "size_mm": size, "distance_m": metres, "label": label})
        return self

    def box(self, x: float, y: float, side: float, grey: float) -> Self:
        """Paints a square, from the upper left corner of the page."""
        left, bottom, length = (value * _MILLIMETRE for value in (x, self.height - y - side, side))
        self.drawn[-1].append(f"{grey:.3f} g {left:.3f} {bottom:.3f} {length:.3f} {length:.3f} re f")
        return self

    def page(self) -> Self:
        """Begins another page."""
        self.drawn.append([])
        return self

    def write(self, file: Path) -> Path:
        """Writes the PDF, and the list of its codes beside it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self._pdf())
        file.with_name(f"{file.name}.json").write_text(json.dumps(self.codes), "utf-8")
        return file

    def _pdf(self) -> bytes:
        kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(self.drawn)))
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(self.drawn)} >>"]
        box = f"0 0 {self.width * _MILLIMETRE:.3f} {self.height * _MILLIMETRE:.3f}"
        for index, commands in enumerate(self.drawn):
            text = "\n".join(commands)
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {4 + 2 * index} 0 R >>")
            objects.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
        body, places = io.BytesIO(), []
        body.write(b"%PDF-1.4\n")
        for number, item in enumerate(objects, start=1):
            places.append(body.tell())
            body.write(f"{number} 0 obj\n{item}\nendobj\n".encode())
        table, start = "".join(f"{place:010} 00000 n \n" for place in places), body.tell()
        body.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode())
        body.write(f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
        return body.getvalue()
