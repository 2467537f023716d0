"""Values by the key of what went into them: a value that has the key of last time is not made again."""

from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Keeps the last value of each kind and unit with its key. One build fills it, and the next one makes what is new.

    For a build after which none comes, `keeps` names the kinds that several units use: others would be held in vain.
    """

    def __init__(self, keeps: frozenset[str] | None = None) -> None:
        self._keeps = keeps
        self._last: dict[tuple[str, tuple[str, ...]], tuple[str, Any]] = {}
        self.made: Counter[str] = Counter()
        """How many values of each kind had to be made so far."""

    def recall(self, kind: str, path: tuple[str, ...], key: str, make: Callable[[], T]) -> T:
        """Returns the last value if it has this key, else a new one. A failure is not remembered."""
        last = self._last.get((kind, path))
        if last and last[0] == key:
            found: T = last[1]
            return found
        made = make()
        if self._keeps is None or kind in self._keeps:
            self._last[kind, path] = (key, made)
        self.made[kind] += 1
        return made
