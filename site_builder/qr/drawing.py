"""Reads the modules of a QR code from a drawing, in the forms in which programs draw them, unturned and unbent."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from site_builder.qr.patterns import size_of
from site_builder.qr.reading import read

_ELEMENT = re.compile(r"<(path|rect)\b([^>]*)>", re.IGNORECASE)
_GIVEN = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_COMMAND = re.compile(r"([MmHhVvLlZz])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_LIGHT = ("#fff", "#ffffff", "white", "none", "transparent", "rgb(255,255,255)")
_LONGEST = 400_000
"""A longer drawing is not read: even the largest symbol, with a rectangle for each module, has fewer characters."""
_NEAR = 0.01
"""A coordinate may be off by this part of a module, because programs round."""


class Box(NamedTuple):
    """A dark rectangle."""

    left: float
    top: float
    right: float
    bottom: float


def payload_of(svg: str) -> str | None:
    """Returns the text of the QR code that an SVG draws; None where it draws none."""
    if len(svg) > _LONGEST:
        return None
    try:
        boxes = list(_boxes(svg))
    except (ValueError, IndexError):
        return None
    return next((text for rows in _grids(boxes) if (text := read(rows)) is not None), None)


def _boxes(svg: str) -> Iterator[Box]:
    return (box for box, colour in painted(svg) if colour not in _LIGHT)


def painted(svg: str) -> Iterator[tuple[Box, str]]:
    """Yields the rectangles that an SVG paints, one over the other, and the colour of each.

    Raises ValueError or IndexError where it is no drawing of rectangles.
    """
    for tag, text in _ELEMENT.findall(svg):
        given = {name.lower(): one or other for name, one, other in _GIVEN.findall(text)}
        stroke, fill = given.get("stroke", "none").lower(), given.get("fill", "black").lower().replace(" ", "")
        if tag.lower() == "rect":
            if "%" not in given.get("width", "%"):
                x, y = float(given.get("x", 0)), float(given.get("y", 0))
                yield Box(x, y, x + float(given["width"]), y + float(given["height"])), fill
        elif stroke not in ("none", "transparent"):
            yield from ((box, stroke) for box in _strokes(given.get("d", "")))
        elif fill not in ("none", "transparent"):
            yield from ((box, fill) for box in _areas(given.get("d", "")))


def _lines(d: str) -> Iterator[list[tuple[float, float]]]:
    """Yields the points of each line of a path, as far as it goes along the axes."""
    x = y = 0.0
    line: list[tuple[float, float]] = []
    for command, text in _COMMAND.findall(d):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        is_relative = command.islower()
        if command in "Zz":
            x, y = line[0] if line else (x, y)
            continue
        if command in "Mm":
            if line:
                yield line
            x, y = (x + numbers[0], y + numbers[1]) if is_relative else (numbers[0], numbers[1])
            line = [(x, y)]
            continue
        for step in zip(*[iter(numbers)] * (2 if command in "Ll" else 1), strict=False):
            across = step[0] if command in "HhLl" else None
            down = step[-1] if command in "VvLl" else None
            x = x if across is None else x + across if is_relative else across
            y = y if down is None else y + down if is_relative else down
            line.append((x, y))
    if line:
        yield line


def _strokes(d: str) -> Iterator[Box]:
    """Yields the rectangles of strokes. Each runs through the middle of a row and is as wide as a module."""
    for line in _lines(d):
        for (x, y), (end, below) in pairwise(line):
            if y == below:
                yield Box(min(x, end), y - 0.5, max(x, end), y + 0.5)


def _areas(d: str) -> Iterator[Box]:
    for line in _lines(d):
        across, down = [x for x, _ in line], [y for _, y in line]
        yield Box(min(across), min(down), max(across), max(down))


def _grids(boxes: Sequence[Box]) -> Iterator[tuple[str, ...]]:
    """Yields the modules for each size of symbol on whose grid all rectangles lie."""
    if not boxes:
        return
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    width, height = max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top
    if width <= 0 or abs(width - height) > width * _NEAR:
        return
    for version in range(1, 41):
        unit = width / size_of(version)
        scaled = [[(value - start) / unit for value, start in zip(box, (left, top) * 2, strict=True)] for box in boxes]
        if all(abs(value - round(value)) < _NEAR for box in scaled for value in box):
            yield _filled(scaled, size_of(version))


def _filled(scaled: list[list[float]], size: int) -> tuple[str, ...]:
    rows = [["0"] * size for _ in range(size)]
    for box in scaled:
        left, top, right, bottom = map(round, box)
        for row in rows[top:bottom]:
            row[left:right] = "1" * (right - left)
    return tuple("".join(row) for row in rows)
