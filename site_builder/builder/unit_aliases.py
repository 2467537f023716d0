"""Former addresses of units: which unit was where, and that no address, of a code neither, leads to two places."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from site_builder.builder.tree import path_of
from site_builder.builder.vanished import Aliases
from site_builder.content import load
from site_builder.model.addresses import SHORT, home
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.encodings import may_say

_KEY = b"aliases"


def read_aliases(content: Path, listings: Iterable[Listing]) -> Aliases:
    """Reads the former paths of all units. It takes the reading of each folder, so only a lost unit is worth it."""
    # A build that lost no unit need not load what reads one.
    from site_builder.content.files import read_layer  # noqa: PLC0415

    found: dict[UnitPath, UnitPath] = {}
    for listing in listings:
        folder = load.read(content, listing)
        if listing.path and may_say(folder.files.get("unit.yaml", b""), _KEY):
            own, _ = read_layer(folder)
            found |= {path_of(alias): listing.path for alias in own.profile.aliases}
    return found


def taken_aliases(offers: Mapping[str, str]) -> Iterator[Problem]:
    """Former addresses at which another unit stands, or to which another unit lays claim.

    `offers` has the addresses of each unit in their order, one a line: where the first and the last are below the
    unit's own, all of them are.
    """
    homes = {home(path_of(unit)): unit for unit in offers}
    for start, unit in list(homes.items()):
        addresses = offers[unit]
        is_moved = not (addresses.startswith(start) and addresses[addresses.rfind("\n") + 1 :].startswith(start))
        if is_moved:
            outside = (url for url in addresses.split("\n") if not url.startswith((start, SHORT)))
            for former in (url for url in outside if url.endswith("/")):
                other = homes.setdefault(former, unit)
                if other != unit:
                    words = {"value": former.strip("/"), "other": other or "content"}
                    yield Problem.found("alias-taken", Location(file=f"{unit}/unit.yaml"), **words)
                    break


def taken_codes(offers: Mapping[str, str]) -> Iterator[Problem]:
    """Codes that a second unit has issued, too. `offers` has the addresses of each unit, one a line."""
    owners: dict[str, str] = {}
    for unit, addresses in offers.items():
        if addresses.startswith(SHORT) or f"\n{SHORT}" in addresses:
            for url in (url for url in addresses.split("\n") if url.startswith(SHORT) and "#" not in url):
                other = owners.setdefault(url, unit)
                if other != unit:
                    words = {"code": url.removeprefix(SHORT).strip("/"), "other": f"{other}/qr.yaml".lstrip("/")}
                    yield Problem.found("qr-code-taken", Location(file=f"{unit}/qr.yaml".lstrip("/")), **words)
