"""The files of a folder, read by several processes; what each has gathered is merged in any order."""

import gc
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.linkcheck.site.decode import note
from site_builder.links.graph.collector import Collector
from site_builder.links.graph.file_index import FileIndex
from site_builder.links.graph.graph import LinkGraph
from site_builder.links.url.resolve import SiteAddress

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_WORTH_IT = 200
"""Files. Starting a process takes as long as reading some fifty."""
_PARTS = 3
"""Parts for each process: few, because neighbours share what is known of a folder, but not one that all wait for."""
_job: "AuditJob | None" = None
"""Of this process, when it is one of a team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditJob:
    """What all parts of the work share."""

    root: str
    home: SiteAddress
    names: FileIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPart:
    """What came of some files."""

    graph: LinkGraph
    refused: tuple[tuple[str, str], ...] = ()
    """Files that could not be read, and why."""


@contextmanager
def unswept() -> Iterator[None]:
    """No looking for values that hold each other: there are none, and it takes as long as reading (1.4 s or 0.7)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def gather(job: AuditJob, paths: Sequence[str], jobs: int) -> Iterator[AuditPart]:
    """What each part of the files came to."""
    if jobs > 1 and len(paths) >= _WORTH_IT:
        size = -(-len(paths) // (jobs * _PARTS))
        yield from _together(job, [paths[at : at + size] for at in range(0, len(paths), size)], jobs)
    else:
        yield take(job, paths)


def take(job: AuditJob, paths: Sequence[str]) -> AuditPart:
    """Reads some files."""
    collector, refused = Collector(job.home, job.names), []
    for path in paths:
        try:
            noted = note(job.root, path)
        except OSError as error:
            refused.append((path, error.strerror or str(error)))
            continue
        if noted:
            collector.take(noted)
    collector.graph.trim(job.names)
    return AuditPart(graph=collector.graph, refused=tuple(refused))


def _together(job: AuditJob, parts: list[Sequence[str]], jobs: int) -> Iterator[AuditPart]:
    """By processes, which a system without more of them, or one that ends them, makes up for."""
    # A folder that one process looks through does not load what starts others: 15 ms.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    done = 0
    try:
        how = get_context("fork" if can_fork else "spawn")
        pool = ProcessPoolExecutor(jobs, how, initializer=_enter, initargs=(job,))
        with _ending(pool):
            for part in pool.map(_do, parts):
                done += 1
                yield part
    except (BrokenProcessPool, OSError, NotImplementedError):
        yield from (take(job, paths) for paths in parts[done:])


@contextmanager
def _ending(pool: "ProcessPoolExecutor") -> Iterator[None]:
    """Ends the processes in the end. None is asked to leave: one that the system has killed may hold the lock under
    which the others would read the question.
    """
    # Whoever comes here has loaded it with the pool; a folder that one process looks through does without.
    from multiprocessing import active_children  # noqa: PLC0415

    try:
        yield
    finally:
        for child in active_children():
            child.kill()
        pool.shutdown(cancel_futures=True)


def _enter(job: AuditJob) -> None:
    """The first thing that a process of a team does. Hardly any values hold each other: looking for them is put off."""
    global _job  # noqa: PLW0603 - a pool's process has no other place for what all its parts share
    _job = job
    gc.freeze()
    gc.disable()


def _do(paths: Sequence[str]) -> AuditPart:
    if _job is None:
        raise RuntimeError("this process belongs to no team")
    return take(_job, paths)
