"""Writes contacts by vCard 3.0 (RFC 2426), which old phones take over. Pure."""

from collections.abc import Iterable, Iterator

from site_builder.model.frozen import frozen
from site_builder.pages.icalendar import escaped, fold


@frozen
class AddressCard:
    """Describes whom a phone is to keep: numbers are as they are dialled, without `tel:`."""

    name: str
    phones: tuple[str, ...]
    email: str = ""
    address: str = ""
    url: str = ""


def vcards(cards: Iterable[AddressCard]) -> bytes:
    """Returns the file. Its lines are folded as those of a calendar are."""
    return b"".join(fold(line) for card in cards for line in _lines(card))


def _lines(card: AddressCard) -> Iterator[str]:
    name = escaped(card.name)
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}")
    yield from (f"TEL;TYPE=VOICE:{phone}" for phone in card.phones)
    if card.email:
        yield f"EMAIL;TYPE=INTERNET:{card.email}"
    if card.address:
        yield f"ADR;TYPE=WORK:;;{escaped(card.address)};;;;"
    yield from (f"URL:{card.url}", "END:VCARD")
