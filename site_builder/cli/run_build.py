"""A build, or a look at the content that writes nothing; and its result in the person's language."""

import sys
import time
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import builder
from site_builder.builder import BuildReport
from site_builder.cli.arguments.work import WorkArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.clock import today
from site_builder.cli.exit import FAILED, UsageError, refuse
from site_builder.cli.machine import cores
from site_builder.cli.paths import content_folder
from site_builder.cli.progress import ProgressBar
from site_builder.cli.reports import edited_files, root_of
from site_builder.cli.words.all import Words
from site_builder.content.load import source_lines
from site_builder.model.frozen import frozen
from site_builder.output import ForeignFolder, Manifest, OutputGone
from site_builder.report.message import shown, unit_name
from site_builder.report.outcome import Outcome, changed_first
from site_builder.report.phrases import PHRASES

if TYPE_CHECKING:
    from site_builder.builder.previous import PreviousSite


@frozen
class BuildRequest:
    """What is asked of a build that writes: all, a part (`shard`), or all with parts made elsewhere (`shards`)."""

    shard: tuple[int, int] | None = None
    shards: tuple[Path, ...] = ()
    verify: int = 0
    if_due: bool = False
    """Whether it is wanted only where the published pages are not right any more."""


def run_build(
    work: WorkArguments,
    words: Words,
    request: BuildRequest | None = None,
    previous: "PreviousSite | None" = None,
) -> BuildReport:
    """A build, or a look at the content that writes nothing where no build is requested.

    Raises UsageError, and PreviousLost where pages of the last site cannot be had.
    """
    dry, request = request is None, request or BuildRequest()
    bar = ProgressBar(words, time.perf_counter, locale=PHRASES[work.lang])
    options = build_options(work.site, words, dry=dry)
    _refuse_contradictions(work, request.shard, words)
    options = replace(
        options,
        jobs=work.jobs or cores(),
        unit_seconds=work.unit_seconds or options.unit_seconds,
        executor=work.executor,
        strict=work.strict,
        clock=time.perf_counter,
        profile=work.profile,
        weighs=dry,
        shard=request.shard,
        shards=request.shards,
        verify=request.verify,
        previous=previous,
        seed=str(time.time_ns()),
        waits=partial(print, words["waits"].format(path=options.output), file=sys.stderr, flush=True),
        watch=options.watch if work.quiet else bar,
    )
    try:
        return builder.build(options)
    except builder.UnknownUnit as error:
        raise UsageError(words["no_unit"].format(name=work.site.only)) from error
    except ForeignFolder as error:
        raise UsageError(words["foreign"].format(path=options.output)) from error
    except builder.NoCluster as error:
        raise UsageError(words[error.word].format(**error.gaps), FAILED) from error
    except OutputGone as error:
        raise UsageError(words["output_gone"].format(path=options.output), FAILED) from error
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or options.output)
        raise UsageError(said, FAILED) from error
    finally:
        bar.close()


def _refuse_contradictions(work: WorkArguments, shard: tuple[int, int] | None, words: Words) -> None:
    """Ends the program where two options exclude each other, or a library is missing for one."""
    if work.executor and work.jobs:
        refuse(words, words["executor_jobs"])
    if work.executor and find_spec("distributed") is None:
        refuse(words, words["no_dask"].format(python=sys.executable))
    if shard and work.site.only is not None:
        refuse(words, words["shard_only"])


def waiting(published: Manifest, work: WorkArguments) -> Outcome:
    """Tells that the published pages are right today, so that nothing was built."""
    units = len(published.units)
    return Outcome(
        problems=(),
        lang=work.lang,
        kind="waiting",
        counts={"units": units, "reused": units, "pages": 0, "rendered": 0},
        next_change=published.next_change,
        day=today(work.site.day),
    )


def outcome(
    report: BuildReport, work: WorkArguments, words: Words, changed: frozenset[str], *, kind: str, seconds: float
) -> Outcome:
    """A build's report in the person's language, with the source lines that it speaks of."""
    content, written = content_folder(work.site.content, words), report.written
    root = root_of(content)
    edited = edited_files(changed, root)
    told = (*report.problems, *report.against_last)
    lines = source_lines(content, (problem.place for problem in told))
    problems = (
        shown(problem, line, work.lang, changed=problem.place.file in edited)
        for problem, line in zip(told, lines, strict=True)
    )
    counts = {"units": report.units, "reused": report.reused, "pages": report.pages, "rendered": report.rendered}
    if written:
        counts |= {"changed": written.changed, "removed": written.removed}
    return Outcome(
        problems=changed_first(problems),
        lang=work.lang,
        kind=kind,
        counts=counts,
        costs=report.costs,
        rebuilt={unit_name(path): stale for path, stale in report.rebuilt.items()},
        profile=work.profile,
        healthy=tuple(map(unit_name, report.healthy)),
        failed=tuple(map(unit_name, report.failed)),
        pageless=tuple(map(unit_name, report.pageless)),
        overdue=tuple(map(unit_name, report.overdue)),
        gone=tuple(map(unit_name, report.gone)),
        lost_pages=report.lost_pages,
        restored=tuple(map(unit_name, report.restored)),
        vanished=tuple(map(unit_name, report.vanished)),
        next_change=report.next_change,
        stale=report.stale,
        day=today(work.site.day),
        seconds=seconds,
        folder=content.as_posix(),
        root=root,
    )
