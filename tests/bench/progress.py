"""What the page of progress costs a province at its real size: 1,871 teams and 10,257 members in 138 communes.

Tuyên Quang before 1/7/2025, as the press counted it.

    python tests/bench/progress.py --rounds 3

In turn it builds the province from nothing with its page of progress, and the same communes without one (summaries
carry no counts, no page is planned); then one edit in one commune, which changes a count, so that the units above are
built too, against a build from nothing of 15 communes. Each build is one process of one job; what is compared is its
CPU time, the least of the rounds, because what else the machine does only adds to it. For comparison stand an edit that
changes no count, and a build without any change: what every build pays for its start.
"""

import argparse
import gzip
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from country import DAY, SEED, Content, files, preset, write
from machine import place
from measure import run

PROJECT = Path(__file__).resolve().parents[2]
_PAGE = "tuyen-quang/tien-do/index.html"
_LIMIT = 4 << 30
_BUILD = ("--jobs", "1", "--quiet", "--date", DAY.isoformat())
_PROGRAM = """\
import sys
sys.path.insert(0, sys.argv.pop(1))
from site_builder.__main__ import run
if sys.argv.pop(1) == "without":
    from site_builder.model import addresses
    from site_builder.pages import plan
    from site_builder.pages.progress import progress_pages
    addresses.PROGRESS = addresses.TEAMS  # the link of the home page
    plan.PLANNERS = tuple(one for one in plan.PLANNERS if one is not progress_pages)
    plan.own_progress = lambda context: None
run(["build", *sys.argv[1:]])
"""
"""Both are started alike, so that they differ in nothing else. A build without changes loads nothing for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A content folder with its output."""

    folder: Path

    @property
    def content(self) -> Path:
        """The folder of the content."""
        return self.folder / "content"

    def build(self, *, has_progress: bool = True) -> float:
        """Builds what is stale; returns the seconds of CPU that it took."""
        program = ("-c", _PROGRAM, str(PROJECT), "with" if has_progress else "without")
        folders = ("--content", str(self.content), "--output", str(self.folder / "public"))
        words = (sys.executable, *program, *_BUILD, *folders)
        done = run(words, self.folder, {}, _LIMIT)
        if done.code:
            raise SystemExit(done.said)
        return done.cpu


def main() -> None:
    """Makes the communes, builds them, and prints the two ratios and the weight of the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=place(), help="where to work (the memory, if there is room)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        _compare(Path(folder), asked.rounds)


def _compare(folder: Path, rounds: int) -> None:
    whole = [(name, text) for name, text in files(preset("tuyen-quang"), SEED)]
    few = list(files(_first(15), SEED))
    names = ("with", "without", "count", "news", "nothing", "fifteen")
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        made = [
            _made(folder / f"{name}-{number}", content) for name, content in (("a", whole), ("b", whole), ("c", few))
        ]
        taken["with"].append(made[0].build())
        taken["without"].append(made[1].build(has_progress=False))
        _change_count(made[0])
        taken["count"].append(made[0].build())
        _change_news(made[0])
        taken["news"].append(made[0].build())
        taken["nothing"].append(made[0].build())
        taken["fifteen"].append(made[2].build())
        sys.stdout.write(
            f"round {number + 1}: {', '.join(f'{name} {times[-1]:.2f} s' for name, times in taken.items())}\n"
        )
    best = {name: min(times) for name, times in taken.items()}
    page = (folder / f"a-{rounds - 1}" / "public" / _PAGE).read_bytes()
    sys.stdout.write(
        f"cold with the page / without: {best['with'] / best['without']:.3f} (at most 1.1)\n"
        f"an edit that changes a count / fifteen communes cold: {best['count'] / best['fifteen']:.3f} (wanted 0.3)\n"
        f"an announcement changed / fifteen communes cold: {best['news'] / best['fifteen']:.3f}\n"
        f"nothing changed / fifteen communes cold: {best['nothing'] / best['fifteen']:.3f}\n"
        f"the page: {len(page):,} B, {len(gzip.compress(page, 9)):,} B packed\n"
    )


def _made(folder: Path, content: list[tuple[str, str]]) -> Place:
    folder.mkdir()
    made = Place(folder=folder)
    write(made.content, content)
    return made


def _first(count: int) -> Content:
    """The first so many communes of the same province, as large as they are there."""
    return {province: tasks[:count] for province, tasks in preset("tuyen-quang").items()}


def _change_count(where: Place) -> None:
    """A team of one commune loses its training: a count of the commune, the province and the country changes."""
    teams = next(path for path in sorted(where.content.rglob("teams.yaml")) if "trained_on" in path.read_text("utf-8"))
    teams.write_text(teams.read_text("utf-8").replace("    trained_on: 2022-10-15\n", "", 1), "utf-8")


def _change_news(where: Place) -> None:
    """An announcement gets a sentence more: nothing above the commune changes."""
    news = min(where.content.glob("tuyen-quang/*/announcements/*.md"))
    news.write_text(f"{news.read_text('utf-8')}\nBà con báo giúp người chưa biết.\n", "utf-8")


if __name__ == "__main__":
    main()
