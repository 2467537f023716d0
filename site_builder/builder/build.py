"""The order of a whole build: look, decide what is stale and why, build that from the innermost units out, report."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from site_builder.builder.cache import disk_time
from site_builder.builder.memo import Memo
from site_builder.builder.options import BuildOptions, BuildReport, UnknownUnit, wait_in_silence
from site_builder.builder.run import Run, chosen_units
from site_builder.builder.settings import no_site_theme, settle
from site_builder.content import load
from site_builder.model.folder import Listing
from site_builder.model.problem import Problem
from site_builder.model.severity import REMARKS
from site_builder.model.silence import unique
from site_builder.output import SHARD, claim, guard, hold
from site_builder.pages.theme_fault import ThemeError


def build(options: BuildOptions, memory: Memo | None = None) -> BuildReport:
    """Builds the whole content, or one unit of it: what has changed is built, and what has not is left as it is.

    Raises UnknownUnit, ForeignFolder, NoCluster, and OSError when the disk refuses.
    """
    memory = memory or Memo(frozenset({"theme"}))
    report = _build(options, memory)
    while report is None:
        report = _build(replace(options, waits=wait_in_silence), memory)
    return report


def _build(options: BuildOptions, memory: Memo) -> BuildReport | None:
    """Builds once. None if it had to wait for another build: the content may have changed since it was looked at."""
    options, borrowed_caches = _with_caches(options)
    looked_at = disk_time(options.cache)
    listings = load.look(options.content)
    if options.only is not None and all(listing.path != options.only for listing in listings):
        raise UnknownUnit(options.only)
    settings, problems = settle(options, load.read(options.content, listings[0]))
    if settings is None:
        return _nothing_built(problems, listings, options)
    run = Run(options, settings, listings, looked_at, memory, borrowed_caches)
    try:
        report = _check(run) if options.dry or options.strict else None
        if report is None or not (options.dry or {one.code for one in (*report.problems, *problems)} - REMARKS):
            report = _write(run)
    except ThemeError as error:
        return _nothing_built([*problems, no_site_theme(settings.site, error, options.themes)], listings, options)
    return report and replace(report, problems=unique([*problems, *report.problems]))


def _check(run: Run) -> BuildReport:
    """Looks at every unit and reports. Nothing is written to the output."""
    results = run.read_last_build(dry=True)
    run.build_stale_units(results, dry=True)
    run.compare_with_ledger(results)
    run.lend_pictures(results, dry=True)
    run.keep_records(results)
    report = run.report(results)
    if not run.options.weighs:
        return report
    return replace(report, problems=unique([*report.problems, *run.heavy_themes(results)]))


def _write(run: Run) -> BuildReport | None:
    """Builds into the output folder; None if another build had it."""
    output = run.options.output
    guard(output)
    with hold(output, run.options.waits) as has_waited:
        if has_waited:
            return None
        claim(output)
        results = run.read_last_build(dry=False)
        try:
            if results.restorer:
                results.restorer.restore_vanished()
            run.build_stale_units(results, dry=False)
            run.compare_with_ledger(results)
            run.lend_pictures(results, dry=False)
            if results.restorer:
                results.restorer.restore_pictures()
            run.verify_reused_units(results)
        except BaseException:
            with suppress(OSError):  # the disk may be full: then the journal tells the next build all that it needs
                run.finish_output(results)
            raise
        report = run.report(results)
        written, refused = run.finish_output(results)
        spoilt = {tuple(problem.place.file.split("/")[:-1]) for problem in refused}
        healthy = tuple(path for path in report.healthy if path not in spoilt)
        return replace(report, written=written, problems=unique([*report.problems, *refused]), healthy=healthy)


def _nothing_built(problems: list[Problem], listings: Sequence[Listing], options: BuildOptions) -> BuildReport:
    """The report of a build that an error in what all units share has stopped."""
    paths = tuple(listing.path for listing in chosen_units(options, listings))
    return BuildReport(problems=unique(problems), units=len(paths), failed=paths)


def _with_caches(options: BuildOptions) -> tuple[BuildOptions, tuple[Path, ...]]:
    """Sets the cache of this build, and lists those in which it may look too. A shard's cache goes with its output.

    Raises ForeignFolder: such a cache is written into before anything else.
    """
    if options.shard is None:
        return options, tuple(shard / SHARD for shard in options.shards)
    guard(options.output)
    return replace(options, cache=options.output / SHARD), (options.cache,) if options.cache else ()
