"""What `qr check` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positionals, repeated
from site_builder.cli.arguments.values import read_site_address
from site_builder.cli.arguments.work import ReportRequest, read_report
from site_builder.model.frozen import frozen


@frozen
class CodeReportArguments:
    """How the result on codes is told."""

    quiet: bool = flag()
    json: bool = flag()
    report: tuple[ReportRequest, ...] = repeated(read_report, metavar="KIND[=FILE]", wrong="report_form")


@frozen
class QrCheckArguments:
    """The arguments of `qr check`. `sheets` are PDFs and folders of them; without any, only pages are looked at."""

    lang: str = language()
    sheets: tuple[Path, ...] = positionals(Path, nargs="*", metavar="PDF", word="qr_sheets")
    content: Path | None = option(Path, default=None, metavar="DIR")
    output: Path = option(Path, default=Path("public"), metavar="DIR", word="qr_output")
    base_url: str = option(read_site_address, default="", metavar="URL", wrong="base_url_form")
    told: CodeReportArguments
