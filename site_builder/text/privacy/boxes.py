"""Joins digits that stand one in a cell, as forms ask for them: | 0 | 4 | 8 | 0 | …"""

import re

_BOXES = re.compile(r"(?<![^\s|:])\d(?: ?[\t|] ?\d){8,18}(?![^\s|])")
_ASKED = re.compile(
    r"cccd|can cuoc|dinh danh|cmnd|chung minh|so the|bhxh|bhyt|bao hiem|tai khoan|\bstk\b|dien thoai|\bsdt\b"
)
_REACH = 80
"""The words that ask for the number stand so many characters before it, or in the row above. A row of small numbers
without them counts something: births of twelve months, votes of nine hamlets."""
_WALLS = str.maketrans("\t|", "  ")


def joined(text: str) -> str:
    """Returns a plain text of the same length, with blanks for the walls between the digits of one number."""
    return _BOXES.sub(_without_walls, text) if "\t" in text or "|" in text else text


def _without_walls(boxes: re.Match[str]) -> str:
    asked = _ASKED.search(boxes.string, max(0, boxes.start() - _REACH), boxes.start())
    return boxes[0].translate(_WALLS) if asked else boxes[0]
