"""`build`: makes the site and writes it."""

import sys
import time
from typing import TYPE_CHECKING

from site_builder.builder import BuildReport
from site_builder.cli.arguments.build import BuildArguments
from site_builder.cli.arguments.publishing import PublishingArguments
from site_builder.cli.arguments.work import WorkArguments
from site_builder.cli.clock import today
from site_builder.cli.exit import FAILED, UsageError, refuse
from site_builder.cli.paths import overlap
from site_builder.cli.reports import content_and_output, exit_code, read_changed, tell, wanted_reports
from site_builder.cli.run_build import BuildRequest, outcome, run_build, waiting
from site_builder.cli.status import begin_status, write_status
from site_builder.cli.words.all import Words
from site_builder.output import ForeignFolder, read_manifest
from site_builder.report.outcome import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from site_builder.cli.previous import LastSite

_NAMED = 5
"""Units of a list that may be as long as a country."""


def run(arguments: BuildArguments, words: Words) -> int:
    """Builds the whole site or a part of it; with `--if-due` only where the published pages are not right any more."""
    work, publishing, shard = arguments.work, arguments.publishing, arguments.shard
    if shard and publishing.previous is not None:
        refuse(words, words["previous_whole"].format(option="--shard"))
    if arguments.if_due and (shard or work.site.only is not None):
        refuse(words, words["due_previous"].format(option="--shard" if shard else "--only"))
    request = BuildRequest(shard=shard, verify=arguments.verify, if_due=arguments.if_due)
    code = build(work, publishing, words, request)
    return code if arguments.usb is None else _carry(arguments.usb, work, words) or code


def _carry(folder: "Path", work: WorkArguments, words: Words) -> int:
    """Writes the copy to be carried, and says what became of it. Raises UsageError."""
    from site_builder.builder.usb import SENT, write_usb  # noqa: PLC0415 - few builds are carried away

    content, output = content_and_output(work.site, words)
    if any(overlap(folder.resolve(), other.resolve()) for other in (content, output)):
        refuse(words, words["usb_nested"].format(path=folder))
    try:
        copy = write_usb(output, folder)
    except ForeignFolder as error:
        raise UsageError(words["usb_foreign"].format(path=folder)) from error
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or folder)
        raise UsageError(said, FAILED) from error
    if not work.quiet:
        largest = -(-max(copy.sent.values(), default=0) // 1000)
        print(words["usb_done"].format(path=folder, pages=copy.pages, count=len(copy.sent), sent=SENT, size=largest))
    return 0


def build(work: WorkArguments, publishing: PublishingArguments, words: Words, request: BuildRequest) -> int:
    """Builds, tells the result, and returns the exit code. Raises UsageError."""
    started = time.perf_counter()
    folders = content_and_output(work.site, words)
    wanted = wanted_reports(work, folders, words)
    begin_status(publishing.status, folders, words)
    changed = read_changed(work.changed, words)
    last = _last_site(publishing, work, words)
    result = _not_due(last, work) if request.if_due else None
    if result is None:
        report = _built(last, work, words, request)
        kind, seconds = "built" if report.written else "unwritten", time.perf_counter() - started
        result = outcome(report, work, words, changed, kind=kind, seconds=seconds)
        if report.lacking:
            print(_lacking(report, words), file=sys.stderr)
    tell(result, wanted, words, quiet=work.quiet)
    write_status(publishing.status, result, words)
    return FAILED if last and last.has_lost_units else exit_code(result, strict=work.strict)


def _last_site(publishing: PublishingArguments, work: WorkArguments, words: Words) -> "LastSite | None":
    """Opens the site that was published last, if one was named. Raises UsageError."""
    if publishing.previous is None:
        return None
    # Few builds are told of a last site, and what reads it comes with HTTP and TLS: 40 ms.
    from site_builder.cli.previous import last_site  # noqa: PLC0415

    return last_site(publishing, work.site, words)


def _not_due(last: "LastSite | None", work: WorkArguments) -> Outcome | None:
    """What is told where the published pages are right today; None where they are not, or where there are none."""
    published = last.manifest if last else read_manifest(work.site.output)
    day = published.next_change
    if not published.files or published.is_damaged or (day and day <= today(work.site.day)):
        return None
    return waiting(published, work)


def _built(last: "LastSite | None", work: WorkArguments, words: Words, request: BuildRequest) -> BuildReport:
    """Builds, with what the last site has where one was named. Raises UsageError."""
    if last is None:
        return run_build(work, words, request)
    return last.build(lambda site: run_build(work, words, request, site))


def _lacking(report: BuildReport, words: Words) -> str:
    """Names the units that had to be built although shards should have had them; of many, the first."""
    names = ["/".join(path) or "." for path in report.lacking]
    told = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return words["lacking_units"].format(count=len(names), names=told)
