"""Results by the key of what went into them: what has the key that it had last time is not made again."""

from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """What was made last, by kind and unit, each with its key. One build fills it, the next one makes what is new.

    For a build after which none comes, `keeps` names the kinds that several units of it use: the others would only be
    held without need.
    """

    def __init__(self, keeps: frozenset[str] | None = None) -> None:
        self._keeps = keeps
        self._last: dict[tuple[str, tuple[str, ...]], tuple[str, Any]] = {}
        self.made: Counter[str] = Counter()
        """How many values of each kind had to be made so far."""

    def recall(self, kind: str, path: tuple[str, ...], key: str, make: Callable[[], T]) -> T:
        """The last value if it has this key, else a new one. A failure is not remembered."""
        known = self._last.get((kind, path))
        if known and known[0] == key:
            found: T = known[1]
            return found
        made = make()
        if self._keeps is None or kind in self._keeps:
            self._last[kind, path] = (key, made)
        self.made[kind] += 1
        return made
