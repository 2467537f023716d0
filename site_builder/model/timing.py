"""Measures where the time goes: how often something is done and how many seconds it takes. It needs a clock."""

from collections.abc import Callable, Iterable, Mapping

Costs = Mapping[tuple[str, str], tuple[int, float]]
"""It maps (kind, name) to (times, seconds): ("stage", "read"), ("template", "guide.html") …"""


class Stopwatch:
    """Measures the time from one lap to the next. Without a clock, which the command line has, it measures nothing."""

    def __init__(self, clock: Callable[[], float] | None = None, *, detailed: bool = False) -> None:
        self._clock = clock
        self._costs: dict[tuple[str, str], tuple[int, float]] = {}
        self.detailed = detailed
        """It is true if every template and guide is measured, which itself takes some percent of the time."""

    def another(self) -> "Stopwatch":
        """Returns a new stopwatch with the same clock, for work that is done elsewhere."""
        return Stopwatch(self._clock, detailed=self.detailed)

    def start(self) -> float:
        """Returns when a lap begins."""
        return self._clock() if self._clock else 0.0

    def lap(self, kind: str, name: str, since: float) -> float:
        """Adds the time since `since` to a name. Returns when the next lap begins."""
        if not self._clock:
            return 0.0
        now = self._clock()
        times, seconds = self._costs.get((kind, name), (0, 0.0))
        self._costs[kind, name] = (times + 1, seconds + now - since)
        return now

    def taken(self) -> Costs:
        """Returns all that was measured since the last call."""
        costs, self._costs = self._costs, {}
        return costs


NO_TIMING = Stopwatch()
"""It measures nothing, for callers that do not ask for times."""


def total(all_costs: Iterable[Costs]) -> Costs:
    """Returns the sum of several costs."""
    found: dict[tuple[str, str], tuple[int, float]] = {}
    for costs in all_costs:
        for what, (times, seconds) in costs.items():
            known = found.get(what, (0, 0.0))
            found[what] = (known[0] + times, known[1] + seconds)
    return found
