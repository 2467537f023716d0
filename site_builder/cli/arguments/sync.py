"""What `sync` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, repeated
from site_builder.model.frozen import frozen


@frozen
class SyncArguments:
    """The arguments of `sync`."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    name: str = option(str, default="", metavar="NAME", word="sync_name")
    mine: tuple[str, ...] = repeated(str, metavar="FILE:VALUE", word="sync_mine")
    theirs: tuple[str, ...] = repeated(str, metavar="FILE:VALUE", word="sync_theirs")
    accept_rewritten: bool = flag(word="sync_accept")
