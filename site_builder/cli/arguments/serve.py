"""What `serve` takes."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option
from site_builder.cli.arguments.values import read_port
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date

THIS_MACHINE, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - Phones may look only where somebody types --host.


@frozen
class ServeArguments:
    """The arguments of `serve`."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
    port: int | None = option(read_port, default=None, metavar="8024", wrong="port_form")
    host: str = option(str, default=THIS_MACHINE, nargs="?", const=EVERYWHERE, metavar="ADDRESS")
    open: bool = flag(word="serve_open")
