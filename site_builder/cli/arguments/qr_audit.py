"""What `qr audit` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import language, option
from site_builder.cli.arguments.qr_check import CodeReportArguments
from site_builder.cli.arguments.values import read_seconds, read_site_address
from site_builder.model.frozen import frozen


@frozen
class QrAuditArguments:
    """The arguments of `qr audit`."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    output: Path = option(Path, default=Path("public"), metavar="DIR", word="qr_output")
    base_url: str = option(read_site_address, default="", metavar="URL", wrong="base_url_form", word="qr_base_url")
    interval: float = option(read_seconds, default=0.1, metavar="S", wrong="seconds_form", word="qr_interval")
    patience: float = option(read_seconds, default=15.0, metavar="S", wrong="seconds_form", word="qr_patience")
    ca: Path | None = option(Path, default=None, metavar="FILE")
    told: CodeReportArguments
