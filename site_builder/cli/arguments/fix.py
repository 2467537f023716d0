"""What `fix` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positionals
from site_builder.model.frozen import frozen


@frozen
class FixArguments:
    """The arguments of `fix`. Without files it takes all."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    files: tuple[str, ...] = positionals(str, nargs="*", metavar="FILE", word="fix_files", heading="fix_chosen")
    write: bool = flag(word="fix_write")
