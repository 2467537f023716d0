"""The figures of a benchmark as a table in Markdown, with ratios against both Hugos; where a peer wins is marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

OURS = "site_builder"
HUGOS = ("hugo", "hugo-expert")
_HEAD = ("generator", "wall s", "min–max", "CPU s", "peak MB", "pages", "MB", "/ hugo", "/ hugo-expert", "remarks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a generator took for a scenario, round by round; `remark` says what is not right about it."""

    generator: str
    scenario: str
    communes: int
    walls: tuple[float, ...] = ()
    cpus: tuple[float, ...] = ()
    memory: int = 0
    pages: int = 0
    size: int = 0
    remark: str = ""

    @property
    def wall(self) -> float:
        """The median; what did not run takes for ever."""
        return median(self.walls) if self.walls else float("inf")


def tables(figures: Sequence[Figures]) -> str:
    """A table for each number of communes and scenario, in the order of the figures."""
    groups: dict[tuple[int, str], list[Figures]] = {}
    for item in figures:
        groups.setdefault((item.communes, item.scenario), []).append(item)
    return "\n".join(_table(communes, scenario, rows) for (communes, scenario), rows in groups.items())


def winners(rows: Iterable[Figures]) -> list[str]:
    """The peers that were quicker than we, the quickest first; not we ourselves with another theme."""
    known = {row.generator: row for row in rows}
    ours = known[OURS].wall if OURS in known else 0.0
    peers = [row for name, row in known.items() if not name.startswith(OURS)]
    return [row.generator for row in sorted(peers, key=lambda row: row.wall) if row.wall < ours]


def _table(communes: int, scenario: str, rows: list[Figures]) -> str:
    known = {row.generator: row for row in rows}
    ahead = winners(rows)
    lines = [_line(_HEAD), _line("---" if name in ("generator", "remarks") else "---:" for name in _HEAD)]
    lines += [
        _line(_cells(row, known, is_ahead=row.generator in ahead)) for row in sorted(rows, key=lambda row: row.wall)
    ]
    said = f"\n\nQuicker than {OURS} here: {', '.join(ahead)}." if ahead else ""
    return f"### {communes:,} communes, {scenario}\n\n" + "\n".join(lines) + said + "\n"


def _cells(row: Figures, known: Mapping[str, Figures], *, is_ahead: bool) -> list[str]:
    """A row; a peer that beats us stands in bold."""
    name = f"**{row.generator}**" if is_ahead else row.generator
    if not row.walls:
        return [name, *["–"] * (len(_HEAD) - 2), row.remark]
    return [
        name,
        f"**{row.wall:.2f}**" if is_ahead else f"{row.wall:.2f}",
        f"{min(row.walls):.2f}–{max(row.walls):.2f}",
        f"{median(row.cpus):.2f}",
        f"{row.memory / 2**20:.0f}",
        f"{row.pages:,}",
        f"{row.size / 1e6:.0f}",
        *(_ratio(row, known.get(hugo)) for hugo in HUGOS),
        row.remark,
    ]


def _ratio(row: Figures, other: Figures | None) -> str:
    return f"{row.wall / other.wall:.3f}" if other and other.walls and other.wall else "–"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
