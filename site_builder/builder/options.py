"""What a build is asked to do, and its report."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.builder.job import LONG_UNIT, UNIT_SECONDS
from site_builder.model.digest import digest
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem, is_error
from site_builder.model.result import ReviewDue
from site_builder.model.staleness import Staleness
from site_builder.model.timing import Costs
from site_builder.output import ChangeCount

if TYPE_CHECKING:
    from site_builder.builder.previous import PreviousSite


@frozen
class BuildProgress:
    """How far a build is, in units and pages. Those that are reused count as done."""

    units: int
    of: int
    """How many units there are to build or to reuse."""
    pages: int
    rendered: int
    """How many of the pages were made anew."""


def ignore_progress(_progress: BuildProgress) -> None:
    """Takes progress for a caller who does not want to hear of it."""


def wait_in_silence() -> None:
    """Waits for another build for a caller who does not want to hear of it."""


@frozen
class BuildOptions:
    """What a build is asked to do. `day` is the day for which it builds; a `dry` build looks and writes nothing."""

    content: Path
    output: Path
    day: date
    themes: tuple[Path, ...]
    cache: Path | None = None
    """The folder for what the next build may use; without it everything is worked out each time."""
    base_url: str = ""
    previous: "PreviousSite | None" = None
    """The site that was published last: what this build cannot make is taken from it."""
    only: UnitPath | None = None
    shard: tuple[int, int] | None = None
    """(I, N): only the Ith of N parts is built, to be given to a build elsewhere."""
    shards: tuple[Path, ...] = ()
    """The outputs of such parts. What they hold is not built again."""
    strict: bool = False
    dry: bool = False
    weighs: bool = False
    """A dry build also looks at what themes cost every page. To load them takes 30 ms."""
    preview: bool = False
    """Drafts and what is to appear later are shown, with a badge: for those who write, never for residents."""
    jobs: int = 1
    """How many processes may build units at once."""
    unit_seconds: float = UNIT_SECONDS
    """Seconds after which a unit is given up (`Settings`)."""
    long_unit: int = LONG_UNIT
    """A unit with so many announcements is a long one: those that rest are not read again (`long_unit`)."""
    executor: str = ""
    """HOST:PORT of a Dask scheduler whose workers build the units; "" for the processes of this machine."""
    watch: Callable[[BuildProgress], None] = ignore_progress
    """It is called after every unit."""
    clock: Callable[[], float] | None = None
    """Gives seconds since some moment, to tell where the time goes. Other processes must be able to use it too."""
    profile: bool = False
    """Whether the time of every template and guide is told."""
    verify: int = 0
    """How many of the units that are reused are built all the same, to see whether the output really holds them."""
    seed: str = ""
    """Decides which units are verified."""
    waits: Callable[[], None] = wait_in_silence
    """It is called when another build has the output folder, before this one waits for it."""

    @property
    def variant(self) -> str:
        """The kind of build, by which its records are found again: two kinds of one content have other results."""
        return digest(self.content.name, self.base_url, str(self.preview))


@frozen
class BuildReport:
    """What a build found and did. `written` is None when nothing was written."""

    problems: tuple[Problem, ...] = ()
    units: int = 0
    pages: int = 0
    rendered: int = 0
    """How many of the pages were made anew; `pages` counts all."""
    reused: int = 0
    """How many units were not built, because their last result is still right or a shard has it."""
    rebuilt: Mapping[UnitPath, tuple[Staleness, ...]] = field(default_factory=dict)
    """The units that were built, and why."""
    healthy: tuple[UnitPath, ...] = ()
    """The units that were looked at and have no error."""
    failed: tuple[UnitPath, ...] = ()
    pageless: tuple[UnitPath, ...] = ()
    """The failed units of which the output has no old pages that could stay."""
    overdue: tuple[UnitPath, ...] = ()
    """The failed units whose old pages show what should have gone by now: a term that ended, an expired notice."""
    lacking: tuple[UnitPath, ...] = ()
    """The units that should have come from the shards, and were built because none had them as they are now."""
    gone: tuple[UnitPath, ...] = ()
    """The units whose end is declared (`ended` in `site.yaml`): their pages are taken away."""
    lost_pages: tuple[str, ...] = ()
    """The published addresses of texts that this build takes away: they were deleted, hidden or renamed."""
    against_last: tuple[Problem, ...] = ()
    """What only the comparison with the last build tells, and the next build no longer: addresses that end."""
    restored: tuple[UnitPath, ...] = ()
    """The units whose old pages were taken from the site that was published last."""
    vanished: tuple[UnitPath, ...] = ()
    """The units that the content no longer has and whose end nobody has declared: their pages stay."""
    written: ChangeCount | None = None
    next_change: date | None = None
    stale: tuple[ReviewDue, ...] = ()
    """What has to be reviewed, the longest overdue first."""
    costs: Costs = field(default_factory=dict)
    """Where the time of the units that were built went, in all processes together."""

    @property
    def errors(self) -> int:
        """How many problems stop something."""
        return sum(map(is_error, self.problems))


class UnknownUnit(Exception):  # noqa: N818 - says which
    """`only` names no unit of the content."""


class NoCluster(Exception):  # noqa: N818 - says what is missing
    """The cluster cannot build the units: the name of a sentence of the command line, and what goes into its gaps."""

    def __init__(self, word: str, **gaps: str) -> None:
        super().__init__(word)
        self.word = word
        self.gaps = gaps
