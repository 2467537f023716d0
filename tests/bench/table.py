"""The figures of a benchmark as tables in Markdown: one for each scenario, or all in one, as the README has it.

    python tests/bench/table.py tests/bench/figures.json [--all]

Where a peer wins is marked.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

from figures import OURS, OWN_THEME, Figures, joined, runs
from machine import told

HUGOS = ("hugo", "hugo-expert")
_HEAD = ("generator", "wall s", "min–max", "CPU s", "peak MB", "pages", "MB", "/ hugo", "/ hugo-expert", "remarks")
_COLUMNS = {
    OURS: "us",
    "hugo": "Hugo, plain",
    "hugo-expert": "Hugo, expert",
    "eleventy": "Eleventy",
    "pelican": "Pelican",
    "mkdocs": "MkDocs",
    OWN_THEME: "us, real theme",
}
_COLD = "cold"
_TENTHS, _WHOLE = 10, 100
"""From here on a number has one digit after the point, and none."""


def main(arguments: list[str] | None = None) -> int:
    """Prints the tables of a file of raw figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="raw figures, as run.py --json writes them")
    parser.add_argument("--all", action="store_true", help="a table with all figures for each scenario too")
    options = parser.parse_args(arguments)
    found = runs(options.file)
    figures = joined(found)
    facts = dict.fromkeys(f"{run['date']}: {told(run['machine'])}." for run in found)
    unlike = [f"Not the same: {what}" for run in found for what in run["unlike"]]
    parts = [summary(figures), *([tables(figures)] if options.all else ()), *facts, *unlike]
    sys.stdout.write("\n".join(parts) + "\n")
    return 0


def summary(figures: Sequence[Figures]) -> str:
    """One table: a row for each number of communes and scenario, wall seconds; memory of the cold builds."""
    made = {item.generator for item in figures}
    names = [name for name in _COLUMNS if name in made]
    lines = [_line(("communes, scenario", *(_COLUMNS[name] for name in names)))]
    lines.append(_line(("---", *("---:" for _ in names))))
    for (communes, scenario), rows in _grouped(figures).items():
        known = {row.generator: row for row in rows if row.walls}
        lines.append(_line((f"{communes:,}, {scenario}", *_best(known, names, lambda row: row.wall))))
        if scenario == _COLD:
            memory = _best(known, names, lambda row: row.memory / 2**20)
            lines.append(_line((f"{communes:,}, {scenario}: peak MB", *memory)))
    rounds = {item.communes: len(item.walls) for item in figures if item.generator == OURS and item.scenario == _COLD}
    said = ", ".join(f"{count} at {communes:,}" for communes, count in rounds.items())
    return "\n".join(lines) + f"\n\nWall seconds, medians; rounds: {said} communes.\n"


def tables(figures: Sequence[Figures]) -> str:
    """A table for each number of communes and scenario, in the order of the figures."""
    groups = _grouped(figures)
    return "\n".join(_table(communes, scenario, rows) for (communes, scenario), rows in groups.items())


def winners(rows: Iterable[Figures]) -> list[str]:
    """The peers that were quicker than we, the quickest first; not we ourselves with another theme."""
    known = {row.generator: row for row in rows}
    ours = known[OURS].wall if OURS in known else 0.0
    peers = [row for name, row in known.items() if not name.startswith(OURS)]
    return [row.generator for row in sorted(peers, key=lambda row: row.wall) if row.wall < ours]


def _grouped(figures: Iterable[Figures]) -> dict[tuple[int, str], list[Figures]]:
    groups: dict[tuple[int, str], list[Figures]] = {}
    for item in figures:
        groups.setdefault((item.communes, item.scenario), []).append(item)
    return groups


def _best(known: Mapping[str, Figures], names: Iterable[str], of: Callable[[Figures], float]) -> list[str]:
    """A cell for each name, the lowest in bold; our own theme makes other pages and takes no part."""
    lowest = min((of(row) for name, row in known.items() if name != OWN_THEME), default=0.0)
    cells = []
    for name in names:
        shown = _short(of(known[name])) if name in known else "–"
        cells.append(f"**{shown}**" if name in known and name != OWN_THEME and of(known[name]) == lowest else shown)
    return cells


def _short(number: float) -> str:
    """0.41, 12.3, 1,735: three digits are all that a measurement is worth."""
    digits = 2 if number < _TENTHS else 1 if number < _WHOLE else 0
    return f"{number:,.{digits}f}"


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


if __name__ == "__main__":
    raise SystemExit(main())
