"""What `import` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positional
from site_builder.model.frozen import frozen


@frozen
class ImportArguments:
    """The arguments of `import`."""

    lang: str = language()
    file: Path | None = positional(Path, metavar="FILE", word="import_file")
    content: Path | None = option(Path, default=None, metavar="DIR")
    unit: str = option(str, default="", metavar="UNIT", word="import_unit")
    write: bool = flag(word="import_write")
    overwrite: bool = flag(word="import_overwrite")
    rest: bool = flag(word="import_rest")
    full: bool = flag(word="import_full")
