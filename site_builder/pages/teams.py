"""Plans the page of teams and members: who helps with what, and how to reach them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.choices import Audience, ConsentItem, Role, TeamState
from site_builder.model.frozen import frozen
from site_builder.model.output import Page
from site_builder.model.profile import Locality, localities_around
from site_builder.model.quantity import Quantity
from site_builder.model.teams import Member, Team, serves, state_on
from site_builder.pages.contacts import contact_link
from site_builder.pages.context import PageContext, capital, cite, full_name, once_per_unit
from site_builder.pages.layout import hotline, page, units_below
from site_builder.pages.outreach import outreach_links, outreach_on_teams
from site_builder.pages.succession import former_teams, links_to
from site_builder.pages.views import Call, Link, Person, call
from site_builder.text.contacts import zalo_address
from site_builder.text.normalize import order
from site_builder.text.numbers import show_date
from site_builder.text.quantities import show_quantity


@frozen
class TeamView:
    """Describes a team with its members, the head first."""

    id: str
    name: str
    place: str
    facts: tuple[str, ...]
    channels: tuple[Link, ...]
    people: tuple[Person, ...]
    source: str
    sample: bool


@frozen
class LocalityView:
    """Describes a locality without a team that has channels of its own."""

    place: str
    channels: tuple[Link, ...]


@frozen
class FigureView:
    """Describes a number with its day and source."""

    label: str
    value: str
    as_of: str
    told_by: str
    """It is the source, which stands beside the number: another source has another number for the same day."""


_YEAR = re.compile(r"(?<=/)(?:19|20)\d\d\b|\b(?:19|20)\d\d\b(?!/[^\W\d])")
"""A year, and no number of a document ("2025/NQ-HĐND")."""
_RANKS = {role: rank for rank, role in enumerate(Role)}


def agreed_to(member: Member, today: date) -> tuple[ConsentItem, ...]:
    """Returns what a member has agreed to publish by a day."""
    consent = member.consent
    return consent.what if consent and consent.date and consent.date <= today else ()


@once_per_unit
def ordered_teams(context: PageContext) -> tuple[Team, ...]:
    """Returns the unit's own team first, then those of the localities in alphabetical order."""
    teams = context.unit.teams.values()
    return tuple(sorted(teams, key=lambda team: _rank(context, team.locality)))


def _rank(context: PageContext, locality: str | None) -> tuple[object, ...]:
    """Returns what sorts localities: each comes after the one in which it lies, and before that one's neighbours."""
    around = localities_around(context.unit.profile.localities, locality)
    return (locality is not None, *(order(full_name(one.kind, one.name)) for one in reversed(around)))


def people(context: PageContext, team: Team) -> tuple[Person, ...]:
    """Returns the members of a team who serve today."""
    return tuple(person for _, person in members_today(context)[team.id])


def helpers(context: PageContext, services: Iterable[str]) -> tuple[Person, ...]:
    """Returns the members whose specialities match, in the order of the teams' page."""
    wanted = frozenset(services)
    return tuple(
        person
        for members in members_today(context).values()
        for member, person in members
        if not wanted.isdisjoint(member.specialities)
    )


@once_per_unit
def members_today(context: PageContext) -> Mapping[str, list[tuple[Member, Person]]]:
    """Returns who serves today in each team: head, deputies, core, others; within a role in the order of the file."""
    return {
        team.id: [
            (member, _person(context, team, member))
            for member in sorted(team.members, key=lambda member: _RANKS[member.role])
            if _is_shown(context, team, member)
        ]
        for team in ordered_teams(context)
    }


def place(context: PageContext, team: Team) -> str:
    """Returns where a team works: its locality, or the whole unit."""
    around = localities_around(context.unit.profile.localities, team.locality)
    return ", ".join(full_name(one.kind, one.name) for one in around) or context.label


def team_name(context: PageContext, team: Team) -> str:
    """Returns the team's own name, or one made of where it works."""
    return team.name or f"{context.words['team']} {place(context, team)}"


def _person(context: PageContext, team: Team, member: Member) -> Person:
    agreed = agreed_to(member, context.today)
    services = context.unit.services
    phone = member.phone if member.phone and "phone" in agreed else None
    zalo = member.zalo if member.zalo and "zalo" in agreed else None
    return Person(
        name=_named(context, team, member),
        role=context.words[f"role_{member.role}"],
        position=member.position,
        team=context.native(capital(place(context, team))),
        helps=tuple(services[name].name for name in member.specialities if name in services),
        call=call(f"{context.words['call']} {member.name}", phone) if phone else None,
        zalo=Link(text=f"Zalo {member.name}", href=zalo_address(zalo)) if zalo else None,
        source=cite(member.source),
        sample=member.sample or team.sample,
    )


def _named(context: PageContext, team: Team, member: Member) -> str:
    """Returns a member's name: in a unit that is over, with the year in which the source named the person in office."""
    year = _year(member.source or team.source) if context.is_over and not (member.sample or team.sample) else ""
    return context.words["name_in_year"].format(name=member.name, year=year) if year not in member.name else member.name


def _year(source: str) -> str:
    """Returns the latest year that a source names."""
    return max(_YEAR.findall(source), default="")


def _is_shown(context: PageContext, team: Team, member: Member) -> bool:
    """Returns whether a member is shown today. Whom a source named in office, nobody knows to be there when the unit
    is over: such a person is shown with the year of the source, or not at all.
    """
    source = member.source or team.source
    is_known = member.sample or team.sample or not source or not context.is_over or bool(_year(source))
    return is_known and serves(member, context.today)


@once_per_unit
def office_call(context: PageContext) -> Call | None:
    """Returns the number for people to whom no other number applies: the office's, or else the hotline."""
    profile = context.unit.profile
    if profile.office and profile.office.phone:
        return call(context.words["call_office"], profile.office.phone)
    return hotline(context)


def _lessons(context: PageContext, url: str) -> tuple[Link, ...]:
    """Returns the guides for the members themselves, as far as the unit has them."""
    guides = [guide for guide in context.unit.guides.values() if guide.audience is Audience.MEMBERS]
    guides.sort(key=lambda guide: (guide.order, order(guide.title)))
    return tuple(Link(text=one.title, href=context.way(url, routes.guide(context.unit, one.slug))) for one in guides)


def team_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page of all teams."""
    url = context.address(addresses.TEAMS)
    teams = tuple(_team(context, team) for team in ordered_teams(context))
    yield page(
        context,
        url,
        "teams",
        context.words["teams"],
        context.words["teams_about"].format(unit=context.label),
        teams=teams,
        tasks=_tasks(context) if len(teams) > 1 else (),
        groups=_other_groups(context),
        units=units_below(context, url, addresses.TEAMS),
        office=office_call(context),
        lessons=_lessons(context, url),
        outreach=outreach_links(context, url),
        outreach_days=outreach_on_teams(context),
        figures=figures(context),
        former=links_to(url, former_teams(context)),
    )


def _tasks(context: PageContext) -> tuple[tuple[str, str], ...]:
    """Returns for each task, in alphabetical order, the teams in which somebody helps with it; who that is, stands
    with each team below.
    """
    found: dict[str, dict[str, None]] = {}
    for members in members_today(context).values():
        for _, person in members:
            for task in person.helps:
                found.setdefault(task, {})[person.team] = None
    return tuple((task, "; ".join(found[task])) for task in sorted(found, key=order))


def _team(context: PageContext, team: Team) -> TeamView:
    words = context.words
    locality = context.unit.profile.localities.get(team.locality or "")
    is_sample = bool(locality and locality.sample)
    decided = (team.decision, show_date(team.decided_on) if team.decided_on else "")
    facts = (
        (words["team_decision"], ", ".join(filter(None, decided))),
        (words["team_partners"], ", ".join(team.partners)),
    )
    return TeamView(
        id=team.id,
        name=team_name(context, team),
        place=capital(place(context, team)),
        facts=(*_stage(context, team), *(f"{label}: {value}" for label, value in facts if value)),
        channels=_channels(locality) if locality else (),
        people=people(context, team),
        source=cite(team.source),
        sample=team.sample or is_sample,
    )


def _stage(context: PageContext, team: Team) -> Iterator[str]:
    """Yields how far a team has come, with the days that are known."""
    words, state = context.words, state_on(team, context.today)
    if state is TeamState.PLANNED:
        day = team.launched_on or team.planned_on
        yield f"{words['team_to_launch']}: {show_date(day)}" if day else words["team_planned"]
        return
    if team.launched_on and team.launched_on <= context.today:
        yield f"{words['team_launched']}: {show_date(team.launched_on)}"
    elif state is TeamState.LAUNCHED:
        yield words["team_is_launched"]
    if team.reformed_on:
        yield f"{words['team_reformed']}: {show_date(team.reformed_on)}"
    if state is TeamState.TRAINED:
        day = team.trained_on if team.trained_on and team.trained_on <= context.today else None
        yield f"{words['team_trained']}: {show_date(day)}" if day else words["team_is_trained"]


def _channels(locality: Locality) -> tuple[Link, ...]:
    """Returns the ways to reach a locality that have an address: its Zalo group, its page."""
    found = [replace(contact_link(channel.value), note=channel.label) for channel in locality.channels if channel.value]
    return tuple(link for link in found if link.href)


def _other_groups(context: PageContext) -> tuple[LocalityView, ...]:
    """Returns the localities that have channels and no team, in alphabetical order."""
    places = context.unit.profile.localities
    with_team = {team.locality for team in context.unit.teams.values()}
    found = [one for name, one in places.items() if one.channels and name not in with_team]
    return tuple(
        LocalityView(place=capital(full_name(one.kind, one.name)), channels=_channels(one))
        for one in sorted(found, key=lambda one: _rank(context, one.id))
        if _channels(one)
    )


def _quantity(context: PageContext, quantity: Quantity | None) -> str:
    """Returns a figure's number, with what its source says of how exact it is."""
    if quantity is None:
        return ""
    bound = context.words[f"figure_{quantity.bound}"] if quantity.bound else "{number}"
    scale = context.words[f"figure_{quantity.scale}"] if quantity.scale else "{number}"
    return show_quantity(quantity, context.words, bound, scale)


def figures(context: PageContext) -> tuple[FigureView, ...]:
    """Returns the unit's figures, each with its day and source. One of a day that is yet to come is not known yet."""
    return tuple(
        FigureView(
            label=figure.label,
            value=f"{_quantity(context, figure.value)} {figure.measure}".strip(),
            as_of=show_date(figure.as_of) if figure.as_of else "",
            told_by=cite(figure.source),
        )
        for figure in context.unit.figures
        if context.has_come(figure.as_of)
    )
