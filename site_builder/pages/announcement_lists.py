"""Plans the lists of announcements: those that are current, and the archive of those that have expired.

A long list is cut into pages that stay below the weight of a page. They are cut and numbered from the oldest
announcement on, so that a new one changes the first page, and the others keep their addresses and contents. The first
page has no number: it shows what is left, and the latest pages that fit there. A short list is that page alone.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.frozen import frozen
from site_builder.model.output import Page, StandingPage
from site_builder.pages.announcements import day, expired, is_over, published, summary, when_and_where
from site_builder.pages.context import PageContext, once_per_unit
from site_builder.pages.layout import Crumbs, page
from site_builder.pages.succession import former_announcements
from site_builder.pages.views import Link, News
from site_builder.text.address import relative
from site_builder.text.numbers import show_date

_FIRST_PAGE = 11_000
"""The letters that the first page may show. A letter of a list takes 0.5 to 0.8 bytes when it is compressed, and the
rest of a page up to 4,800: together they stay below 14,000 bytes (`tests/real_site/test_weight.py`)."""
_PAGE = _FIRST_PAGE // 2
"""The letters that a numbered page may show. Two of them fit on the first page, which is never nearly empty so."""
_ENTRY = 25
"""An entry's date and badges count as so many letters."""
_FORMER = 10
"""So many announcements of former units stand on the first page."""
NEWS_ON_HOME = 3
_URGENT = 10
"""So many urgent announcements stand at the top of the home page; the list has all of them."""
_YEARS = 40
"""The first page leads to the pages of so many years."""


@frozen
class ListPages:
    """Leads from one page of a long list to the others."""

    newer: Link | None
    older: Link | None
    years: tuple[Link, ...] = ()


@frozen
class PagedList:
    """Holds a list that is cut into pages. All its parts begin with the newest announcement."""

    first: tuple[Announcement, ...]
    numbered: tuple[tuple[Announcement, ...], ...] = ()
    """It holds page 1, which has the oldest announcements, page 2 …"""


@once_per_unit
def current(context: PageContext) -> tuple[Announcement, ...]:
    """Returns all that has not expired: pinned announcements first, then the newest."""
    items = (item for item in published(context) if not expired(context, item))
    return tuple(sorted(items, key=lambda item: not item.pinned))


def listed(context: PageContext) -> tuple[Announcement, ...]:
    """Returns what the home page shows: the urgent announcements, and some others."""
    urgent, others = list[Announcement](), list[Announcement]()
    for item in current(context):
        (urgent if item.urgent else others).append(item)
    return (*urgent[:_URGENT], *others[:NEWS_ON_HOME])


@once_per_unit
def current_pages(context: PageContext) -> PagedList:
    """Returns the front list. Of pinned announcements as many stand at its top as fit a page."""
    items = current(context)
    former = former_announcements(context)[:_FORMER]
    room = _FIRST_PAGE - sum(_ENTRY + len(item.title) + len(item.address) for item in former)
    if sum(map(_weight, items)) <= room:
        return PagedList(first=items)
    pinned = _fitting([item for item in items if item.pinned], _PAGE)
    top = {item.slug for item in pinned}
    others = [item for item in published(context) if not expired(context, item) and item.slug not in top]
    rest = cut(others, room - sum(map(_weight, pinned)))
    return PagedList(first=(*pinned, *rest.first), numbered=rest.numbered)


def archive_pages(context: PageContext) -> PagedList:
    """Returns the list of what has expired."""
    return cut([item for item in published(context) if expired(context, item)], _FIRST_PAGE)


def cut(items: Sequence[Announcement], room: int) -> PagedList:
    """Cuts a list, the newest first, into pages. The first page gets as many of the latest as have room there."""
    pages: list[list[Announcement]] = []
    weight = _PAGE
    for item in reversed(items):
        weight += _weight(item)
        if weight > _PAGE:
            pages.append([])
            weight = _weight(item)
        pages[-1].insert(0, item)
    first: list[Announcement] = []
    while pages and (not first or sum(map(_weight, (*first, *pages[-1]))) <= room):
        first += pages.pop()
    return PagedList(first=tuple(first), numbered=tuple(map(tuple, pages)))


def _fitting(items: Sequence[Announcement], room: int) -> list[Announcement]:
    """Returns the first announcements that have room together."""
    found = []
    for item in items:
        room -= _weight(item)
        if room < 0:
            break
        found.append(item)
    return found


def _weight(item: Announcement) -> int:
    """Returns the letters that an entry of a list shows."""
    place = len(item.event.place) + _ENTRY if item.event else 0
    return _ENTRY + len(item.title) + len(item.slug) + len(summary(item)) + place


def list_pages(context: PageContext) -> Iterator[Page | StandingPage]:
    """Yields the front list and the archive, each with its numbered pages."""
    words = context.words
    front, archive = context.address(addresses.ANNOUNCEMENTS), context.address(addresses.ARCHIVE)
    to_archive = Link(text=words["archive"], href=context.way(front, archive))
    said = ("announcements", "announcements_none")
    yield from _ListPlanner(context, said, front, current_pages(context)).pages(archive=to_archive)
    said, crumbs = ("archive", "archive_none"), ((words["announcements"], front),)
    yield from _ListPlanner(context, said, archive, archive_pages(context), crumbs).pages(archive=None)


class _ListPlanner:
    """Plans the pages of one list. `words` are those of its heading and for an empty list, and `front` is the address
    of its first page.
    """

    def __init__(
        self, context: PageContext, words: tuple[str, str], front: str, paged: PagedList, crumbs: Crumbs = ()
    ) -> None:
        self._context = context
        self._name, self._none = words
        self._front = front
        self._paged = paged
        self._crumbs = crumbs

    def pages(self, *, archive: Link | None) -> Iterator[Page | StandingPage]:
        """Yields the first page, and those with numbers. In a long unit, most of these stand already."""
        context, words, count = self._context, self._context.words, len(self._paged.numbered)
        heading, about = words[self._name], words["announcements_about"].format(unit=context.label)
        years = self._years()
        yield self._page(self._front, heading, about, self._crumbs, self._paged.first, self._near(0, years), archive)
        crumbs = (*self._crumbs, (heading, self._front))
        for number in range(count, 0, -1):
            items = self._paged.numbered[number - 1]
            key = self._key(items, is_latest=number == count)
            stands = context.standing.page(self._address(number), key) if context.standing else None
            if stands:
                yield stands
                continue
            first, last = (show_date(day(items[at])) for at in (-1, 0))
            span = words["announcements_span"].format(about=about.rstrip("."), first=first, last=last)
            title = words["page_number"].format(list=heading, number=number)
            yield self._page(self._address(number), title, span, crumbs, items, self._near(number), None, key)

    def _key(self, items: Sequence[Announcement], *, is_latest: bool) -> str:
        """Returns the key of a page with a number, which the day changes too; "" outside a long unit."""
        context = self._context
        if not context.standing:
            return ""
        return context.standing.key(*items, state=repr((is_latest, [_badges(context, item) for item in items])))

    def _page(  # noqa: PLR0913, PLR0917 - it only says once what all pages of a list have in common
        self,
        url: str,
        heading: str,
        about: str,
        crumbs: Crumbs,
        items: Sequence[Announcement],
        pages: ListPages | None,
        archive: Link | None,
        key: str = "",
    ) -> Page:
        entries = tuple(news(self._context, url, item) for item in items)
        return page(
            self._context,
            url,
            "announcements",
            heading,
            about,
            crumbs,
            key=key,
            items=entries,
            fades=any(entry.last_day for entry in entries),
            none=self._context.words[self._none],
            archive=archive,
            pages=pages,
            former=former_news(self._context, url) if archive else (),
        )

    def _address(self, number: int) -> str:
        """Returns the address of a page; 0 is the first."""
        if not number:
            return self._front
        start = addresses.OLDER_NEWS if self._name == "announcements" else addresses.ARCHIVE
        return self._context.address(f"{start}{number}/")

    def _near(self, number: int, years: tuple[Link, ...] = ()) -> ListPages | None:
        """Returns the way to the pages beside one. Before the first page come those with numbers, the latest first."""
        count = len(self._paged.numbered)
        if not count:
            return None
        older = number - 1 if number else count
        newer = 0 if number == count else number + 1
        return ListPages(
            newer=self._link(number, newer, "newer_news") if number else None,
            older=self._link(number, older, "older_news") if older else None,
            years=years,
        )

    def _years(self) -> tuple[Link, ...]:
        """Returns a link for each year to the page with its newest announcement, if that page has a number."""
        latest = {day(item).year: 0 for item in self._paged.first}
        for number in range(len(self._paged.numbered), 0, -1):
            for item in self._paged.numbered[number - 1]:
                latest.setdefault(day(item).year, number)
        numbered = [(year, number) for year, number in sorted(latest.items(), reverse=True) if number]
        way = self._context.way
        return tuple(
            Link(text=str(year), href=way(self._front, self._address(number))) for year, number in numbered[:_YEARS]
        )

    def _link(self, number: int, target: int, word: str) -> Link:
        href = self._context.way(self._address(number), self._address(target))
        return Link(text=self._context.words[word], href=href)


def former_news(context: PageContext, url: str) -> tuple[News, ...]:
    """Returns the announcements of the units that the unit took the place of, as entries of a list."""
    return tuple(
        News(
            title=item.title,
            href=relative(url, item.address),
            date=show_date(datetime.fromisoformat(item.date)),
            machine_date=item.date,
            summary="",
            event="",
            badges=(),
        )
        for item in former_announcements(context)[:_FORMER]
    )


def news(context: PageContext, url: str, item: Announcement) -> News:
    """Returns an announcement as an entry of a list."""
    return News(
        title=item.title,
        href=context.way(url, routes.announcement(context.unit, item.slug)),
        date=show_date(day(item)),
        machine_date=day(item).date().isoformat(),
        summary=summary(item),
        event=" · ".join(value for _, value in when_and_where(context, item.event)),
        badges=_badges(context, item),
        last_day=item.expires.isoformat() if item.expires and not expired(context, item) else "",
        until=show_date(item.expires) if item.expires and item.urgent else "",
    )


def _badges(context: PageContext, item: Announcement) -> tuple[str, ...]:
    flags = {"urgent": item.urgent, "pinned": item.pinned, "sample": item.sample, "over": is_over(context, item.event)}
    return (*context.marks(item), *(name for name, is_set in flags.items() if is_set))
