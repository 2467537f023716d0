"""A real Dask scheduler and its workers, in processes of their own, on this machine only.

What they make is what one process makes, whoever of them dies. The builds run in processes of their own too: Dask's
threads would stay in this one, and other tests fork it.
"""

import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from multiprocessing import active_children, get_context
from pathlib import Path
from unittest import mock

import pytest
from small_site import CONTENT, DAY, GUIDE, PROJECT, TEAMS, THEMES, SmallSite, tree

from site_builder.builder import BuildOptions, BuildProgress, BuildReport, NoCluster, build, settle
from site_builder.builder.job import Job
from site_builder.builder.memo import Memo
from site_builder.builder.worker import Worker, make
from site_builder.content import load
from site_builder.output import MANIFEST
from site_builder.pages.theme import load_theme

ENGINE = pytest.mark.skipif(find_spec("distributed") is None, reason="distributed is not installed (the extra «dask»)")
Ran = subprocess.CompletedProcess[str]
LIMIT = 90
"""Seconds that anything may take here: a cluster that hangs must not hang the tests."""
MANY = {
    f"xa-{number:02}/{name}": text
    for number in range(40)
    for name, text in {
        "unit.yaml": f"name: Mẫu {number}\nkind: xã\n",
        "teams.yaml": TEAMS,
        "guides/rieng.md": GUIDE.replace("Cài VNeID", f"Việc riêng {number}"),
    }.items()
}
PRELOAD = """
import os
from pathlib import Path
from site_builder.builder import cluster, unit

def plan(context, real=unit.plan):
    if context.unit.path == ("bao-quang",):
        raise ZeroDivisionError
    if context.unit.profile.tagline == "Giết":
        os._exit(1)
    while context.unit.profile.tagline == "Mãi":
        pass
    return real(context)

def here(real=cluster._here):
    told = Path({told!r}).read_text()
    if told == "broken " + os.environ["ROLE"]:
        raise OSError("no disk")
    return "another" if told == os.environ["ROLE"] else real()

unit.plan, cluster._here = plan, here
"""
"""A cluster of ill luck: a bug in one unit, a crash in another; a file tells who has another engine, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Where the scheduler listens, and its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(folder: Path, preload: str = "", **settings: str) -> Iterator[Cluster]:
    """A scheduler and two workers; killed in the end, and ending by themselves if nobody is there to do it."""
    folder.mkdir()
    (folder / "preload.py").write_text(preload)
    told = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "DASK_CONFIG": str(folder), **settings}
    with ExitStack() as stack:

        def start(name: str, *options: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", f"distributed.cli.dask_{name}", "--host=127.0.0.1"]
            command += ["--dashboard-address=127.0.0.1:0", f"--scheduler-file={told}", "--preload=preload.py", *options]
            log = stack.enter_context((folder / f"{name}-{len(list(folder.iterdir()))}.log").open("wb"))
            process = subprocess.Popen(command, cwd=folder, env=environment | {"ROLE": name}, stdout=log, stderr=log)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        scheduler = start("scheduler", "--port=0", f"--idle-timeout={LIMIT}")
        wait_until(told.exists)
        alone = ("--no-nanny", "--nthreads=1", "--local-directory=.", f"--death-timeout={LIMIT}")
        workers = [start("worker", *alone) for _ in range(2)]
        wait_until(lambda: sum(b"Registered to" in log.read_bytes() for log in folder.glob("worker*.log")) == 2)
        address = told.read_text().partition("tcp://")[2].partition('"')[0]
        yield Cluster(address=address, scheduler=scheduler, workers=workers)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Looks again and again."""
    end = time.monotonic() + LIMIT
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@dataclass(frozen=True, slots=True, kw_only=True)
class Killer:
    """Watches a build, and kills a worker when some units are done and others are on their way."""

    victims: Sequence[int]

    def __call__(self, progress: BuildProgress) -> None:
        """After the fifth."""
        for victim in self.victims if progress.units == 5 else ():
            os.kill(victim, signal.SIGKILL)


def far_built(
    site: SmallSite,
    engine: Cluster,
    victim: subprocess.Popen[bytes] | None = None,
    shards: tuple[Path, ...] = (),
    unit_seconds: float = 600,
) -> BuildReport:
    """What a build by way of the cluster tells. Raises NoEngine."""
    options = BuildOptions(
        content=site.content,
        output=site.output,
        day=DAY,
        themes=(THEMES,),
        cache=site.content.parent / ".cache",
        executor=engine.address,
        shards=shards,
        unit_seconds=unit_seconds,
        watch=Killer(victims=[victim.pid] if victim else []),
    )
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        try:
            return process.submit(impatient, options).result(LIMIT)
        finally:
            for child in active_children():
                child.kill()


def impatient(options: BuildOptions) -> BuildReport:
    """A build that waits a second for workers, not a minute."""
    with mock.patch("site_builder.builder.cluster._TO_FIND_WORKERS", 1):
        return build(options)


@ENGINE
def test_a_unit_that_never_ends_costs_no_other(site: SmallSite, tmp_path: Path) -> None:
    """It holds one worker; what waits there is done by the other one."""
    site.put({**MANY, "xa-07/unit.yaml": "name: A\nkind: xã\ntagline: Mãi\n"}).remove("bao-quang")
    with cluster(tmp_path / "dask", PRELOAD.format(told=str(tmp_path / "told"))) as engine:
        (tmp_path / "told").touch()
        report = far_built(site, engine, unit_seconds=20)
    assert [(problem.code, problem.place.file) for problem in report.problems] == [("unit-stalled", "xa-07/unit.yaml")]
    assert report.failed == (("xa-07",),)
    assert len(list(site.output.glob("xa-*/index.html"))) == 39


@ENGINE
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_cluster_makes_the_same_bytes_though_a_worker_is_killed(site: SmallSite, tmp_path: Path) -> None:
    """And the next build has nothing to do. With nobody left to work, it says so, and what is done is not lost."""
    alone = site.put(MANY).build(jobs=1, cache=None, output=tmp_path / "alone")
    with cluster(tmp_path / "dask") as engine:
        report = far_built(site, engine, engine.workers[0])
        assert engine.workers[0].wait(LIMIT) == -signal.SIGKILL
        assert (report.problems, report.pages, report.rendered) == ((), alone.report.pages, alone.report.pages)
        assert tree(site.output) == alone.tree
        assert (site.output / MANIFEST).read_bytes() == alone.manifest
        assert far_built(site.put(MANY), engine).rendered == 0
        site.build(output=tmp_path / "part", cache=None, shard=(1, 2))
        shutil.rmtree(site.output)
        assert len(far_built(site, engine, shards=(tmp_path / "part",)).lacking) == 21
        assert tree(site.output) == alone.tree
        site.put({"unit.yaml": f"{CONTENT['unit.yaml']!s}tagline: Mới\n"})
        with pytest.raises(NoCluster) as raised:
            far_built(site, engine, engine.workers[1])
    assert raised.value.word == "far_idle"
    assert site.build().report.reused >= 5
    assert site.build().tree == site.clean().tree


@ENGINE
def test_a_fault_stays_in_its_unit_and_another_engine_is_refused(site: SmallSite, tmp_path: Path) -> None:
    """A bug of ours, or one that takes the worker with it: such a unit keeps its pages, the others are built.

    What makes building itself impossible stops it at once, up to a scheduler that is killed: what is done stays done.
    """
    before = site.build()
    (told := tmp_path / "told").touch()
    site.put({f"{unit}/unit.yaml": f"name: {unit}\nkind: xã\ntagline: Mới\n" for unit in ("bao-quang", "xuan-an")})
    once = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster(tmp_path / "dask", PRELOAD.format(told=str(told)), **once) as engine:
        for text, word in (("worker", "far_other"), ("scheduler", "far_other"), ("broken worker", "far_lost")):
            told.write_text(text)
            with pytest.raises(NoCluster) as raised:
                far_built(site, engine)
            assert (raised.value.word, tree(site.output)) == (word, before.tree)
        told.write_text("")
        bug = far_built(site, engine)
        after = tree(site.output)
        crash = far_built(site.put({"xuan-an/unit.yaml": "name: A\nkind: xã\ntagline: Giết\n"}), engine)
        after_crash = tree(site.output)
        with pytest.raises(NoCluster) as raised:
            far_built(site.put(MANY), engine, engine.scheduler)
    assert raised.value.word == "far_lost"
    assert [(problem.code, problem.place.file) for problem in bug.problems] == [("our-fault", "bao-quang/unit.yaml")]
    assert "ZeroDivisionError" in bug.problems[0].words["trace"]
    assert "Mới" in after["xuan-an/index.html"].decode()
    assert after["bao-quang/index.html"] == before.tree["bao-quang/index.html"]
    assert crash.failed == (("bao-quang",), ("xuan-an",))
    assert "KilledWorker" in crash.problems[1].words["trace"]
    assert after_crash == after
    assert 0 < len(list(site.output.glob("xa-*/index.html"))) < 40


@ENGINE
def test_a_check_on_a_cluster_is_a_check(site: SmallSite, tmp_path: Path) -> None:
    """From the command line; it finds what is wrong and writes nothing."""
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"})
    with cluster(tmp_path / "dask") as engine:
        ran = run(site, "check", f"--executor=dask://{engine.address}", "--profile")
    assert ran.returncode == 1
    assert ran.stderr.startswith("content/bao-quang/unit.yaml:3:10: lỗi: ")
    assert ran.stdout.startswith("Đã kiểm tra 3 đơn vị")
    assert "xuan-an: " in ran.stdout
    assert not site.output.exists()


@ENGINE
def test_a_scheduler_that_does_not_answer_is_told(site: SmallSite) -> None:
    """Within seconds; exit code 1, the existing pages stay."""
    before = site.build().tree
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    ran = run(site.put({"unit.yaml": "name: Khác\nkind: tỉnh\n"}), f"--executor=dask://127.0.0.1:{port}")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"Không có bộ điều phối Dask nào trả lời ở 127.0.0.1:{port} trong 5 giây.")
    assert ran.stderr.count("\n") == 1
    assert tree(site.output) == before


def test_without_the_extra_it_says_what_to_install(site: SmallSite) -> None:
    """Exit code 2, before anything is read."""
    blocked = "import sys; sys.modules['distributed'] = None; from site_builder.cli import main; sys.exit(main())"
    ran = run(site, "--executor=dask://127.0.0.1:8786", command=["-c", blocked])
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"cài bằng lệnh «{sys.executable} -m pip install distributed»" in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--executor=127.0.0.1:8786"],
        ["--executor=dask://127.0.0.1"],
        ["--executor=dask://:8786"],
        ["--executor=dask://a:0"],
        ["--executor=dask://a:65536"],
        ["--executor=dask://a b:1"],
        ["--executor=tcp://a:8786"],
        ["check", "--executor", "dask://a:8786", "--jobs", "2"],
    ],
)
def test_an_address_that_is_none_is_wrong_usage(arguments: list[str], site: SmallSite) -> None:
    """And so is a number of processes beside it."""
    ran = run(site, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("site-builder: --executor ")


def run(site: SmallSite, *arguments: str, command: Sequence[str] = ("-m", "site_builder")) -> Ran:
    """The command line, beside the content folder."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    whole = [sys.executable, *command, *arguments]
    return subprocess.run(
        whole,
        cwd=site.content.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=LIMIT,
    )


def test_what_travels_arrives_as_it_left(site: SmallSite) -> None:
    """A task, what its unit inherits and what all share make the same when they have been bytes; a few of them."""
    listings = load.look(site.content)
    options = BuildOptions(content=site.content, output=site.output, day=DAY, themes=(THEMES,))
    settings, _ = settle(options, load.read(site.content, listings[0]))
    assert settings
    worker = Worker(content=site.content, cache=None, settings=settings, output=None, memory=Memo())
    shared = pickle.dumps(worker.shared())
    assert len(shared) < 400_000
    assert load_theme("default", (THEMES,), "vi").digest in shared.decode("latin-1")
    for listing in listings:
        task = worker.read(Job(listing=listing))
        sent = pickle.dumps(replace(task, inherited=type(task.inherited)()))
        assert len(sent) < 20_000
        arrived = replace(pickle.loads(sent), inherited=pickle.loads(pickle.dumps(task.inherited)))  # noqa: S301 - our own
        there, here = make(arrived, pickle.loads(shared), Memo()), make(task, worker.shared(), Memo())  # noqa: S301
        assert there == here
        assert there.files
