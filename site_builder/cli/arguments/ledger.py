"""What `ledger` takes."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date


@frozen
class LedgerArguments:
    """The arguments of `ledger`."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
    write: bool = flag(word="ledger_write")
