"""`check` of the content: what a build would say, and on request what is due for review, guides and other sites."""

import time
from dataclasses import replace
from pathlib import Path

from site_builder.builder import BuildReport
from site_builder.cli.arguments.check import CheckArguments
from site_builder.cli.check_baseline import against, read_known
from site_builder.cli.external_result import ExternalResult, tell_external
from site_builder.cli.reports import content_and_output, exit_code, read_changed, tell, wanted_reports
from site_builder.cli.run_build import outcome, run_build
from site_builder.cli.words.all import Words
from site_builder.model.site_weight import SiteWeight
from site_builder.report.guides import guide_lines
from site_builder.report.outcome import Outcome
from site_builder.report.stale import WORDS, stale_line


def check_content(arguments: CheckArguments, words: Words) -> int:
    """Looks at the content, tells the result, and returns the exit code. Raises UsageError."""
    started = time.perf_counter()
    folders = content_and_output(arguments.work.site, words)
    wanted = wanted_reports(arguments.work, folders, words)
    changed = read_changed(arguments.work.changed, words)
    known = read_known(arguments, folders, words)
    report = run_build(arguments.work, words)
    weights = _weights(arguments, folders[-1], words) if arguments.weight else None
    external = _external(arguments, words) if arguments.external.asked else None
    if external:
        report = replace(report, problems=(*report.problems, *external.problems))
    seconds = time.perf_counter() - started
    result = outcome(report, arguments.work, words, changed, kind="checked", seconds=seconds)
    if arguments.guides or arguments.record:
        result = _with_guides(result, report, arguments, words, external)
    result = against(result, known, arguments, words)
    is_for_person = all(one.file for one in wanted)  # a report on the screen has everything in it
    if is_for_person:
        result = _tell_lists(result, stale=arguments.stale)
        _tell_weights(weights, arguments.work.lang)
    tell(result, wanted, words, quiet=arguments.work.quiet)
    if external and is_for_person and not arguments.work.quiet:
        tell_external(external, words)
    return exit_code(result, strict=arguments.work.strict)


def _weights(arguments: CheckArguments, output: Path, words: Words) -> SiteWeight:
    """What the built pages weigh. Which of them are too heavy, the content's problems tell already."""
    from site_builder.cli.check_weight import weighed  # noqa: PLC0415 - it packs every page, and few ask for that

    return weighed(output, words, arguments.work.lang)


def _tell_weights(weights: SiteWeight | None, lang: str) -> None:
    if weights:
        from site_builder.cli.check_weight import tell_weights  # noqa: PLC0415 - as above

        tell_weights(weights, lang)


def _external(arguments: CheckArguments, words: Words) -> ExternalResult:
    # What asks other sites takes 40 ms to load.
    from site_builder.cli.check_external import check_addresses_of_content  # noqa: PLC0415

    return check_addresses_of_content(arguments, words)


def _with_guides(
    result: Outcome, report: BuildReport, arguments: CheckArguments, words: Words, external: ExternalResult | None
) -> Outcome:
    # Guides are looked at as the pages show them, and what makes pages takes 45 ms to load.
    from site_builder.cli.check_guides import with_guides  # noqa: PLC0415

    return with_guides(result, report, arguments, words, external.verdicts if external else None)


def _tell_lists(result: Outcome, *, stale: bool) -> Outcome:
    """Prints the lists that were asked for to stdout, as the answer; returns the outcome without what was printed."""
    if result.guides is not None:
        print("\n".join(guide_lines(result)))
    if not stale:
        return result
    lines = [stale_line(check, result) for check in result.stale]
    print("\n".join(lines or [WORDS[result.lang]["none"]]))
    return replace(result, stale=())
