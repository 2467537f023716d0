"""Plans the pages of a unit in another language: its home page and contacts, and the texts that are translated."""

from collections.abc import Callable, Iterable, Iterator

from site_builder.model import addresses
from site_builder.model.output import Output
from site_builder.pages.announcements import announcement_pages
from site_builder.pages.context import PageContext
from site_builder.pages.feeds import redirect_pages
from site_builder.pages.guides import guide_pages
from site_builder.pages.home import home_pages
from site_builder.pages.reference import contact_pages
from site_builder.pages.translated_context import TranslatedContext, with_translations

_PLANNERS: tuple[tuple[str, Callable[[PageContext], Iterable[Output]]], ...] = (
    ("", home_pages),
    (addresses.CONTACT, contact_pages),
    (addresses.GUIDES, guide_pages),
)
"""What is planned in a language if its page exists in it."""


def plan_translations(context: PageContext) -> tuple[PageContext, tuple[PageContext, ...], tuple[Output, ...]]:
    """Returns the context that knows of the unit's other languages, those which speak them, and all pages in these."""
    context, others = with_translations(context)
    return context, others, tuple(output for other in others for output in _pages(other))


def _pages(context: TranslatedContext) -> Iterator[Output]:
    """Yields what a unit has in a language. `context` speaks it."""
    for page, planner in _PLANNERS:
        if page in context.pages:
            yield from planner(context)
    yield from announcement_pages(context)
    yield from redirect_pages(context)
