"""What an import would do, as a value: files before and after, each change, and what a person has to decide."""

from dataclasses import field

from site_builder.editing.succession.plan import ChangedFile
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen


@frozen
class SheetChange:
    """Describes one value that changes, or a whole record that comes or goes."""

    sheet: str
    row: int
    unit: UnitPath
    name: str
    """Whom or what it is about."""
    head: str
    """The column; "" for a whole record."""
    before: str = ""
    after: str = ""


@frozen
class SheetProblem:
    """Describes a cell or row from which nothing is taken. `word` names the sentence, or a rule of `check`."""

    sheet: str
    row: int
    head: str
    word: str
    words: dict[str, str] = field(default_factory=dict)


@frozen
class ImportPlan:
    """Holds all that an import would do."""

    files: tuple[ChangedFile, ...] = ()
    changes: tuple[SheetChange, ...] = ()
    conflicts: tuple[SheetProblem, ...] = ()
    """Both sides have changed a value since the export."""
    faults: tuple[SheetProblem, ...] = ()
    notes: tuple[SheetProblem, ...] = ()
    """What was done to a cell, or left undone, and need not be decided."""
