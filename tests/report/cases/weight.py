"""Mistakes against the rules of `report/rules/weight.py`: one text that is too heavy for each kind of part."""

import random

from photos import noise, saved

from report.cases.contents import Case, text

_SYLLABLES = [f"{first}{vowel}{last}" for first in "bchklmnrstvx" for vowel in "aáàăôơưêiy" for last in ("", "n", "nh")]


def words(count: int, seed: int = 1) -> str:
    """So many syllables, which pack as badly as any text does."""
    return " ".join(random.Random(seed).choices(_SYLLABLES, k=count))  # noqa: S311 - the same on every run


_ROWS = "\n".join(f"| {words(6, row)} | {words(6, -row - 1)} |" for row in range(900))
_LINKS = "\n".join(f"- [{words(8, row)}](https://dichvucong.gov.vn/{row * 7919})" for row in range(900))
CASES: dict[str, Case] = {
    "page-text": (text("\n\n".join(words(60, part) for part in range(180))), 1, 1),
    "page-tables": (text(f"| {words(2)} | {words(2, 2)} |\n| --- | --- |\n{_ROWS}\n"), 1, 1),
    "page-links": (text(_LINKS), 1, 1),
    "picture-heavy": (
        {"bao-quang/media/a.jpg": saved(noise(640, 480)).decode("utf-8", "surrogateescape")},
        1,
        1,
    ),
}
