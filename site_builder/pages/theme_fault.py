"""Why a theme cannot be used, as its maker is told: the rule that it breaks, and where."""

import re
from typing import NamedTuple

from site_builder.model.location import Location
from site_builder.model.problem import Problem


class ThemeError(Exception):
    """Reports a theme that cannot be used. Its text names the file; `problem` is told where the place is known."""

    def __init__(self, text: str, problem: Problem | None = None) -> None:
        super().__init__(text, problem)
        self.text = text
        self.problem = problem

    def __str__(self) -> str:
        return self.text


class UntranslatedTheme(ThemeError):  # noqa: N818 - says what is wrong with it
    """Reports a theme that lacks words of the language that is wanted."""

    def __init__(self, text: str, problem: Problem | None = None, *, lang: str = "") -> None:
        super().__init__(text, problem)
        self.lang = lang


class TemplateFault(ThemeError):  # noqa: N818 - says what is wrong with it
    """Reports a template that fails on what one page shows. It costs that page's unit, for others may be all right."""


class ThemeFile(NamedTuple):
    """A text file of a theme. `path` is its path below the themes: "ours/theme.yaml"."""

    path: str
    text: str

    def fault(self, code: str, start: int = 0, /, **words: str) -> ThemeError:
        """Returns the error of a rule that is broken at an offset of the text."""
        line, column = self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start)
        return self.fault_at(code, line, column, **words)

    def fault_at(self, code: str, line: int, column: int = 1, /, **words: str) -> ThemeError:
        """Returns the error of a rule that is broken at a line and column, counted from 1."""
        place = Location(file=f"../themes/{self.path}", line=line, column=column)
        return ThemeError(f"{self.path}: {', '.join(words.values())}", Problem.found(code, place, **words))

    def place_of(self, key: str) -> int:
        """Returns where a key of a YAML file stands; 0 where it is not found."""
        found = re.search(rf"^[ \t]*[\"']?({re.escape(key)})[\"']?[ \t]*:", self.text, re.MULTILINE)
        return found.start(1) if found else 0
