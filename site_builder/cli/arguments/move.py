"""What `move` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positional
from site_builder.model.frozen import frozen


@frozen
class MoveArguments:
    """The arguments of `move`. A forgotten name is asked for by a sentence, and not by the parser."""

    lang: str = language()
    content: Path | None = option(Path, default=None, metavar="DIR")
    dry_run: bool = flag(word="move_dry")
    old: str | None = positional(str, metavar="OLD", word="move_old", heading="fix_chosen")
    new: str | None = positional(str, metavar="NEW", word="move_new", heading="fix_chosen")
