"""The facts of a unit that texts may name (`text.substitution`): each from the one place in which the unit says it.

A fact that no layer says is lacking, and none is guessed, but for the name of the service centre: every commune has one
since 1/7/2025 (Decree 118/2025/NĐ-CP).
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, urlsplit

from site_builder.model.lineage import RelatedUnit, in_words
from site_builder.model.location import Location, Record
from site_builder.model.profile import Profile
from site_builder.model.scalars import Phone
from site_builder.model.services import Service
from site_builder.model.succession import Succession
from site_builder.model.unit import Unit
from site_builder.text.normalize import page_name
from site_builder.text.phones import show_phone
from site_builder.text.provinces import full_name
from site_builder.text.substitution import Facts, SubstitutedFact

ELECTRICITY, WATER, CALL_CENTRE = "dien-luc", "nuoc", "tong-dai-1022"
"""Ids of services that a layer names for its place: the electricity and the water company, the province's 1022."""
_COMMUNE = re.compile(r"(?:xã|phường|đặc khu) [^,;:()]+", re.IGNORECASE)
"""One commune by its kind and name, as a successor is written: not "5 phường: Long Khánh, …"."""
_CENTRE = "Trung tâm Phục vụ hành chính công"


def facts_of(unit: Unit, day: date, successors: tuple[RelatedUnit, ...] = ()) -> Facts:
    """The facts that a unit has on a day. `successors` are the units that it becomes."""
    return {name: fact for name, fact in _facts(unit, day, successors) if "{" not in fact.shown}


def said_in_facts(unit: Unit) -> Iterator[tuple[str, Location]]:
    """The texts from which facts are taken, and where they stand: a fact cannot name another."""
    profile = unit.profile
    yield from _texts(profile, "name", "kind", "page_name")
    if profile.office:
        yield from _texts(profile.office, "name", "address")
        yield from ((text, profile.office.at("hours", index)) for index, text in enumerate(profile.office.hours))
    if profile.succession:
        into = profile.succession.into
        yield from ((text, profile.succession.at("into", index)) for index, text in enumerate(into))
    for name in (ELECTRICITY, WATER):
        if name in unit.services:
            yield from _texts(unit.services[name], "name", "full_name")


def _texts(record: Record, *keys: str) -> Iterator[tuple[str, Location]]:
    return ((getattr(record, key), record.at(key)) for key in keys)


def _facts(unit: Unit, day: date, successors: tuple[RelatedUnit, ...]) -> Iterator[tuple[str, SubstitutedFact]]:
    profile = unit.profile
    own = f"{profile.kind} {profile.name}".strip()
    named = {"tên nơi này": own, "xã phường hôm nay": commune_on(day, profile, successors)}
    named["tên trang"] = profile.page_name or page_name(profile.name)
    named["tỉnh"] = full_name(profile.province) if profile.province else ""
    yield from _named(named)
    if profile.hotline:
        yield "đường dây nóng", _number(profile.hotline)
    yield from _of_services(unit)
    yield from _of_office(profile, named["xã phường hôm nay"])


def _named(named: dict[str, str]) -> Iterator[tuple[str, SubstitutedFact]]:
    return ((name, SubstitutedFact(shown=text, address=quote(text))) for name, text in named.items() if text)


def is_commune(text: str) -> bool:
    """Whether words name one commune, by its kind and name."""
    return bool(_COMMUNE.fullmatch(text))


def commune_on(day: date, profile: Profile, successors: tuple[RelatedUnit, ...] = ()) -> str:
    """The commune that a unit is on a day: itself, or the one that it became part of. "" if it is none, or divided, or
    if it is over and nobody knows what it became: then its succession names neither.
    """
    if not profile.succession or not profile.succession.is_over(day):
        name = f"{profile.kind} {profile.name}".strip()
        return name if is_commune(name) else ""
    names = names_now(profile.succession, successors)
    return names[0] if len(names) == 1 and is_commune(names[0]) else ""


def names_now(succession: Succession, successors: tuple[RelatedUnit, ...]) -> tuple[str, ...]:
    """What a unit becomes: the units of the site, and those that its succession names in words."""
    return (*(unit.full_name for unit in successors), *in_words(succession.into))


def _number(*numbers: Phone) -> SubstitutedFact:
    return SubstitutedFact(shown=" hoặc ".join(map(show_phone, numbers)), address=numbers[0])


def _of_services(unit: Unit) -> Iterator[tuple[str, SubstitutedFact]]:
    live = {
        name: service
        for name in (ELECTRICITY, WATER, CALL_CENTRE)
        if (service := unit.services.get(name)) and not service.hide and not service.state.is_past
    }
    if (centre := live.get(CALL_CENTRE)) and centre.hotline:
        yield "tổng đài 1022", _number(*centre.hotline)
    for name, fact in ((ELECTRICITY, "điện lực"), (WATER, "công ty nước")):
        if name in live:
            yield from _of_company(live[name], fact)


def _of_company(service: Service, fact: str) -> Iterator[tuple[str, SubstitutedFact]]:
    yield from _named({fact: service.name})
    if service.hotline:
        yield f"số {fact}", _number(*service.hotline)
    if service.website:
        host = urlsplit(service.website).hostname or service.website
        yield f"trang {fact}", SubstitutedFact(shown=host, address=service.website)
    if service.android or service.ios:
        yield from _named({f"ứng dụng {fact}": service.full_name or service.name})


def _of_office(profile: Profile, today: str) -> Iterator[tuple[str, SubstitutedFact]]:
    office = profile.office
    named = {"trung tâm hành chính công": f"{_CENTRE} {today}" if today else ""}
    if office:
        is_centre = "hành chính công" in office.name.lower()
        named |= {"trung tâm hành chính công": office.name} if is_centre else {}
        named |= {"trụ sở": office.name, "địa chỉ trụ sở": office.address, "giờ làm việc": "; ".join(office.hours)}
    yield from _named(named)
    if office and office.phone:
        yield "số trụ sở", _number(office.phone)
