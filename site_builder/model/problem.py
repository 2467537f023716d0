"""What can be wrong with the content: a problem is a value, not an exception."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from site_builder.model.location import Location


class Severity(StrEnum):
    """An error stops the unit, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An editor's mistake: which rule, where, and the words to say it with. The texts are in `report/messages/`."""

    code: str
    place: Location
    severity: Severity = Severity.ERROR
    words: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def warning(cls, code: str, place: Location, **words: str) -> "Problem":
        """Something to mend that stops nothing."""
        return cls(code=code, place=place, severity=Severity.WARNING, words=words)

    @classmethod
    def error(cls, code: str, place: Location, **words: str) -> "Problem":
        """Something that keeps a unit's new pages offline until it is mended."""
        return cls(code=code, place=place, words=words)

    @property
    def key(self) -> tuple[Location, str, tuple[tuple[str, str], ...]]:
        """Order and identity: a mistake in a shared file is found by every unit below it, and told once."""
        return (self.place, self.code, tuple(sorted(self.words.items())))

    def row(self) -> dict[str, Any]:
        """The problem as JSON has it, to be kept."""
        place = {"file": self.place.file, "line": self.place.line, "column": self.place.column}
        return {"code": self.code, "severity": self.severity, "place": place, "words": dict(self.words)}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Problem":
        """A problem out of its row; an error of lookup or type where it is damaged."""
        words, severity = dict(row["words"]), Severity(row["severity"])
        return cls(code=row["code"], place=Location(**row["place"]), severity=severity, words=words)


def is_error(problem: Problem) -> bool:
    """Whether a problem stops a unit."""
    return problem.severity is Severity.ERROR


class Refused(Exception):  # noqa: N818 - a refusal of one value, caught where its place is known
    """A value that cannot be read, with the code of the rule that it breaks."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def unique(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file, line and column."""
    return tuple(problem for _, problem in sorted({problem.key: problem for problem in problems}.items()))
