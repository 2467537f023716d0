"""Reads the files of a folder in several processes. Their results can be merged in any order."""

import gc
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from site_builder.linkcheck.site.decode import note
from site_builder.links.graph.collector import Collector
from site_builder.links.graph.file_index import FileIndex
from site_builder.links.graph.graph import LinkGraph
from site_builder.links.url.resolve import SiteAddress
from site_builder.model.frozen import frozen

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_WORTH_IT = 200
"""Fewer files are read by one process, because starting a process takes as long as reading some fifty files."""
_PARTS = 3
"""Each process gets this many parts: few, because neighbouring files share what is known of a folder, but more than
one, so that no process works while all others wait."""
_job: "AuditJob | None" = None
"""It is what this process works on, if it belongs to a pool."""


@frozen
class AuditJob:
    """Holds what all parts of the work share."""

    root: str
    home: SiteAddress
    names: FileIndex


@frozen
class AuditPart:
    """Holds the result for some of the files."""

    graph: LinkGraph
    refused: tuple[tuple[str, str], ...] = ()
    """It lists the files that could not be read, with the reasons."""


@contextmanager
def without_gc() -> Iterator[None]:
    """Turns off Python's search for reference cycles.

    There are hardly any, and with the search reading takes twice as long (1.4 s instead of 0.7 s).
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read_all(job: AuditJob, paths: Sequence[str], jobs: int) -> Iterator[AuditPart]:
    """Yields the result for each part of the files."""
    if jobs > 1 and len(paths) >= _WORTH_IT:
        size = -(-len(paths) // (jobs * _PARTS))
        yield from _in_processes(job, [paths[at : at + size] for at in range(0, len(paths), size)], jobs)
    else:
        yield read_part(job, paths)


def read_part(job: AuditJob, paths: Sequence[str]) -> AuditPart:
    """Reads some files, and collects their links."""
    collector, refused = Collector(job.home, job.names), []
    for path in paths:
        try:
            page_references = note(job.root, path)
        except OSError as error:
            refused.append((path, error.strerror or str(error)))
            continue
        if page_references:
            collector.add(page_references)
    collector.graph.trim(job.names)
    return AuditPart(graph=collector.graph, refused=tuple(refused))


def _in_processes(job: AuditJob, parts: list[Sequence[str]], jobs: int) -> Iterator[AuditPart]:
    """Reads the parts in several processes.

    This process reads what is left if the system allows no more processes, or ends one.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 15 ms that small folders need not pay
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - loaded with the line above
    from multiprocessing import get_context  # noqa: PLC0415 - small folders need no processes

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    done = 0
    try:
        how = get_context("fork" if can_fork else "spawn")
        pool = ProcessPoolExecutor(jobs, how, initializer=_start_process, initargs=(job,))
        with _killing_processes(pool):
            for part in pool.map(_read_in_process, parts):
                done += 1
                yield part
    except (BrokenProcessPool, OSError, NotImplementedError):
        yield from (read_part(job, paths) for paths in parts[done:])


@contextmanager
def _killing_processes(pool: "ProcessPoolExecutor") -> Iterator[None]:
    """Ends the processes when the work is done.

    They are killed, not asked to stop: a process that the system has killed may still hold a lock that they need.
    """
    from multiprocessing import active_children  # noqa: PLC0415 - it is loaded already

    try:
        yield
    finally:
        for child in active_children():
            child.kill()
        pool.shutdown(cancel_futures=True)


def _start_process(job: AuditJob) -> None:
    """Prepares a process of the pool. Python's search for reference cycles is turned off, as there are hardly any."""
    global _job  # noqa: PLW0603 - a pool's process has no other place for what all its parts share
    _job = job
    gc.freeze()
    gc.disable()


def _read_in_process(paths: Sequence[str]) -> AuditPart:
    if _job is None:
        raise RuntimeError("this process belongs to no team")
    return read_part(_job, paths)
