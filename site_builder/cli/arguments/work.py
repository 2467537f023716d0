"""What every command takes that builds a site, or looks at all of it without writing."""

from pathlib import Path
from typing import NamedTuple

from site_builder.cli.arguments.define import flag, language, option, repeated
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.arguments.values import read_count, read_scheduler
from site_builder.model.frozen import frozen

REPORT_KINDS = ("json", "github", "gitlab", "sarif", "junit", "html", "markdown")
"""The names of `report.formats.FORMATS`, which is too heavy to be loaded for a command line."""


class ReportRequest(NamedTuple):
    """A report to make; without a file it goes to the screen."""

    kind: str
    file: Path | None = None


def read_report(text: str) -> ReportRequest:
    """A report as it is typed: KIND or KIND=FILE."""
    kind, _, file = text.partition("=")
    if kind not in REPORT_KINDS or text.endswith("="):
        raise ValueError(text)
    return ReportRequest(kind=kind, file=Path(file) if file else None)


@frozen
class WorkArguments:
    """Which site is worked on, by whom, and how the result is told."""

    lang: str = language()
    site: SiteArguments
    jobs: int | None = option(read_count, default=None, metavar="N", wrong="number_form")
    unit_seconds: int | None = option(read_count, default=None, metavar="S", wrong="number_form")
    executor: str = option(read_scheduler, default="", metavar="dask://HOST:PORT", wrong="executor_form")
    strict: bool = flag()
    profile: bool = flag()
    quiet: bool = flag()
    json: bool = flag()
    report: tuple[ReportRequest, ...] = repeated(read_report, metavar="KIND[=FILE]", wrong="report_form")
    changed: str | None = option(str, default=None, metavar="FILE", word="changed_list")
