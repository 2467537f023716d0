"""What a build is asked to do, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from site_builder.model.folder import UnitPath
from site_builder.model.problem import Problem, is_error
from site_builder.model.result import ReviewDue
from site_builder.model.timing import Costs
from site_builder.output import ChangeCount


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildProgress:
    """How far a build is: units and pages, those that are reused counted in."""

    units: int
    of: int
    """How many units there are to build or to reuse."""
    pages: int
    rendered: int
    """Those of the pages that were made anew."""


def unseen(_progress: BuildProgress) -> None:
    """Nobody watches."""


def patient() -> None:
    """Nobody is told that another build is waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What a build is asked to do. `day` is the day for which it builds; a `dry` build looks and writes nothing."""

    content: Path
    output: Path
    day: date
    themes: tuple[Path, ...]
    cache: Path | None = None
    """Where is kept what the next build may use; without it everything is worked out each time."""
    base_url: str = ""
    only: UnitPath | None = None
    shard: tuple[int, int] | None = None
    """(I, N): only the Ith of N parts is built, for a build elsewhere that is given it."""
    shards: tuple[Path, ...] = ()
    """The outputs of such parts. What they hold is not made again."""
    strict: bool = False
    dry: bool = False
    preview: bool = False
    """Drafts and what is to appear later are shown, with a badge: for those who write, never for residents."""
    jobs: int = 1
    """How many processes may build units at once."""
    executor: str = ""
    """HOST:PORT of a Dask scheduler whose workers build the units; "" for the processes of this machine."""
    watch: Callable[[BuildProgress], None] = unseen
    """Hears of every unit."""
    clock: Callable[[], float] | None = None
    """Seconds, to tell where the time goes; of any beginning, but one that other processes can be given too."""
    profile: bool = False
    """Whether that is told of every template and guide."""
    verify: int = 0
    """How many of the units that are reused are built all the same, to see whether the output really holds them."""
    seed: str = ""
    """Decides which."""
    waits: Callable[[], None] = patient
    """Is called when another build has the output folder, before this one waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What came of a build. `written` is None when nothing was written."""

    problems: tuple[Problem, ...] = ()
    units: int = 0
    pages: int = 0
    rendered: int = 0
    """Those of the pages that were made anew; `pages` counts all."""
    reused: int = 0
    """Units whose last result is still right, or that a shard has made: nothing was made for them."""
    healthy: tuple[UnitPath, ...] = ()
    """Units that were looked at and have no error."""
    failed: tuple[UnitPath, ...] = ()
    overdue: tuple[UnitPath, ...] = ()
    """Failed units whose kept pages show what should have gone by now: a term that ended, an expired notice."""
    lacking: tuple[UnitPath, ...] = ()
    """Units that should have come from the shards, and were built because none had them as they are now."""
    gone: tuple[UnitPath, ...] = ()
    """Units of the last build that the content no longer has: their pages are taken away."""
    written: ChangeCount | None = None
    next_change: date | None = None
    stale: tuple[ReviewDue, ...] = ()
    """What has to be looked over again, the longest overdue first."""
    costs: Costs = field(default_factory=dict)
    """Where the time went, of the units that were built; in all processes together."""

    @property
    def errors(self) -> int:
        """How many problems stop something."""
        return sum(map(is_error, self.problems))


class UnknownUnit(Exception):  # noqa: N818 - says which
    """`only` names no unit of the content."""


class NoCluster(Exception):  # noqa: N818 - says what is missing
    """The engine that was to build the units cannot: a word of the command line, and what goes into its gaps."""

    def __init__(self, word: str, **gaps: str) -> None:
        super().__init__(word)
        self.word = word
        self.gaps = gaps
