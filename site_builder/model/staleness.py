"""Why a unit has to be built: a value that a build decides on, and that people are told in words."""

from datetime import date
from enum import StrEnum

from site_builder.model.frozen import frozen


class StaleReason(StrEnum):
    """What is no longer as it was when a unit was built last, in the order in which it is told."""

    NEVER_BUILT = "never-built"
    """Neither the output nor the cache knows the unit."""
    CACHE_LOST = "cache-lost"
    """The output holds the unit, but the cache has no record of it: it was deleted, damaged, or is of another kind."""
    FAILED = "failed"
    """The unit had an error last time, so that there is no result."""
    PRIVATE = "private"
    """A problem of the last result quotes somebody's number: such a result is not recorded."""
    OUTPUT_EMPTY = "output-empty"
    """The output has nothing of the unit."""
    OUTPUT_OTHER = "output-other"
    """The output holds another version than the last result: a build was killed, or the result never went there."""
    OUTPUT_DAMAGED = "output-damaged"
    """A file of the unit is lost, or not as long as it was."""
    DAY = "day"
    """The pages change by themselves on a day that has come: something appears, expires or falls due."""
    EARLIER_DAY = "earlier-day"
    """The last result is of a later day than the one for which the site is built now."""
    PROGRAM = "program"
    """This program, one of its libraries, or Python is another version."""
    THEME = "theme"
    SETTINGS = "settings"
    """`site.yaml` says something else."""
    LAYER = "layer"
    """A folder above the unit, from which it inherits, has changed."""
    BELOW = "below"
    """A unit inside it appeared, vanished, or has another name or kind."""
    ACROSS = "across"
    """A unit that it came from, or that it becomes, says something else."""
    FOLDER = "folder"
    """A file of the unit's own folder has changed."""


@frozen
class Staleness:
    """One reason to build a unit, and as much about it as is known."""

    reason: StaleReason
    names: tuple[str, ...] = ()
    """The changed files (of a folder: "guides/cai-vneid.md"; of the output: "bao-quang/index.html"), or the changed
    units above or below ("" is the root, and above it may stand the base layer). Empty where only the fact is known.
    """
    removed: int = 0
    """How many files of the folder are gone; what they were called is not recorded."""
    day: date | None = None
    """The day on which the pages change by themselves, or for which they were built."""
