"""Rules on addresses of a special form that editors write: calls, letters, Zalo, stores, maps, payments.

What an address must look like, `links.forms` knows; here it is told at its place, and store pages are compared with
the catalogue of services, the only place where residents get apps from.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from site_builder.check.hosts import outer_link, register_of
from site_builder.check.links import inside
from site_builder.links.forms import problem
from site_builder.links.guide import PAST
from site_builder.links.stores import App, Store, address_of, app_in
from site_builder.model.content import Channel, ChannelKind, Service, Site, Unit
from site_builder.model.place import Place, Record, once
from site_builder.model.problem import Problem
from site_builder.model.texts import shared_records, texts_of
from site_builder.text.letters import fold
from site_builder.text.markup import fragment

_DIFFERS = "form-shown-differs"
_NOWHERE = Place(file="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An address with a scheme, as an editor wrote it, and the words that residents see in its place."""

    address: str
    words: str
    place: Place
    text: str = ""
    """The text that begins at `place`; "" where the place is the address's own."""
    nth: int = 0
    """How many links to the same address stand before it in the text."""

    def at(self) -> Place:
        """The place of the address itself."""
        return inside(self.place, self.text, self.address, self.nth) if self.text else self.place


def forms(unit: Unit, site: Site) -> Iterator[Problem]:
    """Every address is well formed and agrees with the words around it, and every app is one of the catalogue."""
    for record in (unit.profile, *shared_records(unit), *unit.profile.channels):
        for told in _faults(record):
            if not _is_refused(told.words["value"], unit, site):
                yield told
        for app, written in _apps(record):
            stranger = _stranger(app, written, unit.services)
            if stranger:
                yield stranger


def _is_refused(address: str, unit: Unit, site: Site) -> bool:
    """Whether the rules on links and hosts have told of an address already."""
    scheme = address.partition(":")[0].lower()
    if scheme in ("http", "https"):
        return outer_link(address, register_of(unit, site), _NOWHERE) is not None
    return ":" in address and scheme not in ("tel", "mailto")


@once
def _faults(record: Record) -> tuple[Problem, ...]:
    """What is wrong with the addresses of a record."""
    found = ((problem(written.address, written.words, _NOWHERE), written) for written in _addresses(record))
    told = tuple(replace(told, place=written.at()) for told, written in found if told)
    return told + _label(record) if isinstance(record, Channel) else told


@once
def _apps(record: Record) -> tuple[tuple[App, Written], ...]:
    """The apps to whose store pages a record leads."""
    found = ((app_in(written.address), written) for written in _addresses(record))
    return tuple((app, written) for app, written in found if app)


@once
def _addresses(record: Record) -> tuple[Written, ...]:
    """The addresses with a scheme in the texts and fields of a record."""
    return (*_links(record), *_fields(record))


def _links(record: Record) -> Iterator[Written]:
    for text, place in texts_of(record):
        counts = Counter[str]()
        for address, words in fragment(text).outer:
            yield Written(address=address, words=words, place=place, text=text, nth=counts[address])
            counts[address] += 1


def _fields(record: Record) -> Iterator[Written]:
    if isinstance(record, Service) and record.website:
        yield Written(address=record.website, words=record.name, place=record.at("website"))
    if isinstance(record, Channel) and "://" in record.value:
        yield Written(address=record.value, words=record.label, place=record.at("value"))


def _label(channel: Channel) -> tuple[Problem, ...]:
    """A channel whose label names another number than its value. What a value must be, `check.channels` says."""
    if channel.kind is not ChannelKind.PHONE or not channel.value:
        return ()
    told = problem(f"tel:{channel.value}", channel.label, channel.at("value"))
    return (replace(told, words={**told.words, "value": channel.value}),) if told and told.code == _DIFFERS else ()


@once
def _catalogue(services: Mapping[str, Service]) -> Mapping[App, Service]:
    """The apps of the catalogue. Where two services share one, the one that is still there counts."""
    ordered = sorted(services.values(), key=lambda service: service.state not in PAST)
    named = ((App(store, getattr(service, store)), service) for service in ordered for store in Store)
    return {app: service for app, service in named if app.id}


def _stranger(app: App, written: Written, services: Mapping[str, Service]) -> Problem | None:
    """What is wrong with an app that residents are led to."""
    known = _catalogue(services).get(app)
    if known and known.state not in PAST:
        return None
    if known:
        heir = services.get(known.replaced_by or "")
        hint = heir.website or "" if heir else ""
        return Problem.warning("form-store-closed", written.at(), value=written.address, name=known.name, hint=hint)
    meant = _named(written.words, services)
    own = getattr(meant, app.store, "")
    if not meant or not own:
        return Problem.warning("form-store-unknown", written.at(), value=written.address, id=app.id)
    hint = address_of(App(app.store, own))
    return Problem.warning("form-store-other", written.at(), value=written.address, name=meant.name, hint=hint)


def _named(words: str, services: Mapping[str, Service]) -> Service | None:
    """The service that a link's words name; the longest name counts."""
    said = f" {_spaced(words)} "
    named = ((name, service) for service in services.values() for name in (service.name, service.full_name) if name)
    found = [(len(name), service) for name, service in named if f" {_spaced(name)} " in said]
    return max(found, key=lambda item: item[0])[1] if found else None


def _spaced(text: str) -> str:
    """The words of a text, folded, one space between them."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))
