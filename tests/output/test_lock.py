"""Two builds in one output folder: one after the other."""

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from commands import building, signal_all
from small_site import SmallSite, everything

from site_builder.cli.words.all import WORDS
from site_builder.output import hold

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at a lock as POSIX has it")
WAITS = WORDS["vi"]["waits"].partition("{")[0]


def nobody() -> None:
    """Nobody is told."""


@contextmanager
def held(output: Path) -> Iterator[ExitStack]:
    """A folder that another build has, until the stack is closed."""
    with ExitStack() as stack:
        stack.enter_context(hold(output, nobody))
        yield stack


def test_the_second_waits_and_says_so(site: SmallSite) -> None:
    """Nothing is written meanwhile; afterwards all is as it should be."""
    with held(site.output) as first, building(site, jobs=1) as second:
        assert second.stderr
        said = second.stderr.readline()
        assert said.startswith(WAITS)
        assert str(site.output) in said
        assert second.poll() is None
        assert everything(site.output) == {".build", ".build/lock"}
        first.close()
        assert second.wait() == 0
    clean = site.clean()
    assert site.build().tree == clean.tree


def test_one_that_waits_is_told_once(site: SmallSite) -> None:
    """Whoever asked for it hears of it, however long it takes."""
    said: list[str] = []
    waits = threading.Event()

    def hear() -> None:
        said.append("waits")
        waits.set()

    with held(site.output) as first:
        waiting = threading.Thread(target=lambda: site.build(waits=hear))
        waiting.start()
        waits.wait()
        assert everything(site.output) == {".build", ".build/lock"}
        first.close()
        waiting.join()
    assert said == ["waits"]
    assert site.build().tree == site.clean().tree


def test_who_gives_up_waiting_leaves_the_lock_alone(site: SmallSite) -> None:
    """It is somebody else's: without it a third build would write between."""
    with held(site.output):
        with building(site, jobs=1) as second:
            assert second.stderr
            second.stderr.readline()
            signal_all(second, signal.SIGINT)
            assert second.communicate(timeout=10)[1].strip() == WORDS["vi"]["stopped"]
        assert second.returncode == 130
        assert everything(site.output) == {".build", ".build/lock"}
        with building(site, jobs=1) as third:
            assert third.stderr
            assert third.stderr.readline().startswith(WAITS)
    assert everything(site.output) == set()


def test_whoever_comes_gets_the_folder_alone(tmp_path: Path) -> None:
    """However many come and go."""
    inside, most = [0], [0]

    def come_and_go() -> None:
        for _ in range(100):
            with hold(tmp_path / "public", nobody):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                time.sleep(0)
                inside[0] -= 1

    threads = [threading.Thread(target=come_and_go) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert everything(tmp_path / "public") == set()


@pytest.mark.parametrize("step", ["mkdir", "open"])
def test_one_that_comes_as_another_leaves_is_let_in(step: str, tmp_path: Path) -> None:
    """Whoever ends takes the lock's folder along, between two of our steps."""
    work, left = tmp_path / "public/.build", list[str]()
    real = getattr(os, step)

    def after_it_left(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - a step of the system
        if not left:
            left.append(step)
            shutil.rmtree(work)
            if step == "mkdir":  # which has just seen the folder, and looks a second time
                raise FileExistsError(work)
        return real(*given, **named)

    work.mkdir(parents=True)
    with mock.patch.object(os, step, after_it_left), hold(tmp_path / "public", nobody):
        assert everything(tmp_path / "public") == {".build", ".build/lock"}
    assert left == [step]
    assert everything(tmp_path / "public") == set()


def test_what_is_edited_while_a_build_waits_is_in_it(site: SmallSite) -> None:
    """It has looked at the content before, and looks again: a commune that is gone by then is not missed."""
    site.build()
    with held(site.output) as first:

        def edit() -> None:
            site.end("xuan-an").put({"xuan-moi/unit.yaml": "name: Xuân Mới\nkind: xã\n"})
            first.close()

        built = site.build(waits=edit)
    assert built.codes == []
    assert built.tree == site.clean().tree


@pytest.mark.parametrize("turn", range(3))
def test_two_builds_at_once_are_both_right(turn: int, site: SmallSite) -> None:
    """Of a folder that nobody has built into, and of one that has to change."""
    if turn:
        site.build()
        site.put({"bao-quang/unit.yaml": f"name: Bảo Quang {turn}\nkind: xã\n"}).end("xuan-an")
        site.put({f"xa-{turn}/unit.yaml": f"name: Mẫu {turn}\nkind: xã\n"})
    with building(site, jobs=1 + turn % 2) as one, building(site, jobs=1) as other:
        told = [process.communicate(timeout=60) for process in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0), told
    again = site.build()
    assert again.report.reused == again.report.units
    assert again.tree == site.clean().tree
    assert not (site.output / ".build").exists()
