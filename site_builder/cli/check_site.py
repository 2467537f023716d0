"""`check --site DIR`: looks through finished pages, whoever made them."""

import time
from argparse import Namespace
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, cores
from site_builder.cli.check_baseline import against, read_known
from site_builder.cli.check_external import ExternalResult, outside, tell_outside
from site_builder.cli.exit import FAILED
from site_builder.cli.parser import Parser, refuse
from site_builder.cli.reports import exit_code, read_changed, root_of, tell, wanted_reports
from site_builder.cli.words.all import Words

if TYPE_CHECKING:
    from site_builder.linkcheck.site import Audit
    from site_builder.report.outcome import Outcome

_OF_CONTENT = ("content", "only", "date", "stale", "guides", "record", "executor")
"""Options that say something of content, which a folder of pages has none of."""


def add_site_folder(parser: Parser, words: Words) -> None:
    """The option that turns `check` to a folder of pages."""
    parser.add_argument("--site", type=Path, metavar="DIR", help=words["site"])


def check_folder(options: Namespace, words: Words) -> int:
    """Looks through the folder, tells, and returns the exit code."""
    started = time.perf_counter()
    wrong = (name for name in _OF_CONTENT if getattr(options, name, None) and not (name == "date" and options.external))
    misplaced = next(wrong, None)
    if misplaced:
        refuse(words, words["site_alone"].format(option=f"--{misplaced}"))
    try:
        wanted, changed = wanted_reports(options, words), read_changed(options, words)
        known = read_known(options, words)
        found = _audited(options, words)
        other = _asked(found, options, words) if options.external else None
        if other:
            found = replace(found, problems=tuple(sorted((*found.problems, *other.problems), key=attrgetter("key"))))
        result = against(_outcome(found, options, changed, time.perf_counter() - started), known, options, words)
        tell(result, wanted, words, quiet=options.quiet)
        if other and not options.quiet and all(one.file for one in wanted):
            tell_outside(other, words)
    except UsageError as unusable:
        return unusable.tell()
    return exit_code(result, options)


def _asked(found: "Audit", options: Namespace, words: Words) -> ExternalResult:
    """What the other sites say to which the pages lead."""
    from site_builder.linkcheck.site import places  # noqa: PLC0415 - as below

    root = options.site.resolve()
    written = {address: tuple(places(str(options.site), spots)) for address, spots in found.outside.items()}
    return outside(written, options, words, root.parent / ".cache" / "links.sqlite", options.base_url or "")


def _audited(options: Namespace, words: Words) -> "Audit":
    from site_builder.linkcheck.site import audit  # noqa: PLC0415 - help and usage errors answer without loading the house

    if not options.site.is_dir():
        raise UsageError(words["no_site_folder"].format(path=options.site))
    try:
        found = audit(options.site, base_url=options.base_url or "", jobs=options.jobs or cores())
    except OSError as error:
        path = error.filename or options.site
        raise UsageError(words["disk"].format(path=path, why=error.strerror or error), FAILED) from error
    if found is None:
        raise UsageError(words["no_pages"].format(path=options.site))
    return found


def _outcome(found: "Audit", options: Namespace, changed: frozenset[str], seconds: float) -> "Outcome":
    """In the person's language, with the lines of HTML that it speaks of."""
    from site_builder.linkcheck.site import lines_of  # noqa: PLC0415 - as above
    from site_builder.report.message import shown  # noqa: PLC0415 - as above
    from site_builder.report.outcome import Outcome, changed_first  # noqa: PLC0415 - as above

    root = root_of(options.site)
    edited = {path.removeprefix(f"{root}/") for path in changed if not root or path.startswith(f"{root}/")}
    lines = lines_of(options.site, found.problems)
    problems = (
        shown(problem, line, options.lang, changed=problem.place.file in edited)
        for problem, line in zip(found.problems, lines, strict=True)
    )
    return Outcome(
        problems=changed_first(problems),
        lang=options.lang,
        kind="audited",
        counts={"pages": found.pages, "files": found.files},
        seconds=seconds,
        folder=options.site.as_posix(),
        root=root,
    )
