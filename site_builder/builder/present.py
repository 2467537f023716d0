"""What a ledger has of the site as its content makes it today."""

from site_builder.builder.cache import disk_time
from site_builder.builder.memo import Memo
from site_builder.builder.options import BuildOptions
from site_builder.builder.run import Run
from site_builder.builder.settings import settle
from site_builder.content import load
from site_builder.links.ledger import remembered
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.pages.theme_fault import ThemeError


@frozen
class PresentAddresses:
    """The addresses of all units without an error, and the units that have one."""

    addresses: frozenset[str]
    failed: tuple[UnitPath, ...] = ()


def present_addresses(options: BuildOptions) -> PresentAddresses | None:
    """Looks at all units, and writes nothing to the output. None where the settings of the site, or
    its theme, have an error.
    """
    looked_at = disk_time(options.cache)
    listings = load.look(options.content)
    settings, _ = settle(options, load.read(options.content, listings[0]))
    if settings is None:
        return None
    run = Run(options, settings, listings, looked_at, Memo(frozenset({"theme"})), ())
    results = run.read_last_build(dry=True)
    try:
        run.build_stale_units(results, dry=True)
    except ThemeError:
        return None
    run.keep_records(results)
    found = set[str]()
    for links in results.page_links.values():
        pages = (address for address in links.offers.split("\n") if "#" not in address)  # most parts nobody leads to
        found.update(remembered((*pages, *links.anchors.split("\n"))))
    failed = tuple(listing.path for listing in listings if "/".join(listing.path) not in results.page_links)
    return PresentAddresses(addresses=frozenset(found), failed=failed)
