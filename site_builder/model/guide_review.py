"""Defines what is known of a guide on a day, for the person who is responsible for it."""

from datetime import date

from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem


@frozen
class GuideCheck:
    """Describes a guide, wherever it is shown: what to correct, and which of its links nobody has seen."""

    place: Location
    """It is the guide's own file. A shared guide has one, however many units show it."""
    title: str
    units: tuple[tuple[str, ...], ...]
    """These units show the guide."""
    findings: tuple[Problem, ...] = ()
    addresses: tuple[str, ...] = ()
    """They are all URLs outside the site to which it leads."""
    unseen: tuple[str, ...] = ()
    """These URLs were never requested, or do not answer machines. A person has to open them."""
    asked_on: date | None = None
    """It is the day of the oldest request among its URLs, or None if there was none."""
    falls_due: date | None = None
    """It is the first day on which the guide has to be reviewed."""

    @property
    def is_good(self) -> bool:
        """Returns whether nothing has to be corrected and every link was seen."""
        return not self.findings and not self.unseen
