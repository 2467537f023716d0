"""Rules on who helps where (R24): a helper for each main service in each hamlet, and not too much for anybody."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.choices import State
from site_builder.model.location import Location
from site_builder.model.problem import Problem
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


def coverage(context: CheckContext) -> Iterator[Problem]:
    """Whoever lives in a hamlet finds a helper for each main service there.

    Where hamlets have teams, each is served by its own. A commune that has but one team for all is judged as a whole.
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
    for name, locality in localities.items():
        own = tuple(team for team in teams if team.locality == name)
        yield f"{locality.kind} {locality.name}", own[0].at() if own else locality.at(), own


def _is_needed(service: Service) -> bool:
    return service.main and not service.hide and service.state not in (State.CLOSED, State.REPLACED)
