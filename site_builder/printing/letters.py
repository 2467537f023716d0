"""Finds where letters that cannot be printed were written, so that whoever wrote them can mend them."""

from collections.abc import Collection, Iterator

from site_builder.content.origin import leaves
from site_builder.model.location import Location, past
from site_builder.model.unit import Unit

_TEXTS = ("guides", "announcements")


def places_of(unit: Unit, letters: str, names: Collection[str]) -> Iterator[tuple[str, Location]]:
    """Yields each letter of a unit that is one of `letters`, with its place, each place once.

    Of its guides and announcements only those of `names` are looked through: others are not on the sheet.
    """
    told = set[Location]()
    for field, place, value in leaves(unit):
        kind, _, rest = field.partition(".")
        is_elsewhere = kind in _TEXTS and rest.partition(".")[0] not in names
        if place is None or is_elsewhere or not isinstance(value, str):
            continue
        for offset, letter in enumerate(value):
            found = past(place, value, offset) if letter in letters else None
            if found and found not in told:
                told.add(found)
                yield letter, found
