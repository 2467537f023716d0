"""What `unit` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positional, positionals, repeated
from site_builder.model.frozen import frozen

ACTIONS = ("merge", "split", "rename", "end")
"""What may become of units."""


@frozen
class UnitArguments:
    """The arguments of `unit`: what becomes of which units, when, and into what."""

    lang: str = language()
    action: str | None = positional(str, metavar="ACTION", word="unit_action")
    units: tuple[str, ...] = positionals(str, nargs="*", metavar="UNIT", word="unit_units")
    content: Path | None = option(Path, default=None, metavar="DIR")
    into: tuple[str, ...] = repeated(str, metavar="UNIT[=NAME]", word="unit_into")
    name: str = option(str, default="", metavar="NAME", word="unit_name")
    date: str = option(str, default="", metavar="YYYY-MM-DD", word="unit_date")
    source: str = option(str, default="", metavar="TEXT", word="unit_source")
    note: str = option(str, default="", metavar="TEXT", word="unit_note")
    dry_run: bool = flag(word="move_dry")
