"""What `report progress` takes."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positionals
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date

FORMATS = ("xlsx", "csv", "html")
TABLES = ("counts", "services", "months", "days", "teams", "overdue", "figures")
SEPARATORS = ("semicolon", "comma")


@frozen
class ReportProgressArguments:
    """The arguments of `report progress`."""

    lang: str = language()
    units: tuple[str, ...] = positionals(str, nargs="*", metavar="UNIT", word="report_units")
    format: str = option(str, default="", choices=FORMATS, word="report_format")
    output: Path | None = option(Path, default=None, metavar="FILE", word="report_output")
    table: str = option(str, default=TABLES[0], choices=TABLES, word="report_table")
    separator: str = option(str, default=SEPARATORS[0], choices=SEPARATORS, word="report_separator")
    content: Path | None = option(Path, default=None, metavar="DIR")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
    quiet: bool = flag(word="report_quiet")
