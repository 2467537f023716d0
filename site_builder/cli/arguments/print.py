"""What `print` takes."""

from datetime import date
from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positionals
from site_builder.cli.arguments.values import read_site_address
from site_builder.model.frozen import frozen
from site_builder.text.numbers import read_date

PAPERS = ("a3", "a4", "a5")
LANGUAGES = ("km",)
"""Those in which a sheet can say «scan» a second time."""


@frozen
class AccountArguments:
    """The account that a stall's card asks to pay into: all three or none of them."""

    bank: str = option(str, default="", metavar="BANK", heading="print_account_heading", word="print_bank")
    account: str = option(str, default="", metavar="NUMBER", heading="print_account_heading", word="print_account")
    holder: str = option(str, default="", metavar="NAME", heading="print_account_heading", word="print_holder")


@frozen
class PrintArguments:
    """The arguments of `print`. `what` is the kind of sheet, then units, then the names of what is printed of them."""

    lang: str = language()
    what: tuple[str, ...] = positionals(str, nargs="*", metavar="KIND UNIT… [NAME…]", word="print_what")
    all: bool = flag(word="print_all")
    content: Path | None = option(Path, default=None, metavar="DIR")
    output: Path = option(Path, default=Path("in"), metavar="DIR", word="print_output")
    format: str = option(str, default="", choices=PAPERS, word="print_format")
    also: str = option(str, default="", choices=LANGUAGES, word="print_also")
    base_url: str = option(read_site_address, default="", metavar="URL", wrong="base_url_form")
    day: date | None = option(read_date, default=None, name="--date", metavar="YYYY-MM-DD", word="date", wrong="day")
    quiet: bool = flag(word="print_quiet")
    transfer: AccountArguments
