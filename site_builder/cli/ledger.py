"""`ledger`: shows which addresses of the site its ledger does not know yet; with --write it adds them.

`deploy` adds what it has published by itself. This is for a place that is published in another way.
"""

import sys
from pathlib import Path

from site_builder.builder.present import present_addresses
from site_builder.cli.arguments.ledger import LedgerArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.words.all import Words
from site_builder.editing import ledger
from site_builder.model.addresses import LEDGER


def run(arguments: LedgerArguments, words: Words) -> int:
    """Shows or adds what the ledger lacks. Ends with 1 where a unit has an error: its addresses are not known."""
    site = SiteArguments(content=arguments.content, output=Path("public"), day=arguments.day)
    options = build_options(site, words, dry=True)
    path = f"{options.content.as_posix()}/{LEDGER}"
    try:
        found = present_addresses(options)
        if found is None:
            raise UsageError(words["ledger_no_site"], FAILED)
        new = (ledger.add if arguments.write else ledger.lacking)(options.content, found.addresses)
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or path)
        raise UsageError(said, FAILED) from error
    for address in () if arguments.write else new:
        print(f"+ {address}")
    said = "ledger_none" if not new else "ledger_written" if arguments.write else "ledger_shown"
    print(words[said].format(count=len(new), path=path))
    if found.failed:
        units = ", ".join("/".join(unit) or "." for unit in found.failed)
        print(words["ledger_failed"].format(count=len(found.failed), units=units), file=sys.stderr)
    return FAILED if found.failed else FINE
