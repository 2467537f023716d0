"""What came of a build or a check, as all formats are told it."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from itertools import groupby

from site_builder.model.frozen import frozen
from site_builder.model.guide_review import GuideCheck
from site_builder.model.result import ReviewDue
from site_builder.model.staleness import Staleness
from site_builder.model.timing import Costs
from site_builder.report.message import Message


@frozen
class Outcome:
    """Problems in the order in which they are told, and the numbers beside them."""

    problems: tuple[Message, ...]
    lang: str
    kind: str
    """"built", "checked", "unwritten", or "waiting" where the pages were not due to change."""
    counts: Mapping[str, int]
    """units, pages, and those of them that were reused or rendered; changed and removed when something was written."""
    costs: Costs = field(default_factory=dict)
    """Where the time went."""
    rebuilt: Mapping[str, tuple[Staleness, ...]] = field(default_factory=dict)
    """The units that were built, and why; "" is the root."""
    profile: bool = False
    """Whether both are to be told, the time of every unit, guide and template."""
    old: tuple[Message, ...] = ()
    """What the baseline file has already: counted, and no reason to fail. `problems` are all others."""
    mended: tuple[str, ...] = ()
    """What the baseline file has and nobody finds any more: it may leave the file."""
    healthy: tuple[str, ...] = ()
    """The units without an error; "" is the root."""
    failed: tuple[str, ...] = ()
    """The units with an error; "" is the root. They keep their last good pages, but for those that have none."""
    pageless: tuple[str, ...] = ()
    """Those of them of which the output has no pages that could stay."""
    overdue: tuple[str, ...] = ()
    """Those of them whose kept pages show what should have gone by now."""
    gone: tuple[str, ...] = ()
    """The units whose end is declared: their pages are taken away."""
    lost_pages: tuple[str, ...] = ()
    """The published addresses of texts that are taken away though their unit stays; the problems tell of them."""
    restored: tuple[str, ...] = ()
    """The units whose old pages were fetched from where the site was published last."""
    vanished: tuple[str, ...] = ()
    """The units whose folder is no longer there and whose end is not declared: their pages stay."""
    next_change: date | None = None
    stale: tuple[ReviewDue, ...] = ()
    """What has to be looked over again, the longest overdue first."""
    guides: tuple[GuideCheck, ...] | None = None
    """A report on each guide, where it was asked for."""
    day: date | None = None
    """The day for which it was built or checked."""
    seconds: float = 0.0
    folder: str = "content"
    """The content folder as the person has named it."""
    root: str = "content"
    """The content folder from the root of the repository; "" when it is the root."""

    @property
    def errors(self) -> int:
        """How many problems keep old pages."""
        return sum(problem.is_error for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.problems) - self.errors

    @property
    def status(self) -> str:
        """What was published: "published" for all of it, "partial" where something has mistakes, or "nothing"; and
        "waiting" where the pages were not due, "checked" where nothing was to be published.
        """
        if self.kind not in ("built", "unwritten"):
            return "waiting" if self.kind == "waiting" else "checked"
        if self.kind == "unwritten" or not self.healthy:
            return "nothing"
        return "partial" if self.errors else "published"

    def path(self, problem: Message) -> str:
        """A problem's file from the root of the repository, where hosts of repositories look for it."""
        return f"{self.root}/{problem.place.file}" if self.root else problem.place.file


def changed_first(problems: Iterable[Message]) -> tuple[Message, ...]:
    """Problems of files that were just edited, then the others; each part by file, line and column."""
    return tuple(sorted(problems, key=lambda problem: (not problem.changed, problem.place, problem.code)))


FileMessages = list[tuple[str, list[Message]]]


def by_unit(problems: Iterable[Message]) -> list[tuple[str, FileMessages]]:
    """Unit → file → problems. What was just edited comes first, then what keeps old pages; then by name and line."""
    found = list(problems)
    units: dict[str, list[Message]] = {}
    for problem in found:
        units.setdefault(problem.unit, []).append(problem)
    ordered = sorted(units.items(), key=lambda item: (*_urgency(item[1]), item[0]))
    return [(unit, by_file(inside)) for unit, inside in ordered]


def by_file(problems: Iterable[Message]) -> FileMessages:
    """File → problems, in the same order."""
    by_name = sorted(problems, key=lambda problem: (problem.place.file, not problem.is_error, problem.place))
    files = [(name, list(group)) for name, group in groupby(by_name, key=lambda problem: problem.place.file)]
    return sorted(files, key=lambda item: (*_urgency(item[1]), item[0]))


def _urgency(problems: list[Message]) -> tuple[bool, bool]:
    return (not any(one.changed for one in problems), not any(one.is_error for one in problems))
