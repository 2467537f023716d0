"""A build that is killed or interrupted: every page is the old one or the new one, and the next build is right.

    KILLS=50 python3 build.py test tests/test_kills.py

kills fifty builds instead of eight.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest
from commands import become, building, city, clean_names, count_units, is_alive, is_held, run, signal_all, wait_until
from small_site import SmallSite, Tree, everything, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed in groups")
KILLS = int(os.environ.get("KILLS", "8"))
OLD, NEW = city(57)
LITTLE, OTHER = city(17)


def shown(site: SmallSite) -> Tree:
    """What residents can get at this moment."""
    return {name: body for name, body in tree(site.output).items() if not name.startswith(".build/")}


def torn(now: Tree, old: Tree, new: Tree) -> list[str]:
    """Files that are neither old nor new, and those that were there, will be there, and are not."""
    wrong = [name for name, body in now.items() if body not in (old.get(name), new.get(name))]
    return sorted(wrong) + sorted(old.keys() & new.keys() - now.keys())


def test_a_build_may_be_killed_at_any_moment(tmp_path: Path, note: Callable[[str], None]) -> None:
    """By a machine that is switched off: with all of its processes. The moments are spread over the time it takes."""
    chance, site, clean = random.Random(KILLS), SmallSite(tmp_path, {}), []  # noqa: S311 - moments, no secrets
    for files in (NEW, OLD):
        built = become(site, files).build(output=tmp_path / "clean", cache=None)
        clean.append((files, built.tree, everything(tmp_path / "clean")))
    started = time.monotonic()
    assert run(site).returncode == 0
    duration, killed, before = time.monotonic() - started, 0, clean[1][1]
    for number, (files, after, names) in enumerate(islice(cycle(clean), KILLS)):
        with building(become(site, files)) as process:
            time.sleep(duration * (number + chance.random()) / KILLS)
            killed += process.poll() is None
            signal_all(process, signal.SIGKILL)
        assert torn(shown(site), before, after) == []
        assert site.build().tree == after
        assert everything(site.output) == names
        before = after
    note(f"kills: {killed} of {KILLS} builds were killed before their end, after up to {duration:.1f} s")
    assert killed


@pytest.mark.parametrize("what", [signal.SIGKILL, signal.SIGTERM])
def test_its_processes_do_not_outlive_it(what: signal.Signals, tmp_path: Path) -> None:
    """Else they would hold the output folder for ever, and the next build would wait for them."""
    site = SmallSite(tmp_path, LITTLE)
    with building(site) as process:
        wait_until(lambda: count_units(site.output) > 5)
        process.send_signal(what)
        process.wait()
        wait_until(lambda: not is_alive(process))
    assert site.build().tree == site.clean().tree
    assert everything(site.output) == clean_names(site)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_stops_at_once_and_loses_nothing(jobs: int, tmp_path: Path) -> None:
    """A terminal tells all processes of it. What is done is known to the next build."""
    site = SmallSite(tmp_path, OLD)
    with building(site, jobs=jobs) as process:
        wait_until(lambda: count_units(site.output) > 20)
        said = interrupted(process)
        assert not is_alive(process)
    assert process.returncode == 130
    assert said.splitlines()[-1] == "Đã dừng theo yêu cầu."
    assert "Traceback" not in said
    assert torn(shown(site), {}, new := site.clean().tree) == []
    again = site.build()
    assert again.tree == new
    assert again.report.reused > 0
    assert everything(site.output) == clean_names(site)


def interrupted(process: subprocess.Popen[str]) -> str:
    """What a build says when Ctrl-C is pressed. It takes a tenth of a second; with a busy machine we are patient."""
    signal_all(process, signal.SIGINT)
    return process.communicate(timeout=10)[1]


def test_ctrl_c_is_heard_at_any_moment(tmp_path: Path) -> None:
    """Also while the processes are being started: none of them complains of it."""
    site = SmallSite(tmp_path, LITTLE)
    for number in range(KILLS):
        with building(site) as process:
            wait_until(lambda: is_held(site.output))
            time.sleep(0.02 * number)
            said = interrupted(process)
            assert not is_alive(process)
        assert process.returncode in (130, -signal.SIGINT, 0)  # a shell says 130 of the second too
        assert "Traceback" not in said
        become(site, (OTHER, LITTLE)[number % 2])
    assert site.build().tree == site.clean().tree
