"""What `speak` takes."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import language, option, positional, positionals
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date


@frozen
class SpeakArguments:
    """The arguments of `speak`: a unit, then names of its announcements; without any, all that are current."""

    lang: str = language()
    unit: str | None = positional(str, metavar="UNIT", word="speak_unit")
    names: tuple[str, ...] = positionals(str, nargs="*", metavar="NAME", word="speak_names")
    content: Path | None = option(Path, default=None, metavar="DIR")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
