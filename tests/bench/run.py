r"""The same country built by our engine and by its peers, side by side, in one command:

    python tests/bench/run.py --communes 1,15,150 --rounds 5 --json tests/bench/figures.json --date 2026-11-22
    python tests/bench/run.py --communes 3321 --rounds 3 --peers hugo,hugo-expert --own-theme 0 \
        --scenarios cold,nothing,announcement --json tests/bench/figures.json --date 2026-11-22
    python tests/bench/table.py tests/bench/figures.json

It makes the country (`country.py`), writes it out as each peer's source (`peers/`, `sources/`), and builds it in
rounds: cold (no output, no caches), again with nothing changed, with one announcement, one shared guide, one theme file
changed; each scenario with all generators in turn (A B C A B C …). Printed are medians; the raw figures of several runs
gather in one file, out of which `table.py` makes the README's table. After the first cold build every page and feed of
every peer is looked for and a random sample of each kind compared with ours: the same visible text, the same links.
After each edit the pages that should show it are read: what does not show it is called stale.

What to know of the comparison:
* All use one small theme, so that templates weigh the same: `theme/` for us, `sources/` for the others. The row "own
  theme" is our engine with the theme that residents see, whose pages show more and are heavier; it has no peer.
* We check the content, sanitise it, check links, compare with the last build and write a web manifest for each
  commune; the peers do none of this. The country is a demonstration, which no search engine shall list: our pages say
  so, and have no sitemaps.
* All start from what their users would keep: texts with raw heads (ISO dates, ids), data of units and catalogue as our
  editors write them. Hugo plain and MkDocs have them in YAML, our own files (for Hugo two keys renamed); hugo-expert,
  Eleventy and Pelican, whose users would, keep data in JSON; heads are YAML but for Pelican's, which have the form that
  Pelican reads itself. To sort, group by topic, find neighbours and what has expired (the day is told: `--clock`,
  `TODAY`), show dates, look up names, and make the list from A to Z is work of their templates, filters, config file,
  plugin or hook. Hugo and Eleventy bring a Vietnamese order along, for Pelican and MkDocs `sources/python/arrange.py`
  has one. All pages of 15 communes were found equal to ours (`--rounds 0 --per-kind 99999`), and all 14,000 that both
  Hugos make of 400.
* Ready are for all of them the QR codes, which they cannot make, names, titles and descriptions of the pages that every
  unit has, and links as addresses.
* Each is used as one who knows it would: hugo-expert and Eleventy, which reads texts as data and makes all pages with
  one template, convert a shared guide once; plain Hugo, Pelican and MkDocs have a copy in each commune. Pelican's cache
  of what it has read is on; Eleventy and MkDocs keep nothing from one call to the next.
* hugo-expert is told which commune an announcement belongs to (`--renderSegments`); nobody else is told anything.
* Nothing is minified, no plugin is on that the pages do not need.
* Writing a peer's source anew is not counted, nor copying a shared guide into each commune.
* Peers are got by pip and npm, in the versions that `peers/` name, into a folder outside of the project:
  ${SITE_BENCH_TOOLS:-~/.cache/site-builder-bench}. One that cannot be got is left out, and the table says why.
* Sources and outputs lie in the memory (/dev/shm) where there is room, so that no disk decides.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from compare import PER_KIND
from contest import Contest, entries
from edits import COLD, SCENARIOS
from figures import Figures, add
from machine import machine, place, told
from peers import PEERS
from table import tables

_TOOLS = "SITE_BENCH_TOOLS"
_SIZES = "1,15,150"
_COUNTRY = 3321
Chosen = Mapping[str, int]
"""Names, each with the most communes for which it takes part."""


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark and prints the tables; 1 when a peer's pages are not ours."""
    options = _options(arguments)
    tools = Path(os.environ.get(_TOOLS) or Path.home() / ".cache" / "site-builder-bench")
    tools.mkdir(parents=True, exist_ok=True)
    figures: list[Figures] = []
    unlike: list[str] = []
    for communes in options.communes:
        contest = _contest(options, communes, tools, figures)
        unlike += contest.unlike
    facts = machine(options.folder, {name: PEERS[name].version for name in options.peers})
    ready = "\n".join(f"* {name}: {PEERS[name].ready}." for name in options.peers)
    _say(f"\n{told(facts)}; load at the end {facts['load']}\n\n{tables(figures)}")
    _say(f"Ready-made before the clock starts:\n\n{ready}")
    if options.json:
        add(options.json, date=options.date, machine=facts, unlike=unlike, figures=figures)
    return 1 if unlike else 0


def _contest(options: argparse.Namespace, communes: int, tools: Path, figures: list[Figures]) -> Contest:
    """One number of communes, in a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="site-bench-", dir=options.folder))
    try:
        contest = Contest(folder=folder, communes=communes, seed=options.seed, per_kind=options.per_kind, say=_say)
        peers = [PEERS[name] for name in _at(communes, options.peers)]
        own_theme = communes <= options.own_theme
        found = entries(contest, peers, tools, own_theme=own_theme)
        if options.rounds:
            names = _at(communes, options.scenarios)
            figures += contest.race(found, options.rounds, [SCENARIOS[name] for name in names])
        else:
            contest.compare(found)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return contest


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--communes", type=_sizes, default=_sizes(_SIZES), help=f"numbers, with commas ({_SIZES})")
    known = f"of {', '.join(PEERS)} (all); NAME:N takes part up to N communes"
    parser.add_argument("--peers", type=_peers, default=dict.fromkeys(PEERS, _COUNTRY), help=known)
    known = f"of {', '.join(SCENARIOS)} (all); NAME:N is measured up to N communes; cold always"
    parser.add_argument("--scenarios", type=_scenarios, default=dict.fromkeys(SCENARIOS, _COUNTRY), help=known)
    parser.add_argument("--rounds", type=int, default=5, help="5 (3 for the country); 0 only compares pages")
    parser.add_argument("--own-theme", type=int, default=_COUNTRY, help="our real theme too, up to so many communes")
    parser.add_argument("--seed", default="247", help="of the country, and of the pages that are compared")
    parser.add_argument("--per-kind", type=int, default=PER_KIND, help=f"pages that are compared ({PER_KIND})")
    parser.add_argument("--folder", type=Path, default=place(), help="where to work (the memory, if there is room)")
    parser.add_argument("--json", type=Path, help="a file for the raw figures, to which the run is added")
    parser.add_argument("--date", help="of the run, to stand in that file: no clock is read here")
    options = parser.parse_args(arguments)
    if options.json and not options.date:
        parser.error("--json needs --date YYYY-MM-DD")
    return options


def _sizes(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _peers(text: str) -> Chosen:
    return _chosen(text, PEERS)


def _scenarios(text: str) -> Chosen:
    """In the order of the edits; all begin with a cold build."""
    found = {COLD: _COUNTRY, **_chosen(text, SCENARIOS)}
    return {name: found[name] for name in SCENARIOS if name in found}


def _chosen(text: str, known: Iterable[str]) -> Chosen:
    """Names with commas, each alone or with the most communes: "hugo,mkdocs:150"."""
    found = {name: int(most or _COUNTRY) for name, _, most in (part.partition(":") for part in text.split(",") if part)}
    if unknown := sorted(found.keys() - set(known)):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
    return found


def _at(communes: int, chosen: Chosen) -> list[str]:
    return [name for name, most in chosen.items() if communes <= most]


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
