"""Where something was written that leads nowhere on a page: in a template, in a text of the content, or by ourselves.

Asked for what is wrong alone, so it may take its time: the unit is made once more, and its page read by a parser.
"""

from collections.abc import Iterable, Sequence

from site_builder.builder.unit import context_of, layer
from site_builder.builder.worker import Worker
from site_builder.check.links import inside
from site_builder.links import routes
from site_builder.links.html import scanner
from site_builder.model.folder import Listing, UnitPath
from site_builder.model.location import Location
from site_builder.model.output import Page
from site_builder.model.page_links import DeadLink
from site_builder.model.problem import Problem
from site_builder.model.silence import exempted, exempting, sift
from site_builder.model.texts import texts
from site_builder.pages.plan import PageContext, plan
from site_builder.pages.render import render
from site_builder.pages.theme import find_in_theme
from site_builder.text.address import relative
from site_builder.text.markdown import fragment


class DeadLinkOrigins:
    """Asks for the origins of many dead ends; each unit is read once for all of its own."""

    def __init__(self, worker: Worker, listings: Sequence[Listing]) -> None:
        self.worker = worker
        self.listings = {listing.path: listing for listing in listings}
        self._templates: dict[str, Location | None] = {}
        self._contexts: dict[UnitPath, PageContext] = {}
        self.needed: set[Location] = set()
        """The exemptions without which there would be more problems."""

    def problems(self, ends: Iterable[tuple[UnitPath, DeadLink]]) -> list[Problem]:
        """One problem for each place that has to be mended, however many pages show it."""
        told: dict[tuple[Location, str, str], Problem] = {}
        for path, end in ends:
            in_theme = self._in_theme(end)
            place = in_theme or self._in_content(path, end) or self._on_page(path, end)
            if place is None or (place, end.code, end.reference) in told:
                continue
            problem = Problem.found(end.code, place, value=end.reference, kind=f"/{end.page}", hint="")
            if self._is_told(problem, () if in_theme else path):  # what all units show, the root unit exempts for all
                told[place, end.code, end.reference] = problem
        return list(told.values())

    def _in_theme(self, end: DeadLink) -> Location | None:
        if end.reference not in self._templates:
            settings = self.worker.settings
            self._templates[end.reference] = find_in_theme(settings.site.theme, settings.themes, end.reference)
        return self._templates[end.reference]

    def _in_content(self, path: UnitPath, end: DeadLink) -> Location | None:
        """The text, or the attachment, whose target reads on this page as the dead end does."""
        context = self._context(path)
        for text, place in texts(context.unit):
            link = context.resolver(end.page, place.file)
            for target in fragment(text).targets:
                if end.reference in (target, link(target)):
                    return inside(place, text, target)
        for item in context.unit.announcements.values():
            for attached in item.attachments:
                place = attached.at("file")
                found = routes.find(context.unit, place.file, attached.file)
                if relative(end.page, found.address) == end.reference:
                    return place
        return None

    def _is_told(self, problem: Problem, path: UnitPath) -> bool:
        """Whether no exemption of the unit silences a problem."""
        context = self._context(path)
        sifted = sift([problem], exempted(exempting(context.unit, context.today)))
        self.needed.update(place for silenced in sifted.silenced for place in silenced.because.by)
        return bool(sifted.told)

    def _on_page(self, path: UnitPath, end: DeadLink) -> Location | None:
        """The unit, for what our own program wrote; None where the page only quotes what looks like an address."""
        context = self._context(path)
        page = next((item for item in plan(context) if item.url == end.page), None)
        if isinstance(page, Page):
            text = render(page, self.worker.shared().theme).decode()
            if end.reference not in {use.value for use in scanner.page(end.page, text).uses}:
                return None
        return Location(file=routes.home(path) + "unit.yaml")

    def _context(self, path: UnitPath) -> PageContext:
        if path not in self._contexts:
            listing = self.listings[path]
            inherited = self.worker.inherited(listing)
            found = layer(self.worker.folder(listing), inherited, self.worker.memory)
            self._contexts[path] = context_of(found.unit, inherited, (), self.worker.shared())
        return self._contexts[path]
