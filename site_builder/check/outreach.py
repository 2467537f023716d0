"""Rules on outreach days: what is written of a day fits it, and what came of it is written."""

from collections.abc import Iterator
from datetime import date

from site_builder.check.context import CheckContext
from site_builder.content.outreach_days import forgotten, unreported
from site_builder.model.location import past
from site_builder.model.problem import Problem
from site_builder.model.teams import Outreach
from site_builder.text.numbers import show_date
from site_builder.text.weekdays import wrong_weekdays

_OF_REPEAT = ("from_", "until", "except_")
_OF_DAY = ("reached", "people", "workdays", "held", "reason")


def outreach_dates(context: CheckContext) -> Iterator[Problem]:
    """A day has a date, or a repeat has its rule; each says only what can be said of it, and nothing ends too early."""
    for event in context.own.events:
        if not {"date", "repeat"} & event.places.keys():
            yield Problem.found("missing-key", event.at(), key="date", hint="")
        yield from _mixed(event)
        for key, other in (("ends", "starts"), ("until", "from_")):
            end, start = getattr(event, key), getattr(event, other)
            if end and start and end < start:
                yield Problem.found("dates-crossed", event.at(key), key=key, other=other.rstrip("_"))


def _mixed(event: Outreach) -> Iterator[Problem]:
    """Tells the keys that speak of another kind of entry than this one."""
    if "repeat" in event.places:
        rule, wrong = "repeat-result", [key for key in ("date", *_OF_DAY) if key in event.places]
    else:
        rule, wrong = "repeat-lacking", [key for key in _OF_REPEAT if key in event.places]
    for key in wrong:
        yield Problem.found(rule, event.at(key), key=key.rstrip("_"))
    if not event.held and event.reached:
        yield Problem.found("outreach-unheld", event.at("reached"))


def outreach_results(context: CheckContext) -> Iterator[Problem]:
    """What came of a day is written after it, and not before."""
    unit = context.own
    if not unit.events:
        return
    for event in unit.events:
        if event.date and event.date > context.day and event.reached is not None:
            yield Problem.found("outreach-early", event.at("reached"), day=show_date(event.date))
    for event in unreported(context.unit, context.day):
        yield Problem.found("outreach-unreported", event.at("date"), day=_shown(event.date))
    for repeat, day in forgotten(context.unit, context.day):
        yield Problem.found("repeat-unreported", repeat.at("repeat"), day=_shown(day.date))


def repeats(context: CheckContext) -> Iterator[Problem]:
    """What is left out of a repeat is one of its days, and a day is left."""
    for event in context.own.events:
        if event.repeat is None:
            continue
        for index, day in enumerate(event.except_):
            if not event.repeat.falls_on(day):
                words = {"day": _shown(day), "value": event.repeat.written}
                yield Problem.found("repeat-except", event.at("except", index), **words)
        if event.from_ and event.until and event.from_ <= event.until:
            days = event.repeat.days(event.from_, event.until)
            if all(day in event.except_ for day in days):
                yield Problem.found("repeat-empty", event.at("repeat"), value=event.repeat.written)


def outreach_weekdays(context: CheckContext) -> Iterator[Problem]:
    """A weekday in what is said of an outreach day is that of its date."""
    for event in context.own.events:
        lines = (("place", 0, event.place), ("reason", 0, event.reason), *_topics(event))
        for key, index, text in lines:
            for wrong in wrong_weekdays(text, event.date):
                place = past(event.at(key, index), text, wrong.start)
                words = {"value": wrong.written, "day": show_date(wrong.day), "right": wrong.right}
                yield Problem.found("weekday-wrong", place, **words)


def _topics(event: Outreach) -> Iterator[tuple[str, int, str]]:
    yield from (("topics", index, text) for index, text in enumerate(event.topics))


def _shown(day: date | None) -> str:
    return show_date(day) if day else ""


CHECKS = (outreach_dates, outreach_results, outreach_weekdays, repeats)
