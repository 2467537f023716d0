"""Rules on who helps where (R24): a helper for each main service in each hamlet, and not too much for anybody."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.choices import State
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.profile import TeamLimit, localities_around
from site_builder.model.services import Service
from site_builder.model.teams import Team, serves
from site_builder.model.unit import Unit

MOST_SPECIALITIES = 3
"""Each member takes two or three apps and is trained in them."""


def specialities(context: CheckContext) -> Iterator[Problem]:
    """Nobody is asked to master everything."""
    for member in (member for team in context.unit.teams.values() for member in team.members):
        count = len(set(member.specialities))
        if count > MOST_SPECIALITIES:
            where = member.at("specialities", MOST_SPECIALITIES)
            words = {"name": member.name, "count": str(count), "most": str(MOST_SPECIALITIES)}
            yield Problem.found("many-specialities", where, **words)


def team_sizes(context: CheckContext) -> Iterator[Problem]:
    """A team has no more people than the layer above wants it to have. Only who is in office on the day counts."""
    profile = context.unit.profile
    if not profile.limits:
        return
    for team in context.unit.teams.values():
        place = profile.localities.get(team.locality or "")
        most = _limit(profile.limits, place.kind if place else profile.kind)
        count = sum(serves(member, context.day) for member in team.members)
        if most is not None and count > most:
            yield Problem.found("team-large", team.at(), value=team.id, count=str(count), most=str(most))


def _limit(limits: tuple[TeamLimit, ...], kind: str) -> int | None:
    """The limit for teams of a kind of place: the nearest that names the kind, else the nearest for all."""
    wanted = (kind.casefold(), "")
    return next((one.members for name in wanted for one in limits if one.kind.casefold() == name), None)


def coverage(context: CheckContext) -> Iterator[Problem]:
    """Whoever lives in a hamlet finds a helper for each main service there.

    Where hamlets have teams, each is served by its own, by that of the place around it and by those of the places in
    it. A commune that has but one team for all is judged as a whole.
    Where nothing is entered yet, nothing is said. Only who is in office on the day helps.
    """
    unit = context.unit
    needed = {name: item for name, item in unit.services.items() if _is_needed(item)}
    for area, where, teams in _areas(unit):
        serving = [member for team in teams for member in team.members if serves(member, context.day)]
        helped = {name for member in serving for name in member.specialities}
        lacking = ", ".join(item.name for name, item in needed.items() if name not in helped)
        if lacking and teams:
            yield Problem.found("not-covered", where, area=area, services=lacking)
        elif lacking:
            yield Problem.found("no-team", where, area=area, services=lacking)


def _areas(unit: Unit) -> Iterator[tuple[str, Location, tuple[Team, ...]]]:
    """What is to be served, where to mend it, and by which teams."""
    localities, teams = unit.profile.localities, tuple(unit.teams.values())
    if not localities or not teams:
        return
    if not any(team.locality in localities for team in teams):
        yield f"{unit.profile.kind} {unit.profile.name}", teams[0].at(), teams
        return
    around = {team.id: localities_around(localities, team.locality) for team in teams}
    for name, locality in localities.items():
        own = tuple(team for team in teams if team.locality == name)
        reach = (name, *(outer.id for outer in localities_around(localities, name)))
        near = (team for team in teams if team.locality in reach or locality in around[team.id])
        yield f"{locality.kind} {locality.name}", own[0].at() if own else locality.at(), tuple(near)


def _is_needed(service: Service) -> bool:
    return service.main and not service.hide and service.state not in (State.CLOSED, State.REPLACED)
