"""What can be wrong with the content: a problem is a value, not an exception."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.severity import Severity, severity_of

_ADVICE = frozenset({"hint", "better", "known", "weight", "part"})
"""Words of a problem that say what to write instead, or how much a page weighs. They may depend on the unit whose pages
show the mistake."""


@frozen
class Problem:
    """An editor's mistake: which rule, where, and the words to say it with. The texts are in `report/messages/`."""

    code: str
    place: Location
    words: Mapping[str, str] = field(default_factory=dict)
    is_mild: bool = False
    """Whether this breach is a warning though its rule is an error: only of the rules in `severity.MILD`."""

    @classmethod
    def found(cls, code: str, place: Location, /, **words: str) -> "Problem":
        """A breach of a rule at a place."""
        return cls(code=code, place=place, words=words)

    @classmethod
    def mild(cls, code: str, place: Location, /, **words: str) -> "Problem":
        """A breach that stops nothing, of a rule whose other breaches do (`severity.MILD`)."""
        return cls(code=code, place=place, words=words, is_mild=True)

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return severity_of(self.code, is_mild=self.is_mild)

    @property
    def key(self) -> tuple[Location, str, tuple[tuple[str, str], ...]]:
        """Order and identity: a mistake in a shared file is found by every unit below it, and told once."""
        said = (item for item in self.words.items() if item[0] not in _ADVICE)
        return (self.place, self.code, tuple(sorted(said)))

    def row(self) -> dict[str, Any]:
        """The problem as JSON has it, to be kept."""
        place = {"file": self.place.file, "line": self.place.line, "column": self.place.column}
        return {"code": self.code, "place": place, "words": dict(self.words), "is_mild": self.is_mild}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Problem":
        """A problem out of its row. Raises KeyError or TypeError where the row is damaged."""
        words, place = dict(row["words"]), Location(**row["place"])
        return cls(code=row["code"], place=place, words=words, is_mild=bool(row["is_mild"]))


def is_error(problem: Problem) -> bool:
    """Whether a problem stops a unit."""
    return problem.severity is Severity.ERROR


class Refused(Exception):  # noqa: N818 - a refusal of one value, caught where its place is known
    """A value that cannot be read, with the code of the rule that it breaks."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words
