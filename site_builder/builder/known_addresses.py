"""Which addresses of the ledger the site no longer has, unit by unit.

It is the question of `endings` with a longer memory: the ledger knows of all that was ever published, also where the
output is empty. Nothing is said of a unit that failed or was not looked at: nobody knows what it would have.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import field, replace

from site_builder.builder.tree import is_below, unit_of
from site_builder.builder.vanished import Aliases
from site_builder.links.ledger import Ledger, is_code, parse_ledger, unit_of_address
from site_builder.model import addresses
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.text.identifiers import language_meant
from site_builder.text.normalize import slug

Lines = Mapping[str, int]
"""Address → the line of the ledger on which it stands."""


@frozen
class UnitsFound:
    """The units as a build has found them."""

    offers: Mapping[str, str]
    """The addresses of each unit that was looked at and has no error, one a line."""
    listed: Collection[str]
    """All units of the content."""
    unreadable: Collection[UnitPath] = ()
    """Folders of which nobody can tell which unit they are."""
    misspelt: Collection[UnitPath] = ()
    """Units whose folder has another spelling, as the last output shows."""
    is_whole: bool = True
    """Whether all units were looked at, and not one of them only."""


@frozen
class LostAddresses:
    """What is lost, and where it stands in the ledger."""

    pages: Mapping[str, Lines] = field(default_factory=dict)
    """Unit → what ends there, below its home page."""
    parts: Mapping[str, Lines] = field(default_factory=dict)
    """Unit → parts of pages that are there. Whether a page has such a part, only its text can tell."""
    units: Mapping[UnitPath, Lines] = field(default_factory=dict)
    """Unit of which the content has nothing → all that it had."""
    codes: Lines = field(default_factory=dict)
    """The pages of printed codes."""
    urls: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Unit → the whole addresses that end there, also those of the place from which it was moved."""


def missing_addresses(ledger: bytes, offered: Collection[str]) -> Ledger:
    """The addresses of the ledger that nobody offers. Where there are none, which is nearly always, it is not read line
    by line. A file that is gone may have a page at its name with a slash, to which servers lead.
    """
    if not set(ledger.decode("utf-8", "replace").split("\n")).difference(offered, ("",)):
        return Ledger(lines={})
    known = parse_ledger(ledger)
    lines = {one: line for one, line in known.lines.items() if one not in offered and f"{one}/" not in offered}
    return replace(known, lines=lines)


def sort_lost(
    lost: Lines, offered: Collection[str], found: UnitsFound, aliases: Callable[[], Aliases]
) -> LostAddresses:
    """Finds whose the lost addresses are. `aliases` is asked only where a unit is not there."""
    pages, parts = dict[str, dict[str, int]](), dict[str, dict[str, int]]()
    units, codes, urls = dict[UnitPath, dict[str, int]](), dict[str, int](), dict[str, set[str]]()
    owners = {address: _owner(unit_of_address(address), found.listed) for address in lost}
    homes = {path: path for path in owners.values()}
    if any(unit_of(path) not in found.listed for path in homes):
        former = aliases()
        homes = {path: former.get(path, path) for path in homes}
    for address, line in lost.items():
        path, mark, _ = address.partition("#")
        was = owners[address]
        unit = unit_of(homes[was])
        if is_code(address):
            codes[address] = line
        elif unit in found.offers:
            rest = address.removeprefix(addresses.home(was))
            if mark and path in offered:
                parts.setdefault(unit, {})[rest] = line
            else:
                pages.setdefault(unit, {}).setdefault(rest.partition("#")[0], line)
                urls.setdefault(unit, set()).add(path)
        elif unit not in found.listed and found.is_whole:
            units.setdefault(was, {})[address] = line
    return LostAddresses(pages=pages, parts=parts, units=_outermost(units, found), codes=codes, urls=urls)


def _owner(path: UnitPath, listed: Collection[str]) -> UnitPath:
    """The unit of an address by its form: what is no unit may be the language of translated pages of another."""
    is_language = bool(path) and unit_of(path) not in listed and language_meant(path[-1]) == path[-1]
    return path[:-1] if is_language and unit_of(path[:-1]) in listed else path


def _outermost(units: Mapping[UnitPath, dict[str, int]], found: UnitsFound) -> Mapping[UnitPath, Lines]:
    """The units that are not there, those inside another one with it; but for those of which something is told."""
    kept = dict[UnitPath, dict[str, int]]()
    for path in sorted(units):
        if not _is_told(path, found):
            outer = next((one for one in kept if is_below(path, one)), path)
            kept.setdefault(outer, {}).update(units[path])
    return kept


def _is_told(path: UnitPath, found: UnitsFound) -> bool:
    """Whether another rule tells of a unit: its folder has another spelling, or lies in one that cannot be read."""
    spelt = {tuple(map(slug, folder)) for folder in found.unreadable}
    around = [path[:depth] for depth in range(1, len(path) + 1)]
    return any(one in found.misspelt or one in found.unreadable or one in spelt for one in around)
