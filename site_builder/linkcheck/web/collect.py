"""The addresses of other sites that content files write, and where. Pure.

Layers are read as they were written, so that each place is found once, however many units inherit it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from site_builder.model.location import Location, Record, past
from site_builder.model.records import Announcement, Channel, Guide, Service, State, Unit, WebContact
from site_builder.model.texts import texts_of
from site_builder.text.markdown import fragment

Places = Mapping[str, tuple[Location, ...]]
"""Address as it was written → the places that write it."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'»)\]]+", re.IGNORECASE)
_IN_SENTENCE = ".,;:!?"
"""What follows an address in a sentence, and is no part of it."""
_STORES = (
    ("android", "https://play.google.com/store/apps/details?id={}"),
    ("ios", "https://apps.apple.com/vn/app/id{}"),
)


def collect(layers: Iterable[Unit], base_url: str = "") -> Places:
    """Every address that leads outside, in the order in which they are met; none of the site itself."""
    found: dict[str, dict[Location, None]] = {}
    own = base_url.rstrip("/")
    for unit in layers:
        for address, place in _addresses(unit):
            if not own or not f"{address}/".startswith(f"{own}/"):
                found.setdefault(address, {})[place] = None
    return {address: tuple(places) for address, places in found.items()}


def _addresses(unit: Unit) -> Iterator[tuple[str, Location]]:
    for record in _records(unit):
        if _is_unseen(record):
            continue
        for text, place in texts_of(record):
            yield from _targets(text, place)
        yield from _sources(record)
        if isinstance(record, Service):
            yield from _of_service(record)
        elif isinstance(record, Channel) and isinstance(record.value, WebContact):
            yield record.value.address, record.at("value")


def _records(value: object) -> Iterator[Record]:
    """Every record inside a value; what nobody is shown is left out with all that it holds."""
    if isinstance(value, Record | Unit):
        if isinstance(value, Record):
            if _is_unseen(value):
                return
            yield value
        for item in fields(value):
            yield from _records(getattr(value, item.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _records(part)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _records(part)


def _is_unseen(record: Record) -> bool:
    """Whether a record is a draft, hidden, or of a service that is no more."""
    if isinstance(record, Guide | Announcement):
        return record.draft or record.hide
    return isinstance(record, Service) and (record.hide or record.state in (State.CLOSED, State.REPLACED))


def _of_service(service: Service) -> Iterator[tuple[str, Location]]:
    """A service's site and its pages in the stores."""
    if service.website:
        yield service.website, service.at("website")
    for key, address in _STORES:
        if getattr(service, key):
            yield address.format(getattr(service, key)), service.at(key)


def _targets(text: str, place: Location) -> Iterator[tuple[str, Location]]:
    """The links of a text, at every place where it writes them."""
    for target in dict.fromkeys(fragment(text).targets):
        if _ADDRESS.match(target):
            written = re.escape(target)
            offsets = [match.end(1) for match in re.finditer(rf"(\]\(<?|\]: *<?|<){written}(?=[\s)>\"']|\Z)", text)]
            for offset in offsets or [max(0, text.find(target))]:
                yield target, past(place, text, offset)


def _sources(record: Record) -> Iterator[tuple[str, Location]]:
    """The addresses that a record names as its sources."""
    named = getattr(record, "sources", None) or getattr(record, "source", "")
    key = "sources" if isinstance(named, tuple) else "source"
    for index, text in enumerate(named if isinstance(named, tuple) else (named,)):
        for match in _ADDRESS.finditer(text):
            yield match[0].rstrip(_IN_SENTENCE), record.at(key, index)
