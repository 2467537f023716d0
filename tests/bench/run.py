"""The same country built by our engine and by its peers, side by side, in one command:

    python tests/bench/run.py --communes 1,15,150 --peers hugo,hugo-expert,eleventy,pelican,mkdocs --rounds 5 --json F

It makes the country (`country.py`), writes it out as each peer's source (`peers/`, `sources/`), and builds it in
rounds: cold (no output, no caches), again with nothing changed, with one announcement, one shared guide, one theme file
changed; each scenario with all generators in turn (A B C A B C …). Printed are medians. Before that, every page of
every peer is looked for and a random sample of each kind compared with ours: the same visible text, the same links.
After each edit the pages that should show it are read: what does not show it is called stale.

What to know of the comparison:
* All use one small theme, so that templates weigh the same: `theme/` for us, `sources/` for the others. The row "own
  theme" is our engine with the theme that residents see, whose pages show more and are heavier; it has no peer.
* We check the content, sanitise it, check links, compare with the last build and write web manifests and a sitemap for
  each commune; the peers do none of this.
* Both Hugos start from what their users would keep: texts with raw heads (ISO dates, ids), data of units and catalogue
  as our editors write them; plain in YAML (our own files, two keys renamed), expert in JSON. Their templates sort,
  group by topic, find neighbours and what has expired (`--clock` is the day), show dates, look up names, and make the
  list from A to Z: Hugo sorts as Vietnamese does. All 14,000 pages of 400 communes were found equal to ours. Ready are
  the QR codes, which they cannot make, names, titles and descriptions of the pages that every unit has, and links as
  addresses.
* Eleventy, Pelican and MkDocs do less: besides the QR codes they get the list from A to Z, all lists sorted, grouped
  and joined, neighbours, dates as text, out of JSON that is written before the clock starts. Their rows are too good.
  The lines below the tables say for each peer what it gets ready-made.
* hugo-expert is told which commune an announcement belongs to (`--renderSegments`); nobody else is told anything.
* Nothing is minified, no plugin is on that the pages do not need.
* Writing a peer's source anew is not counted, nor copying a shared guide into each commune.
* Peers are got by pip and npm, in the versions that `peers/` name, into a folder outside of the project:
  ${SITE_BENCH_TOOLS:-~/.cache/site-builder-bench}. One that cannot be got is left out, and the table says why.
* Sources and outputs lie in the memory (/dev/shm) where there is room, so that no disk decides.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from contest import ENGINE, OWN_THEME, Contest, entries
from machine import machine, place
from peers import PEERS
from table import Figures, tables

_TOOLS = "SITE_BENCH_TOOLS"
_SIZES = "1,15,150"


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark and prints the tables; 1 when a peer's pages are not ours."""
    options = _options(arguments)
    tools = Path(os.environ.get(_TOOLS) or Path.home() / ".cache" / "site-builder-bench")
    tools.mkdir(parents=True, exist_ok=True)
    figures: list[Figures] = []
    unlike: list[str] = []
    for communes in options.communes:
        folder = Path(tempfile.mkdtemp(prefix="site-bench-", dir=options.folder))
        try:
            contest = Contest(folder=folder, communes=communes, seed=options.seed, say=_say)
            chosen = entries(contest, [PEERS[name] for name in options.peers], tools, own_theme=options.own_theme)
            unlike += contest.compare(chosen)
            figures += contest.race(chosen, options.rounds) if options.rounds else []
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    facts = machine(options.folder, {name: PEERS[name].version for name in options.peers})
    ready = "\n".join(f"* {name}: {PEERS[name].ready}." for name in options.peers)
    _say(f"\n{facts.told}\n\n{tables(figures)}\nReady-made before the clock starts:\n\n{ready}")
    if options.json:
        options.json.write_text(_raw(facts.values, figures, unlike), "utf-8")
    return 1 if unlike else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--communes", type=_sizes, default=_sizes(_SIZES), help=f"numbers, with commas ({_SIZES})")
    parser.add_argument("--peers", type=_peers, default=list(PEERS), help=f"of {', '.join(PEERS)} (all)")
    parser.add_argument("--rounds", type=int, default=5, help="5 (3 for the country); 0 only compares pages")
    parser.add_argument("--own-theme", action=argparse.BooleanOptionalAction, default=True, help="our real theme too")
    parser.add_argument("--seed", default="247", help="of the country, and of the pages that are compared")
    parser.add_argument("--folder", type=Path, default=place(), help="where to work (the memory, if there is room)")
    parser.add_argument("--json", type=Path, help="a file for the raw figures")
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _peers(text: str) -> list[str]:
    names = [part for part in text.split(",") if part]
    if unknown := [name for name in names if name not in PEERS]:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(PEERS)}")
    return names


def _raw(facts: dict[str, object], figures: Iterable[Figures], unlike: list[str]) -> str:
    entered = {"engine": ENGINE, "own theme": OWN_THEME}
    values = {"machine": facts, "rows": entered, "unlike": unlike, "figures": [asdict(item) for item in figures]}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
