"""Plans what stands at the short addresses of a unit's issued codes: `q/<digits>/`.

A code shows its target at once: the page stands there a second time, so that one request is enough on a weak network.
What is no whole page (a team in the list, a channel on the web) has a page that leads on. A retired code says so, and
where to go now. Where copies would swell a country's site, `short_addresses: refresh` makes all of them lead on.
"""

from collections.abc import Iterable, Iterator

from site_builder.links.content_ids import NamedContent, elsewhere, own
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.choices import CodeStatus, ShortAddress
from site_builder.model.issued_code import IssuedCode
from site_builder.model.output import CodePage, Output, Page
from site_builder.pages.context import PageContext
from site_builder.pages.layout import page
from site_builder.pages.views import Link
from site_builder.text.address import relative


def code_pages(context: PageContext, outputs: Iterable[Output]) -> Iterator[CodePage]:
    """Yields the page of each code of the unit's register, of the pages that the unit has."""
    if not context.unit.codes:
        return
    pages = {output.url: output for output in outputs if isinstance(output, Page)}
    for code in context.unit.codes.values():
        url = f"{addresses.SHORT}{code.code}/"
        yield CodePage(url=url, code=code.code, page=_page_of(context, code, pages))


def _page_of(context: PageContext, code: IssuedCode, pages: dict[str, Page]) -> Page:
    """Returns the page that a code shows."""
    if code.status is CodeStatus.RETIRED:
        return _retired(context, code)
    found = own(context.unit, code.target)
    if found is None:
        return _retired(context, code)  # a preview shows drafts and what is wrong
    shown = pages.get(found.address)
    if shown and context.site.short_addresses is ShortAddress.COPY:
        return shown
    return _leading_on(context, found, code)


def _leading_on(context: PageContext, found: NamedContent, code: IssuedCode) -> Page:
    """Returns a page that leads on to what a code means."""
    url, title, address = _inside(context, code), found.title or code.label or context.page_name, found.address
    if isinstance(found.text, Announcement) and found.text.date and not context.has_come(found.text.date.date()):
        address = context.address(addresses.ANNOUNCEMENTS)
    href = address if found.is_channel else relative(url, address)
    target = address if found.is_channel else context.canonical(address)
    return page(context, url, "redirect", title, indexed=False, to=Link(text=title, href=href), target=target)


def _retired(context: PageContext, code: IssuedCode) -> Page:
    """Returns the page of a code that is no longer in use."""
    words, url = context.words, _inside(context, code)
    address = elsewhere(code.successor)
    found = own(context.unit, code.successor) or NamedContent(address=address or context.home)
    title = found.title or (words["code_successor"] if address else context.page_name)
    href = found.address if found.is_channel else relative(url, found.address)
    shown = Link(text=title, href=href)
    canonical, heading = f"{addresses.SHORT}{code.code}/", words["code_retired"]
    return page(context, url, "retired", heading, indexed=False, canonical=canonical, to=shown, reason=code.reason)


def _inside(context: PageContext, code: IssuedCode) -> str:
    """Returns the address inside the unit for which the page of a code is planned. Nothing is published there."""
    return context.address(f"{addresses.QR}{code.code}/")
