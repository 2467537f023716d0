"""Prints many sheets by the command, as one process: pages a second, with all that a command does first.

    python tests/bench/sheets.py [--units 200] [--members 100]

A city with so many communes, and one of them with so many members who have agreed to have their number published.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
from commands import city  # noqa: E402 - the project is findable only now
from small_site import SmallSite  # noqa: E402 - as above

MEMBER = "      - {name: Người Mẫu %d, role: member, phone: '0912 34%04d', consent: {what: [phone], date: 2026-01-01, by: Bà Bình}}\n"  # noqa: E501 - one line of YAML


def main() -> None:
    """Makes the city, prints it, and prints what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--members", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = SmallSite(Path(folder), city(asked.units)[0])
        members = "".join(MEMBER % (number, number) for number in range(asked.members))
        site.put({"bao-quang/teams.yaml": f"teams:\n  - id: to-xa\n    members:\n{members}"})
        for what in ("poster --all", "poster cai-vneid --all", "leaflet cai-vneid --all", "cards bao-quang"):
            started = time.perf_counter()
            command = [sys.executable, str(PROJECT / "build.py"), "print", *what.split()]
            ran = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
            seconds = time.perf_counter() - started
            pages = sum(int(line.split(": ")[1].split(" ")[0]) for line in ran.stdout.splitlines())
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            sys.stdout.write(
                f"{what:28} {pages:4} pages, {seconds:5.1f} s, {pages / seconds:5.1f} pages/s, peak {peak} MiB\n"
            )


if __name__ == "__main__":
    main()
