"""Plans a page for each address that is given up: it says why nothing stands there any more, and where to go now."""

from collections.abc import Iterator

from site_builder.links import routes
from site_builder.links.withdrawn import living_at, page_of
from site_builder.model.output import Page
from site_builder.model.profile import Withdrawn
from site_builder.pages.announcements import published
from site_builder.pages.context import PageContext
from site_builder.pages.layout import page
from site_builder.pages.teams import office_call
from site_builder.pages.views import Link
from site_builder.text.address import relative
from site_builder.text.numbers import show_date


def withdrawn_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page of each address that a layer has withdrawn, in all units that it was shown in."""
    seen = set[str]()
    shown = {item.slug: item for item in published(context)} if context.unit.profile.withdrawn else {}
    for entry in context.unit.profile.withdrawn:
        address = page_of(entry, context.unit.path)
        if address and address not in seen and not living_at(context.unit, shown, address):
            seen.add(address)
            yield _page(context, context.address(address), entry)


def _page(context: PageContext, url: str, entry: Withdrawn) -> Page:
    words = context.words
    about = words["withdrawn_about"].format(day=show_date(entry.on)) if entry.on else ""
    to, call = _successor(context, url, entry), office_call(context)
    return page(
        context,
        url,
        "withdrawn",
        words["withdrawn"],
        indexed=False,
        about=about,
        reason=entry.reason,
        to=to,
        office=call,
    )


def _successor(context: PageContext, url: str, entry: Withdrawn) -> Link | None:
    """Returns the link to what takes its place; None where nothing does."""
    if not entry.to:
        return None
    if entry.to.startswith("/"):
        address = entry.to.lstrip("/")
        return Link(text=context.words["withdrawn_successor"], href=relative(url, address))
    found = routes.find(context.unit, entry.at("to").file, entry.to)
    if found.fault:
        return None
    title = found.text.title if found.text else context.words["withdrawn_successor"]
    return Link(text=title, href=relative(url, found.address))
