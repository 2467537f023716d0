"""How a result reaches people and machines: the screen, and the reports that were asked for."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, content_folder, today
from site_builder.cli.command import FAILED, FINE, WRONG_USAGE
from site_builder.cli.parser import Parser
from site_builder.cli.words.all import Words

if TYPE_CHECKING:
    from site_builder.builder import BuildReport
    from site_builder.report.outcome import Outcome

KINDS = ("json", "github", "sarif", "junit", "html", "markdown")
"""Those of `report.formats`, which is not loaded to parse a command line."""

_NAMED = 5
"""Units of a list that may be as long as a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """A report to make; without a file it goes to the screen."""

    kind: str
    file: Path | None = None


def add_reports(parser: Parser, words: Words) -> None:
    """The options of every command that finds problems."""
    parser.add_argument("--json", action="store_true", help=words["json"])
    parser.add_argument(
        "--report", type=_wanted, action="append", default=[], metavar="KIND[=FILE]", help=words["report"]
    )
    parser.add_argument("--changed", metavar="FILE", help=words["changed_list"])


def _wanted(text: str) -> ReportRequest:
    kind, _, file = text.partition("=")
    if kind not in KINDS or text.endswith("="):
        raise argparse.ArgumentTypeError(text)
    return ReportRequest(kind=kind, file=Path(file) if file else None)


def wanted_reports(options: Namespace, words: Words) -> tuple[ReportRequest, ...]:
    """The reports that were asked for, each once. Raises Unusable where they would mix with the site or each other."""
    short = [ReportRequest(kind="json")] if options.json else []
    wanted = tuple(dict.fromkeys([*short, *options.report]))
    if sum(report.file is None for report in wanted) > 1:
        raise UsageError(words["one_screen"])
    refuse_inside((report.file for report in wanted if report.file), options, words)
    return wanted


def refuse_inside(files: Iterable[Path], options: Namespace, words: Words) -> None:
    """Raises Unusable for a file that would lie among the content or be published."""
    folder = getattr(options, "site", None)
    sites = (folder.resolve(),) if folder else (content_folder(options, words).resolve(), options.output.resolve())
    for file in files:
        if any(file.resolve().is_relative_to(folder) for folder in sites):
            raise UsageError(words["report_place"].format(path=file))


def read_changed(options: Namespace, words: Words) -> frozenset[str]:
    """The files that were just edited, from the root of the repository. Raises Unusable."""
    if options.changed is None:
        return frozenset()
    from site_builder.content.source import decode  # noqa: PLC0415
    from site_builder.model.problem import Refused  # noqa: PLC0415 - help and usage errors answer without the house
    from site_builder.report.changed import changed_paths  # noqa: PLC0415

    try:
        body = sys.stdin.buffer.read() if options.changed == "-" else Path(options.changed).read_bytes()
        return changed_paths(decode(body))
    except (OSError, Refused) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(words["disk"].format(path=options.changed, why=why), WRONG_USAGE) from error


def root_of(content: Path) -> str:
    """The content folder from the root of its repository, or from here where there is none; "" is the root itself."""
    folder = content.resolve()
    root = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), Path.cwd().resolve())
    within = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.name
    return "" if within == "." else within


def outcome(
    report: "BuildReport", options: Namespace, words: Words, changed: frozenset[str], *, kind: str, seconds: float
) -> "Outcome":
    """A build's report in the person's language, with the source lines that it speaks of."""
    from site_builder.content.load import source_lines  # noqa: PLC0415 - as above
    from site_builder.report.message import shown, unit_name  # noqa: PLC0415
    from site_builder.report.outcome import Outcome, changed_first  # noqa: PLC0415

    content, written = content_folder(options, words), report.written
    root = root_of(content)
    edited = {path.removeprefix(f"{root}/") for path in changed if not root or path.startswith(f"{root}/")}
    lines = source_lines(content, (problem.place for problem in report.problems))
    problems = (
        shown(problem, line, options.lang, changed=problem.place.file in edited)
        for problem, line in zip(report.problems, lines, strict=True)
    )
    return Outcome(
        problems=changed_first(problems),
        lang=options.lang,
        kind=kind,
        counts={
            "units": report.units,
            "reused": report.reused,
            "pages": report.pages,
            "rendered": report.rendered,
        }
        | ({"changed": written.changed, "removed": written.removed} if written else {}),
        costs=report.costs,
        rebuilt={unit_name(path): stale for path, stale in report.rebuilt.items()},
        profile=getattr(options, "profile", False),
        healthy=tuple(map(unit_name, report.healthy)),
        failed=tuple(map(unit_name, report.failed)),
        overdue=tuple(map(unit_name, report.overdue)),
        gone=tuple(map(unit_name, report.gone)),
        next_change=report.next_change,
        stale=report.stale,
        day=today(options),
        seconds=seconds,
        folder=content.as_posix(),
        root=root,
    )


def lacking(report: "BuildReport", words: Words) -> str:
    """What had to be built although it should have come from shards; of many units the first are named."""
    names = ["/".join(path) or "." for path in report.lacking]
    told = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return words["lacking_units"].format(count=len(names), names=told)


def exit_code(result: "Outcome", options: Namespace) -> int:
    """What programs are told."""
    return FAILED if result.errors or (options.strict and result.problems) else FINE


def tell(result: "Outcome", wanted: tuple[ReportRequest, ...], words: Words, *, quiet: bool) -> None:
    """One report on the screen, or what a person reads; then the reports that go to files. Raises Unusable."""
    if all(report.file for report in wanted):
        _speak(result, quiet=quiet)
    if wanted:
        _report(result, wanted, words)


def _report(result: "Outcome", wanted: tuple[ReportRequest, ...], words: Words) -> None:
    """The reports that were asked for. Raises Unusable."""
    from site_builder.output import atomic  # noqa: PLC0415 - as above
    from site_builder.report.formats import FORMATS  # noqa: PLC0415 - 10 ms

    refused: list[str] = []
    for report in wanted:
        if not report.file:
            print(FORMATS[report.kind](result), end="")
        else:
            try:
                atomic.write_made(report.file, FORMATS[report.kind](result).encode("utf-8", "replace"))
            except OSError as error:
                refused.append(words["report_refused"].format(path=report.file, why=error.strerror or error))
    if refused:
        raise UsageError("\n".join(refused), FAILED)


def _speak(result: "Outcome", *, quiet: bool) -> None:
    """Problems to stderr, the closing line to stdout."""
    from site_builder.report.profile import rebuilt, slowest, stages  # noqa: PLC0415 - as above
    from site_builder.report.summary import closing, consequences  # noqa: PLC0415 - as above
    from site_builder.report.terminal import listing  # noqa: PLC0415

    for block in listing(result):
        print(block, file=sys.stderr)
    for told in consequences(result):
        print(told, file=sys.stderr)
    if not quiet:
        print(closing(result))
        for line in (*rebuilt(result), *stages(result), *slowest(result)):
            print(line)


def tell_stale(result: "Outcome") -> "Outcome":
    """What has to be looked over again, on stdout, as the answer that was asked for; returns the rest."""
    from site_builder.report.stale import WORDS, stale_line  # noqa: PLC0415 - as above

    lines = [stale_line(check, result) for check in result.stale]
    print("\n".join(lines or [WORDS[result.lang]["none"]]))
    return replace(result, stale=())
