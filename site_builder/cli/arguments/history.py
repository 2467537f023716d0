"""What `history` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positional
from site_builder.cli.arguments.values import read_count
from site_builder.model.frozen import frozen


@frozen
class HistoryArguments:
    """The arguments of `history`."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    file: str | None = positional(str, metavar="FILE", word="history_file")
    number: int | None = positional(read_count, metavar="N", word="history_number", wrong="number_form")
    write: bool = flag(word="history_write")
