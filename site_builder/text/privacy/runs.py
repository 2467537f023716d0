"""Finds runs of digits, and the parts of a run that may be one number.

A run is groups of digits with a space, dot, hyphen, bracket or line end between them. "048 090 001 234 0912 345 678" is
one run of two numbers. A number begins and ends with a group, and is grouped as people do it.
"""

import re
from collections.abc import Iterator, Mapping

from site_builder.model.frozen import frozen
from site_builder.text.privacy.prefilter import runs_of_digits

_GROUP = re.compile(r"\d+")
MOST = 19
"""The longest number that a person owns, a bank card's, has so many digits."""
_LEAST = 3
_TAIL = re.compile(
    r"/(?:19|20)\d\d(?!\d)|[/\-](?:qd|ub|nd|tb|kh|ct|bc|cv|nq|tt|hd|bnd|gp|gcn|bb|gm)(?=[^a-z]|ub|nd)|\.h\d"
)
"""It matches the number of a document: 123456789012/2026, …/QD-UBND, ….H17."""
_UNIT = re.compile(r"d(?![a-z])|[ ]?(?:,\d+ ?)?(?:dong|vnd|trieu|nghin|usd|m2|kwh)(?![a-z])")


@frozen
class DigitRun:
    """Holds the positions of a run's groups in the text."""

    text: str
    groups: tuple[tuple[int, int], ...]

    def stretch(self, first: int, last: int) -> "Stretch":
        """Returns the groups from the first to the last."""
        return Stretch(run=self, first=first, last=last)

    def stretches(self, first: int) -> "Stretches":
        """Returns the stretches that begin with a group."""
        lasts: dict[int, int] = {}
        total = 0
        for last in range(first, len(self.groups)):
            start, end = self.groups[last]
            total += end - start
            if total > MOST:
                break
            lasts[total] = last
        groups = self.groups[first : first + len(lasts)]
        digits = "".join(self.text[start:end] for start, end in groups)
        return Stretches(run=self, first=first, lasts=lasts, digits=digits)


@frozen
class Stretches:
    """Holds the stretches that begin with one group: the last group for each count of digits."""

    run: DigitRun
    first: int
    lasts: Mapping[int, int]
    digits: str
    """They are the digits of the longest stretch, with which all others begin."""

    def get(self, size: int) -> "Stretch | None":
        """Returns the stretch of so many digits, or None."""
        return self.run.stretch(self.first, self.lasts[size]) if size in self.lasts else None

    def longest(self) -> "Stretch | None":
        """Returns the stretch of all groups that one number can have. The next line begins another number."""
        stretch = None
        for last in self.lasts.values():
            stretch = self.run.stretch(self.first, last)
            if stretch.ends_its_line():
                break
        return stretch


@frozen
class Stretch:
    """Holds some groups of a run, which may be one number."""

    run: DigitRun
    first: int
    last: int

    @property
    def start(self) -> int:
        """Returns where it begins in the text."""
        return self.run.groups[self.first][0]

    @property
    def end(self) -> int:
        """Returns where it ends in the text."""
        return self.run.groups[self.last][1]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Returns how many digits each group has."""
        return tuple(end - start for start, end in self.run.groups[self.first : self.last + 1])

    @property
    def digits(self) -> str:
        """Returns its digits alone."""
        return "".join(self.run.text[start:end] for start, end in self.run.groups[self.first : self.last + 1])

    @property
    def text(self) -> str:
        """Returns the number as it is written."""
        return self.run.text[self.start : self.end]

    def ends_its_line(self) -> bool:
        """Returns whether the run goes on in the next line."""
        return "\n" in self._divider(self.last)

    def is_international(self) -> bool:
        """Returns whether it is written in the international form: +84 …, 0084 …, or 84… in one group."""
        return (
            self.run.text[self.start - 1 : self.start] in ("+", "(") or self.digits[:2] == "00" or len(self.sizes) == 1
        )

    def is_even(self) -> bool:
        """Returns whether it is grouped as people do it: all in pairs, or not with two pairs first, as dates are."""
        sizes = self.sizes
        if len(set(sizes)) == 1 and sizes[0] < _LEAST:  # "09 12 34 56 78", but not "08 30 11 30 13 30"
            return len(sizes) == len(self.run.groups)
        return len(sizes) == 1 or max(sizes[:2]) >= _LEAST

    def stands_alone(self) -> bool:
        """Returns whether it is not part of a longer code: 1.001193.000.00.00.H17, 106.0912345678, 2611-0912-345678."""
        text = self.run.text
        before, after = self._divider(self.first - 1), self._divider(self.last)
        inside = {self._divider(index) for index in range(self.first, self.last)}
        if before == "." and not self._is_item():
            return False
        if after == "." or (before == "-" and "-" in inside) or (after == "-" and "-" in inside):
            return False
        letter = text[self.start - 1 : self.start]
        return not (letter.isalpha() and letter.isascii()) and not _TAIL.match(text, self.end)

    def is_amount(self) -> bool:
        """Returns whether it is an amount, grouped and with a unit after it: 1 079 306 012 345 đồng."""
        return len(self.sizes) > 1 and bool(_UNIT.match(self.run.text, self.end))

    def _divider(self, index: int) -> str:
        """Returns what stands after a group of the run."""
        groups = self.run.groups
        return self.run.text[groups[index][1] : groups[index + 1][0]] if 0 <= index < len(groups) - 1 else ""

    def _is_item(self) -> bool:
        """Returns whether the number of an item stands before it: "1.0912345678" at the start of a line."""
        start, end = self.run.groups[self.first - 1]
        before = self.run.text[max(0, start - 8) : start].rpartition("\n")[2]
        return end - start < _LEAST and not before.strip(" -*|\t")


def runs(text: str) -> Iterator[DigitRun]:
    """Yields all runs of digits of a plain text that may contain a number."""
    for start, end in runs_of_digits(text):
        yield DigitRun(text=text, groups=tuple(group.span() for group in _GROUP.finditer(text, start, end)))
