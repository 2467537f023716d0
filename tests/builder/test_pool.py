"""One process or several: the same bytes and problems, and a site that is built whatever becomes of them."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EAGAIN, ENOSPC
from pathlib import Path
from unittest import mock

import pytest
from commands import city, run
from papers import pdf
from small_site import Built, Files, SmallSite, tree

from site_builder.builder import BuildProgress, pool
from site_builder.content.files import read_layer
from site_builder.model.folder import Folder
from site_builder.model.problem import Problem
from site_builder.model.unit import Unit

OLD, NEW = city(17)
WRONG: Files = {"xa-3/events.yaml": "events: [", "xa-4/ghi-chu.txt": "nhớ gọi", "xa-5/media/mau.pdf": pdf("1")}
TOLD = ["yaml-syntax", "file-unknown"]


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A city of twenty units: one is broken, another one has something to tell."""
    return SmallSite(tmp_path, {**OLD, **WRONG})


@contextmanager
def spawning() -> Iterator[None]:
    """As where processes cannot be forked: they begin with nothing."""
    with mock.patch.object(pool, "_can_fork", return_value=False), mock.patch.object(pool, "_WORTH_IT", 1):
        yield


def same(one: Built, other: Built) -> bool:
    """Whether two builds made and told the same."""
    reports = [(built.report.problems, built.report.next_change, built.report.stale) for built in (one, other)]
    return (one.tree, one.manifest, reports[0]) == (other.tree, other.manifest, reports[1])


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_make_what_one_makes(jobs: int, site: SmallSite, tmp_path: Path) -> None:
    """Of a new site, and of one that has changed."""
    alone, together = site.build(), site.build(jobs=jobs, output=tmp_path / "other", cache=tmp_path / "kept")
    assert same(together, alone)
    assert together.codes == TOLD
    site.put({name: text for name, text in NEW.items() if OLD.get(name) != text})
    again = site.build(jobs=jobs, output=tmp_path / "other", cache=tmp_path / "kept")
    assert same(again, site.build())
    assert not same(again, together)


def test_so_do_processes_that_begin_with_nothing(site: SmallSite, tmp_path: Path) -> None:
    """On Windows and macOS, and beside a thread."""
    alone = site.build()
    with spawning():
        together = site.build(jobs=2, output=tmp_path / "other", cache=tmp_path / "kept")
    assert same(together, alone)


@pytest.mark.skipif(sys.platform == "win32", reason="looks for processes that were forked")
def test_the_same_bytes_whatever_the_seed_and_the_number(tmp_path: Path) -> None:
    """The order of sets is another in each process."""
    trees = []
    for jobs, seed in ((1, "1"), (2, "2"), (3, "3")):
        built = SmallSite(tmp_path / seed, OLD)
        assert run(built, jobs=jobs, seed=seed).returncode == 0
        trees.append(tree(built.output))
    assert trees[0] == trees[1] == trees[2]
    assert len(trees[0]) > 250


@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.parametrize("at", [1, 9])
def test_a_process_that_the_system_ends_is_done_without(at: int, start: str, site: SmallSite, tmp_path: Path) -> None:
    """Mostly one is killed for its memory. All that it has not done is done."""
    killed: list[int | None] = []

    def killing(progress: BuildProgress) -> None:
        children = multiprocessing.active_children()
        if progress.units >= at and children and not killed:
            killed.append(children[0].pid)
            children[0].kill()

    alone = site.build(output=tmp_path / "other", cache=tmp_path / "kept")
    with spawning() if start == "spawn" else _forking():
        built = site.build(jobs=2, watch=killing)
    assert same(built, alone)
    assert len(killed) == 1
    assert multiprocessing.active_children() == []


@contextmanager
def _forking() -> Iterator[None]:
    """Also where a test before this one has left a thread."""
    with mock.patch.object(pool, "_can_fork", return_value=sys.platform == "linux"):
        yield


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
@pytest.mark.parametrize("at", [1, 2])
def test_a_system_without_processes_to_spare_builds_with_one(at: int, site: SmallSite, tmp_path: Path) -> None:
    """A hoster limits them. What was started of them is ended."""
    started: list[int] = []

    def refusing() -> int:
        if len(started) + 1 == at:
            raise BlockingIOError(EAGAIN, os.strerror(EAGAIN))
        started.append(fork())
        return started[-1]

    alone, fork = site.build(output=tmp_path / "other", cache=tmp_path / "kept"), os.fork
    with _forking(), mock.patch.object(os, "fork", refusing):
        built = site.build(jobs=2)
    assert same(built, alone)
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="the fault is inherited by what is forked")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_ours_in_another_process_stays_there(jobs: int, site: SmallSite) -> None:
    """Its unit keeps its pages, with the trace; the others are built, also by the same process."""
    before = site.build()
    site.put({name: text for name, text in NEW.items() if OLD.get(name) != text})
    with _forking(), mock.patch("site_builder.builder.unit.read_layer", _failing_at("xa-7")):
        built = site.build(jobs=jobs)
    assert built.report.failed == (("xa-3",), ("xa-7",))
    assert "ZeroDivisionError" in built.report.problems[-1].words["trace"]
    assert built.of("xa-7") == before.of("xa-7")
    assert "Cài đặt VNeID" in built.page("xa-8/huong-dan/cai-vneid/index.html")


def _failing_at(unit: str) -> Callable[[Folder], tuple[Unit, tuple[Problem, ...]]]:
    def reading(folder: Folder) -> tuple[Unit, tuple[Problem, ...]]:
        if folder.path == (unit,):
            raise ZeroDivisionError
        return read_layer(folder)

    return reading


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _sleep_for_ever() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _never_end() -> None:
    while True:
        pass


def _meeting(unit: str, what: Callable[[], None]) -> Callable[[Folder], tuple[Unit, tuple[Problem, ...]]]:
    """Something happens to whoever reads a unit: native code crashes, the system wants memory, a rule never ends."""

    def reading(folder: Folder) -> tuple[Unit, tuple[Problem, ...]]:
        if folder.path == (unit,):
            what()
        return read_layer(folder)

    return reading


@pytest.mark.skipif(sys.platform != "linux", reason="what happens is inherited by what is forked")
@pytest.mark.parametrize(
    ("what", "jobs", "code"),
    [
        (_die, 2, "unit-died"),
        (_sleep_for_ever, 2, "unit-stalled"),
        (_never_end, 2, "unit-stalled"),
        (_never_end, 1, "unit-stalled"),
    ],
)
def test_a_unit_at_which_a_process_dies_or_stalls_is_all_that_is_lost(
    what: Callable[[], None], jobs: int, code: str, site: SmallSite
) -> None:
    """It is told, and keeps its pages; all others are built, and the next build makes it too."""
    before = site.build()
    site.put({name: text for name, text in NEW.items() if OLD.get(name) != text})
    meeting = mock.patch("site_builder.builder.unit.read_layer", _meeting("xa-7", what))
    with _forking(), meeting, mock.patch("site_builder.builder.processes._GRACE", 1):
        built = site.build(jobs=jobs, unit_seconds=4)
    assert [told for told in built.told if told[0].startswith("xa-7")] == [("xa-7/unit.yaml", code, 1, 1)]
    assert built.report.failed == (("xa-3",), ("xa-7",))
    assert built.of("xa-7") == before.of("xa-7")
    assert multiprocessing.active_children() == []
    again, clean = site.build(), site.clean()
    assert again.report.reused == built.report.units - 2
    assert again.tree == clean.tree


@pytest.mark.skipif(sys.platform != "linux", reason="what happens is inherited by what is forked")
def test_a_unit_that_is_lost_before_it_had_pages_is_named_without_a_link(site: SmallSite) -> None:
    """By its folder, for nobody has read what it is called."""
    with _forking(), mock.patch("site_builder.builder.unit.read_layer", _meeting("xa-7", _die)):
        built = site.build(jobs=2)
    assert ("xa-7",) in built.report.pageless
    assert "xa-7" in built.page("index.html")
    assert 'href="xa-7/"' not in built.page("index.html")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
def test_the_disk_s_refusal_in_another_process_is_told_here(site: SmallSite) -> None:
    """As if there were only one."""
    site.put({name: text for name, text in NEW.items() if OLD.get(name) != text})
    refusing = mock.patch("site_builder.builder.worker.deliver", side_effect=OSError(ENOSPC, "no space left"))
    with _forking(), refusing, pytest.raises(OSError, match="no space left"):
        site.build(jobs=2)
    assert multiprocessing.active_children() == []


def test_ctrl_c_ends_all_processes(site: SmallSite) -> None:
    """What is done is known to the next build, and nobody waits for the rest."""

    def stopping(progress: BuildProgress) -> None:
        if progress.units == 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        site.build(jobs=2, watch=stopping)
    assert multiprocessing.active_children() == []
    again = site.build()
    assert again.report.reused >= 7
    assert same(again, site.clean())
