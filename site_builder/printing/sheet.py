"""Defines a sheet as a value: which template, and all that it shows; and what every sheet shows."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.links.payloads.bank_transfer import BankTransfer
from site_builder.model.frozen import frozen
from site_builder.pages.context import PageContext
from site_builder.text.languages import Catalogue
from site_builder.text.numbers import show_date

WORDS = Catalogue(Path(__file__).parent / "words")
"""The words of sheets, in the languages that have a folder there."""
_SCAN = "scan."
"""Sentences that tell people to scan: a template gets them by a function that refuses where no code stands."""


class UnknownName(Exception):  # noqa: N818 - the name says what happened
    """Reports that a unit has no guide, announcement, locality or team of a name. `known` are all that it has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


@frozen
class SheetOptions:
    """Holds what may be chosen besides the kind of a sheet, the unit and the name."""

    paper: str = ""
    """It is the size of the paper; "" stands for the usual one of the kind."""
    also: str = ""
    """It is a second language, in which one sentence tells people to scan."""
    transfer: BankTransfer | None = None
    """It is the account of a stall. It comes from who prints the card, is never kept, and is off unless it is given."""


@frozen
class Remark:
    """Says what whoever prints a sheet should know: the name of a sentence of the command line, and its gaps."""

    word: str
    gaps: Mapping[str, object]


@frozen
class Sheet:
    """Holds a sheet before it is set. It may have many pages."""

    template: str
    name: str
    """It is the file's name without its ending."""
    shows: Mapping[str, object]
    """It is what the template reads, as JSON has it."""
    remarks: tuple[Remark, ...] = ()
    is_empty: bool = False
    """Whether there is nothing to print: the remarks say why."""


def words_of(context: PageContext) -> Mapping[str, str]:
    """Returns the words of sheets in the language of the unit's pages, or in Vietnamese where they have none in it."""
    return WORDS[WORDS.or_first(context.lang)]


def make_sheet(
    context: PageContext, template: str, name: str, title: str, remarks: tuple[Remark, ...] = (), **shows: object
) -> Sheet:
    """Returns a sheet with what all of them show."""
    words = words_of(context)
    host = urlsplit(context.site.base_url).netloc
    common: Mapping[str, object] = {
        "title": title,
        "lang": context.lang,
        "owner": context.site.owner or context.label,
        "words": {key: said for key, said in words.items() if not key.startswith(_SCAN)},
        "scan": {
            key.removeprefix(_SCAN): said.format(host=host) for key, said in words.items() if key.startswith(_SCAN)
        },
        "trial": words["trial"] if context.site.demo else "",
        "printed": words["printed"].format(unit=context.label, day=show_date(context.today)),
    }
    return Sheet(template=template, name=name, shows={**common, **shows}, remarks=remarks)
