"""What `new` takes."""

from dataclasses import field
from pathlib import Path

from site_builder.cli.arguments.define import language, option, positional
from site_builder.model.frozen import frozen

KINDS = ("unit", "team", "guide", "announcement", "event", "service")
"""The names of `editing.new.make.QUESTIONS`, which is too heavy to be loaded for a command line."""
WORKFLOW = "workflow"
"""What `new` makes besides: the files of a forge, which are no content."""
SITE = "site"
"""The kind that is made in an empty folder, where the others have no place yet."""


def read_kind(text: str) -> str:
    """One of the kinds, by its name or by what people call it: "thông báo". Another word stays what it is."""
    if text in (SITE, WORKFLOW, *KINDS):
        return text
    # Whoever types a kind's own name need not load the words of the content: 20 ms.
    from site_builder.text.contract_words import thing_meant  # noqa: PLC0415

    return thing_meant(text) or text


@frozen
class AnswerArguments:
    """An option for every question of any kind. None stands for what nobody has typed: it is asked for."""

    title: str | None = option(str, default=None, metavar="TEXT", word="new_title")
    type: str | None = option(str, default=None, metavar="TEXT", word="new_type")
    date: str | None = option(str, default=None, metavar="YYYY-MM-DD", word="new_date")
    expires: str | None = option(str, default=None, metavar="YYYY-MM-DD", word="new_expires")
    summary: str | None = option(str, default=None, metavar="TEXT", word="new_summary")
    topic: str | None = option(str, default=None, metavar="ID", word="new_topic")
    locality: str | None = option(str, default=None, metavar="ID", word="new_locality")
    head: str | None = option(str, default=None, metavar="TEXT", word="new_head")
    place: str | None = option(str, default=None, metavar="TEXT", word="new_place")
    category: str | None = option(str, default=None, metavar="ID", word="new_category")
    website: str | None = option(str, default=None, metavar="URL", word="new_website")
    hotline: str | None = option(str, default=None, metavar="PHONE", word="new_hotline")


@frozen
class NewSiteArguments:
    """What only a whole site takes. None is asked for, where somebody can answer."""

    province: str | None = option(str, default=None, metavar="TEXT", word="new_province")
    base_url: str | None = option(str, default=None, metavar="URL", word="new_base_url")
    units: str | None = option(str, default=None, metavar="NAMES", word="new_site_units")
    languages: str | None = option(str, default=None, metavar="vi", word="new_languages")
    forge: str | None = option(str, default=None, metavar="FORGE", word="new_forge")
    color: str | None = option(str, default=None, metavar="COLOUR", word="new_color")


@frozen
class NewArguments:
    """The arguments of `new`."""

    lang: str = language()
    kind: str | None = positional(read_kind, metavar="KIND", choices=(SITE, *KINDS, WORKFLOW), word="new_kind")
    name: str | None = positional(str, metavar="NAME", word="new_name")
    content: Path | None = option(Path, default=None, metavar="DIR")
    unit: str | None = option(str, default=None, metavar="UNIT", word="new_unit")
    answers: AnswerArguments
    site: NewSiteArguments = field(default_factory=NewSiteArguments)
