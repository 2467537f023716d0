"""What a rule is told of a unit."""

from dataclasses import field
from datetime import date

from site_builder.model.frozen import frozen
from site_builder.model.lineage import NO_LINEAGE, Lineage
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.site import Site
from site_builder.model.unit import Unit


@frozen
class CheckContext:
    """A unit with all that rules ask about it. Whatever a rule needs to know stands here."""

    unit: Unit
    """With all that it inherits."""
    site: Site
    day: date
    awake: Unit | None = None
    """Of a long unit, the same without the texts with which nothing is wrong for sure (`builder.long_unit`)."""
    own: Unit = field(default_factory=Unit)
    """What its own files say."""
    outer: Unit | None = None
    """What it inherits; None for the root unit."""
    numbers: frozenset[str] = frozenset()
    """The telephone numbers that the layers above publish in their own place: texts of the unit may name them."""
    known: tuple[Problem, ...] = ()
    """What is wrong in the files of the unit and of the layers above."""
    has_units: bool = False
    """Whether units stand inside it."""
    lineage: Lineage = NO_LINEAGE
    """The units before and after it."""
    needed: frozenset[Location] = frozenset()
    """The exemptions that something needs. Only rules that are asked of healthy units know them."""

    @property
    def to_ask(self) -> Unit:
        """The unit whose texts a rule on single texts looks through. What they name is looked up in `unit`."""
        return self.awake or self.unit
