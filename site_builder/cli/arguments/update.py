"""What `update` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, repeated
from site_builder.model.frozen import frozen


@frozen
class UpdateArguments:
    """The arguments of `update`."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    write: bool = flag(word="update_write")
    keep: tuple[str, ...] = repeated(str, metavar="FILE", word="update_keep")
    take: tuple[str, ...] = repeated(str, metavar="FILE", word="update_take")
