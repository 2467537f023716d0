"""What `update` takes."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateArguments:
    """The arguments of `update`."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    write: bool = flag(word="update_write")
    keep: tuple[str, ...] = repeated(str, metavar="FILE", word="update_keep")
    take: tuple[str, ...] = repeated(str, metavar="FILE", word="update_take")
