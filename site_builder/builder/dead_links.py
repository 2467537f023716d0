"""Finds where a link that leads nowhere was written: in a template, in a text of the content, or by this program.

It is asked only for dead links and may take its time: the unit is planned once more, and a parser reads the page.
"""

from collections.abc import Callable, Iterable, Sequence

from site_builder.builder.job import Kin
from site_builder.builder.unit import context_of
from site_builder.builder.worker import Worker
from site_builder.check.links import inside
from site_builder.links import routes
from site_builder.links.html import scanner
from site_builder.model import addresses
from site_builder.model.exemption import exempting
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.location import Location
from site_builder.model.output import Page
from site_builder.model.page_links import DeadLink
from site_builder.model.problem import Problem
from site_builder.model.silence import exempted, sift
from site_builder.model.texts import texts
from site_builder.pages.plan import PageContext, plan
from site_builder.pages.render import render
from site_builder.pages.theme_places import find_in_theme
from site_builder.text.address import relative
from site_builder.text.markdown import fragment


class DeadLinkOrigins:
    """Finds the origins of many dead links. Each unit is read once for all of its links."""

    def __init__(self, worker: Worker, listings: Sequence[Listing], kin: Callable[[UnitPath], Kin]) -> None:
        self.worker = worker
        self.kin = kin
        self.listings = {listing.path: listing for listing in listings}
        self._templates: dict[tuple[str, str], Location | None] = {}
        self._contexts: dict[UnitPath, PageContext] = {}
        self.needed: set[Location] = set()
        """The exemptions without which there would be more problems."""

    def problems(self, dead: Iterable[tuple[UnitPath, DeadLink]]) -> list[Problem]:
        """One problem for each place that has to be mended, however many pages show it."""
        found: dict[tuple[Location, str, str], Problem] = {}
        for path, link in dead:
            in_theme = self._in_theme(path, link)
            place = in_theme or self._in_content(path, link) or self._on_page(path, link)
            if place is None or (place, link.code, link.reference) in found:
                continue
            problem = Problem.found(link.code, place, value=link.reference, kind=f"/{link.page}", hint="")
            if self._is_told(problem, () if in_theme else path):  # what all units show, the root unit exempts for all
                found[place, link.code, link.reference] = problem
        return list(found.values())

    def _in_theme(self, path: UnitPath, link: DeadLink) -> Location | None:
        """Finds the template of the unit's theme that writes an address as it is."""
        settings = self.worker.settings
        theme = self._context(path).unit.profile.theme or settings.site.theme
        if (theme, link.reference) not in self._templates:
            self._templates[theme, link.reference] = find_in_theme(theme, settings.themes, link.reference)
        return self._templates[theme, link.reference]

    def _in_content(self, path: UnitPath, dead: DeadLink) -> Location | None:
        """Finds the text, or the attachment, whose target is written on this page as the dead link is."""
        context = self._context(path)
        for text, place in texts(context.unit):
            link = context.resolver(dead.page, place.file)
            for target in fragment(text).targets:
                if dead.reference in (target, link(target)):
                    return inside(place, text, target)
        for item in context.unit.announcements.values():
            for attached in item.attachments:
                place = attached.at("file")
                found = routes.find(context.unit, place.file, attached.file)
                if relative(dead.page, found.address) == dead.reference:
                    return place
        return None

    def _is_told(self, problem: Problem, path: UnitPath) -> bool:
        """Whether no exemption of the unit silences a problem."""
        context = self._context(path)
        sifted = sift([problem], exempted(exempting(context.unit, context.today)))
        self.needed.update(place for silenced in sifted.silenced for place in silenced.because.by)
        return bool(sifted.told)

    def _on_page(self, path: UnitPath, dead: DeadLink) -> Location | None:
        """Names the unit for a link that this program wrote; None where the page only quotes what looks like a link."""
        context = self._context(path)
        page = next((item for item in plan(context) if item.url == dead.page), None)
        if isinstance(page, Page):
            text = render(page, self.worker.shared_of(context.unit).theme).decode()
            if dead.reference not in {reference.value for reference in scanner.page(dead.page, text).references}:
                return None
        return Location(file=addresses.home(path) + "unit.yaml")

    def _context(self, path: UnitPath) -> PageContext:
        if path not in self._contexts:
            found, lineage = self.worker.layer(self.listings[path], self.kin(path))
            shared = self.worker.shared_of(found.unit)
            self._contexts[path] = context_of(found.unit, found.inherited, (), shared, lineage)
        return self._contexts[path]
