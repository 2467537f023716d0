"""What `apply-form` takes."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positional
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date


@frozen
class ApplyFormArguments:
    """The arguments of `apply-form`: the file of an event, and what the host says of whoever has caused it."""

    lang: str = language()
    event: Path | None = positional(Path, metavar="FILE", word="form_event_file")
    permission: Path | None = option(Path, default=None, metavar="FILE", word="form_permission")
    content: Path | None = option(Path, default=None, metavar="DIR")
    answer: Path | None = option(Path, default=None, metavar="FILE", word="form_answer")
    status: Path | None = option(Path, default=None, metavar="FILE", word="form_status")
    write: bool = flag(word="form_write")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
