"""Defines what a guide says: a file in `guides/`."""

from site_builder.model.choices import Audience
from site_builder.model.frozen import frozen
from site_builder.model.location import Record, derived, required
from site_builder.model.recording import Recording
from site_builder.model.scalars import Day, Markup, Slug


@frozen
class Guide(Record):
    """Holds `guides/<slug>.md`: how to do one thing, also without a smartphone."""

    slug: Slug = derived(Slug(""))
    title: str = required("")
    summary: str = required("")
    checked_on: Day | None = required(None)
    why: Markup = Markup("")
    topic: Slug | None = None
    audience: Audience = Audience.RESIDENTS
    """What is for the members of the teams stands on the teams page, and not among the codes to be hung up."""
    services: tuple[Slug, ...] = ()
    needs: tuple[Markup, ...] = ()
    fee: Markup = Markup("")
    duration: str = ""
    without_app: tuple[Markup, ...] = ()
    mistakes: tuple[Markup, ...] = ()
    warnings: tuple[Markup, ...] = ()
    related: tuple[Slug, ...] = ()
    words: tuple[str, ...] = ()
    """They are other words by which people look for it."""
    audio: Recording | None = None
    sources: tuple[str, ...] = ()
    order: int = 100
    aliases: tuple[Slug, ...] = ()
    draft: bool = False
    hide: bool = False
    body: Markup = derived(Markup(""))
