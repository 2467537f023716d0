"""Checkers of links on the same seeded site, in one command:

    python tests/bench/links/run.py --pages 3000 --peers lychee,linkchecker,linkinator --rounds 5 --json FILE

It makes the site (`seeded.py`), lets every checker check it in turn (A B C A B C …), holds what they tell against the
truth, and prints the kinds by checker, false alarms, and medians of wall time, CPU time and the peak memory of the
whole process tree. Nothing connects to a host: addresses outside are under .example, and checkers run without a net.

What to know of the comparison:
* A report counts as found if it names the file and a line at which the fault may be told, or the file and the address.
  A report on a decoy, or on anything that was not planted, is a false alarm; each decoy counts once.
* Peers that crawl are slow and get one round on `--slow-pages` pages, over a server on loopback: they have the same
  plants, but their times stand for that smaller site. They cannot see what nothing links to.
* lychee gets a regular expression that maps the site's own host to the folder; we are told nothing.
* Domain kinds (numbers, stores, Zalo) and lists of a service worker are nothing that the peers promise to check.
* Peers are got by pip and npm into ${SITE_BENCH_TOOLS:-~/.cache/site-builder-bench}; one that cannot be got is left
  out, and the table says why.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from machine import machine, place, told
from measure import Run, run
from peer import Absent

from links.checkers import CHECKERS, OURS, Case, Checker
from links.score import Score, Truth
from links.seeded import PAGES, SEED, Site, site
from links.serving import served
from links.table import table

_TOOLS = "SITE_BENCH_TOOLS"
_SLOW_PAGES = 300
_LIMIT = 4 << 30
"""Bytes; a checker that takes more is ended."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A checker, how it is started, its runs, and what it found in the first."""

    checker: Checker
    start: str = ""
    absent: str = ""
    pages: int = 0
    runs: list[Run] = field(default_factory=list)
    score: Score | None = None


def main(arguments: list[str] | None = None) -> int:
    """Runs the contest and prints the table; 1 when we miss a core fault or raise a false alarm."""
    options = _options(arguments)
    tools = Path(os.environ.get(_TOOLS) or Path.home() / ".cache" / "site-builder-bench")
    tools.mkdir(parents=True, exist_ok=True)
    entries = [_entry(CHECKERS[name], tools) for name in (OURS, *options.peers)]
    folder = Path(tempfile.mkdtemp(prefix="links-bench-", dir=options.folder))
    try:
        large = _contest(entries, folder, options, is_slow=False)
        _contest(entries, folder, options, is_slow=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    facts = machine(options.folder, {entry.checker.name: entry.checker.version for entry in entries[1:]})
    _say(f"\n{told(facts)}\n\n{table(entries, large.plants)}")
    if options.json:
        options.json.write_text(_raw(facts, entries, large), "utf-8")
    return 0 if _is_good(entries[0], large) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--slow-pages", type=int, default=_SLOW_PAGES, help=f"for peers that crawl ({_SLOW_PAGES})")
    parser.add_argument("--peers", type=_peers, default=["lychee"], help=f"of {', '.join(CHECKERS)} (lychee)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--base", default="/", help="the site's folder on its host, as /xa/")
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--folder", type=Path, default=place(), help="where to work (the memory, if there is room)")
    parser.add_argument("--json", type=Path, help="a file for the raw figures")
    return parser.parse_args(arguments)


def _peers(text: str) -> list[str]:
    names = [part for part in text.split(",") if part and part != OURS]
    if unknown := [name for name in names if name not in CHECKERS]:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(CHECKERS)}")
    return names


def _entry(checker: Checker, tools: Path) -> Entry:
    try:
        return Entry(checker=checker, start=checker.install(tools))
    except Absent as reason:
        return Entry(checker=checker, absent=str(reason))


def _contest(entries: Sequence[Entry], folder: Path, options: argparse.Namespace, *, is_slow: bool) -> Site:
    """One size of the site and the checkers that get it; each starts as often as the others, in turn."""
    count = options.slow_pages if is_slow else options.pages
    made = site(count, options.seed, options.base)
    chosen = [entry for entry in entries if entry.checker.is_slow == is_slow and not entry.absent]
    if chosen:
        home = folder / ("crawled" if is_slow else "read")
        made.write(home)
        with served(home, options.base) as address:
            for number in range(1 if is_slow else options.rounds):
                for entry in chosen:
                    _say(f"{count} pages, round {number + 1}: {entry.checker.name}")
                    entry.pages = count
                    _round(entry, Case(folder=home, base=options.base, served=address, report=folder / "report"), made)
    return made


def _round(entry: Entry, case: Case, made: Site) -> None:
    """One run; what fails once takes no further part."""
    if entry.absent:
        return
    case.report.unlink(missing_ok=True)
    found = run(entry.checker.command(entry.start, case), case.report.parent, {}, _LIMIT)
    if found.code not in entry.checker.codes:
        entry.absent = f"failed with {found.code}: {' '.join(found.said.split())[-200:]}"
        return
    entry.runs.append(found)
    entry.score = entry.score or Truth(made.plants).score(entry.checker.told(case))


def _is_good(ours: Entry, made: Site) -> bool:
    """Whether we meet the target: every core fault, and no false alarm."""
    core = {number for number, plant in enumerate(made.plants) if plant.group == "core"}
    return ours.score is not None and core <= ours.score.found and not ours.score.alarms


def _raw(facts: dict[str, object], entries: Sequence[Entry], made: Site) -> str:
    rows = [
        {
            "name": entry.checker.name,
            "version": entry.checker.version,
            "absent": entry.absent,
            "pages": entry.pages,
            "runs": [asdict(found) | {"said": ""} for found in entry.runs],
            **(_told(entry.score) if entry.score else {}),
        }
        for entry in entries
    ]
    plants = [asdict(plant) for plant in made.plants]
    return json.dumps({"machine": facts, "checkers": rows, "plants": plants}, ensure_ascii=False, indent=1) + "\n"


def _told(score: Score) -> dict[str, object]:
    return {
        "found": sorted(score.found),
        "exact": sorted(score.exact),
        "to_the_column": sorted(score.to_the_column),
        "on_decoys": [{"plant": number, **asdict(told)} for number, told in score.on_decoys],
        "elsewhere": [asdict(told) for told in score.elsewhere],
        "precision": round(score.precision, 4),
    }


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
