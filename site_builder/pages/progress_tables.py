"""Makes the tables of progress that a meeting has before it: counts, helpers, rounds, days worked, what is overdue.

They are counted from the same values as the pages of progress (`own_progress`), unit by unit.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from site_builder.content.outreach_days import forgotten, unreported
from site_builder.model.choices import Role
from site_builder.model.frozen import frozen
from site_builder.model.progress import TeamProgress, added_up
from site_builder.model.teams import Outreach, state_on
from site_builder.output.workbook import SheetCell, SheetColumn, Table
from site_builder.pages.context import PageContext, capital, full_name
from site_builder.pages.progress import is_held, is_late, needed, own_progress
from site_builder.pages.teams import figures, members_today, ordered_teams, team_name
from site_builder.text.normalize import order
from site_builder.text.numbers import show_date

ReportWords = Mapping[str, str]
TableRows = Iterator[tuple[SheetCell, ...]]
_COUNTED = ("teams", "planned", "launched", "trained", "overdue", "members", "rounds", "households", "unreported")
_SAMPLES = ("sample_teams", "sample_members", "sample_rounds")
_HOUR = 3600


@frozen
class CountedUnit:
    """Holds a unit and its counts."""

    context: PageContext
    counts: TeamProgress
    is_upper: bool
    """Whether it has no teams and rounds of its own, but units inside: it has a row in no table of counts."""

    @property
    def place(self) -> str:
        """The unit in full: "Xã Bảo Quang"."""
        return capital(self.context.label)

    @property
    def above(self) -> str:
        """The unit right above it; "" for one below the root, which has the whole site's name."""
        outer = self.context.above[1:]
        return capital(full_name(outer[-1].kind, outer[-1].name)) if outer else ""


def counted_units(contexts: Sequence[PageContext]) -> tuple[CountedUnit, ...]:
    """Returns those of a unit and all units inside it that count.

    A unit that is yet to come does not count, nor one that is over, unless the outermost of them is over too.
    """
    if not contexts:
        return ()
    outer = {context.unit.path[:depth] for context in contexts for depth in range(len(context.unit.path))}
    is_past = min(contexts, key=lambda context: len(context.unit.path)).is_over
    found = []
    for context in contexts:
        counts = own_progress(context)
        if not context.is_to_come and (is_past or not context.is_over):
            is_upper = counts is None and context.unit.path in outer
            found.append(CountedUnit(context=context, counts=counts or TeamProgress(), is_upper=is_upper))
    return tuple(sorted(found, key=_in_alphabet))


def _in_alphabet(unit: CountedUnit) -> tuple[object, ...]:
    """Returns what sorts units: by the names of those around them, and below each the units inside."""
    outer = [order(one.name) for one in unit.context.above[1:]]
    return (*outer, order(unit.context.unit.profile.name)) if unit.context.unit.path else ()


def progress_tables(units: Sequence[CountedUnit], words: ReportWords, day: date) -> dict[str, Table]:
    """Returns the tables by the name with which one of them is asked for, in the order of the sheets."""
    counted = [unit for unit in units if not unit.is_upper]
    made = [make(counted, words, day) for make in (_counts, _helpers, _months, _days_worked, _teams, _overdue)]
    return dict(zip(SHEETS, (*made, _told(units, words)), strict=True))


SHEETS = ("counts", "services", "months", "days", "teams", "overdue", "figures")
"""The names of the tables, as they are typed."""


def _table(
    words: ReportWords,
    name: str,
    heads: Sequence[str],
    rows: TableRows,
    sums: tuple[SheetCell, ...] = (),
    notes: tuple[str, ...] = (),
) -> Table:
    columns = tuple(SheetColumn(head=words.get(f"report_col_{head}", head)) for head in heads)
    return Table(name=words[f"report_sheet_{name}"], columns=columns, rows=tuple(rows), sums=sums, notes=notes)


def _counts(units: Sequence[CountedUnit], words: ReportWords, day: date) -> Table:
    total = added_up(unit.counts for unit in units)
    heads = ("place", "above", *_COUNTED, *_SAMPLES)
    rows: TableRows = ((unit.place, unit.above, *_numbers(unit.counts)) for unit in units)
    notes = (words["report_counted"].format(day=show_date(day)), words["report_samples"])
    return _table(words, "counts", heads, rows, (words["report_sum"], "", *_numbers(total)), notes)


def _numbers(counts: TeamProgress) -> tuple[int, ...]:
    rounds = {
        "rounds": sum(held for _, held, _ in counts.rounds),
        "households": sum(reached for _, _, reached in counts.rounds),
    }
    return tuple(rounds[name] if name in rounds else getattr(counts, name) for name in (*_COUNTED, *_SAMPLES))


def _helpers(units: Sequence[CountedUnit], words: ReportWords, day: date) -> Table:
    """Makes the table of places and main services: how many help with what where."""
    del day
    services = {one.id: one.name for unit in units for one in needed(unit.context.unit.services.values())}
    rows = [(unit, [_helping(unit.context)[name] for name in services]) for unit in units]
    sums = tuple(sum(bool(helping[at]) for _, helping in rows) for at in range(len(services)))
    return _table(
        words,
        "services",
        ("place", "above", *services.values()),
        ((unit.place, unit.above, *helping) for unit, helping in rows),
        (words["report_places_with_helper"], "", *sums) if services else (),
        (words["report_helpers"],),
    )


def _helping(context: PageContext) -> Counter[str]:
    members = (member for serving in members_today(context).values() for member, _ in serving)
    return Counter(name for member in members for name in set(member.specialities))


def _months(units: Sequence[CountedUnit], words: ReportWords, day: date) -> Table:
    del day
    rounds = added_up(unit.counts for unit in units).rounds
    rows = ((f"{month[5:]}/{month[:4]}", held, reached) for month, held, reached in rounds)
    sums = (words["report_sum"], sum(one[1] for one in rounds), sum(one[2] for one in rounds))
    return _table(words, "months", ("month", "rounds", "households"), rows, sums)


def _days_worked(units: Sequence[CountedUnit], words: ReportWords, day: date) -> Table:
    """Makes the list of rounds that were held, by which support money is worked out: days, hours, people."""
    del day
    held = [(unit, event) for unit in units for event in _held(unit.context)]
    heads = (
        "place above date starts ends hours people person_hours workdays planned_households reached where localities"
    )
    rows = ((unit.place, unit.above, *_day(unit.context, event, words)) for unit, event in held)
    people = sum(event.people or 0 for _, event in held)
    hours = sum((_person_hours(event) or Decimal(0) for _, event in held), Decimal(0))
    workdays = sum((event.workdays or Decimal(0) for _, event in held), Decimal(0))
    reached = sum(event.reached or 0 for _, event in held)
    sums: tuple[SheetCell, ...] = (words["report_sum"], "", None, "", "", None, people, hours, workdays)
    sums += (sum(event.planned or 0 for _, event in held), reached, "", "", "", "")
    return _table(words, "days", [*heads.split(), "partner", "sample"], rows, sums, (words["report_days"],))


def _held(context: PageContext) -> list[Outreach]:
    return sorted(
        (event for event in context.unit.events if is_held(context, event)),
        key=lambda event: (event.date or date.min, event.starts or time()),
    )


def _day(context: PageContext, event: Outreach, words: ReportWords) -> tuple[SheetCell, ...]:
    known = context.unit.profile.localities
    named = (full_name(known[name].kind, known[name].name) for name in event.localities if name in known)
    return (
        event.date,
        f"{event.starts:%H:%M}" if event.starts else "",
        f"{event.ends:%H:%M}" if event.ends else "",
        _hours(event),
        event.people,
        _person_hours(event),
        event.workdays,
        event.planned,
        event.reached,
        event.place,
        ", ".join(named),
        event.partner,
        words["report_is_sample"] if event.sample else "",
    )


def _hours(event: Outreach) -> Decimal | None:
    """Returns how many hours a round took; None where it is not written, or it would end before it begins."""
    if not event.starts or not event.ends or event.ends <= event.starts:
        return None
    seconds = (datetime.combine(date.min, event.ends) - datetime.combine(date.min, event.starts)).seconds
    return round(Decimal(seconds) / _HOUR, 2)


def _person_hours(event: Outreach) -> Decimal | None:
    hours = _hours(event)
    return hours * event.people if hours is not None and event.people is not None else None


def _teams(units: Sequence[CountedUnit], words: ReportWords, day: date) -> Table:
    """Makes the list of teams. A head's number is there only where the pages show it."""
    heads = ("place", "above", "team", "state", "launched_on", "trained_on", "decision", "members", "head", "phone")
    rows = (row for unit in units for row in _team_rows(unit, words, day))
    return _table(words, "teams", (*heads, "sample"), rows)


def _team_rows(unit: CountedUnit, words: ReportWords, day: date) -> TableRows:
    serving = members_today(unit.context)
    for team in ordered_teams(unit.context):
        head = next((person for member, person in serving[team.id] if member.role is Role.HEAD), None)
        state = state_on(team, day)
        yield (
            unit.place,
            unit.above,
            team_name(unit.context, team),
            words[f"report_state_{state}"] if state else "",
            team.launched_on,
            team.trained_on,
            team.decision,
            len(serving[team.id]),
            head.name if head else "",
            head.call.number if head and head.call else "",
            words["report_is_sample"] if team.sample else "",
        )


def _overdue(units: Sequence[CountedUnit], words: ReportWords, day: date) -> Table:
    rows = (row for unit in units for row in _overdue_rows(unit, words, day))
    return _table(words, "overdue", ("place", "above", "what", "since"), rows)


def _overdue_rows(unit: CountedUnit, words: ReportWords, day: date) -> TableRows:
    """Yields what should have been done or written by now: teams that are late, and rounds without a result."""
    context = unit.context
    for team in ordered_teams(context):
        if is_late(team, day):
            said = words["report_late"].format(team=team_name(context, team))
            yield unit.place, unit.above, said, team.planned_on
    for event in (*unreported(context.unit, day), *(one for _, one in forgotten(context.unit, day))):
        yield unit.place, unit.above, words["report_unreported"].format(place=event.place).strip(), event.date


def _told(units: Sequence[CountedUnit], words: ReportWords) -> Table:
    """Makes the list of what sources tell, each with its day: it stands beside what was counted, and both are left."""
    rows = (
        (unit.place, unit.above, figure.label, figure.value, figure.as_of, figure.told_by)
        for unit in units
        for figure in figures(unit.context)
    )
    heads = ("place", "above", "label", "value", "as_of", "source")
    return _table(words, "figures", heads, rows, (), (words["report_told"],))
