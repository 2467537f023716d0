"""Where something was written that leads nowhere on a page: in a template, in a text of the content, or by ourselves.

Asked for what is wrong alone, so it may take its time: the unit is made once more, and its page read by a parser.
"""

from collections.abc import Iterable, Sequence

from site_builder.builder.options import UnitPath
from site_builder.builder.unit import context_of, layer
from site_builder.builder.worker import Workshop
from site_builder.check.exemptions import covers, exempting
from site_builder.check.links import inside
from site_builder.links import routes
from site_builder.links.html import scanner as scan
from site_builder.model.folder import Listing
from site_builder.model.location import Place
from site_builder.model.output import Page
from site_builder.model.page_links import DeadEnd
from site_builder.model.problem import Problem
from site_builder.model.texts import texts
from site_builder.pages import theme as themes
from site_builder.pages.plan import Context, plan
from site_builder.pages.render import render
from site_builder.text.address import relative
from site_builder.text.markdown import fragment


class Origins:
    """Asks for the origins of many dead ends; each unit is read once for all of its own."""

    def __init__(self, workshop: Workshop, listings: Sequence[Listing]) -> None:
        self.workshop = workshop
        self.listings = {listing.path: listing for listing in listings}
        self._templates: dict[str, Place | None] = {}
        self._contexts: dict[UnitPath, Context] = {}
        self.needed: set[Place] = set()
        """The exemptions without which there would be more problems."""

    def problems(self, ends: Iterable[tuple[UnitPath, DeadEnd]]) -> list[Problem]:
        """One problem for each place that has to be mended, however many pages show it."""
        told: dict[tuple[Place, str, str], Problem] = {}
        borne: set[tuple[Place, str, str]] = set()
        for path, end in ends:
            in_theme = self._in_theme(end)
            place = in_theme or self._in_content(path, end) or self._on_page(path, end)
            key = (place or Place(file=""), end.code, end.reference)
            if place is None or key in told or key in borne:
                continue
            problem = Problem.error(end.code, place, value=end.reference, kind=f"/{end.page}", hint="")
            if not self._is_borne(() if in_theme else path, problem):
                told[key] = problem
            elif in_theme:  # what all units show, the root unit bears with for all
                borne.add(key)
        return list(told.values())

    def _in_theme(self, end: DeadEnd) -> Place | None:
        if end.reference not in self._templates:
            settings = self.workshop.settings
            self._templates[end.reference] = themes.find(settings.site.theme, settings.themes, end.reference)
        return self._templates[end.reference]

    def _in_content(self, path: UnitPath, end: DeadEnd) -> Place | None:
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

    def _is_borne(self, path: UnitPath, problem: Problem) -> bool:
        """Whether the unit has an exemption for it."""
        context = self._context(path)
        covering = [entry for entry in exempting(context.unit, context.today) if covers(entry, problem)]
        self.needed.update(entry.at("value") for entry in covering)
        return bool(covering)

    def _on_page(self, path: UnitPath, end: DeadEnd) -> Place | None:
        """The unit, for what our own program wrote; None where the page only quotes what looks like an address."""
        context = self._context(path)
        page = next((item for item in plan(context) if item.url == end.page), None)
        if isinstance(page, Page):
            text = render(page, self.workshop.shared().theme).decode()
            if end.reference not in {use.value for use in scan.page(end.page, text).uses}:
                return None
        return Place(file=routes.home(path) + "unit.yaml")

    def _context(self, path: UnitPath) -> Context:
        if path not in self._contexts:
            listing = self.listings[path]
            inherited = self.workshop.inherited(listing)
            unit, _ = layer(self.workshop.folder(listing), inherited, self.workshop.memory)
            self._contexts[path] = context_of(unit, inherited, (), self.workshop.shared())
        return self._contexts[path]
