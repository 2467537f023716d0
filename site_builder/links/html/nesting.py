"""Tells whether an element is open at an offset of a page, without a tree."""

from dataclasses import dataclass


@dataclass(slots=True)
class Nesting:
    """Tells whether an element is open at one offset after another. What stands before the last is not read again."""

    name: str
    text: str
    seen: int = 0
    is_open: bool = False

    def is_open_at(self, at: int) -> bool:
        """Tells it of an offset; one before the last is looked for from the beginning."""
        if at < self.seen:
            self.seen, self.is_open = 0, False
        start, end = (self.text.rfind(mark, self.seen, at) for mark in (f"<{self.name}", f"</{self.name}"))
        if start >= 0 or end >= 0:
            self.is_open = start > end
        self.seen = at
        return self.is_open
