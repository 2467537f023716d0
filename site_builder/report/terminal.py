"""A problem as a person reads it in a terminal or a log: where, what, the line with a caret, what to do."""

from site_builder.report.phrases import PHRASES
from site_builder.report.shown import Shown, excerpt

_WIDTH, _BEFORE = 160, 100
"""How much of a line is shown, and how much of it before the mistake."""


def show(problem: Shown, folder: str) -> str:
    """The problem in the form that DESIGN.md fixes. `folder` is the content folder, as the person has named it."""
    place, words = problem.place, PHRASES[problem.lang]
    where = f"{folder}/{place.file}" if folder else place.file
    severity = words[problem.severity]
    rows = [f"{where}:{place.line}:{place.column}: {severity}: {problem.message} [{problem.code}]"]
    if problem.line:
        shown, column = excerpt(problem.line, place.column, before=_BEFORE, width=_WIDTH)
        gutter = f"{place.line:>5} | "
        rows += [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * (column - 1) + "^"]
    rows.append(f"   {words['do']}: {problem.advice}")
    return "\n".join([*rows, *(f"   | {row}" for row in problem.trace.split("\n") if row)])
