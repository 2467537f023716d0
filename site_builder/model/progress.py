"""Defines what units above are told of a unit's teams: a few counts, which travel with its summary and are added up."""

from collections.abc import Iterable
from typing import Any

from site_builder.model.frozen import frozen

Month = str
"""It is written as 2022-10."""


@frozen
class TeamProgress:
    """Holds counts of one unit, or the sums of several."""

    teams: int = 0
    planned: int = 0
    """They are known to be planned, and not known to be launched."""
    launched: int = 0
    """Those that are trained count too."""
    trained: int = 0
    overdue: int = 0
    """They were to be launched before today."""
    members: int = 0
    sample_teams: int = 0
    sample_members: int = 0
    unreported: int = 0
    """They are rounds of outreach that are over, without a word on whom they reached."""
    sample_rounds: int = 0
    helped: tuple[str, ...] = ()
    """It holds the ids of the main services with which a member helps."""
    rounds: tuple[tuple[Month, int, int], ...] = ()
    """It holds, by month, how many rounds were held and how many households they reached."""

    def row(self) -> list[Any]:
        """Returns the counts as JSON has them, to be kept."""
        return [[getattr(self, name) for name in COUNTS], self.helped, self.rounds]

    @classmethod
    def of(cls, row: Any) -> "TeamProgress":  # noqa: ANN401 - JSON that may be damaged
        """Reads counts that were kept as JSON. Raises TypeError or ValueError where they are damaged."""
        counts, helped, rounds = row
        return cls(
            **{name: int(count) for name, count in zip(COUNTS, counts, strict=True)},
            helped=tuple(helped),
            rounds=tuple((month, int(held), int(reached)) for month, held, reached in rounds),
        )


COUNTS = (
    "teams",
    "planned",
    "launched",
    "trained",
    "overdue",
    "members",
    "sample_teams",
    "sample_members",
    "unreported",
    "sample_rounds",
)
"""The fields that hold one number."""


def added_up(parts: Iterable[TeamProgress]) -> TeamProgress:
    """Returns the sums of several units, in whatever order they come; a service counts once."""
    found = tuple(parts)
    return TeamProgress(
        **{name: sum(getattr(part, name) for part in found) for name in COUNTS},
        helped=tuple(sorted({name for part in found for name in part.helped})),
        rounds=by_month(one for part in found for one in part.rounds),
    )


def by_month(rounds: Iterable[tuple[Month, int, int]]) -> tuple[tuple[Month, int, int], ...]:
    """Returns how many rounds were held and how many households they reached in each month, the first month first."""
    months: dict[Month, tuple[int, int]] = {}
    for month, held, reached in rounds:
        before = months.get(month, (0, 0))
        months[month] = (before[0] + held, before[1] + reached)
    return tuple((month, *months[month]) for month in sorted(months))
