"""A problem as a person reads it in a terminal or a log: where, what, the line with a caret, what to do."""

from site_builder.report.phrases import PHRASES
from site_builder.report.shown import Shown, excerpt

_WIDTH, _BEFORE = 160, 100
"""How much of a line is shown, and how much of it before the mistake."""


def show(problem: Shown, folder: str) -> str:
    """The problem in the form that DESIGN.md fixes. `folder` is the content folder, as the person has named it."""
    head = f"{where(problem, folder)}: {severity(problem)}: {says(problem)}"
    trace = (f"   | {row}" for row in problem.trace.split("\n") if row)
    return "\n".join([head, *pointed(problem), f"   {advised(problem)}", *trace])


def where(problem: Shown, folder: str) -> str:
    """The place as editors and programs know it: "content/bao-quang/unit.yaml:3:10"."""
    place = problem.place
    file = f"{folder}/{place.file}" if folder else place.file
    return f"{file}:{place.line}:{place.column}"


def severity(problem: Shown) -> str:
    """The word for how much it matters."""
    return PHRASES[problem.lang][problem.severity]


def says(problem: Shown) -> str:
    """What is wrong, and the code under which the manual tells more."""
    return f"{problem.message} [{problem.code}]"


def pointed(problem: Shown) -> tuple[str, ...]:
    """The source line and a caret below it; nothing where the line would explain nothing."""
    if not problem.line:
        return ()
    shown, column = excerpt(problem.line, problem.place.column, before=_BEFORE, width=_WIDTH)
    gutter = f"{problem.place.line:>5} | "
    return gutter + shown, " " * (len(gutter) - 2) + "| " + " " * (column - 1) + "^"


def advised(problem: Shown) -> str:
    """What to do about it, after the word that says so."""
    return f"{PHRASES[problem.lang]['do']}: {problem.advice}"
