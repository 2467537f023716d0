"""A report on each guide: what the rules, the external check and the calendar know of it, brought together.

A shared guide is reviewed once, at its own file, for all units that show it. Nothing is told twice: problems that other
rules have found are gathered by their file and address, and what only this review finds is not among the problems of a
build.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date

from site_builder import qr
from site_builder.check.guide_steps import past_services
from site_builder.content.review import falls_due, is_overdue
from site_builder.links import routes
from site_builder.links.schemes.app_stores import app_in
from site_builder.links.schemes.guide_links import addresses as addresses_of
from site_builder.model.choices import Reviewed
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.guide_review import GuideCheck
from site_builder.model.link_status import LinkStatus, LinkVerdict
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused
from site_builder.model.services import Service
from site_builder.model.silence import address_told, sift, told_in, unique
from site_builder.model.site import Site
from site_builder.model.teams import serves
from site_builder.model.unit import Unit
from site_builder.text.address import absolute, read_url
from site_builder.text.normalize import fold
from site_builder.text.numbers import show_date

_SHOWN = 6
"""Units that a finding names."""
_UNSEEN = (LinkStatus.UNKNOWN, LinkStatus.BLOCKED, LinkStatus.FLAKY)
_IN_STORES = re.compile(r"google play|app store|apps on|ứng dụng trên|trên the|apple|[\u200e\u200f|–—-]", re.IGNORECASE)
"""What stores add to an app's name in the titles of their pages."""


@frozen
class ReviewInputs:
    """What a review is made of, beside the units: all of it values."""

    site: Site
    day: date
    verdicts: Mapping[str, LinkVerdict] = field(default_factory=dict)
    """What the external check says, by address; may be empty."""
    problems: tuple[Problem, ...] = ()
    """What all other rules have found."""


@frozen
class GuideContext:
    """A guide with all that its review asks about."""

    guide: Guide
    units: tuple[Unit, ...]
    """Those that show it."""
    site: Site
    day: date
    addresses: Mapping[str, Service | None]
    """Where it leads, with the service that the address belongs to."""
    verdicts: Mapping[str, LinkVerdict]
    """What the external check says of these addresses, as far as it was asked."""


def review(units: Iterable[Unit], known: ReviewInputs) -> tuple[GuideCheck, ...]:
    """A check of every guide of the units (with all that they inherit, without what they hide), by file."""
    shown: dict[str, tuple[Guide, list[Unit]]] = {}
    for unit in units:
        for guide in unit.guides.values():
            shown.setdefault(guide.at().file, (guide, []))[1].append(unit)
    contexts = [_context(guide, tuple(showing), known) for _, (guide, showing) in sorted(shown.items())]
    return tuple(_check(context, known, shown.keys() - {context.guide.at().file}) for context in contexts)


def _context(guide: Guide, units: tuple[Unit, ...], known: ReviewInputs) -> GuideContext:
    addresses = addresses_of(guide, units[0])
    verdicts = {address: known.verdicts[address] for address in addresses if address in known.verdicts}
    return GuideContext(
        guide=guide, units=units, site=known.site, day=known.day, addresses=addresses, verdicts=verdicts
    )


def _check(context: GuideContext, known: ReviewInputs, others: Container[str]) -> GuideCheck:
    """What other rules have found and what the review finds. `others` are the files of all other guides."""
    guide, verdicts = context.guide, context.verdicts
    gathered = tuple(_gathered(context, known.problems))
    addresses_told = {problem.words.get("value", "") for problem in gathered}
    found = sift((problem for check in GUIDE_CHECKS for problem in check(context)), address_told(addresses_told))
    days = [verdict.checked_on for verdict in verdicts.values() if verdict.checked_on]
    return GuideCheck(
        place=Location(file=guide.at().file),
        title=guide.title,
        units=tuple(unit.path for unit in context.units),
        findings=unique((*gathered, *found.told), told_in(others)),
        addresses=tuple(context.addresses),
        unseen=tuple(one for one in context.addresses if one not in verdicts or verdicts[one].link_status in _UNSEEN),
        asked_on=min(days, default=None),
        falls_due=falls_due(context.units[0], Reviewed.GUIDES, guide.checked_on) if guide.checked_on else None,
    )


def _gathered(context: GuideContext, problems: Iterable[Problem]) -> Iterator[Problem]:
    """What other rules say of the guide's file, or of an address that it shows."""
    own = context.guide.at().file
    for problem in problems:
        if problem.place.file == own or problem.words.get("value") in context.addresses:
            yield problem


def replaced_services(context: GuideContext) -> Iterator[Problem]:
    """Where a service of the guide was replaced, the guide names the one that replaced it."""
    guide = context.guide
    for past, heir in past_services(guide, context.units[0].services):
        if heir and heir.id not in guide.services:
            yield past


def answers(context: GuideContext) -> Iterator[Problem]:
    """Every address answers, where it stands, and as the app that it should be."""
    for address, verdict in context.verdicts.items():
        service, app = context.addresses[address], app_in(address)
        name, where = service.name if service else address, _place_of(context.guide, address, service)
        if verdict.link_status is LinkStatus.DEAD and app:
            yield Problem.found("guide-app-gone", where, value=address, name=name)
        elif verdict.link_status is LinkStatus.DEAD:
            since = show_date(verdict.failing_since) if verdict.failing_since else "?"
            yield Problem.found("guide-link-dead", where, value=address, reason=verdict.reason, since=since)
        elif verdict.link_status is LinkStatus.MOVED and not app:
            yield Problem.found("guide-link-moved", where, value=address, final=verdict.final)
        if (
            app
            and service
            and verdict.link_status in (LinkStatus.FINE, LinkStatus.MOVED)
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


def helpers(context: GuideContext) -> Iterator[Problem]:
    """In every unit with teams somebody is shown as a helper. Where no team is entered yet, nothing is said."""
    guide, wanted = context.guide, frozenset[str](context.guide.services)
    lacking = [unit for unit in context.units if wanted and unit.teams and not _is_helped(unit, wanted, context.day)]
    if lacking:
        names = ", ".join(f"{unit.profile.kind} {unit.profile.name}" for unit in lacking[:_SHOWN])
        more = f" … ({len(lacking)})" if len(lacking) > _SHOWN else ""
        yield Problem.found("guide-no-helper", guide.at("services"), units=names + more)


def _is_helped(unit: Unit, wanted: frozenset[str], day: date) -> bool:
    members = (member for team in unit.teams.values() for member in team.members)
    return any(serves(member, day) and not wanted.isdisjoint(member.specialities) for member in members)


def overdue(context: GuideContext) -> Iterator[Problem]:
    """The day of the next review has not come."""
    guide = context.guide
    if guide.checked_on and is_overdue(context.units[0], Reviewed.GUIDES, guide.checked_on, context.day):
        yield Problem.found("guide-overdue", guide.at("checked_on"), day=show_date(guide.checked_on))


def code(context: GuideContext) -> Iterator[Problem]:
    """A guide's QR code holds its page's canonical address: that is one, and our encoder takes even the longest."""
    guide, base_url = context.guide, context.site.base_url
    address = max((absolute(base_url, routes.guide(unit, guide.slug)) for unit in context.units), key=len)
    try:
        read_url(address)
        qr.svg(address, guide.title)
    except (Refused, ValueError):
        yield Problem.found("guide-code", guide.at(), value=address)


GUIDE_CHECKS: tuple[Callable[[GuideContext], Iterator[Problem]], ...] = (
    replaced_services,
    answers,
    helpers,
    overdue,
    code,
)
"""To add a rule on guides that needs verdicts or several units, write a function and name it here."""
