"""What a deploy knows of the ledger of addresses: which pages must not vanish, and what it adds when it is done."""

import sys
from pathlib import Path

from site_builder.cli.arguments.deploy import DeployArguments
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.content.site_file import read_site
from site_builder.deploy.site import DeploySite
from site_builder.editing import ledger
from site_builder.links.ledger import parse_ledger, remembered
from site_builder.model.addresses import LEDGER
from site_builder.model.folder import Listing
from site_builder.output.paths import file_of


def known_pages(arguments: DeployArguments) -> frozenset[str]:
    """The files of all pages in the ledger, if the content is at hand. Raises OSError."""
    content = _content(arguments)
    lines = parse_ledger(load.read_ledger(content)).lines if content else ()
    return frozenset(file_of(address) for address in lines if address.endswith("/"))


def remember(site: DeploySite, arguments: DeployArguments, words: Words) -> None:
    """Adds what stands on the host now to the ledger, if the content is at hand and this is its own site. A ledger that
    cannot be written is told: the site is published all the same.
    """
    content = _content(arguments)
    if content is None or not _is_own(site, content):
        return
    published = remembered(url for entry in site.output.units.values() for url in entry.files)
    path = f"{content.as_posix()}/{LEDGER}"
    try:
        new = ledger.add(content, published)
    except OSError as error:
        print(words["ledger_unwritten"].format(path=path, why=error.strerror or error), file=sys.stderr)
        return
    if new and not arguments.quiet:
        stream = sys.stderr if arguments.json else sys.stdout
        print(words["ledger_deployed"].format(count=len(new), path=path), file=stream)


def _content(arguments: DeployArguments) -> Path | None:
    content = arguments.content or Path("content")
    return content if (content / "site.yaml").is_file() else None


def _is_own(site: DeploySite, content: Path) -> bool:
    """Whether the site has the address that the content says: a trial elsewhere is not what residents are sent to."""
    said, _ = read_site(load.read(content, Listing()))
    return not site.base_url or site.base_url.rstrip("/") == said.base_url.rstrip("/")
