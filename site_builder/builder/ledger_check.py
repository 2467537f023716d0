"""The ledger beside one build: what it knows and the units no longer have, found when all of them are done.

Whoever scans a printed code or opens an old link has to get a page. So each address that is lost is an error, and the
page that stands in the output stays until it is answered.
"""

from collections.abc import Callable, Collection, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING

from site_builder.builder.cache import knows_settled_ledger, note_settled_ledger
from site_builder.builder.known_addresses import LostAddresses, UnitsFound, missing_addresses, sort_lost
from site_builder.builder.last_build import LastBuild
from site_builder.builder.next_manifest import NextManifest
from site_builder.builder.tree import is_below, path_of
from site_builder.builder.vanished import Aliases
from site_builder.links.ledger import parse_ledger
from site_builder.model.folder import UnitPath
from site_builder.model.page_links import PageLinks
from site_builder.output import ManifestEntry, first_damaged

if TYPE_CHECKING:
    from site_builder.model.problem import Problem


class LedgerCheck:
    """Compares the ledger with what a build has found."""

    def __init__(self, ledger: bytes, ended: Collection[str]) -> None:
        self._ledger = self._ledger_left = ledger
        known = [unit for unit in ended if f"\n{unit.strip('/')}/".encode() in b"\n" + ledger]
        self.kept_ended = frozenset(path_of(unit.strip("/")) for unit in known)
        """The units whose end is declared though the ledger has addresses of them: their pages stay."""
        self.really_ended = [unit for unit in ended if unit not in known]
        self.lost = LostAddresses()
        self.faults: tuple[Problem, ...] = ()
        self.spoilt = set[UnitPath]()
        """The units that are told of: they are not healthy."""

    @property
    def has_found(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.faults) or self.lost != LostAddresses()

    def known(self) -> Collection[str]:
        """All addresses of the ledger."""
        return parse_ledger(self._ledger).lines

    def has_told(self, path: UnitPath) -> bool:
        """Whether a unit without a folder is told of here, so that nobody else needs to."""
        return any(path == one or is_below(path, one) for one in (*self.kept_ended, *self.lost.units))

    def compare(
        self, last: LastBuild, coming: NextManifest, links: Mapping[str, PageLinks], aliases: Callable[[], Aliases]
    ) -> None:
        """Finds which addresses the units no longer have, once: when all of them are done, or a build is broken off."""
        ledger, self._ledger_left = self._ledger_left, b""
        if not ledger:
            return
        options, is_whole = last.options, links.keys() == last.listed
        seal = self._seal(ledger, links) if is_whole else ""
        if is_whole and knows_settled_ledger(options.cache, options.variant, seal):
            return
        offers = {unit: one.offers for unit, one in links.items()}
        offered = set("\n".join(offers.values()).split("\n"))
        offered.update(part for one in links.values() if one.anchors for part in one.anchors.split("\n"))
        failed = (entry for unit, entry in coming.entries.items() if unit in last.listed and unit not in links)
        offered.update(url for entry in failed for url in entry.files)
        known = missing_addresses(ledger, offered)
        self.faults = known.faults
        if not known.lines:
            if is_whole and not known.faults:
                note_settled_ledger(options.cache, options.variant, seal)
            return
        found = UnitsFound(
            offers=offers,
            listed=last.listed,
            unreadable=last.unreadable,
            misspelt=[unit for _, unit in last.vanished.misnamed],
            is_whole=options.only is None,
        )
        self.lost = sort_lost(known.lines, offered, found, aliases)

    @staticmethod
    def _seal(ledger: bytes, links: Mapping[str, PageLinks]) -> str:
        """The digest of all that is compared, which takes a tenth of the time that the comparison takes."""
        rows = (row for unit in sorted(links) for row in (links[unit].offers, links[unit].anchors))
        return blake2b(ledger + "\n".join(("", *rows)).encode(), digest_size=16).hexdigest()

    def known_pages(self, last: LastBuild, coming: NextManifest) -> Mapping[str, Mapping[str, int]]:
        """Unit → the files of pages that it no longer makes and the ledger knows, as the last build has left them."""
        moved, before = coming.moved, last.before.units
        found = dict[str, dict[str, int]]()
        for unit, urls in self.lost.urls.items():
            for one in (unit, *(former for former, now in moved.items() if now == unit)):
                files = before[one].files if one in before else {}
                found.setdefault(unit, {}).update({url: files[url] for url in urls if files.get(url, -1) >= 0})
        return found

    def keep_pages(self, last: LastBuild, coming: NextManifest) -> None:
        """Lets the pages that are lost stay in the output, where they are there."""
        output = last.options.output
        for unit, files in self.known_pages(last, coming).items():
            here = {
                url: size for url, size in files.items() if not first_damaged(output, ManifestEntry(files={url: size}))
            }
            if here:
                coming.lend(unit, here)
