"""What `qr` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positional, positionals
from site_builder.model.frozen import frozen

ACTIONS = ("new", "point", "retire", "list")
"""What may be done with codes; each has its words in `words/`."""
LOOKING = ("check", "audit")
"""What is done by commands of their own, which have two words: `qr check`."""
FORMS = ("poster", "leaflet", "card", "label", "stall", "notice", "sign")
"""The values of `model.issued_code.PrintForm`."""


@frozen
class QrArguments:
    """The arguments of `qr`: what to do, and with which unit, code or targets."""

    lang: str = language()
    action: str | None = positional(str, metavar="ACTION", word="qr_action")
    what: tuple[str, ...] = positionals(str, nargs="*", metavar="UNIT | CODE | TARGET", word="qr_what")
    content: Path | None = option(Path, default=None, metavar="DIR")
    label: str = option(str, default="", metavar="TEXT", word="qr_label")
    place: str = option(str, default="", metavar="TEXT", word="qr_place")
    keeper: str = option(str, default="", metavar="TEXT", word="qr_keeper")
    form: str | None = option(str, default=None, metavar="FORM", choices=FORMS, word="qr_form")
    all: bool = flag(word="qr_all")
    again: bool = flag(word="qr_again")
    to: str = option(str, default="", metavar="TARGET", word="qr_to")
    reason: str = option(str, default="", metavar="TEXT", word="qr_reason")
