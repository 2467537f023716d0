"""What `read-aloud` takes."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import language, option, positional
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date


@frozen
class ReadAloudArguments:
    """The arguments of `read-aloud`: a unit, then the name of one of its own announcements or guides."""

    lang: str = language()
    unit: str | None = positional(str, metavar="UNIT", word="speak_unit")
    name: str | None = positional(str, metavar="NAME", word="aloud_name")
    content: Path | None = option(Path, default=None, metavar="DIR")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
