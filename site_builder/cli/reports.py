"""How a result reaches people and machines: the screen, and the reports that were asked for."""

import sys
from collections.abc import Iterable
from pathlib import Path

from site_builder.cli.arguments.qr_check import CodeReportArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.arguments.work import ReportRequest, WorkArguments
from site_builder.cli.exit import FAILED, FINE, WRONG_USAGE, UsageError
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.model.problem import Refused
from site_builder.model.severity import REMARKS
from site_builder.report.outcome import Outcome
from site_builder.report.profile import rebuilt, slowest, stages
from site_builder.report.summary import closing, consequences
from site_builder.report.terminal import listing


def wanted_reports(
    work: WorkArguments | CodeReportArguments, folders: Iterable[Path], words: Words
) -> tuple[ReportRequest, ...]:
    """The reports that were asked for, each once. Raises UsageError where two meet on the screen or one in a folder."""
    short = [ReportRequest(kind="json")] if work.json else []
    wanted = tuple(dict.fromkeys([*short, *work.report]))
    if sum(report.file is None for report in wanted) > 1:
        raise UsageError(words["one_screen"])
    refuse_inside((report.file for report in wanted if report.file), folders, words)
    return wanted


def content_and_output(site: SiteArguments, words: Words) -> tuple[Path, ...]:
    """The folders of a site, in which no report may lie. Raises UsageError where there is no content."""
    return content_folder(site.content, words), site.output


def refuse_inside(files: Iterable[Path], folders: Iterable[Path], words: Words) -> None:
    """Raises UsageError for a file that would lie among the content or be published."""
    whole = [folder.resolve() for folder in folders]
    for file in files:
        if any(file.resolve().is_relative_to(folder) for folder in whole):
            raise UsageError(words["report_place"].format(path=file))


def read_changed(listed: str | None, words: Words) -> frozenset[str]:
    """The files that were just edited, from the root of the repository: `listed` names the list. Raises UsageError."""
    if listed is None:
        return frozenset()
    # Only few commands get such a list, and the reader of texts comes with the schema of content files: 15 ms.
    from site_builder.content.source import decode  # noqa: PLC0415
    from site_builder.report.changed import changed_paths  # noqa: PLC0415

    try:
        typed = sys.stdin.buffer.read() if listed == "-" and sys.stdin is not None else b""
        return changed_paths(decode(typed if listed == "-" else Path(listed).read_bytes()))
    except OSError as error:
        raise UsageError(words["disk"].format(path=listed, why=error.strerror or error), WRONG_USAGE) from error
    except Refused as error:
        raise UsageError(words["disk"].format(path=listed, why=error), WRONG_USAGE) from error


def root_of(content: Path) -> str:
    """The content folder from the root of its repository, or from here where there is none; "" is the root itself."""
    folder = content.resolve()
    root = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), Path.cwd().resolve())
    within = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.name
    return "" if within == "." else within


def edited_files(changed: Iterable[str], root: str) -> set[str]:
    """Those of the edited files that lie in the folder at `root`, named from there."""
    return {path.removeprefix(f"{root}/") for path in changed if not root or path.startswith(f"{root}/")}


def exit_code(result: Outcome, *, strict: bool) -> int:
    """What programs are told."""
    return FAILED if result.errors or (strict and {one.code for one in result.problems} - REMARKS) else FINE


def tell(result: Outcome, wanted: tuple[ReportRequest, ...], words: Words, *, quiet: bool) -> None:
    """Prints one report, or what a person reads; then writes the reports that go to files. Raises UsageError."""
    if all(report.file for report in wanted):
        _tell_person(result, quiet=quiet)
    if wanted:
        _report(result, wanted, words)


def _tell_person(result: Outcome, *, quiet: bool) -> None:
    """Prints problems to stderr, and the closing line to stdout."""
    for block in listing(result):
        print(block, file=sys.stderr)
    for told in consequences(result):
        print(told, file=sys.stderr)
    if not quiet:
        print(closing(result))
        for line in (*rebuilt(result), *stages(result), *slowest(result)):
            print(line)


def _report(result: Outcome, wanted: tuple[ReportRequest, ...], words: Words) -> None:
    """Makes the reports that were asked for. Raises UsageError once all that can be written are."""
    # Most commands make no report, and the forms of reports take 15 ms to load.
    from site_builder.output import atomic  # noqa: PLC0415
    from site_builder.report.formats import FORMATS  # noqa: PLC0415

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
