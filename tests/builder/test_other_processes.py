"""What other commands leave in the cache between two edits does no harm, each being a process of its own."""

import os
import subprocess
import sys

import pytest
from photos import saved, scene
from small_site import GUIDE, PROJECT, SmallSite, tree

SHOWS = f"{GUIDE}\n![Hình](../media/anh.png)\n"
BETWEEN = (["check"], ["build", "--strict"], ["build", "--only=bao-quang"], ["next-change"], ["build", "--jobs=2"])


def site_builder(site: SmallSite, *arguments: str) -> int:
    """One command, from beginning to end; its exit code."""
    output = [] if arguments[0] == "next-change" else [f"--output={site.output}"]
    folders = [f"--content={site.content}", *output, "--date=2026-11-22"]
    command = [sys.executable, "-m", "site_builder", *arguments, *folders]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    ran = subprocess.run(command, cwd=site.content.parent, env=environment, capture_output=True, check=False)
    assert b"Traceback" not in ran.stderr
    return ran.returncode


@pytest.mark.parametrize("between", BETWEEN, ids=" ".join)
def test_a_picture_is_replaced_at_once_whatever_looked_at_it_before(between: list[str], site: SmallSite) -> None:
    """Units that hide the guide borrow nothing of its picture; one is broken while the command looks."""
    site.put({"guides/cai-vneid.md": SHOWS, "xuan-an/guides/cai-vneid.md": "---\nhide: có\n---\n"})
    for size in (48, 56, 64):
        site.put({"media/anh.png": saved(scene(size, 48), "PNG"), "xuan-an/events.yaml": "events: ["})
        site_builder(site, *between)
        site.put({"xuan-an/events.yaml": "events: []\n"})
        assert site_builder(site, "build") == 0
        assert tree(site.output) == site.clean().tree
