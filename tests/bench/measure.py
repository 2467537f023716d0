"""One run of a command: wall and CPU time, and the peak memory of it and all its children.

CPU time is what the kernel accounts to the process and to the children that it waited for (`os.wait4`). Memory is the
sum of the proportional set sizes (PSS) of the process tree: pages that a pool's processes share count once, as they do
in the machine; a sum of RSS would charge a forked pool for the same page several times. It is sampled: densely in the
first half second, so that short runs are seen at all, then with rests fifty times as long as a sample took, 2 % of one
core. To sum up gigabytes page by page takes long, so that rests grow and a peak could pass between two samples; what
the largest process ever had (VmHWM) the kernel remembers and tells at once. The larger of both is the peak.
`ru_maxrss` of `wait4` is no help: a child that was forked from this process begins with our own.
"""

import os
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_RESTS, _FIRST_RESTS, _FIRST = 50, 10, 0.5
"""How many times as long as a sample took the sampler rests, at first less; and seconds of the beginning."""
_SHORTEST = 0.002
_UNUSUAL = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, our modules are compiled in each run; pip has compiled the peers' when it installed them."""
_LAST = 4000
"""Letters of the output that are kept, to say why a run failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run took: seconds, seconds of CPU, bytes; how it ended and the end of what it said."""

    wall: float
    cpu: float
    memory: int
    code: int
    said: str


def run(words: tuple[str, ...], folder: Path, env: Mapping[str, str], memory_limit: int) -> Run:
    """Runs a command to its end. One that grows past the limit is ended: it would take the machine along."""
    with (folder / "said.txt").open("w+b") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            words,
            cwd=folder,
            env={name: value for name, value in {**os.environ, **env}.items() if name != _UNUSUAL},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        sampler = _Sampler(process.pid, memory_limit)
        sampler.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        sampler.stop()
        said.seek(0)
        text = said.read().decode(errors="replace")[-_LAST:]
    return Run(
        wall=wall,
        cpu=used.ru_utime + used.ru_stime,
        memory=sampler.peak,
        code=process.returncode,
        said=f"{text}\nended at {sampler.peak >> 20} MB" if sampler.has_ended_it else text,
    )


def tree(root: int) -> list[int]:
    """A process and all its descendants."""
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        for task in _listed(PROC / str(process) / "task"):
            waiting += map(int, _read(PROC / str(process) / "task" / task / "children").split())
    return found


def memory_of(processes: list[int]) -> int:
    """The bytes that processes take together, each page once; those that have ended count nothing."""
    total = 0
    for process in processes:
        for line in _read(PROC / str(process) / "smaps_rollup").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def highest_of(processes: list[int]) -> int:
    """The most bytes that one of the processes has had since it began."""
    lines = (line for process in processes for line in _read(PROC / str(process) / "status").splitlines())
    return max((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), default=0)


class _Sampler(threading.Thread):
    """Looks again and again how much memory a process and its children take."""

    def __init__(self, process: int, limit: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.limit = limit
        self.peak = 0
        self.has_ended_it = False
        self._stopped = threading.Event()

    def run(self) -> None:
        rest, due, began = 0.0, 0.0, time.perf_counter()
        while not self._stopped.wait(rest):
            started = time.perf_counter()
            rests = _FIRST_RESTS if started - began < _FIRST else _RESTS
            processes = tree(self.process)
            self.peak = max(self.peak, highest_of(processes))
            looked = time.perf_counter()
            rest = max(_SHORTEST, (looked - started) * rests)
            if looked >= due:
                self.peak = max(self.peak, memory_of(processes))
                summed = time.perf_counter()
                due = summed + (summed - looked) * rests
            if self.peak > self.limit and not self._stopped.is_set():
                self.has_ended_it = True
                os.killpg(self.process, 9)
                return

    def stop(self) -> None:
        """Ends the sampling."""
        self._stopped.set()
        self.join()


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has ended
        return ""


def _listed(path: Path) -> list[str]:
    try:
        return [entry.name for entry in path.iterdir()]
    except OSError:  # it has ended
        return []
