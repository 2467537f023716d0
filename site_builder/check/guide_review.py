"""A report on each guide: what the rules, the external check and the calendar know of it, brought together.

A shared guide is reviewed once, at its own file, for all units that show it. Nothing is told twice: problems that other
rules have found are gathered by their file and address, and what only this review finds is not among the problems of a
build.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from site_builder import qr
from site_builder.check.guide_steps import past_services
from site_builder.content.review import falls_due, is_overdue
from site_builder.links import routes
from site_builder.links.schemes.app_stores import app_in
from site_builder.links.schemes.guide_links import addresses as addresses_of
from site_builder.model.guide_review import GuideCheck
from site_builder.model.link_status import LinkStatus, LinkVerdict
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused, unique
from site_builder.model.records import Guide, Reviewed, Service, Site, Unit, serves
from site_builder.text.address import absolute, read_url
from site_builder.text.normalize import fold
from site_builder.text.numbers import show_date

_SHOWN = 6
"""Units that a finding names."""
_UNSEEN = (LinkStatus.UNKNOWN, LinkStatus.BLOCKED, LinkStatus.FLAKY)
_IN_STORES = re.compile(r"google play|app store|apps on|ứng dụng trên|trên the|apple|[\u200e\u200f|–—-]", re.IGNORECASE)
"""What stores add to an app's name in the titles of their pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInputs:
    """What a review is made of, beside the units: all of it values."""

    site: Site
    day: date
    verdicts: Mapping[str, LinkVerdict] = field(default_factory=dict)
    """What the external check says, by address; may be empty."""
    problems: tuple[Problem, ...] = ()
    """What all other rules have found."""


@dataclass(slots=True, kw_only=True)
class _ShownGuide:
    """A guide and the units that show it."""

    guide: Guide
    units: list[Unit] = field(default_factory=list)


def review(units: Iterable[Unit], known: ReviewInputs) -> tuple[GuideCheck, ...]:
    """A check of every guide of the units (with all that they inherit, without what they hide), by file."""
    shown: dict[str, _ShownGuide] = {}
    for unit in units:
        for guide in unit.guides.values():
            shown.setdefault(guide.at().file, _ShownGuide(guide=guide)).units.append(unit)
    return tuple(_check(item, known, shown.keys()) for _, item in sorted(shown.items()))


def _check(shown: _ShownGuide, known: ReviewInputs, files: Iterable[str]) -> GuideCheck:
    guide, first = shown.guide, shown.units[0]
    addresses = addresses_of(guide, first)
    asked = {address: known.verdicts[address] for address in addresses if address in known.verdicts}
    gathered = tuple(_gathered(guide, addresses, known))
    told = {problem.words.get("value", "") for problem in gathered}
    findings = [
        *gathered,
        *(past for past, heir in past_services(guide, first.services) if heir and heir.id not in guide.services),
        *(problem for problem in _asked(guide, addresses, asked) if problem.words["value"] not in told),
        *_helpers(guide, shown.units, known.day),
        *_review(guide, first, known.day),
        *_code(guide, shown.units, known.site),
    ]
    own = guide.at().file
    elsewhere = set(files) - {own}
    days = [verdict.checked_on for verdict in asked.values() if verdict.checked_on]
    return GuideCheck(
        place=Location(file=own),
        title=guide.title,
        units=tuple(unit.path for unit in shown.units),
        findings=tuple(one for one in unique(findings) if one.place.file not in elsewhere),
        addresses=tuple(addresses),
        unseen=tuple(one for one in addresses if one not in asked or asked[one].standing in _UNSEEN),
        asked_on=min(days, default=None),
        falls_due=falls_due(first, Reviewed.GUIDES, guide.checked_on) if guide.checked_on else None,
    )


def _gathered(guide: Guide, addresses: Mapping[str, Service | None], known: ReviewInputs) -> Iterator[Problem]:
    """What other rules say of the guide's file, or of an address that it shows."""
    own = guide.at().file
    for problem in known.problems:
        if problem.place.file == own or problem.words.get("value") in addresses:
            yield problem


def _asked(
    guide: Guide, addresses: Mapping[str, Service | None], asked: Mapping[str, LinkVerdict]
) -> Iterator[Problem]:
    """What the external check says of the guide's addresses."""
    for address, verdict in asked.items():
        service, app = addresses[address], app_in(address)
        name, where = service.name if service else address, _place_of(guide, address, service)
        if verdict.standing is LinkStatus.DEAD and app:
            yield Problem.found("guide-app-gone", where, value=address, name=name)
        elif verdict.standing is LinkStatus.DEAD:
            since = show_date(verdict.failing_since) if verdict.failing_since else "?"
            yield Problem.found("guide-link-dead", where, value=address, reason=verdict.reason, since=since)
        elif verdict.standing is LinkStatus.MOVED and not app:
            yield Problem.found("guide-link-moved", where, value=address, final=verdict.final)
        if (
            app
            and service
            and verdict.standing in (LinkStatus.FINE, LinkStatus.MOVED)
            and _is_other(service, verdict.title)
        ):
            yield Problem.found("guide-app-name", where, value=address, name=service.name, title=verdict.title)


def _place_of(guide: Guide, address: str, service: Service | None) -> Location:
    """Where an address is written: in the catalogue, or in the guide."""
    if service is None:
        return guide.at("body") if f"({address}" in guide.body else guide.at()
    app = app_in(address)
    return service.at(app.store if app else "website")


def _is_other(service: Service, title: str) -> bool:
    """Whether a store's page names another app than the service, by any of its names. Without a title: nobody knows."""
    told = _bare(_IN_STORES.sub(" ", title))
    names = [_bare(name) for name in (service.name, service.full_name, *service.former_names) if name]
    return bool(told) and not any(name in told or told in name for name in names if name)


def _bare(text: str) -> str:
    """The letters and digits of a text, folded."""
    return re.sub(r"[\W_]+", "", fold(text))


def _helpers(guide: Guide, units: Iterable[Unit], day: date) -> Iterator[Problem]:
    """The units with teams of which nobody is shown as a helper. Where no team is entered yet, nothing is said."""
    wanted = frozenset[str](guide.services)
    lacking = [unit for unit in units if wanted and unit.teams and not _is_helped(unit, wanted, day)]
    if lacking:
        names = ", ".join(f"{unit.profile.kind} {unit.profile.name}" for unit in lacking[:_SHOWN])
        more = f" … ({len(lacking)})" if len(lacking) > _SHOWN else ""
        yield Problem.found("guide-no-helper", guide.at("services"), units=names + more)


def _is_helped(unit: Unit, wanted: frozenset[str], day: date) -> bool:
    members = (member for team in unit.teams.values() for member in team.members)
    return any(serves(member, day) and not wanted.isdisjoint(member.specialities) for member in members)


def _review(guide: Guide, unit: Unit, day: date) -> Iterator[Problem]:
    if guide.checked_on and is_overdue(unit, Reviewed.GUIDES, guide.checked_on, day):
        yield Problem.found("guide-overdue", guide.at("checked_on"), day=show_date(guide.checked_on))


def _code(guide: Guide, units: Iterable[Unit], site: Site) -> Iterator[Problem]:
    """A guide's QR code holds its page's canonical address: that is one, and our encoder takes even the longest."""
    address = max((absolute(site.base_url, routes.guide(unit, guide.slug)) for unit in units), key=len)
    try:
        read_url(address)
        qr.svg(address, guide.title)
    except (Refused, ValueError):
        yield Problem.found("guide-code", guide.at(), value=address)
