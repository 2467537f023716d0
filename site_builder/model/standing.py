"""Defines what the planners of a long unit know of the pages that stand in the output."""

from collections.abc import Collection, Mapping

from site_builder.model.announcement import Announcement
from site_builder.model.digest import digest
from site_builder.model.frozen import frozen
from site_builder.model.output import StandingPage


@frozen
class Standing:
    """Holds the pages that the output holds of a long unit, and what tells whether they are still right.

    Within a long unit, all else is the same as when they were made: its other files, what it inherits, theme, program.
    """

    digests: Mapping[str, str]
    """It maps the slug of each announcement of the unit's own folder to the digest of its file."""
    at_rest: Collection[str]
    """They are the slugs of the announcements whose pages follow from their own files and their neighbours' alone."""
    pages: Mapping[str, StandingPage]

    def key(self, *items: Announcement | None, state: str = "") -> str:
        """Returns the key of a page that shows these announcements. `state` is what else may differ."""
        digests = self.digests
        return digest(state, *(f"{item.slug} {digests.get(item.slug, '')}" if item else "" for item in items))

    def page(self, url: str, key: str) -> StandingPage | None:
        """Returns the page that stands at an address, if it was made of what has this key."""
        found = self.pages.get(url)
        return found if found and found.key == key else None
