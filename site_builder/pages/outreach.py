"""Plans what is shown of outreach days: the next ones, the log of past ones by month, and a calendar to take along."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import groupby
from urllib.parse import urlsplit

from site_builder.content.outreach_days import coming, is_unreported, past
from site_builder.model import addresses
from site_builder.model.frozen import frozen
from site_builder.model.output import File, Page
from site_builder.model.teams import Outreach
from site_builder.pages.context import PageContext, cite, full_name, once_per_unit
from site_builder.pages.icalendar import CalendarEvent, calendar
from site_builder.pages.layout import page
from site_builder.text.normalize import slug
from site_builder.text.numbers import show_count, show_day

_ON_HOME = 2
_PAST_ON_TEAMS = 3
_MONTHS = 12
"""Of so many months each day is shown, of older ones what they come to: the page grows by one line a month."""


@frozen
class OutreachView:
    """Describes a day on which the team goes out."""

    date: str
    hours: str
    place: str
    topics: str
    facts: tuple[str, ...]
    badges: tuple[str, ...]
    source: str = ""


@frozen
class MonthView:
    """Describes a month of the log: what its days come to, and the days. Of an old month there are none."""

    title: str
    total: str
    days: tuple[OutreachView, ...]


@frozen
class OutreachLinks:
    """Leads to the page of all days, and to the calendar."""

    log: str
    calendar: str
    """It is "" for a unit that is over: it has no days to come."""


def outreach_links(context: PageContext, url: str) -> OutreachLinks | None:
    """Returns the ways from a page, if the unit has any outreach day."""
    if not context.unit.events:
        return None
    log, ics = (context.address(name) for name in (addresses.OUTREACH, addresses.CALENDAR))
    return OutreachLinks(log=context.way(url, log), calendar="" if context.is_over else context.way(url, ics))


def next_outreach(context: PageContext) -> tuple[OutreachView, ...]:
    """Returns the next days for the home page, without what did not fit there."""
    days = (event for event in _coming(context) if event.held) if context.unit.events else ()
    return tuple(_view(context, event) for event, _ in zip(days, range(_ON_HOME), strict=False))


def outreach_on_teams(context: PageContext) -> tuple[OutreachView, ...]:
    """Returns the next days for the page of the teams, and the last past ones."""
    if not context.unit.events:
        return ()
    days = (*_coming(context), *past(context.unit, context.today)[:_PAST_ON_TEAMS])
    return tuple(_view(context, event) for event in days)


def outreach_pages(context: PageContext) -> Iterator[Page | File]:
    """Yields the page of all outreach days, and the calendar of those to come; nothing for a unit without any."""
    if not context.unit.events:
        return
    url, words = context.address(addresses.OUTREACH), context.words
    yield page(
        context,
        url,
        "outreach",
        words["outreach"],
        words["outreach_about"].format(unit=context.label),
        coming=tuple(_view(context, event) for event in _coming(context)),
        repeats=_repeats(context),
        months=tuple(_months(context)),
        outreach=outreach_links(context, url),
    )
    events = _calendar_events(context, _coming(context))
    name = words["outreach_calendar_name"].format(unit=context.label)
    yield File(url=context.address(addresses.CALENDAR), body=calendar(name, events))


@once_per_unit
def _coming(context: PageContext) -> tuple[Outreach, ...]:
    return coming(context.unit, context.today)


def _repeats(context: PageContext) -> tuple[str, ...]:
    """Returns what comes again in the editor's words, while days of it are to come."""
    shown = {(event.place, event.topics) for event in _coming(context)}
    repeats = (event for event in context.unit.events if event.repeat and (event.place, event.topics) in shown)
    said = (", ".join(filter(None, (event.repeat.written, event.place))) for event in repeats if event.repeat)
    return tuple(context.words["outreach_repeat"].format(days=days) for days in said)


def _months(context: PageContext) -> Iterator[MonthView]:
    """Yields the months of the log, the last one first. A month's sums are of the days that took place."""
    days, written = past(context.unit, context.today), {*map(id, context.unit.events)}
    grouped = groupby(days, key=lambda event: f"{event.date:%m/%Y}")
    for count, (month, group) in enumerate(grouped):
        found = tuple(group)
        yield MonthView(
            title=context.words["outreach_month"].format(month=month),
            total=_total(context, [event for event in found if id(event) in written and event.held]),
            days=tuple(_view(context, event) for event in found) if count < _MONTHS else (),
        )


def _total(context: PageContext, held: list[Outreach]) -> str:
    words = context.words
    planned, reached = ([found for event in held if (found := getattr(event, key)) is not None] for key in _COUNTS)
    sums = [(words[key], sum(found)) for key, found in zip(_COUNTS, (planned, reached), strict=True) if found]
    told = [text.format(count=show_count(number, words)) for text, number in sums]
    return ", ".join([words["outreach_held"].format(count=show_count(len(held), words)), *told])


_COUNTS = ("planned", "reached")
"""The households of a day: keys of a record, and of the words for them."""


def _view(context: PageContext, event: Outreach) -> OutreachView:
    words = context.words
    is_past = bool(event.date and event.date < context.today)
    is_early = bool(event.date and event.date > context.today)  # nobody has been reached on a day to come
    told = ((key, getattr(event, key)) for key in ("planned", *("reached",) * (not is_early), "people"))
    result = [words[key].format(count=show_count(number, words)) for key, number in told if number is not None]
    facts = (
        f"{words['team_partners']}: {event.partner}" if event.partner else "",
        ", ".join(result),
        "" if event.held else event.reason,
        words["outreach_unreported"] if not context.is_over and is_unreported(event, context.today) else "",
    )
    marks = (("cancelled", not event.held), ("over", is_past and event.held), ("sample", event.sample))
    return OutreachView(
        date=show_day(event.date, words) if event.date else "",
        hours=_hours(event),
        place=_place(context, event),
        topics=", ".join(event.topics),
        facts=tuple(filter(None, facts)),
        badges=tuple(name for name, is_shown in marks if is_shown),
        source=cite(event.source),
    )


def _hours(event: Outreach) -> str:
    """Returns from when to when a day lasts; an end alone would read as a beginning."""
    return "–".join(f"{moment:%H:%M}" for moment in (event.starts, event.ends) if moment) if event.starts else ""


def _place(context: PageContext, event: Outreach) -> str:
    localities = context.unit.profile.localities
    known = (localities[name] for name in event.localities if name in localities)
    return ", ".join([event.place] * bool(event.place) + [full_name(one.kind, one.name) for one in known])


def _calendar_events(context: PageContext, days: Iterable[Outreach]) -> Iterator[CalendarEvent]:
    """Yields the days as a calendar has them.

    A day's name for programs is its date, its place and the unit's address: it stays when anything else is corrected.
    """
    words, used = context.words, dict[str, int]()
    host = ".".join((*reversed(context.unit.path), urlsplit(context.site.base_url).hostname or "site"))
    link = context.canonical(context.address(addresses.OUTREACH))
    for event in days:
        if event.date is None:
            continue
        name = "-".join(filter(None, (f"{event.date}", slug(event.place), *event.localities)))
        used[name] = used.get(name, 0) + 1
        facts = _view(context, event).facts
        yield CalendarEvent(
            uid=f"{name}{f'-{used[name]}' if used[name] > 1 else ''}@{host}",
            starts=_moment(event.date, event.starts),
            ends=_moment(event.date, event.ends) if event.starts and event.ends and event.ends > event.starts else None,
            summary=words["outreach_summary"].format(topics=", ".join(event.topics) or context.label),
            place=_place(context, event),
            text="\n".join(filter(None, (*facts, words["sample"] if event.sample else ""))),
            url=link,
            is_cancelled=not event.held,
        )


def _moment(day: date, hour: time | None) -> date | datetime:
    return datetime.combine(day, hour) if hour else day
