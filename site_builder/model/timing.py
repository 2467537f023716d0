"""Where the time goes: how often something was done and how many seconds it took. Without a clock nothing is noted."""

from collections.abc import Callable, Iterable, Mapping

Costs = Mapping[tuple[str, str], tuple[int, float]]
"""(kind, name) → (times, seconds): the kind "stage" with "read", the kind "template" with "guide.html" …"""


class Stopwatch:
    """Measures from one lap to the next. The clock belongs to who calls: below the command line nobody has one."""

    def __init__(self, clock: Callable[[], float] | None = None, *, detailed: bool = False) -> None:
        self._clock = clock
        self._costs: dict[tuple[str, str], tuple[int, float]] = {}
        self.detailed = detailed
        """Whether every template and guide is to be noted: that is some percent of the time itself."""

    def another(self) -> "Stopwatch":
        """One that has noted nothing yet, for work that is done elsewhere."""
        return Stopwatch(self._clock, detailed=self.detailed)

    def start(self) -> float:
        """When a lap begins."""
        return self._clock() if self._clock else 0.0

    def lap(self, kind: str, name: str, since: float) -> float:
        """Notes what was done since then. Returns when the next lap begins."""
        if not self._clock:
            return 0.0
        now = self._clock()
        times, seconds = self._costs.get((kind, name), (0, 0.0))
        self._costs[kind, name] = (times + 1, seconds + now - since)
        return now

    def taken(self) -> Costs:
        """All that was noted since it was last asked for."""
        costs, self._costs = self._costs, {}
        return costs


NO_TIMING = Stopwatch()
"""For those who do not ask."""


def total(all_costs: Iterable[Costs]) -> Costs:
    """Several costs in one."""
    found: dict[tuple[str, str], tuple[int, float]] = {}
    for costs in all_costs:
        for what, (times, seconds) in costs.items():
            known = found.get(what, (0, 0.0))
            found[what] = (known[0] + times, known[1] + seconds)
    return found
