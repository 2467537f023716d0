"""Defines what `teams.yaml`, `events.yaml` and `figures.yaml` say: who helps, where they went, and what came of it."""

from datetime import date, time
from decimal import Decimal

from site_builder.model.choices import ConsentItem, Role, TeamState
from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.quantity import Quantity
from site_builder.model.repeat import Repeat
from site_builder.model.scalars import Day, Mobile, Phone, Slug


@frozen
class Consent(Record):
    """Records a person's agreement to publish (Law 91/2025/QH15): which data, when, and taken by whom."""

    what: tuple[ConsentItem, ...] = required(())
    date: Day | None = required(None)
    by: str = required("")


@frozen
class Member(Record):
    """Describes a member of a team. Phone and Zalo are published only with a consent that names them."""

    name: str = required("")
    role: Role = required(Role.MEMBER)
    position: str = ""
    phone: Phone | None = None
    zalo: Mobile | None = None
    specialities: tuple[Slug, ...] = ()
    consent: Consent | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: str = ""
    sample: bool = False


@frozen
class Team(Record):
    """Describes a community digital technology team, of the whole commune or of one locality."""

    id: Slug = required(Slug(""))
    name: str = ""
    locality: Slug | None = None
    state: TeamState | None = None
    """It is written where a source tells it without a day. What the days below tell goes further or stands as well."""
    decision: str = ""
    decided_on: Day | None = None
    planned_on: Day | None = None
    """It is the day on which the team is to be launched."""
    launched_on: Day | None = None
    trained_on: Day | None = None
    reformed_on: Day | None = None
    partners: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    source: str = ""
    sample: bool = False


@frozen
class Outreach(Record):
    """Describes a day on which the team goes out, or days that come again and again: `events.yaml`."""

    date: Day | None = None
    repeat: Repeat | None = None
    """It stands in place of `date`. What came of one of its days is written with that day's date, beside it."""
    from_: Day | None = None
    until: Day | None = None
    except_: tuple[Day, ...] = ()
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    localities: tuple[Slug, ...] = ()
    topics: tuple[str, ...] = ()
    partner: str = ""
    planned: int | None = None
    reached: int | None = None
    """It counts households, as `planned` does."""
    people: int | None = None
    """It counts those of the team who went out."""
    workdays: Decimal | None = None
    """It is what all of them worked, in days."""
    held: bool = True
    reason: str = ""
    source: str = ""
    sample: bool = False


@frozen
class Figure(Record):
    """Holds a number with its date and source. A newer number never replaces it: `figures.yaml`."""

    label: str = required("")
    value: Quantity | None = required(None)
    measure: str = ""
    as_of: Day | None = required(None)
    source: str = required("")


_STATES = tuple(TeamState)


def state_on(team: Team, day: date) -> TeamState | None:
    """Returns how far a team has come by a day; None where nothing is told. A day that is yet to come tells a plan."""
    days = {
        TeamState.PLANNED: date.min if team.planned_on or team.launched_on or team.trained_on else None,
        TeamState.LAUNCHED: team.launched_on,
        TeamState.TRAINED: team.trained_on,
    }
    reached = [state for state, reached_on in days.items() if reached_on and reached_on <= day]
    told = [*reached, team.state] if team.state else reached
    return max(told, key=_STATES.index, default=None)


def serves(member: Member, day: date) -> bool:
    """Returns whether a member is shown on a day: a person disappears from every page after `valid_to`."""
    return (member.valid_from or day) <= day <= (member.valid_to or day)
