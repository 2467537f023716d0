"""What nearly every command takes: which site is meant."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import option
from site_builder.cli.arguments.values import read_site_address
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date


@frozen
class SiteArguments:
    """Which site is meant, as it is on which day, and which of its units."""

    content: Path | None = option(Path, default=None, metavar="DIR")
    output: Path = option(Path, default=Path("public"), metavar="DIR")
    base_url: str = option(read_site_address, default="", metavar="URL", wrong="base_url_form")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
    only: str | None = option(str, default=None, metavar="UNIT")
