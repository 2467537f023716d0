"""What `export` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import language, option, positionals
from site_builder.model.frozen import frozen


@frozen
class ExportArguments:
    """The arguments of `export`: what to write, of which units, and where."""

    lang: str = language()
    what: tuple[str, ...] = positionals(str, nargs="*", metavar="KIND [UNIT…]", word="export_what")
    output: Path | None = option(Path, default=None, metavar="FILE", word="export_output")
    content: Path | None = option(Path, default=None, metavar="DIR")
