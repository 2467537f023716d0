"""Rules on addresses of a special form that editors write: calls, letters, Zalo, stores, maps, payments.

What an address must look like, `links.schemes.check` knows; here it is told at its place, and store pages
are compared with the catalogue of services, the only place where residents get apps from.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from site_builder.check.context import CheckContext
from site_builder.check.heirs import living_heir
from site_builder.check.hosts import outer_link, register_of
from site_builder.check.links import inside
from site_builder.model.contact import PhoneContact, WebContact
from site_builder.model.file_kinds import Records
from site_builder.model.frozen import frozen
from site_builder.model.location import Location, Record, once
from site_builder.model.problem import Problem
from site_builder.model.profile import Channel
from site_builder.model.services import Service
from site_builder.model.texts import records_in, text_lists, texts_of
from site_builder.text.markdown import fragment
from site_builder.text.normalize import fold
from site_builder.text.phones import show_phone

if TYPE_CHECKING:
    from site_builder.links.schemes.app_stores import App

_NUMBER = re.compile(r"(?:\d\D{0,3}){7}\d")
_SPECIAL = re.compile(
    r"(?:tel|mailto):|https?://(?:[^/?#]*@)?(?:[\w-]+\.)*(?:zalo|google|apple|openstreetmap|vietqr)\.", re.IGNORECASE
)
"""What `links.schemes.check` may have a word on, among the links that content may have."""


@frozen
class WrittenAddress:
    """An address with a scheme, as an editor wrote it, and the words that residents see in its place."""

    address: str
    words: str
    place: Location
    text: str = ""
    """The text that begins at `place`; "" where the place is the address's own."""
    nth: int = 0
    """How many links to the same address stand before it in the text."""
    shown: str = ""
    """How an editor knows the address, where it is not written as one: the number of a channel."""

    def at(self) -> Location:
        """The place of the address itself."""
        return inside(self.place, self.text, self.address, self.nth) if self.text else self.place


def forms(context: CheckContext) -> Iterator[Problem]:
    """Every address is well formed and agrees with the words around it, and every app is one of the catalogue."""
    unit, profile = context.unit, context.unit.profile
    for found in (*map(_of_all, text_lists(context.to_ask)), *map(_of_record, (profile, *profile.every_channel))):
        for written, wrong, app in found:
            told = wrong
            stranger = _stranger(app, written, unit.services) if app else None
            if told and told.words.get("hint") and stranger:
                told = replace(told, words={**told.words, "hint": stranger.words.get("hint", "")})
            if told:
                yield told
            elif stranger:
                yield stranger


def is_refused(context: CheckContext, address: str) -> bool:
    """Whether the rules on links and hosts let no link lead to an address, whatever its form."""
    scheme = address.partition(":")[0].lower()
    if scheme in ("http", "https"):
        return outer_link(address, register_of(context.unit, context.site), Location(file="")) is not None
    return ":" in address and scheme not in ("tel", "mailto")


SchemeFindings = tuple[tuple[WrittenAddress, Problem | None, "App | None"], ...]
"""The addresses of which something is to be told or asked: what is wrong with them, and the apps that they name."""


@once
def _of_all(records: Records) -> SchemeFindings:
    """What is found in a collection, which is the same object in all units that inherit it unchanged."""
    return tuple(item for record in records_in(records) for item in _of_record(record))


@once
def _of_record(record: Record) -> SchemeFindings:
    return tuple(item for written in (*_links(record), *_fields(record)) for item in _judged(written))


def _judged(written: WrittenAddress) -> SchemeFindings:
    """What is wrong with an address, and the app that it names; most are of no special form."""
    if not _SPECIAL.match(written.address):
        return ()
    from site_builder.links.schemes.app_stores import app_in  # noqa: PLC0415
    from site_builder.links.schemes.check import problem  # noqa: PLC0415 - 10 ms, for sites with such an address

    told, app = problem(written.address, written.words, written.place), app_in(written.address)
    if told:
        told = replace(told, place=written.at(), words={**told.words, "value": written.shown or written.address})
        return ((written, told, app or app_in(told.words.get("hint", ""))),)
    return ((written, None, app),) if app else ()


def _links(record: Record) -> Iterator[WrittenAddress]:
    for text, place in texts_of(record):
        counts = Counter[str]()
        for address, words in fragment(text).outer:
            yield WrittenAddress(address=address, words=words, place=place, text=text, nth=counts[address])
            counts[address] += 1


def _fields(record: Record) -> Iterator[WrittenAddress]:
    if isinstance(record, Service) and re.match(r"\w+://[^/]+/.", record.website or ""):  # else it is a whole site
        yield WrittenAddress(address=str(record.website), words=record.name, place=record.at("website"))
    if isinstance(record, Channel) and isinstance(record.value, WebContact):
        yield WrittenAddress(address=record.value.address, words=record.label, place=record.at("value"))
    if isinstance(record, Channel) and isinstance(record.value, PhoneContact) and _NUMBER.search(record.label):
        number = record.value.number
        place, shown = record.at("value"), show_phone(number)
        yield WrittenAddress(address=f"tel:{number}", words=record.label, place=place, shown=shown)


@once
def _catalogue(services: Mapping[str, Service]) -> "Mapping[App, Service]":
    """The apps of the catalogue. Where two services share one, the one that is still there counts."""
    from site_builder.links.schemes.app_stores import App, Store  # noqa: PLC0415 - as above

    ordered = sorted(services.values(), key=lambda service: not service.state.is_past)
    named = ((App(store, getattr(service, store)), service) for service in ordered for store in Store)
    return {app: service for app, service in named if app.id}


def _stranger(app: "App", written: WrittenAddress, services: Mapping[str, Service]) -> Problem | None:
    """What is wrong with an app that residents are led to."""
    from site_builder.links.schemes.app_stores import App, address_of  # noqa: PLC0415 - as above

    known = _catalogue(services).get(app)
    if known and not known.state.is_past:
        return None
    if known:
        heir = living_heir(known, services)
        hint = heir.website or "" if heir else ""
        return Problem.found("form-store-closed", written.at(), value=written.address, name=known.name, hint=hint)
    meant = _named(written.words, services)
    own = getattr(meant, app.store, "")
    if not meant or not own:
        return Problem.found("form-store-unknown", written.at(), value=written.address, id=app.id)
    hint = address_of(App(app.store, own))
    return Problem.found("form-store-other", written.at(), value=written.address, name=meant.name, hint=hint)


def _named(words: str, services: Mapping[str, Service]) -> Service | None:
    """The service that a link's words name; the longest name counts."""
    said = f" {_spaced(words)} "
    named = ((name, service) for service in services.values() for name in (service.name, service.full_name) if name)
    found = [(len(name), service) for name, service in named if f" {_spaced(name)} " in said]
    return max(found, key=lambda item: item[0])[1] if found else None


def _spaced(text: str) -> str:
    """The words of a text, folded, one space between them."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))
