"""Finds where letters that cannot be printed were written, so that whoever wrote them can mend them."""

from collections.abc import Iterator

from site_builder.content.origin import leaves
from site_builder.model.location import Location, past
from site_builder.model.unit import Unit


def places_of(unit: Unit, letters: str) -> Iterator[tuple[str, Location]]:
    """Yields each letter of a unit's texts that is one of `letters`, with its place, each place once."""
    told = set[Location]()
    for _, place, value in leaves(unit):
        if place is None or not isinstance(value, str):
            continue
        for offset, letter in enumerate(value):
            found = past(place, value, offset) if letter in letters else None
            if found and found not in told:
                told.add(found)
                yield letter, found
