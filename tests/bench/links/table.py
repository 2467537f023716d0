"""The contest as tables in Markdown: kinds by checker, and what each check took."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING

from links.kinds import Group
from links.planting import Plant
from links.score import by_kind

if TYPE_CHECKING:
    from links.run import Entry

_FAULTS = (Group.CORE, Group.EXT, Group.DOMAIN)


def table(entries: Sequence["Entry"], plants: Sequence[Plant]) -> str:
    """What each checker took and found, then every kind, then the decoys that somebody told."""
    took = [_line(("checker", "pages", "wall s", "min–max", "CPU s", "peak MiB", "remarks")), _rule(7)]
    took += [_line(_took(entry)) for entry in entries]
    taking_part = [entry for entry in entries if entry.score]
    names = [entry.checker.name for entry in taking_part]
    scores = [_line(("", "of", *names)), _rule(2 + len(names))]
    scores += [_line(row) for row in _sums(taking_part, plants)]
    kinds = [_line(("kind", "of", *names)), _rule(2 + len(names))]
    found = [by_kind(plants, entry.score.found) for entry in taking_part if entry.score]
    kinds += [
        _line((f"{group}: {kind}", str(count), *(_share(each[group, kind]) for each in found)))
        for (group, kind), (_, count) in by_kind(plants, ()).items()
    ]
    told = [f"* {entry.checker.name}: {_decoys(entry, plants)}" for entry in taking_part]
    blocks = (
        "\n".join(rows) for rows in (took, scores, kinds, ["Decoys that were told, and alarms elsewhere:", *told])
    )
    return "\n\n".join(blocks) + "\n"


def _took(entry: "Entry") -> list[str]:
    if not entry.runs:
        return [entry.checker.name, *["–"] * 5, entry.absent]
    walls = [found.wall for found in entry.runs]
    return [
        entry.checker.name,
        f"{entry.pages:,}",
        f"{median(walls):.2f}",
        f"{min(walls):.2f}–{max(walls):.2f}",
        f"{median(found.cpu for found in entry.runs):.2f}",
        f"{max(found.memory for found in entry.runs) / 2**20:.0f}",
        entry.absent or f"{len(walls)} round{'s' * (len(walls) > 1)}",
    ]


def _sums(entries: Iterable["Entry"], plants: Sequence[Plant]) -> list[list[str]]:
    scores = [entry.score for entry in entries if entry.score]
    rows = []
    for group in _FAULTS:
        own = {number for number, plant in enumerate(plants) if plant.group is group}
        rows.append([group.value, str(len(own)), *(str(len(own & score.found)) for score in scores)])
    every = sum(plant.group is not Group.DECOY for plant in plants)
    rows.append(["all", str(every), *(f"{len(score.found)} ({len(score.found) / every:.0%})" for score in scores)])
    rows.append(["on the exact line", str(every), *(str(len(score.exact)) for score in scores)])
    decoys = str(len(plants) - every)
    rows.append(["false alarms on decoys", decoys, *(str(len({at for at, _ in score.on_decoys})) for score in scores)])
    rows.append(["false alarms elsewhere", "–", *(str(len(set(score.elsewhere))) for score in scores)])
    rows.append(["precision", "–", *(f"{score.precision:.3f}" for score in scores)])
    return rows


def _decoys(entry: "Entry", plants: Sequence[Plant]) -> str:
    if entry.score is None:
        return "–"
    names = sorted({plants[number].kind for number, _ in entry.score.on_decoys})
    others = len(set(entry.score.elsewhere))
    return ", ".join(names + [f"{others} elsewhere"] * (others > 0)) or "none"


def _share(of: tuple[int, int]) -> str:
    return str(of[0]) if of[0] else "–"


def _rule(count: int) -> str:
    return _line(["---", *["---:"] * (count - 1)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
