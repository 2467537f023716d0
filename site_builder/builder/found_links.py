"""Looks for the links of all pages of a unit when these are made."""

from collections.abc import Collection, Mapping
from functools import partial

from site_builder.links import routes
from site_builder.links.pages.unit_links import PageFindings, UnitLinkFinder, confirmed, doubtful_pages
from site_builder.model import addresses
from site_builder.model.frozen import frozen
from site_builder.model.output import File, Published, StandingPage, Summary
from site_builder.model.page_links import PageLinks
from site_builder.model.site import Site
from site_builder.model.theme import Theme
from site_builder.model.unit import Unit
from site_builder.text.address import absolute


@frozen
class FoundLinks:
    """What the pages of a unit need of each other and of other units."""

    page_links: PageLinks
    findings: Mapping[str, PageFindings]
    """What was found on the pages with a key, but for those that may have a dead link."""


def found_links(
    files: Collection[Published], unit: Unit, below: tuple[Summary, ...], site: Site, theme: Theme
) -> FoundLinks | None:
    """Looks for the links of all pages; None where a page that stands may have a dead one: nobody has its text."""
    found = UnitLinkFinder(home=addresses.home(unit.path), base=absolute(site.base_url, ""))
    findings = dict[str, PageFindings]()
    for file in files:
        if isinstance(file, File) and file.template:
            on_page = found.page(file.url, file.body, theme.marks[f"{file.template}.html"])
            if file.template == "withdrawn":
                found.needs_no_link(file.url)
            if file.key:
                findings[file.url] = on_page
        elif isinstance(file, StandingPage):
            found.standing(file)
        else:
            found.file(file)
    page_links = found.page_links(partial(routes.sources, unit), outer=bool(below))
    doubtful = doubtful_pages(page_links, found.home, tuple(addresses.home(inner.path) for inner in below))
    bodies = {file.url: file.body for file in files if isinstance(file, File)}
    if any(isinstance(file, StandingPage) and file.url in doubtful for file in files):
        return None
    findings = {url: on_page for url, on_page in findings.items() if url not in doubtful}
    return FoundLinks(page_links=confirmed(page_links, doubtful, bodies), findings=findings)
