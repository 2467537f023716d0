"""Finds the URLs of other sites in the content, with every place that writes them. Pure.

It reads the layers as they were written, so that each place is found once, however many units inherit it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from site_builder.model.announcement import Announcement
from site_builder.model.choices import State
from site_builder.model.contact import WebContact
from site_builder.model.guide import Guide
from site_builder.model.location import Location, Record, past
from site_builder.model.profile import Channel
from site_builder.model.services import Service
from site_builder.model.texts import texts_of
from site_builder.model.unit import Unit
from site_builder.text.markdown import fragment

Places = Mapping[str, tuple[Location, ...]]
"""It maps each URL, as it was written, to the places that write it."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'»)\]]+", re.IGNORECASE)
_IN_SENTENCE = ".,;:!?"
"""These characters may follow a URL in a sentence, and are no part of it."""
_STORES = (
    ("android", "https://play.google.com/store/apps/details?id={}"),
    ("ios", "https://apps.apple.com/vn/app/id{}"),
)


def collect(layers: Iterable[Unit], base_url: str = "") -> Places:
    """Returns every URL that leads outside, in the order of the content. URLs of the site itself are left out."""
    found: dict[str, dict[Location, None]] = {}
    own = base_url.rstrip("/")
    for unit in layers:
        for address, place in _addresses(unit):
            if not own or not f"{address}/".startswith(f"{own}/"):
                found.setdefault(address, {})[place] = None
    return {address: tuple(places) for address, places in found.items()}


def _addresses(unit: Unit) -> Iterator[tuple[str, Location]]:
    for record in _records(unit):
        if _is_hidden(record):
            continue
        for text, place in texts_of(record):
            yield from _targets(text, place)
        yield from _sources(record)
        if isinstance(record, Service):
            yield from _of_service(record)
        elif isinstance(record, Channel) and isinstance(record.value, WebContact):
            yield record.value.address, record.at("value")


def _records(value: object) -> Iterator[Record]:
    """Yields every record inside a value. Records that no visitor sees are left out with everything inside them."""
    if isinstance(value, Record | Unit):
        if isinstance(value, Record):
            if _is_hidden(value):
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


def _is_hidden(record: Record) -> bool:
    """Returns whether a record is a draft, is hidden, or describes a service that has ended."""
    if isinstance(record, Guide | Announcement):
        return record.draft or record.hide
    return isinstance(record, Service) and (record.hide or record.state in (State.CLOSED, State.REPLACED))


def _of_service(service: Service) -> Iterator[tuple[str, Location]]:
    """Yields the website of a service and its pages in the app stores."""
    if service.website:
        yield service.website, service.at("website")
    for key, address in _STORES:
        if getattr(service, key):
            yield address.format(getattr(service, key)), service.at(key)


def _targets(text: str, place: Location) -> Iterator[tuple[str, Location]]:
    """Yields the links of a text, once for every place in the text that writes them."""
    for target in dict.fromkeys(fragment(text).targets):
        if _ADDRESS.match(target):
            written = re.escape(target)
            offsets = [match.end(1) for match in re.finditer(rf"(\]\(<?|\]: *<?|<){written}(?=[\s)>\"']|\Z)", text)]
            for offset in offsets or [max(0, text.find(target))]:
                yield target, past(place, text, offset)


def _sources(record: Record) -> Iterator[tuple[str, Location]]:
    """Yields the URLs that a record names as its sources."""
    named = getattr(record, "sources", None) or getattr(record, "source", "")
    key = "sources" if isinstance(named, tuple) else "source"
    for index, text in enumerate(named if isinstance(named, tuple) else (named,)):
        for match in _ADDRESS.finditer(text):
            yield match[0].rstrip(_IN_SENTENCE), record.at(key, index)
