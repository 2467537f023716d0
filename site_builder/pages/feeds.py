"""Plans the files that machines read: feed, sitemap, robots, web manifest, and redirects."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from html import escape
from typing import Any
from urllib.parse import urlsplit

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.output import Copy, File, Output, Page, Published, StandingPage
from site_builder.model.profile import Profile
from site_builder.model.texts import texts
from site_builder.model.unit import HIDEABLE, Unit
from site_builder.pages.announcement_lists import current
from site_builder.pages.announcements import changed, day, expired, published, words_of
from site_builder.pages.context import PageContext, capital, once_per_unit
from site_builder.pages.layout import TOUCH_ICON, page
from site_builder.pages.views import Link
from site_builder.text.address import relative
from site_builder.text.markdown import fragment

_FEED_LENGTH = 20
_SITEMAP_ROWS = 50_000
_SITEMAP_BYTES = 50_000_000
"""The protocol's 52,428,800 bytes, without the head and end of the file. Addresses are ASCII: a letter is a byte."""
_SITEMAP = re.compile(r"/sitemap(?:-\d+)?\.xml\Z")
_ICONS = (("icon.svg", "any", "image/svg+xml"), (TOUCH_ICON, "192x192", "image/png"))
"""Old phones take the picture, new ones the drawing."""
_NO_DAYS: Mapping[str, str] = {}
_BEFORE_ALL = datetime(2022, 3, 5)  # noqa: DTZ001 - all times are Vietnamese
"""A feed that never had an announcement changed then: the community digital teams began (Decision 2022)."""


def feed_files(context: PageContext) -> Iterator[File]:
    """Yields an Atom feed (RFC 4287) of the announcements."""
    home, feed = context.canonical(context.home), context.canonical(context.address(addresses.FEED))
    items = sorted(current(context), key=day, reverse=True)[:_FEED_LENGTH]
    entries = []
    for item in items:
        url = context.canonical(routes.announcement(context.unit, item.slug))
        entries.append(
            f"<entry><id>{escape(url)}</id><title>{escape(item.title)}</title>"
            f'<link href="{escape(url)}"/><updated>{_instant(changed(context, item))}</updated>'
            f"<summary>{escape(item.summary or words_of(item))}</summary></entry>\n",
        )
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.lang}">\n'
        f"<id>{escape(home)}</id><title>{escape(context.page_name)}</title>"
        f"<author><name>{escape(capital(context.label))}</name></author>"
        f'<link rel="self" href="{escape(feed)}"/><link href="{escape(home)}"/>'
        f"<updated>{_instant(_feed_changed(context))}</updated>\n"
        f"{''.join(entries)}</feed>\n"
    )
    yield File(url=context.address(addresses.FEED), body=text.encode())


def _feed_changed(context: PageContext) -> datetime:
    """Returns when the feed last changed: when something appeared, was corrected, or expired and so left it.

    What expired counts, too: otherwise the feed's time would go backwards when its newest announcement leaves.
    """
    items = published(context)
    left = (item.expires + timedelta(days=1) for item in items if item.expires and expired(context, item))
    moments = (*(changed(context, item) for item in items), *(datetime.combine(last, time()) for last in left))
    return max(moments, default=_BEFORE_ALL)


def _instant(moment: datetime) -> str:
    """Returns a time by RFC 3339. Vietnam is at +07:00 all year."""
    return f"{moment.isoformat(timespec='seconds')}+07:00"


def redirect_pages(context: PageContext) -> Iterator[Page]:
    """Yields a redirect page at each former address of a guide or announcement, for printed codes and shared links."""
    for url, (target, title) in _former_addresses(context).items():
        yield leading_on(context, url, target, title)


@once_per_unit
def _former_addresses(context: PageContext) -> dict[str, tuple[str, str]]:
    """Returns the former addresses of texts, each with the address of today and the title."""
    found = dict(context.untranslated())
    for guide in context.unit.guides.values():
        for alias in guide.aliases:
            target = context.localized(routes.guide(context.unit, guide.slug))
            found[context.localized(routes.guide(context.unit, alias))] = (target, guide.title)
    for item in filter(context.speaks, published(context)):
        for alias in item.aliases:
            target = context.localized(routes.announcement(context.unit, item.slug))
            found[context.localized(routes.announcement(context.unit, alias))] = (target, item.title)
    return found


def leading_on(context: PageContext, url: str, target: str, title: str) -> Page:
    """Returns a page that leads on at once."""
    to = Link(text=title, href=relative(url, target))
    return page(context, url, "redirect", title, indexed=False, to=to, target=context.canonical(target))


def moved_files(
    context: PageContext, outputs: Iterable[Output], others: Iterable[PageContext] = ()
) -> Iterator[Output]:
    """Yields, at each former address of the unit, a redirect page for each page, and again its feed and files.
    `others` are the contexts of its other languages.

    All lead on in one hop, also from what was renamed since: browsers give up after some, and old phones are slow.
    """
    renamed = dict(_former_addresses(context)) if context.unit.profile.aliases else {}
    for other in others if context.unit.profile.aliases else ():
        renamed |= _former_addresses(other)
    for alias in context.unit.profile.aliases:
        path = tuple(alias.split("/"))
        former = replace(context, unit=replace(context.unit, path=path))
        home, title = addresses.home(path), f"{context.page_name} – {capital(context.label)}"
        for output in outputs:
            url = home + output.url[len(context.home) :]
            if isinstance(output, Page | StandingPage) and output.template != "missing":
                target, text = renamed.get(output.url, (output.url, title))
                yield leading_on(former, url, target, text)
            elif isinstance(output, Copy | File) and _stays(url[len(home) :]):
                yield replace(output, url=url)


def _stays(path: str) -> bool:
    """Returns whether a file is given again at a former address: programs follow feeds and calendars there."""
    return path in (addresses.FEED, addresses.CALENDAR) or path.startswith("media/")


def media_files(context: PageContext) -> Iterator[Published]:
    """Yields the files made of the unit's own pictures and attachments. Inherited ones belong to the units above.

    A file that only hidden texts, drafts or later announcements use is published together with them, and not before.
    """
    own = [media for media in context.unit.media.values() if media.url.startswith(context.address("media/"))]
    withheld = _withheld(context) if own else set()
    for media in own:
        if media.address not in withheld:
            yield from media.published


def _withheld(context: PageContext) -> set[str]:
    """Returns the files that only texts use which are not shown."""
    shown = replace(context.unit, announcements={item.slug: item for item in published(context)})
    unseen: dict[str, Any] = {
        name: {key: record for key, record in getattr(context.written, name).items() if key not in getattr(shown, name)}
        for name in HIDEABLE
    }
    used = _used(replace(context.written, profile=Profile(), categories={}, **unseen))
    return used - _used(shown) if used else used


def _used(unit: Unit) -> set[str]:
    """Returns the files that a unit's texts show, in which they are read, and that its announcements attach."""
    attached = [
        (item.at("attachments"), file.file) for item in unit.announcements.values() for file in item.attachments
    ]
    linked = [(place, target) for text, place in texts(unit) for target in fragment(text).targets if ":" not in target]
    recordings = (
        *(guide.audio for guide in unit.guides.values()),
        *(item.audio for item in unit.announcements.values()),
    )
    spoken = [(one.at("file"), one.file) for one in recordings if one]
    return {routes.find(unit, place.file, target).address for place, target in (*attached, *spoken, *linked)}


def manifest_files(context: PageContext) -> Iterator[File]:
    """Yields the web manifest, for people who put the page on their home screen."""
    url = context.address(addresses.MANIFEST)
    manifest = {
        "name": f"{context.page_name} – {capital(context.label)}",
        "short_name": context.page_name,
        "lang": context.lang,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "icons": [
            {"src": relative(url, context.theme_home + name), "sizes": sizes, "type": kind}
            for name, sizes, kind in _ICONS
            if name in context.assets
        ],
    }
    yield File(url=url, body=(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())


def root_files(context: PageContext) -> Iterator[File]:
    """Yields what a host expects once: robots.txt, and .nojekyll, without which GitHub Pages drops files named "_…"."""
    if context.unit.path:
        return
    yield File(url=".nojekyll", body=b"")
    yield File(url="robots.txt", body=_robots(context).encode())


def _robots(context: PageContext) -> str:
    """Returns robots.txt. All pages may be read, those of a demonstration too, because only who reads a page sees that
    it asks for `noindex`: a page that is blocked is listed by its address alone. Pictures and attachments have no place
    for that word, so a demonstration blocks them. Its sitemap would name pages that nobody shall list: it has none.
    Source: RFC 9309.
    """
    if not context.site.demo:
        return f"User-agent: *\nAllow: /\nSitemap: {context.canonical(addresses.SITEMAP)}\n"
    said = "".join(f"# {line}\n" for line in context.words["robots_demo"].splitlines())
    path = urlsplit(context.canonical("")).path
    return f"{said}User-agent: *\nAllow: /\nDisallow: {path}media/\nDisallow: {path}*/media/\n"


def sitemaps(context: PageContext, pages: Iterable[Page | StandingPage]) -> Iterator[File]:
    """Yields the sitemap of the unit's own pages; a demonstration has none.

    If the root has units below it, or more pages than a sitemap may list, its sitemap.xml is an index of all sitemaps,
    so no unit needs those of others. Source: sitemaps.org protocol 0.9.
    """
    if context.site.demo:
        return
    urls = sorted(item.url for item in pages if item.template not in ("missing", "poster", "redirect", "withdrawn"))
    parts = list(_parts(_rows(context, "url", urls, _changed_on(context))))
    own = context.address(addresses.SITEMAP)
    if not context.unit.path and (context.below or len(parts) > 1):
        own = addresses.ROOT_PAGES
        maps = [_numbered(own, number) for number in range(1, len(parts) + 1)]
        for unit in (one for one in context.below if one.is_online and not one.is_to_come):
            address = addresses.home(unit.path) + addresses.SITEMAP
            maps += (_numbered(address, number) for number in range(1, unit.sitemaps + 1))
        yield File(url=addresses.SITEMAP, body=_sitemap("sitemapindex", _rows(context, "sitemap", maps)))
    for number, rows in enumerate(parts, 1):
        yield File(url=_numbered(own, number), body=_sitemap("urlset", rows))


def _changed_on(context: PageContext) -> Mapping[str, str]:
    """Returns the day on which a text last changed for residents, as far as its editors say so."""
    guides = {
        routes.guide(context.unit, guide.slug): guide.checked_on.isoformat()
        for guide in context.unit.guides.values()
        if guide.checked_on
    }
    items = published(context)
    return {**guides, **{routes.announcement(context.unit, item.slug): _day(context, item) for item in items}}


def _day(context: PageContext, item: Announcement) -> str:
    return changed(context, item).date().isoformat()


def is_sitemap(url: str) -> bool:
    """Returns whether an address is that of a sitemap of a unit below the root."""
    return bool(_SITEMAP.search(url))


def _numbered(address: str, number: int) -> str:
    """Returns the address of a part of a sitemap: the first has no number."""
    return address if number == 1 else f"{address.removesuffix('.xml')}-{number}.xml"


def _parts(rows: Iterable[str]) -> Iterator[list[str]]:
    """Yields the rows of each sitemap: the protocol allows each so many and so many bytes."""
    part, size = list[str](), 0
    for row in rows:
        if part and (len(part) == _SITEMAP_ROWS or size + len(row) > _SITEMAP_BYTES):
            yield part
            part, size = [], 0
        part.append(row)
        size += len(row)
    yield part


def _rows(context: PageContext, item: str, urls: Iterable[str], days: Mapping[str, str] = _NO_DAYS) -> Iterator[str]:
    for url in urls:
        day = f"<lastmod>{days[url]}</lastmod>" if url in days else ""
        yield f"<{item}><loc>{escape(context.canonical(url))}</loc>{day}</{item}>\n"


def _sitemap(kind: str, rows: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(rows)}</{kind}>\n".encode()
