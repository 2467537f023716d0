"""A problem as a person reads it in a terminal or a log: where, what, the line with a caret, what to do."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from site_builder.report.message import Message, excerpt
from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES
from site_builder.report.summary import SENTENCES

_WIDTH, _BEFORE = 160, 100
"""How much of a line is shown, and how much of it before the mistake."""

_ALIKE, _WHOLE = 5, 3
"""Of more than so many equal problems, so many are shown with their lines and the others by their places."""
_PLACES = 40
"""Places of equal problems that are listed; the reports have all."""


def listing(outcome: Outcome) -> Iterator[str]:
    """Blocks of rows: the problems file by file, then the places of those that only repeat what was said.

    A file with several problems is named above them with their number. One broken address in a text that is copied
    from unit to unit would otherwise bury everything else.
    """
    alike, told = Counter(map(says, outcome.problems)), Counter[str]()
    files, repeated = list[list[Message]](), dict[str, list[Message]]()
    for _, problems in groupby(outcome.problems, key=lambda problem: problem.place.file):
        files.append([])
        for problem in problems:
            said = says(problem)
            told[said] += 1
            is_told = alike[said] <= _ALIKE or told[said] <= _WHOLE
            (files[-1] if is_told else repeated.setdefault(said, [])).append(problem)
    blocks = [_block(problems, outcome) for problems in files if problems]
    blocks += [_places(said, problems, outcome) for said, problems in repeated.items()]
    for number, block in enumerate(blocks):
        yield f"\n{block}" if number else block


def _block(problems: list[Message], outcome: Outcome) -> str:
    rows = [show(problem, outcome.folder) for problem in problems]
    if len(problems) > 1:
        errors = sum(problem.is_error for problem in problems)
        count = SENTENCES[outcome.lang]["count"].format(errors=errors, warnings=len(problems) - errors)
        rows.insert(0, f"{_file(problems[0], outcome.folder)}: {count}")
    return "\n".join(rows)


def _places(said: str, problems: list[Message], outcome: Outcome) -> str:
    words, rest = PHRASES[outcome.lang], len(problems) - _PLACES
    rows = [words["again"].format(count=len(problems), said=said)]
    rows += [f"   {where(problem, outcome.folder)}" for problem in problems[:_PLACES]]
    return "\n".join([*rows, f"   {words['rest'].format(count=rest)}"] if rest > 0 else rows)


def show(problem: Message, folder: str) -> str:
    """Returns a problem as the terminal shows it. `folder` is the content folder, as the user named it."""
    head = f"{where(problem, folder)}: {severity(problem)}: {says(problem)}"
    trace = (f"   | {row}" for row in problem.trace.split("\n") if row)
    return "\n".join([head, *pointed(problem), f"   {advised(problem)}", *trace])


def where(problem: Message, folder: str) -> str:
    """The place as editors and programs know it: "content/bao-quang/unit.yaml:3:10"."""
    return f"{_file(problem, folder)}:{problem.place.line}:{problem.place.column}"


def _file(problem: Message, folder: str) -> str:
    return f"{folder}/{problem.place.file}" if folder else problem.place.file


def severity(problem: Message) -> str:
    """The word for how much it matters."""
    return PHRASES[problem.lang][problem.severity]


def says(problem: Message) -> str:
    """What is wrong, and the code under which the manual tells more."""
    return f"{problem.message} [{problem.code}]"


def pointed(problem: Message) -> tuple[str, ...]:
    """The source line and a caret below it; nothing where the line would explain nothing."""
    if not problem.line:
        return ()
    shown, column = excerpt(problem.line, problem.place.column, before=_BEFORE, width=_WIDTH)
    gutter = f"{problem.place.line:>5} | "
    return gutter + shown, " " * (len(gutter) - 2) + "| " + " " * (column - 1) + "^"


def advised(problem: Message) -> str:
    """What to do about it, after the word that says so."""
    return f"{PHRASES[problem.lang]['do']}: {problem.advice}"
