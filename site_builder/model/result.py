"""Defines the result of building one unit."""

from datetime import date
from typing import TYPE_CHECKING

from site_builder.model.choices import Reviewed
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.output import Published, Summary
from site_builder.model.page_links import NO_PAGE_LINKS, PageLinks
from site_builder.model.problem import Problem

if TYPE_CHECKING:
    from site_builder.model.long_unit import LongUnit


@frozen(order=True)
class ReviewDue:
    """Describes something that was checked on a day: its sources, and the first day of the next check."""

    falls_due: date
    place: Location
    kind: Reviewed
    title: str
    checked_on: date
    sources: tuple[str, ...]
    owner: str


@frozen
class UnitResult:
    """Holds the result of building one unit. A failed unit has problems and publishes nothing."""

    path: tuple[str, ...]
    files: tuple[Published, ...] = ()
    problems: tuple[Problem, ...] = ()
    summary: Summary | None = None
    known: Summary | None = None
    """Holds what is known of a failed unit, so that lists can name it even if it has no old pages."""
    next_change: date | None = None
    stale: tuple[ReviewDue, ...] = ()
    page_links: PageLinks = NO_PAGE_LINKS
    long_unit: "LongUnit | None" = None
    """Holds what the next build may take over of a long unit. It is kept by itself."""

    @property
    def failed(self) -> bool:
        """Returns whether the unit failed, so that its last good pages have to stay."""
        return self.summary is None
