"""Prints how high the masthead is, and where the title begins, on every kind of page of the real site.

    python tests/bench/first_screen.py [--all] [--day 2026-11-30]

For 320 and 360 pixels, and text of 100, 130 and 200 per cent. `--all` measures every page instead of one of each kind,
and prints the largest figures of each kind.
"""

import argparse
import sys
import tempfile
from itertools import groupby
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
from chromium import running_browser  # noqa: E402 - the project is findable only now
from real_site.conftest import BASE, built  # noqa: E402 - as above
from real_site.host import serving  # noqa: E402 - as above
from real_site.published import CONTENT  # noqa: E402 - as above
from real_site.screens import SIZES, WIDTHS, Screen, every_page, kinds, screens  # noqa: E402 - as above


def main() -> None:
    """Builds the site, measures it, and prints a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--day", default="2026-11-30")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser:
        site = built(CONTENT, Path(folder) / "public", BASE, asked.day, strict=False)
        with serving(site.folder) as host:
            urls = every_page(site) if asked.all else sorted(kinds(site).items())
            found = sorted(screens(browser, host.address, urls), key=lambda one: one.kind)
    columns = [(width, size) for width in WIDTHS for size in SIZES]
    heads = [f"{width} px, {size} %" for width, size in columns]
    sys.stdout.write(f"| masthead/title | {' | '.join(heads)} |\n| --- |{' ---: |' * len(heads)}\n")
    for kind, group in groupby(found, key=lambda one: one.kind):
        shown = list(group)
        sys.stdout.write(f"| {kind} | {' | '.join(_cell(shown, *column) for column in columns)} |\n")


def _cell(shown: list[Screen], width: int, size: int) -> str:
    found = [one for one in shown if (one.width, one.size) == (width, size)]
    return f"{max(one.masthead for one in found):.0f}/{max(one.title for one in found):.0f}"


if __name__ == "__main__":
    main()
