"""A unit → its pages and files. Pure; the day and the language are arguments.

To add a kind of page, write a function from a Context to outputs and name it in PLANNERS.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time, timedelta

from site_builder.content import outreach_days, review
from site_builder.content.place_facts import names_now
from site_builder.model.announcement import Announcement
from site_builder.model.lineage import in_words
from site_builder.model.output import Output, Page, StandingPage, Summary
from site_builder.model.unit import Unit
from site_builder.pages.announcement_lists import list_pages
from site_builder.pages.announcements import announcement_pages
from site_builder.pages.codes import code_pages
from site_builder.pages.context import PageContext
from site_builder.pages.feeds import (
    feed_files,
    is_sitemap,
    manifest_files,
    media_files,
    moved_files,
    redirect_pages,
    root_files,
    sitemaps,
)
from site_builder.pages.guides import guide_pages
from site_builder.pages.handover import handed_over
from site_builder.pages.home import home_pages
from site_builder.pages.markets import market_pages
from site_builder.pages.offline import worker_files
from site_builder.pages.outreach import outreach_pages
from site_builder.pages.passing_on import passed_on_files
from site_builder.pages.posters import qr_pages
from site_builder.pages.progress import own_progress, progress_pages
from site_builder.pages.questions import question_pages
from site_builder.pages.reference import contact_pages, index_pages, missing_pages, privacy_pages
from site_builder.pages.search import search_files
from site_builder.pages.services import service_pages
from site_builder.pages.teams import team_pages
from site_builder.pages.withdrawn import withdrawn_pages

__all__ = ["PageContext", "next_change", "plan", "summarise", "summary_on_day"]

Planner = Callable[[PageContext], Iterable[Output]]
PLANNERS: tuple[Planner, ...] = (
    home_pages,
    team_pages,
    outreach_pages,
    progress_pages,
    guide_pages,
    list_pages,
    announcement_pages,
    service_pages,
    market_pages,
    question_pages,
    contact_pages,
    qr_pages,
    index_pages,
    privacy_pages,
    missing_pages,
    redirect_pages,
    withdrawn_pages,
    feed_files,
    search_files,
    manifest_files,
    passed_on_files,
    media_files,
    root_files,
    worker_files,
)
_DAY = timedelta(days=1)


def plan(context: PageContext) -> tuple[Output, ...]:
    """All outputs of a unit. No two have one address: `check.addresses` has seen to it."""
    others: tuple[PageContext, ...] = ()
    translated: tuple[Output, ...] = ()
    if context.tongues:
        from site_builder.pages.translations import plan_translations  # noqa: PLC0415 - for sites with translations

        context, others, translated = plan_translations(context)
    outputs = [*(output for planner in PLANNERS for output in planner(context)), *translated]
    maps = sitemaps(context, [output for output in outputs if isinstance(output, Page | StandingPage)])
    return (*outputs, *maps, *moved_files(context, outputs, others), *code_pages(context, outputs))


def summary_on_day(context: PageContext, urls: Iterable[str]) -> Summary:
    """What other units may know today of a unit with files at these addresses."""
    progress = own_progress(context) if context.unit.path else None
    summary = replace(summarise(context.unit), sitemaps=max(1, sum(map(is_sitemap, urls))), progress=progress)
    succession = context.unit.profile.succession
    if succession is None:
        return summary
    return replace(
        summary,
        is_over=context.is_over,
        is_to_come=context.is_to_come,
        now=names_now(succession, context.lineage.successors) if context.is_over else (),
        former=() if context.is_to_come else in_words(succession.from_),
        handover=handed_over(context) if context.lineage.successors and context.is_over and not context.below else None,
    )


def summarise(unit: Unit) -> Summary:
    """Who a unit is."""
    languages = tuple(sorted({one.lang for one in unit.phrases.values()})) if unit.phrases else ()
    return Summary(path=unit.path, name=unit.profile.name, kind=unit.profile.kind, languages=languages)


def next_change(context: PageContext) -> date | None:
    """The first day after today on which the unit's pages would differ though nobody edits them."""
    coming = outreach_days.change_days(context.unit, context.today) if context.unit.events else ()
    days = (*_changes(context.unit), *coming, *context.lineage.days)
    return min((day for day in days if day > context.today), default=None)


def days_of(item: Announcement) -> Iterable[date]:
    """Yields the days on which what is shown or told of an announcement changes though nobody edits it."""
    last = (item.event.ends or item.event.starts) if item.event else None
    yield from (moment.date() for moment in (item.date, item.updated) if moment)
    yield from (moment.date() + _DAY for moment in (item.date,) if moment and moment.time() != time())  # `date-hour`
    if last and item.date and last.date() >= item.date.date():  # else it is over when it appears
        yield last.date() + _DAY
    yield from (day + _DAY for day in (item.expires,) if day)


def _changes(unit: Unit) -> Iterable[date]:
    for item in unit.announcements.values():
        yield from days_of(item)
    yield from review.due_days(unit)
    yield from (entry.until + _DAY for entry in unit.profile.ignore if entry.until)
    succession = unit.profile.succession
    yield from (day for day in (succession.date, succession.begins) if day) if succession else ()
    yield from (one.date for one in unit.questions.values() if one.date)
    yield from (figure.as_of for figure in unit.figures if figure.as_of)
    for team in unit.teams.values():
        yield from (day for day in (team.launched_on, team.trained_on) if day)
        yield from (day + _DAY for day in (team.planned_on,) if day)
    for stall in (stall for market in unit.markets.values() for stall in market.stalls.values()):
        yield from (day for day in (stall.consent.date,) if day) if stall.consent else ()
    for member in (member for team in unit.teams.values() for member in team.members):
        agreed_on = member.consent.date if member.consent else None
        yield from (day for day in (member.valid_from, agreed_on) if day)
        yield from (day + _DAY for day in (member.valid_to,) if day)
