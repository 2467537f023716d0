"""Plans a page for each announcement. `announcement_lists` plans the lists of them."""

from collections.abc import Iterator
from datetime import datetime

from site_builder.content.media.filetype import ending
from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement, Event
from site_builder.model.frozen import frozen
from site_builder.model.media import Media
from site_builder.model.output import Page, StandingPage
from site_builder.pages.asking import caution, report_link
from site_builder.pages.context import PageContext, cite, full_name, once_per_unit
from site_builder.pages.layout import page
from site_builder.pages.passing_on import event_calendar, share_text
from site_builder.pages.recordings import RecordingView, recording
from site_builder.pages.structured_data import event_data
from site_builder.pages.views import Html, Link
from site_builder.text.address import relative
from site_builder.text.markdown import plain
from site_builder.text.numbers import show_date, show_moment, show_size, show_span
from site_builder.text.scam_topics import is_swindlers_topic

_SUMMARY = 160


@frozen
class AnnouncementView:
    """Holds all that an announcement's page shows."""

    title: str
    date: str
    machine_date: str
    updated: str
    """It is the day of the last correction, or "" if none has come yet."""
    expires: str
    last_day: str
    """It is the day of `expires` for a script that hides what is over; "" of what is over already, or never."""
    expired: bool
    event: tuple[tuple[str, str], ...]
    over: bool
    urgent: bool
    marks: tuple[str, ...]
    """They are names of words: draft, later."""
    localities: tuple[str, ...]
    body: Html
    attachments: tuple[Link, ...]
    audio: RecordingView | None
    source: str
    sample: bool
    caution: Link | None
    """It leads to more about swindlers from a text on what they are after; its own page needs no link to itself."""
    warns: bool
    """It is true where such a warning stands."""
    share: str
    """It is the text to pass on in a group: title, what it is about, and the short address."""
    calendar: str
    """It is the link to the event as a file for a phone's calendar, or ""."""
    wrong: Link
    older: Link | None
    newer: Link | None


@once_per_unit
def published(context: PageContext) -> tuple[Announcement, ...]:
    """Returns the announcements that have appeared by today, the newest first."""
    items = [item for item in context.unit.announcements.values() if context.has_come(day(item).date())]
    return tuple(sorted(items, key=lambda item: (day(item), item.slug), reverse=True))


def day(item: Announcement) -> datetime:
    """Returns when an announcement appears."""
    return item.date or datetime.min  # noqa: DTZ901 - all times are Vietnamese; only an unchecked record has no date


def changed(context: PageContext, item: Announcement) -> datetime:
    """Returns when an announcement last changed for residents: when it appeared, or was corrected."""
    corrected = item.updated
    return max(day(item), corrected) if corrected and context.has_come(corrected.date()) else day(item)


def expired(context: PageContext, item: Announcement) -> bool:
    """Returns whether the announcement's last day on the front list is past."""
    return bool(item.expires and item.expires < context.today)


def summary(item: Announcement) -> str:
    """Returns the editor's summary, or else the first words."""
    return item.summary or item.opening or _shorten(words_of(item))


def words_of(item: Announcement) -> str:
    """Returns all words of an announcement, without Markdown."""
    return plain(item.body)


def announcement_pages(context: PageContext) -> Iterator[Page | StandingPage]:
    """Yields the page of each announcement. In a long unit, most of them stand already."""
    items, standing, key = published(context), context.standing, ""
    for newer, item, older in zip([None, *items], items, [*items[1:], None], strict=False):
        if not context.speaks(item):
            continue
        url = context.localized(routes.announcement(context.unit, item.slug))
        if standing:
            key = standing.key(item, newer, older)
            stands = standing.page(url, key) if item.slug in standing.at_rest else None
            if stands:
                yield stands
                continue
        view = announcement_view(context, url, item, _neighbour(context, url, newer), _neighbour(context, url, older))
        crumbs = ((context.words["announcements"], context.address(addresses.ANNOUNCEMENTS)),)
        old, data = context.original_if_newer(url, item), event_data(context, url, item)
        yield page(
            context, url, "announcement", item.title, summary(item), crumbs, key=key, data=data, old=old, item=view
        )


def _neighbour(context: PageContext, url: str, item: Announcement | None) -> Link | None:
    return Link(text=item.title, href=context.way(url, routes.announcement(context.unit, item.slug))) if item else None


def announcement_view(
    context: PageContext, url: str, item: Announcement, newer: Link | None = None, older: Link | None = None
) -> AnnouncementView:
    """Returns all that the page of an announcement shows."""
    localities = context.unit.profile.localities
    is_own = item.at("localities").file.startswith(context.home)
    names = [localities[name] for name in item.localities if name in localities and is_own]
    warns = is_swindlers_topic(f"{item.title} {item.summary} {item.body}")
    is_expired = expired(context, item)
    return AnnouncementView(
        title=item.title,
        date=show_moment(day(item), context.words),
        machine_date=day(item).date().isoformat(),
        updated=show_moment(changed(context, item), context.words) if changed(context, item) > day(item) else "",
        expires=show_date(item.expires) if item.expires else "",
        last_day=item.expires.isoformat() if item.expires and not is_expired else "",
        expired=is_expired,
        event=when_and_where(context, item.event),
        over=is_over(context, item.event),
        urgent=item.urgent,
        marks=context.marks(item),
        localities=tuple(context.native(full_name(locality.kind, locality.name)) for locality in names),
        body=context.body(url, item),
        attachments=tuple(_attachments(context, url, item)),
        audio=recording(context, url, item) if item.audio else None,
        source=cite(item.source),
        sample=item.sample,
        caution=caution(context, url) if warns else None,
        warns=warns,
        share=share_text(context, url, item),
        calendar=event_calendar(context, url, item),
        wrong=report_link(context, url, f"announcement:{item.slug}"),
        older=older,
        newer=newer,
    )


def _attachments(context: PageContext, url: str, item: Announcement) -> Iterator[Link]:
    by_address = _media_by_address(context) if item.attachments else {}
    for attachment in item.attachments:
        target = routes.find(context.unit, attachment.at("file").file, attachment.file).address
        media = by_address.get(target)
        if media is None:
            continue  # it is missing, and borne with (`ignore`)
        note = f"{ending(target).upper()}, {show_size(media.size, context.words)}"
        yield Link(text=attachment.label or media.file.rpartition("/")[2], href=relative(url, target), note=note)


@once_per_unit
def _media_by_address(context: PageContext) -> dict[str, Media]:
    return {media.address: media for media in context.unit.media.values()}


def when_and_where(context: PageContext, event: Event | None) -> tuple[tuple[str, str], ...]:
    """Returns when and where an event takes place, as labelled facts."""
    if not event or not event.starts:
        return ()
    when = show_span(event.starts, event.ends, context.words)
    where = ((context.words["event_place"], event.place),) if event.place else ()
    return ((context.words["event_time"], when), *where)


def is_over(context: PageContext, event: Event | None) -> bool:
    """Returns whether the last day of an event is past."""
    last = (event.ends or event.starts) if event else None
    return bool(last and last.date() < context.today)


def _shorten(text: str) -> str:
    """Returns the first words of a text, up to a whole word."""
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
