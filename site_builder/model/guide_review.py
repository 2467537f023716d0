"""What is known of a guide on a day: for the person who answers for it."""

from dataclasses import dataclass
from datetime import date

from site_builder.model.location import Location
from site_builder.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideCheck:
    """A guide, wherever it is shown: what to mend, and which of its addresses nobody has seen."""

    place: Location
    """Its own file; a shared guide has one, however many units show it."""
    title: str
    units: tuple[tuple[str, ...], ...]
    """The units that show it."""
    findings: tuple[Problem, ...] = ()
    addresses: tuple[str, ...] = ()
    """All that it leads to outside the site."""
    unseen: tuple[str, ...] = ()
    """Those of them that were never asked, or do not answer machines: a person has to open them."""
    asked_on: date | None = None
    """The day on which the one was asked that was asked longest ago; None where none was."""
    falls_due: date | None = None
    """The first day on which the guide has to be looked over again."""

    @property
    def is_good(self) -> bool:
        """Whether nothing is to be mended and everything was seen."""
        return not self.findings and not self.unseen
