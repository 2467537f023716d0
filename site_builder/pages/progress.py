"""Plans the page on which a unit above shows how far the teams below have come: counted, and never typed."""

from collections.abc import Iterable, Iterator
from datetime import date

from site_builder.model import addresses
from site_builder.model.choices import TeamState
from site_builder.model.frozen import frozen
from site_builder.model.output import Page, Summary
from site_builder.model.progress import TeamProgress, added_up, by_month
from site_builder.model.services import Service
from site_builder.model.teams import Outreach, Team, state_on
from site_builder.pages.context import PageContext, capital, once_per_unit
from site_builder.pages.layout import page
from site_builder.pages.teams import figures, members_today
from site_builder.pages.views import Link
from site_builder.text.address import relative
from site_builder.text.normalize import order
from site_builder.text.numbers import show_count

_NAMED = 12
"""So many places are named where something is lacking; of the others it is told how many there are."""

_COLUMNS = 8
"""So many services stand side by side in a table."""


@frozen
class TallyRow:
    """Describes a row of counts: what is counted, which may be a link, and its numbers as they are shown."""

    head: Link
    cells: tuple[str, ...]


@frozen
class Tally:
    """Describes a table of counts; without `sums` it has no last row of them."""

    heads: tuple[str, ...]
    rows: tuple[TallyRow, ...]
    sums: tuple[str, ...] = ()


def own_progress(context: PageContext) -> TeamProgress | None:
    """Returns the counts of a unit's own teams and rounds; None where it has neither."""
    unit, today = context.unit, context.today
    if not unit.teams and not unit.events:
        return None
    serving = members_today(context)
    states = {name: state_on(team, today) for name, team in unit.teams.items()}
    past = [event for event in unit.events if is_held(context, event)]
    needed = {name for name, service in unit.services.items() if service.main and not service.state.is_past}
    return TeamProgress(
        teams=len(states),
        planned=sum(state is TeamState.PLANNED for state in states.values()),
        launched=sum(state in (TeamState.LAUNCHED, TeamState.TRAINED) for state in states.values()),
        trained=sum(state is TeamState.TRAINED for state in states.values()),
        overdue=sum(is_late(team, today) for team in unit.teams.values()),
        members=sum(map(len, serving.values())),
        sample_teams=sum(team.sample for team in unit.teams.values()),
        sample_members=sum(person.sample for members in serving.values() for _, person in members),
        unreported=sum(event.reached is None for event in past),
        sample_rounds=sum(event.sample for event in past),
        helped=tuple(
            sorted(
                needed & {name for members in serving.values() for member, _ in members for name in member.specialities}
            )
        ),
        rounds=by_month((f"{event.date:%Y-%m}", 1, event.reached or 0) for event in past),
    )


def is_late(team: Team, day: date) -> bool:
    """Returns whether a team was to be launched before a day and is not known to be."""
    return bool(team.planned_on and team.planned_on < day and state_on(team, day) is TeamState.PLANNED)


def is_held(context: PageContext, event: Outreach) -> bool:
    """Returns whether a round is over. One that comes again counts by the days for which something is written."""
    return bool(event.date and event.held and event.date < context.today)


def progress_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page of progress of a unit that has units below it."""
    if not context.below:
        return
    url, words = context.address(addresses.PROGRESS), context.words
    total = added_up([*(part for _, part in _parts(context)), *_own(context)])
    yield page(
        context,
        url,
        "progress",
        words["progress"],
        words["progress_about"].format(unit=context.label),
        facts=tuple(_facts(context, total)),
        samples=_samples(context, total),
        places=_places(context, url, total),
        months=_months(context, total),
        services=tuple(_services(context)),
        helpers=tuple(_helpers(context)),
        figures=figures(context),
    )


@once_per_unit
def _parts(context: PageContext) -> tuple[tuple[Summary, TeamProgress], ...]:
    """Returns the units directly below in alphabetical order, each with the sums of all that is within it.

    A unit that is over is counted by those alone that are over themselves: its teams are no longer anybody's.
    """
    depth = len(context.unit.path) + 1
    own: dict[tuple[str, ...], list[TeamProgress]] = {}
    for unit in context.below:
        if unit.progress and _counts(context, unit):
            own.setdefault(unit.path[:depth], []).append(unit.progress)
    places = [
        unit for unit in context.below if len(unit.path) == depth and (unit.path in own or _counts(context, unit))
    ]
    return tuple((unit, added_up(own.get(unit.path, ()))) for unit in sorted(places, key=lambda unit: order(unit.name)))


def _counts(context: PageContext, unit: Summary) -> bool:
    return not unit.is_to_come and (context.is_over or not unit.is_over)


def _own(context: PageContext) -> tuple[TeamProgress, ...]:
    found = own_progress(context)
    return (found,) if found else ()


def _facts(context: PageContext, total: TeamProgress) -> Iterator[tuple[str, str]]:
    """Yields what the sums say in words; what is nowhere is not mentioned."""
    words = context.words
    yield words["progress_teams"], _count(context, total.teams)
    for word, count in (("progress_launched", total.launched), ("progress_trained", total.trained)):
        if total.teams:
            yield words[word], _share(context, count, total.teams)
    unknown = total.teams - total.launched - total.planned
    for word, count in (
        ("progress_planned", total.planned),
        ("progress_unknown", unknown),
        ("progress_overdue", total.overdue),
        ("progress_members", total.members),
        ("progress_rounds", sum(held for _, held, _ in total.rounds)),
        ("progress_households", sum(reached for _, _, reached in total.rounds)),
        ("progress_unreported", total.unreported),
    ):
        if count:
            yield words[word], _count(context, count) + _where(context, word)


def _where(context: PageContext, word: str) -> str:
    """Returns in which places something is overdue: ": Bảo Quang, Xuân An"."""
    field = {"progress_overdue": "overdue", "progress_unreported": "unreported"}.get(word)
    late = [unit.name for unit, part in _parts(context) if field and getattr(part, field)]
    return f": {_listed(context, late)}" if late else ""


def _listed(context: PageContext, names: list[str]) -> str:
    """Returns the first names of places, and how many more there are."""
    rest = len(names) - _NAMED
    more = context.words["progress_more"].format(count=rest) if rest > 0 else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _share(context: PageContext, part: int, whole: int) -> str:
    """Returns "83/93 (89,2 %)"."""
    tenths = (part * 2000 + whole) // (whole * 2)  # rounded half up, in whole numbers
    percent = f"{tenths // 10}{context.words['decimal_mark']}{tenths % 10}" if tenths % 10 else str(tenths // 10)
    return f"{_count(context, part)}/{_count(context, whole)} ({percent} %)"


def _samples(context: PageContext, total: TeamProgress) -> str:
    """Returns how much of the sums is a sample; "" where nothing is."""
    counts = (("teams", total.sample_teams), ("members", total.sample_members), ("rounds", total.sample_rounds))
    told = [context.words[f"progress_sample_{word}"].format(count=_count(context, one)) for word, one in counts if one]
    return context.words["progress_samples"].format(what=", ".join(told)) if told else ""


def _places(context: PageContext, url: str, total: TeamProgress) -> Tally | None:
    words, rows = context.words, tuple(_rows(context, url))
    counted = ("progress_col_teams", "progress_col_launched", "progress_col_trained", "progress_col_members")
    heads = (words[name] for name in ("progress_place", *counted, "progress_col_rounds", "progress_col_households"))
    return Tally(heads=tuple(heads), rows=rows, sums=_cells(context, total)) if rows else None


def _rows(context: PageContext, url: str) -> Iterator[TallyRow]:
    depth = len(context.unit.path) + 1
    outer = {unit.path[:depth] for unit in context.below if len(unit.path) > depth}
    for own in _own(context):
        link = Link(text=capital(context.label), href=context.way(url, context.address(addresses.TEAMS)))
        yield TallyRow(head=link, cells=_cells(context, own))
    for unit, part in _parts(context):
        section = addresses.PROGRESS if unit.path in outer else addresses.TEAMS
        href = relative(url, addresses.home(unit.path) + section) if unit.is_online else ""
        yield TallyRow(head=Link(text=unit.name, href=href, note=capital(unit.kind)), cells=_cells(context, part))


def _cells(context: PageContext, part: TeamProgress) -> tuple[str, ...]:
    rounds = [sum(column) for column in zip(*((held, reached) for _, held, reached in part.rounds), strict=True)]
    counts = (part.teams, part.launched, part.trained, part.members, *(rounds or (0, 0)))
    return tuple(_count(context, count) for count in counts)


def _months(context: PageContext, total: TeamProgress) -> Tally | None:
    """Returns each month with its rounds and households, the newest first."""
    rows = []
    for month, held, reached in reversed(total.rounds):
        year, _, number = month.partition("-")
        cells = (_count(context, held), _count(context, reached))
        rows.append(TallyRow(head=Link(text=f"{number}/{year}", href=""), cells=cells))
    heads = (context.words[name] for name in ("progress_month", "progress_rounds", "progress_households"))
    return Tally(heads=tuple(heads), rows=tuple(rows)) if rows else None


def _services(context: PageContext) -> Iterator[tuple[str, str]]:
    """Yields each main service, with its number, and the places that have a helper, and those that have none."""
    parts = _parts(context)
    for number, service in enumerate(needed(context.unit.services.values()) if parts else (), 1):
        lacking = [unit.name for unit, part in parts if service.id not in part.helped]
        words = context.words
        told = words["progress_helped"].format(share=f"{len(parts) - len(lacking)}/{len(parts)}")
        if lacking and len(lacking) < len(parts):
            told += f" {words['progress_lacking'].format(names=_listed(context, lacking))}."
        yield f"{number}. {service.name}", told


def _helpers(context: PageContext) -> Iterator[Tally]:
    """Yields tables of places and main services. A screen of 360 pixels shows one without being moved sideways."""
    services, words = [service.id for service in needed(context.unit.services.values())], context.words
    for start in range(0, len(services), _COLUMNS) if _parts(context) else ():
        shown = services[start : start + _COLUMNS]
        yield Tally(
            heads=(words["progress_place"], *(str(start + number) for number in range(1, len(shown) + 1))),
            rows=tuple(
                TallyRow(
                    head=Link(text=unit.name, href=""),
                    cells=tuple(words["progress_yes" if name in part.helped else "progress_no"] for name in shown),
                )
                for unit, part in _parts(context)
            ),
        )


def needed(services: Iterable[Service]) -> Iterator[Service]:
    """Yields the main services that can be used: for each a place should have a helper."""
    return (service for service in services if service.main and not service.state.is_past)


def _count(context: PageContext, number: int) -> str:
    return show_count(number, context.words)
