"""What generators took, as values, and the file that holds them: each run of the benchmark adds itself.

    {"runs": [{"date": …, "machine": {…}, "unlike": […], "figures": [{"communes": 15, "scenario": "cold", …}, …]}, …]}

Rounds of runs on the same machine with the same commit and versions are joined, so that what takes long can be measured
in several sittings; otherwise the later run stands.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

OURS = "site_builder"
OWN_THEME = f"{OURS}, own theme"
Json = dict[str, Any]
_PASSING = frozenset({"load", "folder"})
"""Facts of a machine that may differ between rounds that are joined."""
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a generator took for a scenario, round by round; `remark` says what is not right about it."""

    generator: str
    scenario: str
    communes: int
    walls: tuple[float, ...] = ()
    cpus: tuple[float, ...] = ()
    peaks: tuple[int, ...] = ()
    """Bytes."""
    pages: int = 0
    size: int = 0
    remark: str = ""

    @property
    def wall(self) -> float:
        """The median; what did not run takes for ever."""
        return median(self.walls) if self.walls else float("inf")

    @property
    def memory(self) -> int:
        """The highest peak of all rounds: what the machine must have."""
        return max(self.peaks, default=0)


def add(
    file: Path, *, date: str, machine: Mapping[str, Any], unlike: Iterable[str], figures: Iterable[Figures]
) -> None:
    """Adds a run to the file, which it makes if there is none; a line for each generator and scenario."""
    head = json.dumps({"date": date, "machine": machine, "unlike": list(unlike)}, ensure_ascii=False)
    rows = ",\n".join(f"  {json.dumps(_row(item), ensure_ascii=False)}" for item in figures)
    run = f'{head[:-1]}, "figures": [\n{rows}\n ]}}'
    before = file.read_text("utf-8").removesuffix("\n]}\n") + ",\n" if file.is_file() else '{"runs": [\n'
    file.write_text(f"{before} {run}\n]}}\n", "utf-8")


def runs(file: Path) -> list[Json]:
    """The runs that a file holds, the earliest first."""
    found: list[Json] = json.loads(file.read_text("utf-8"))["runs"]
    return found


def joined(found: Iterable[Json]) -> list[Figures]:
    """The figures of several runs, by number of communes and in the order of the runs."""
    known: dict[tuple[int, str, str], tuple[Json, Figures]] = {}
    for run in found:
        passed = {name: value for name, value in run["machine"].items() if name not in _PASSING}
        for row in run["figures"]:
            item = _figures(row)
            facts = {**passed, "versions": passed["versions"].get(item.generator)}
            key = (item.communes, item.scenario, item.generator)
            before = known.get(key)
            known[key] = (facts, _together(before[1], item) if before and before[0] == facts else item)
    return sorted((item for _, item in known.values()), key=lambda item: item.communes)


def _together(first: Figures, second: Figures) -> Figures:
    return replace(
        second,
        walls=first.walls + second.walls,
        cpus=first.cpus + second.cpus,
        peaks=first.peaks + second.peaks,
        remark="; ".join(dict.fromkeys(filter(None, (first.remark, second.remark)))),
    )


def _row(item: Figures) -> Json:
    row = {
        "communes": item.communes,
        "scenario": item.scenario,
        "generator": item.generator,
        "wall": [round(wall, 3) for wall in item.walls],
        "cpu": [round(cpu, 3) for cpu in item.cpus],
        "peak_mb": [round(peak / _MEGABYTE, 1) for peak in item.peaks],
        "pages": item.pages,
        "bytes": item.size,
    }
    return {**row, "remark": item.remark} if item.remark else row


def _figures(row: Json) -> Figures:
    return Figures(
        generator=row["generator"],
        scenario=row["scenario"],
        communes=row["communes"],
        walls=tuple(row["wall"]),
        cpus=tuple(row["cpu"]),
        peaks=tuple(int(peak * _MEGABYTE) for peak in row["peak_mb"]),
        pages=row["pages"],
        size=row["bytes"],
        remark=row.get("remark", ""),
    )
