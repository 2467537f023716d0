"""A task is a job with all that was read for it: whoever has it can build the unit anywhere."""

from site_builder.builder.job import UnitKey
from site_builder.builder.unit import Inherited
from site_builder.model.folder import Folder
from site_builder.model.frozen import frozen
from site_builder.model.lineage import Lineage
from site_builder.model.long_unit import LongUnit
from site_builder.model.output import Summary
from site_builder.model.staleness import Staleness


@frozen
class Task:
    """A unit with all that its pages follow from, but for what all units share. It may travel."""

    folder: Folder
    inherited: Inherited
    below: tuple[Summary, ...]
    lineage: Lineage
    key: UnitKey
    """The key of the result."""
    stale: tuple[Staleness, ...] = ()
    """Why it is built."""
    is_right: bool = False
    """Whether the last result is still right, so that nothing is to be done."""
    constant: str = ""
    """The digest of all but the announcements of a long unit; "" of any other."""
    last: LongUnit | None = None
    """What the last build has left of a long unit, if it is still right."""
