"""`check --site DIR`: looks through finished pages, whoever made them."""

import time
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from site_builder.cli.arguments.check import CheckArguments
from site_builder.cli.check_baseline import against, read_known
from site_builder.cli.exit import FAILED, UsageError, refuse
from site_builder.cli.external_result import ExternalResult, tell_external
from site_builder.cli.machine import cores
from site_builder.cli.reports import edited_files, exit_code, read_changed, root_of, tell, wanted_reports
from site_builder.cli.words.all import Words
from site_builder.linkcheck.site import Audit, audit, lines_of, places
from site_builder.model.site_weight import SiteWeight
from site_builder.report.message import shown
from site_builder.report.outcome import Outcome, changed_first


def check_site(arguments: CheckArguments, folder: Path, words: Words) -> int:
    """Looks through the folder, tells the result, and returns the exit code. Raises UsageError."""
    started = time.perf_counter()
    _refuse_arguments_of_content(arguments, words)
    wanted = wanted_reports(arguments.work, (folder,), words)
    changed = read_changed(arguments.work.changed, words)
    known = read_known(arguments, (folder,), words)
    found = _audited(arguments, folder, words)
    weights = _weights(arguments, folder, words) if arguments.weight else None
    if weights:
        found = replace(found, problems=tuple(sorted((*found.problems, *weights.problems), key=attrgetter("key"))))
    external = _external(found, arguments, folder, words) if arguments.external.asked else None
    if external:
        found = replace(found, problems=tuple(sorted((*found.problems, *external.problems), key=attrgetter("key"))))
    result = _outcome(found, folder, arguments.work.lang, changed, time.perf_counter() - started)
    result = against(result, known, arguments, words)
    if weights and all(one.file for one in wanted):
        from site_builder.cli.check_weight import tell_weights  # noqa: PLC0415 - as above

        tell_weights(weights, arguments.work.lang)
    tell(result, wanted, words, quiet=arguments.work.quiet)
    if external and not arguments.work.quiet and all(one.file for one in wanted):
        tell_external(external, words)
    return exit_code(result, strict=arguments.work.strict)


def _refuse_arguments_of_content(arguments: CheckArguments, words: Words) -> None:
    """Ends the program where something is said of content, which a folder of pages has none of."""
    typed = {
        "content": arguments.work.site.content,
        "only": arguments.work.site.only,
        "date": arguments.work.site.day and not arguments.external.asked,
        "stale": arguments.stale,
        "guides": arguments.guides,
        "record": arguments.record,
        "executor": arguments.work.executor,
    }
    misplaced = next((name for name, value in typed.items() if value), None)
    if misplaced:
        refuse(words, words["site_alone"].format(option=f"--{misplaced}"))


def _audited(arguments: CheckArguments, folder: Path, words: Words) -> Audit:
    if not folder.is_dir():
        raise UsageError(words["no_site_folder"].format(path=folder))
    try:
        found = audit(folder, base_url=arguments.work.site.base_url, jobs=arguments.work.jobs or cores())
    except OSError as error:
        path = error.filename or folder
        raise UsageError(words["disk"].format(path=path, why=error.strerror or error), FAILED) from error
    if found is None:
        raise UsageError(words["no_pages"].format(path=folder))
    return found


def _weights(arguments: CheckArguments, folder: Path, words: Words) -> SiteWeight:
    from site_builder.cli.check_weight import weighed  # noqa: PLC0415 - it packs every page, and few ask for that

    return weighed(folder, words, arguments.work.lang)


def _external(found: Audit, arguments: CheckArguments, folder: Path, words: Words) -> ExternalResult:
    """What the other sites say to which the pages lead."""
    # What asks other sites takes 40 ms to load, and reads content too.
    from site_builder.cli.check_external import check_addresses  # noqa: PLC0415

    written = {address: tuple(places(str(folder), spots)) for address, spots in found.outside.items()}
    cache = folder.resolve().parent / ".cache" / "links.sqlite"
    return check_addresses(written, arguments, words, cache, arguments.work.site.base_url)


def _outcome(found: Audit, folder: Path, lang: str, changed: frozenset[str], seconds: float) -> Outcome:
    """The result in the person's language, with the lines of HTML that it speaks of."""
    root = root_of(folder)
    edited = edited_files(changed, root)
    problems = (
        shown(problem, line, lang, changed=problem.place.file in edited)
        for problem, line in zip(found.problems, lines_of(folder, found.problems), strict=True)
    )
    return Outcome(
        problems=changed_first(problems),
        lang=lang,
        kind="audited",
        counts={"pages": found.pages, "files": found.files},
        seconds=seconds,
        folder=folder.as_posix(),
        root=root,
    )
